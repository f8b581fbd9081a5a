import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import { capacityFigure } from '../../src/report/html/capacity-chart.ts';
import { pairFigure } from '../../src/report/html/pair-chart.ts';
import { siepacBranches } from '../../src/report/html/siepac-branches.ts';
import { siepacFigure } from '../../src/report/html/siepac-chart.ts';
import { indexSources } from '../../src/report/html/source-index.ts';
import { southOfAreas } from '../../src/report/html/south-of.ts';
import type { CapacityRow, LimitingPair } from '../../src/study/capacity/capacity-result.ts';
import type { UncertaintyResult } from '../../src/study/uncertainty/uncertainty-result.ts';
import { RESULT } from './fixture.ts';

const NO_SOURCES = indexSources([]);
const SOUTH = southOfAreas(RESULT.grid);
const ROW = RESULT.capacity!.rows[0]!;

function row(from: string, to: string, ttcMw: number, changes: Partial<CapacityRow> = {}): CapacityRow {
  return {
    ...ROW,
    kind: 'border',
    fromAreas: [from],
    toAreas: [to],
    thermalN: { kind: 'limited', mw: 400 },
    thermalN1: { kind: 'limited', mw: ttcMw },
    resources: { kind: 'limited', mw: 5000 },
    operating: undefined,
    ttcMw,
    ...changes,
  };
}

function spreadOf(from: string, to: string, [p10Mw, p50Mw, p90Mw]: readonly [number, number, number]) {
  return { fromAreas: [from], toAreas: [to], lowest: { p10Mw, p50Mw, p90Mw } };
}

function drawnOf(figure: string): string {
  return figure.slice(figure.indexOf('<svg'), figure.indexOf('</svg>'));
}

/** From where to where bars of a kind reach, in the order of the picture. */
function bars(figure: string, kind: string): { from: number; to: number }[] {
  const found = drawnOf(figure).matchAll(
    new RegExp(`<rect class="${kind}" x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)"`, 'g'),
  );
  return Array.from(found, ([, x, width]) => ({ from: Number(x), to: Number(x) + Number(width) }));
}

