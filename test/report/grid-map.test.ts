import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/text.ts';
import { borderBoxes } from '../../src/report/map/border-places.ts';
import { type Box, hiddenLength, isFree } from '../../src/report/map/clear-room.ts';
import { gridMap, mapParts } from '../../src/report/map/grid-map.ts';
import { drawnTransformers } from '../../src/report/map/transformer-marks.ts';
import type { ElementLoading } from '../../src/study/result.ts';
import { RESULT } from './fixture.ts';

const ROOM = { width: 100, height: 100, lines: [], taken: [] };
const point = fc.record({ x: fc.integer({ min: 0, max: 100 }), y: fc.integer({ min: 0, max: 100 }) });

function around(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}

describe('room on a drawing', () => {
  it('hides of a line what small steps along it find inside a box', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, from, to) => {
        const box = around(a, b);
        const steps = 4000;
        const length = Math.hypot(to.x - from.x, to.y - from.y);
        let inside = 0;
        for (let i = 0; i < steps; i++) {
          const x = from.x + ((i + 0.5) / steps) * (to.x - from.x);
          const y = from.y + ((i + 0.5) / steps) * (to.y - from.y);
          if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) inside++;
        }
        const hidden = hiddenLength(box, { ...ROOM, lines: [{ from, to }] });
        // A line along a side may count either way.
        const isAlongSide =
          (from.x === to.x && (from.x === box.left || from.x === box.right)) ||
          (from.y === to.y && (from.y === box.top || from.y === box.bottom));
        if (!isAlongSide) expect(hidden).toBeCloseTo((inside / steps) * length, 0);
      }),
    );
  });

  it('is free where a box stays on the drawing and meets nothing', () => {
    const box = around({ x: 10, y: 10 }, { x: 30, y: 20 });
    expect(isFree(box, ROOM)).toBe(true);
    expect(isFree(box, { ...ROOM, width: 25 })).toBe(false);
    expect(isFree(box, { ...ROOM, taken: [around({ x: 29, y: 19 }, { x: 50, y: 50 })] })).toBe(false);
    expect(isFree(box, { ...ROOM, taken: [around({ x: 30, y: 10 }, { x: 50, y: 50 })] })).toBe(true);
  });
});

describe('the map', () => {
  const markup = gridMap(RESULT, (id) => `element-${id}`).markup;

  it('lays cards and arrows of borders apart, on the drawing', () => {
    const { borders, projection } = mapParts(RESULT);
    expect(borders.map(({ id }) => id)).toEqual(['MX-GT', 'GT-SV']);
    const boxes = borderBoxes(borders);
    boxes.forEach((box, i) => {
      const taken = boxes.filter((_, j) => j !== i);
      expect(isFree(box, { ...projection, lines: [], taken })).toBe(true);
    });
  });

  it('tells of a border in both languages without a script, and leads to its table', () => {
    expect(markup).toContain('<a href="#borders" data-border="MX-GT">');
    expect(markup).toContain('<g lang="en"><title>flow MX → GT 120.0 MW</title>');
    expect(markup).toContain('<g lang="es"><title>flujo MX → GT 120.0 MW</title>');
    const row = { ...RESULT.capacity!.rows[1]!, fromAreas: ['GT'], toAreas: ['SV'], kind: 'border' as const };
    const capacity = { ...RESULT.capacity!, rows: [row] };
    const asked = gridMap({ ...RESULT, capacity }, (id) => id).markup;
    expect(asked).toContain('<a href="#capacity" data-border="GT-SV">');
    expect(asked).toContain('<title>flujo GT → SV 219.3 MW; GT → SV 210 MW (operativo)</title>');
  });

  it('names the countries in both languages, each once', () => {
    for (const language of LANGUAGES) {
      const names = RESULT.areas.map(
        ({ id, name }) =>
          `lang="${language}"><tspan class="long">${name[language].replace(/ \(.*\)$/, '')} </tspan>${id}</text>`,
      );
      const found = names.filter((name) => markup.split(name).length === 2);
      expect(found.length).toBeGreaterThan(3);
    }
  });

  it('sets the banks of a substation in a row, the same in whatever order they come', () => {
    const place = RESULT.grid.substations[0]!.id;
    const bank = (element: string): ElementLoading => ({
      ...RESULT.loading!.elements[0]!,
      element,
      kind: 'transformer',
      fromSubstation: place,
      toSubstation: place,
    });
    const points = new Map([[place, { x: 50, y: 50 }]]);
    const drawn = drawnTransformers(['a', 'b', 'c'].map(bank), points);
    const turned = drawnTransformers(['c', 'a', 'b'].map(bank), points);
    expect(turned).toEqual(drawn);
    const xs = drawn.map(({ at }) => at.x);
    expect(xs[1]).toBe(50);
    expect(xs[2]! - xs[1]!).toBeCloseTo(xs[1]! - xs[0]!, 12);
    expect(new Set(drawn.map(({ at }) => at.y)).size).toBe(1);
    const shown = gridMap(
      { ...RESULT, loading: { ...RESULT.loading!, elements: [...RESULT.loading!.elements, bank('x')] } },
      (id) => `element-${id}`,
    ).markup;
    expect(shown).toMatch(/<a href="#element-x" data-element="x"><path class="bank load-over"/);
  });
});
