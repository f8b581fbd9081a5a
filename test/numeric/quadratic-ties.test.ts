import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { walkToOptimum } from '../../src/numeric/active-set-walk.ts';
import { loadHighsEngine } from '../../src/numeric/highs-engine.ts';
import { independentSet } from '../../src/numeric/independent-set.ts';
import type { QuadraticProgram } from '../../src/numeric/linear-program.ts';
import { packRows } from '../../src/numeric/linear-program.ts';
import type { SolverEngine } from '../../src/numeric/lp-engine.ts';
import type { LinearOutcome } from '../../src/numeric/lp-session.ts';
import { type ExactStep, openQuadraticSession } from '../../src/numeric/quadratic-session.ts';
import { columnsOf, enumeratedOptimum, rowOf, tiedProgram } from '../support/programs.ts';

let engine: SolverEngine;
beforeAll(async () => {
  engine = await loadHighsEngine();
});

function solve(program: QuadraticProgram, exactSteps?: readonly ExactStep[]): LinearOutcome {
  const session = openQuadraticSession(engine, program, exactSteps);
  try {
    return session.solve();
  } finally {
    session.dispose();
  }
}

/** Exact, and found from the first linear programme: no tangent had to be added. */
function expectExact(program: QuadraticProgram, outcome: LinearOutcome): void {
  if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
  expect(outcome.certificate.relativeGap).toBeLessThan(1e-12);
  expect(outcome.certificate.primalResidual).toBeLessThan(1e-10);
  expect(outcome.attempts.filter((attempt) => attempt.status === 'optimal')).toHaveLength(1);
  for (let a = 0; a < program.columns.count; a++) {
    for (let b = 0; b < a; b++) {
      if (!areTwins(program, a, b)) continue;
      expect(outcome.columnValue[a]).toBeCloseTo(outcome.columnValue[b]!, 9);
    }
  }
}

/** Columns that curvature and rows leave no reason to treat differently. */
function areTwins({ columns, rows, curvature }: QuadraticProgram, a: number, b: number): boolean {
  const coefficient = (i: number, j: number) => {
    const at = rows.column.subarray(rows.start[i]!, rows.start[i + 1]!).indexOf(j);
    return at < 0 ? 0 : rows.value[rows.start[i]! + at]!;
  };
  return (
    curvature[a]! > 0 &&
    [columns.cost, columns.lower, columns.upper, curvature].every((values) => values[a] === values[b]) &&
    Array.from({ length: rows.count }, (_, i) => i).every((i) => coefficient(i, a) === coefficient(i, b))
  );
}

const bothWays = [
  ['all bounds at once, then one at a time', undefined],
  ['one bound at a time', [walkToOptimum]],
] as const;

describe.each(bothWays)('dispatch full of ties, %s', (_, exactSteps) => {
  it('agrees with enumeration of all active sets', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 2 }),
        (seed, units, rows) => {
          const program = tiedProgram(seed, units, rows);
          const expected = enumeratedOptimum(program, program.curvature);
          const outcome = solve(program, exactSteps);
          expect(outcome.kind).toBe(expected === undefined ? 'infeasible' : 'optimal');
          if (outcome.kind !== 'optimal') return;
          expect(Math.abs(outcome.objective - expected!)).toBeLessThan(1e-9 * Math.max(1, expected!));
          expectExact(program, outcome);
        },
      ),
      { seed: 7, numRuns: 80 },
    );
  });

  it('is exact from the first linear programme, for a few units or hundreds', () => {
    let optima = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const [units, rows] = seed % 20 === 0 ? [300, 40] : [8, 3];
      const program = tiedProgram(seed, units, rows);
      const outcome = solve(program, exactSteps);
      if (outcome.kind !== 'infeasible') {
        expectExact(program, outcome);
        optima++;
      }
    }
    expect(optima).toBeGreaterThan(125);
  });
});

describe('by hand', () => {
  it('four equal units share a demand equally, whatever the tangents say', () => {
    const program = {
      columns: columnsOf([20, 20, 20, 20], [0, 0, 0, 0], [100, 100, 100, 100]),
      rows: packRows([rowOf([1, 1, 1, 1], 130, 130), rowOf([1, 1, 0, 0], -Infinity, 65)]),
      curvature: Float64Array.of(0.1, 0.1, 0.1, 0.1),
    };
    const outcome = solve(program);
    if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
    for (const mw of outcome.columnValue) expect(mw).toBeCloseTo(32.5, 12);
    expect(outcome.rowDual[0]).toBeCloseTo(23.25, 12);
  });

  it('lets go a row that repeats another, and holds a unit that nothing determines', () => {
    const program = {
      columns: columnsOf([10, 10, 10], [0, 0, 0], [100, 100, 100]),
      rows: packRows([rowOf([1, 1, 1], 90, 90), rowOf([2, 2, 2], 180, 180)]),
      curvature: Float64Array.of(0, 0, 1),
    };
    const { column, row } = independentSet(program, {
      column: Int8Array.of(0, 0, 0),
      row: Int8Array.of(1, 1),
    });
    expect([...row]).toEqual([1, 0]);
    expect([...column].filter((side) => side !== 0)).toHaveLength(1);
    expect(column[2]).toBe(0);
    const outcome = solve(program);
    if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
    expect(outcome.columnValue[2]).toBeCloseTo(0, 12);
    expect(outcome.rowDual[0]! + 2 * outcome.rowDual[1]!).toBeCloseTo(10, 12);
  });

  it('ends without an answer where cost falls for ever', () => {
    const program = {
      columns: columnsOf([-1, 0], [0, 0], [Infinity, 10]),
      rows: packRows([]),
      curvature: Float64Array.of(0, 1),
    };
    const guess = { column: Int8Array.of(-1, -1), row: new Int8Array(0), rowDual: new Float64Array(0) };
    expect(walkToOptimum(program, guess, Float64Array.of(0, 0))).toBeUndefined();
    expect(solve(program).kind).toBe('unbounded');
  });
});