function words(figure: string, kind: string): string[] {
  const found = drawnOf(figure).matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)<`, 'g'));
  return Array.from(found, ([, said]) => said!);
}

function zeroOf(figure: string): number {
  return Number(/class="zero" d="M([\d.]+) /.exec(figure)![1]);
}

describe('capacity by border', () => {
  const rows = [row('SV', 'GT', 100), row('GT', 'SV', 200), row('HN', 'NI', -50)];
  const { markup } = capacityFigure(rows, undefined, SOUTH, NO_SOURCES);
  const zero = zeroOf(markup);

  it('has southward to the right, back to the left and both under each other, whatever their order', () => {
    expect(words(markup, 'label')).toEqual(['GT → SV', 'SV → GT', 'HN → NI']);
    const [south, north] = bars(markup, 'layer-narrow');
    expect(south!.from).toBeCloseTo(zero, 0);
    expect(north!.to).toBeCloseTo(zero, 0);
    expect((south!.to - zero) / (zero - north!.from)).toBeCloseTo(2, 1);
  });

  it('carries a figure below zero over the zero', () => {
    const [south, , below] = bars(markup, 'layer-narrow');
    expect(below!.to).toBeCloseTo(zero, 0);
    expect((zero - below!.from) / (south!.to - zero)).toBeCloseTo(0.25, 1);
    expect(words(markup, 'figure')).toEqual(['200', '100', '−50']);
  });

  it('does not stretch its scale for what plants could give, and leaves that to the figures', () => {
    const [wide] = bars(markup, 'layer-wide');
    expect(wide!.to - zero).toBeGreaterThan(100);
    expect(drawnOf(markup)).not.toContain('layer-wedge');
    expect(markup).toContain('>5,000<');
  });

  it('draws P10, P50 and P90 where they are known, and says so in its key alone then', () => {
    const uncertainty = {
      capacities: { rows: [spreadOf('GT', 'SV', [150, 180, 300]), spreadOf('SV', 'GT', [80, 100, 400])] },
    } as unknown as UncertaintyResult;
    const sampled = capacityFigure(rows, uncertainty, SOUTH, NO_SOURCES).markup;
    const lines = drawnOf(sampled).matchAll(/<path class="spread" d="M([\d.]+) .*?H([\d.]+)m/g);
    const [south, north] = Array.from(lines, ([, low, high]) => [Number(low), Number(high)] as const);
    const mwPerPx = 400 / (zeroOf(sampled) - north![1]);
    expect((south![0] - zeroOf(sampled)) * mwPerPx).toBeCloseTo(150, -1);
    expect((south![1] - zeroOf(sampled)) * mwPerPx).toBeCloseTo(300, -1);
    expect(drawnOf(sampled).match(/<circle/g)).toHaveLength(2);
    expect(sampled).toContain('P10 – P50 – P90');
    expect(markup).not.toContain('P10');
  });
});

function pairOf(element: string, contingency: string): LimitingPair {
  return {
    ...ROW.pairs[0]!,
    element,
    elementName: element,
    areas: ['HN'],
    contingency,
    contingencyName: text(contingency, contingency),
  };
}

/** Held by the first pair; then by the others, at those MW. */
function held(from: string, to: string, mw: number, pairs: readonly LimitingPair[], then: readonly number[]) {
  const relief = then.map((ttcMw, i) => ({
    rank: i + 1,
    relieved: pairs[i]!,
    ttcMw,
    bindingLayer: 'thermal-n-1' as const,
    next: pairs[i + 1]!,
  }));
  return row(from, to, mw, { pairs, relief, bindingLayer: 'thermal-n-1' });
}

describe('limiting pairs', () => {
  const [ab, cd, dc] = [pairOf('a', 'b'), pairOf('c', 'd'), pairOf('d', 'c')];
  const rows = [
    held('GT', 'SV', 100, [ab, cd], [130]),
    held('SV', 'GT', -20, [ab, cd], [30]),
    // Twins: to relieve one of them brings nothing, both bring 90 MW.
    held('HN', 'NI', 10, [cd, dc, ab], [10, 100]),
    row('NI', 'HN', 5, { pairs: [ab], bindingLayer: 'operating' }),
  ];
  const { markup } = pairFigure(rows, NO_SOURCES)!;

  it('come together from all directions that they hold, with the MW behind them, the most first', () => {
    expect(words(markup, 'label')).toEqual(['c (HN)', 'a (HN)']);
    expect(words(markup, 'figure')).toEqual(['90', '80']);
    expect(words(markup, 'said')).toEqual(expect.arrayContaining(['1: HN → NI', '2: GT → SV, SV → GT']));
    const [first, second] = bars(markup, 's0');
    expect((second!.to - second!.from) / (first!.to - first!.from)).toBeCloseTo(80 / 90, 1);
  });

  it('are not drawn where no element holds a direction', () => {
    expect(pairFigure([rows[3]!], NO_SOURCES)).toBeUndefined();
  });
});

describe('the SIEPAC line end to end', () => {
  const branches = siepacBranches(RESULT.loading!, RESULT.grid);
  const names = branches.map((branch) => branch.map(({ loading }) => loading.fromSubstation.slice(3)));

  it('goes from north to south by branch: to Honduras, through El Salvador, and on from a gap', () => {
    expect(names).toEqual([
      ['guate-norte', 'san-agustin', 'panaluya', 'la-entrada-copan'],
      [
        'aguacapa',
        'la-vega-ii',
        'ahuachapan',
        'nejapa',
        '15-de-septiembre',
        'agua-caliente',
        'sandino',
        'ticuantepe',
        'la-virgen',
      ],
      ['parrita', 'palmar', 'rio-claro', 'dominical'],
    ]);
  });

  it('counts flows southward, however a section stands in the data', () => {
    const turned = {
      ...RESULT.loading!,
      elements: RESULT.loading!.elements.map((one) => ({
        ...one,
        fromSubstation: one.toSubstation,
        toSubstation: one.fromSubstation,
        areaFrom: one.areaTo,
        areaTo: one.areaFrom,
        flowMw: -one.flowMw,
        worstFlowMw: -one.worstFlowMw,
      })),
    };
    const plain = (of: typeof branches) =>
      of.map((branch) =>
        branch.map(({ areas, flowMw, worstFlowMw, loading }) => [
          loading.element,
          areas,
          flowMw,
          worstFlowMw,
        ]),
      );
    expect(plain(siepacBranches(turned, RESULT.grid))).toEqual(plain(branches));
    expect(branches[1]![0]!.flowMw).toBe(131);
  });

  it('draws flows from the zero of each branch, and bands of countries and borders', () => {
    const { markup } = siepacFigure(RESULT.loading!, RESULT.grid, NO_SOURCES)!;
    const zero = zeroOf(markup);
    const intact = bars(markup, 'intact');
    expect(intact).toHaveLength(branches.flat().length);
    branches.flat().forEach(({ flowMw }, i) => {
      const { from, to } = intact[i]!;
      expect(flowMw > 0 ? from : to).toBeCloseTo(zero, 0);
      expect((flowMw > 0 ? to - zero : zero - from) / Math.abs(flowMw)).toBeCloseTo(
        (intact[4]!.to - zero) / 131,
        1,
      );
    });
    expect(words(markup, 'band').join(' ')).toBe('GT GT–HN HN GT GT–SV SV SV–HN HN–NI NI NI–CR CR CR–PA PA');
  });

  it('is not drawn where no section is monitored', () => {
    expect(siepacFigure({ ...RESULT.loading!, elements: [] }, RESULT.grid, NO_SOURCES)).toBeUndefined();
  });
});
