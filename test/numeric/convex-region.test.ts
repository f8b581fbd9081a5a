import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HalfPlane, type Point, RegionCutter } from '../../src/numeric/convex-region.ts';
import { supportPolygon } from '../../src/numeric/support-polygon.ts';

const TOLERANCE = 1e-7;

function regionOf(planes: readonly HalfPlane[]) {
  const cutter = new RegionCutter<HalfPlane>(TOLERANCE);
  for (const plane of planes) cutter.cut(plane);
  return cutter.region();
}

const box = (size: number): HalfPlane[] => [
  { a: 1, b: 0, c: size },
  { a: -1, b: 0, c: size },
  { a: 0, b: 1, c: size },
  { a: 0, b: -1, c: size },
];

/** Every meeting of two lines that all half-planes hold. */
function plainVertices(planes: readonly HalfPlane[]): Point[] {
  const found: Point[] = [];
  for (const p of planes) {
    for (const q of planes) {
      const determinant = p.a * q.b - q.a * p.b;
      if (determinant === 0) continue;
      const x = (p.c * q.b - q.c * p.b) / determinant;
      const y = (p.a * q.c - p.c * q.a) / determinant;
      const isInside = planes.every(({ a, b, c }) => a * x + b * y <= c + 1e-6);
      if (isInside && !found.some((v) => Math.hypot(v.x - x, v.y - y) < 1e-4)) found.push({ x, y });
    }
  }
  return found;
}

/** Small whole numbers: parallel and equal lines, and many that meet in one point. */
const anyPlanes = fc.array(
  fc
    .record({
      a: fc.integer({ min: -4, max: 4 }),
      b: fc.integer({ min: -4, max: 4 }),
      c: fc.integer({ min: -3, max: 12 }),
    })
    .filter(({ a, b }) => a !== 0 || b !== 0),
  { maxLength: 14 },
);

describe('half-planes cut out', () => {
  it('the same vertices as every meeting of two lines tried against all', () => {
    let empty = 0;
    let flat = 0;
    fc.assert(
      fc.property(anyPlanes, (some) => {
        const planes = [...some, ...box(9)];
        const region = regionOf(planes);
        const expected = plainVertices(planes);
        if (region.kind === 'empty') {
          empty++;
          expect(expected).toEqual([]);
          return;
        }
        expect(region.isBounded).toBe(true);
        expect(region.vertices.length).toBe(expected.length);
        if (expected.length < 3) flat++;
        for (const { x, y } of expected) {
          expect(Math.min(...region.vertices.map((v) => Math.hypot(v.x - x, v.y - y)))).toBeLessThan(1e-6);
        }
        region.edges.forEach((edge, i) => {
          for (const { x, y } of [region.vertices[i]!, region.vertices[(i + 1) % region.vertices.length]!]) {
            if (region.vertices.length > 1) expect(edge!.a * x + edge!.b * y).toBeCloseTo(edge!.c, 6);
          }
        });
      }),
      { seed: 41, numRuns: 3000 },
    );
    expect(Math.min(empty, flat)).toBeGreaterThan(10);
  });

  it('a region without end, and says where', () => {
    const region = regionOf([
      { a: -1, b: 0, c: 0 },
      { a: 0, b: -1, c: 0 },
      { a: 0, b: 1, c: 5 },
    ]);
    expect(region).toMatchObject({ kind: 'polygon', isBounded: false });
  });

  it('of equal ones the first stays, and what empties is named', () => {
    const first = { a: 1, b: 1, c: 3 };
    const region = regionOf([...box(5), first, { a: 2, b: 2, c: 6 }, { a: 1, b: 1, c: 3 - 1e-9 }]);
    if (region.kind !== 'polygon') throw new Error(region.kind);
    expect(region.edges.filter((edge) => edge!.a !== 0 && edge!.b !== 0)).toEqual([first]);
    expect(region.edges).toContain(first);
    const last = { a: -1, b: 0, c: -6 };
    expect(regionOf([...box(5), last])).toEqual({ kind: 'empty', by: last });
    const wrong = { a: 0, b: 0, c: -1 };
    expect(regionOf([...box(5), wrong])).toEqual({ kind: 'empty', by: wrong });
  });
});

it('a polygon asked only for its farthest points is found whole', () => {
  fc.assert(
    fc.property(anyPlanes, (some) => {
      const planes = [...some, ...box(9)];
      const expected = plainVertices(planes);
      if (expected.length === 0) return;
      const far = (dx: number, dy: number) =>
        expected.reduce((best, v) => (dx * v.x + dy * v.y > dx * best.x + dy * best.y ? v : best));
      const polygon = supportPolygon(far, 1e-7)!;
      expect(polygon.vertices.length).toBe(expected.length);
      for (const v of expected) expect(polygon.vertices).toContainEqual(v);
    }),
    { seed: 42, numRuns: 1000 },
  );
});
