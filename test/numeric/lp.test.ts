import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CoreError } from '../../src/base/errors.ts';
import { certify, isProven } from '../../src/numeric/certificate.ts';
import { loadHighsEngine } from '../../src/numeric/highs-engine.ts';
import { type LinearProgram, packRows } from '../../src/numeric/linear-program.ts';
import { createSolver, type LpSolver, loadSolver } from '../../src/numeric/lp.ts';
import type { SolverEngine } from '../../src/numeric/lp-engine.ts';
import { LINEAR_LADDER } from '../../src/numeric/lp-ladder.ts';
import type { LinearOptimum, LinearOutcome } from '../../src/numeric/lp-session.ts';
import { openQuadraticSession } from '../../src/numeric/quadratic-session.ts';
import { type Fault, failingEngine } from '../support/failing-engine.ts';
import { columnsOf, enumeratedOptimum, randomProgram, rowOf } from '../support/programs.ts';

let engine: SolverEngine;
let solver: LpSolver;
beforeAll(async () => {
  engine = await loadHighsEngine();
  solver = createSolver(engine);
});

/** Two plants, 10 and 30 USD/MWh, 90 MW of demand, the cheap one held to 60 MW by a row. */
const dispatch: LinearProgram = {
  columns: columnsOf([10, 30], [0, 0], [500, 500]),
  rows: packRows([rowOf([1, 1], 90, 90), rowOf([1, 0], -Infinity, 60)]),
};

function optimum(outcome: LinearOutcome): LinearOptimum {
  if (outcome.kind !== 'optimal') throw new Error(`${outcome.kind}: ${JSON.stringify(outcome.attempts)}`);
  return outcome;
}

describe('linear programmes', () => {
  it('gives values, multipliers and reduced costs with their signs', () => {
    const { objective, columnValue, rowDual, columnDual, rowActivity, certificate } = optimum(
      solver.solve(dispatch),
    );
    expect(objective).toBe(1500);
    expect([...columnValue]).toEqual([60, 30]);
    expect([...rowActivity]).toEqual([90, 60]);
    expect([...rowDual]).toEqual([30, -20]);
    expect([...columnDual]).toEqual([0, 0]);
    expect(certificate).toEqual({ primalResidual: 0, dualResidual: 0, relativeGap: 0 });
  });

  it('agrees with enumeration of all vertices', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, n, m) => {
          const program = randomProgram(seed, n, m);
          const expected = enumeratedOptimum(program)!;
          expect(optimum(solver.solve(program)).objective).toBeCloseTo(expected, 6);
        },
      ),
      { seed: 11, numRuns: 150 },
    );
  });

  it('names the programmes that have no optimum', () => {
    const { columns, rows } = dispatch;
    expect(solver.solve({ columns, rows: packRows([rowOf([1, 1], 2000, Infinity)]) }).kind).toBe(
      'infeasible',
    );
    expect(solver.solve({ columns: columnsOf([1], [2], [1]), rows: packRows([]) }).kind).toBe('infeasible');
    expect(solver.solve({ columns: columnsOf([-1], [0], [Infinity]), rows: packRows([]) }).kind).toBe(
      'unbounded',
    );
    const none = columnsOf([], [], []);
    expect(solver.solve({ columns: none, rows: packRows([rowOf([], 1, 2)]) }).kind).toBe('infeasible');
    expect(solver.solve({ columns: none, rows: packRows([rowOf([], -1, 2)]) }).kind).toBe('optimal');
    expect(solver.solve({ columns, rows: packRows([]) }).kind).toBe('optimal');
    expect(solver.solve({ columns, rows }).kind).toBe('optimal');
  });

  it('solves costs of any size', () => {
    for (const factor of [1e-9, 1, 1e9]) {
      const { columns, rows } = dispatch;
      const scaled = { columns: { ...columns, cost: columns.cost.map((c) => c * factor) }, rows };
      const { objective, rowDual } = optimum(solver.solve(scaled));
      expect(objective / factor).toBeCloseTo(1500, 9);
      expect(rowDual[1]! / factor).toBeCloseTo(-20, 9);
    }
  });

  it('solves again after rows, costs and bounds have changed', () => {
    const session = solver.open({ columns: dispatch.columns, rows: packRows([rowOf([1, 1], 90, 90)]) });
    try {
      expect(optimum(session.solve()).objective).toBe(900);
      session.addRows(packRows([rowOf([1, 0], -Infinity, 60)]));
      expect(optimum(session.solve()).objective).toBe(1500);
      session.changeRowBounds(Float64Array.of(100, -Infinity), Float64Array.of(100, 70));
      expect(optimum(session.solve()).objective).toBe(700 + 900);
      session.changeColumns(columnsOf([40, 30], [0, 0], [500, 80]));
      expect(optimum(session.solve()).objective).toBe(800 + 2400);
      session.addColumns(columnsOf([5], [0], [30]));
      expect(optimum(session.solve()).columnValue).toEqual(Float64Array.of(20, 80, 0));
      session.addRows(packRows([rowOf([0, 1, -1], -Infinity, 40)]));
      expect(optimum(session.solve()).columnValue).toEqual(Float64Array.of(30, 70, 30));
    } finally {
      session.dispose();
    }
  });

  it('refuses what is malformed', () => {
    const { rows } = dispatch;
    expect(() => solver.solve({ columns: columnsOf([10, Number.NaN], [0, 0], [1, 1]), rows })).toThrow(
      CoreError,
    );
    expect(() => solver.solve({ columns: columnsOf([10], [0], [1]), rows })).toThrow(CoreError);
    expect(() => solver.solve({ columns: columnsOf([1, 1], [0, Infinity], [1, 1]), rows })).toThrow(
      CoreError,
    );
    expect(() => solver.solveQuadratic({ ...dispatch, curvature: Float64Array.of(0, -1) })).toThrow(
      CoreError,
    );
  });

  it('is loaded once', async () => {
    const first = loadSolver();
    expect(loadSolver()).toBe(first);
    expect((await first).solve(dispatch).kind).toBe('optimal');
  });
});

describe('certificate', () => {
  it('bounds the optimum from below for any multipliers', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const program = randomProgram(seed, 3, 2);
        const { columnValue, rowDual, objective } = optimum(solver.solveQuadratic(program));
        const sound = certify(program, columnValue, rowDual, program.curvature);
        expect(sound.objective).toBe(objective);
        expect(isProven(sound.certificate)).toBe(true);
        const shifted = rowDual.map((y, i) => y + (i === 0 ? 3 : 0));
        const { relativeGap } = certify(program, columnValue, shifted, program.curvature).certificate;
        expect(relativeGap).toBeGreaterThanOrEqual(0);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('refuses every corrupted vector', () => {
    const { columnValue, rowDual } = optimum(solver.solve(dispatch));
    const judge = (x: number[], y: number[]) =>
      isProven(certify(dispatch, Float64Array.from(x), Float64Array.from(y)).certificate);
    expect(judge([...columnValue], [...rowDual])).toBe(true);
    expect(judge([60.001, 29.999], [30, -20])).toBe(false);
    expect(judge([59, 31], [30, -20])).toBe(false);
    expect(judge([60, 30.01], [30, -20])).toBe(false);
    expect(judge([60, 30], [30.01, -20])).toBe(false);
    expect(judge([60, 30], [30, 20])).toBe(false);
    expect(judge([Number.NaN, 30], [30, -20])).toBe(false);
    expect(judge([60, 30], [Number.NaN, -20])).toBe(false);
  });
});

describe('retry ladder', () => {
  const faults: Fault[] = [
    'throws',
    'undecided',
    'limit',
    { columnValue: (x) => x.map((v) => v * 1.001) },
    { rowDual: (y) => y.map((v) => v + 1) },
    { columnValue: () => new Float64Array(0) },
  ];
  for (const fault of faults) {
    it(`goes on after ${typeof fault === 'string' ? fault : 'a wrong answer'}`, () => {
      const watched = failingEngine(engine, [fault, fault]);
      const { attempts, objective } = optimum(createSolver(watched).solve(dispatch));
      expect(objective).toBe(1500);
      expect(attempts.map((a) => a.rung)).toEqual(LINEAR_LADDER.slice(0, 3).map((rung) => rung.name));
      expect(attempts.at(-1)!.status).toBe('optimal');
      expect(watched.alive()).toBe(0);
    });
  }

  it('solves by every rung alone', () => {
    for (let first = 0; first < LINEAR_LADDER.length; first++) {
      const watched = failingEngine(engine, new Array<Fault>(first).fill('undecided'));
      expect(optimum(createSolver(watched).solve(dispatch)).objective).toBe(1500);
      expect(watched.runs()).toBe(first + 1);
    }
  });

  it('gives up when no rung brings a verdict', () => {
    const watched = failingEngine(engine, new Array<Fault>(9).fill('throws'));
    const outcome = createSolver(watched).solve(dispatch);
    expect(outcome.kind).toBe('failed');
    expect(outcome.attempts).toHaveLength(LINEAR_LADDER.length);
    expect(watched.alive()).toBe(0);
  });

  it('believes in infeasibility only when two attempts agree', () => {
    expect(createSolver(failingEngine(engine, ['infeasible'])).solve(dispatch).kind).toBe('optimal');
    expect(createSolver(failingEngine(engine, ['unbounded'])).solve(dispatch).kind).toBe('optimal');
  });

  it('stays with the rung that worked, and works on after a failed re-solve', () => {
    const watched = failingEngine(engine, ['throws', { rowDual: (y) => y }, 'throws']);
    const session = createSolver(watched).open(dispatch);
    try {
      session.solve();
      session.addRows(packRows([rowOf([1, 0], -Infinity, 50)]));
      const { objective, attempts } = optimum(session.solve());
      expect(objective).toBe(500 + 1200);
      expect(attempts.map((a) => a.rung)).toEqual([LINEAR_LADDER[1]!.name, LINEAR_LADDER[2]!.name]);
      session.changeColumns(columnsOf([10, 20], [0, 0], [500, 500]));
      expect(optimum(session.solve()).objective).toBe(500 + 800);
    } finally {
      session.dispose();
    }
    expect(watched.alive()).toBe(0);
  });

  it('gives every model back over thousands of solves', () => {
    const watched = failingEngine(engine);
    const many = createSolver(watched);
    for (let i = 0; i < 3000; i++) many.solve(dispatch);
    many.solveQuadratic({ ...dispatch, curvature: Float64Array.of(0.1, 0.2) });
    many.solveInteger({ ...dispatch, integer: Uint8Array.of(1, 0) });
    expect(watched.opened()).toBeGreaterThan(3000);
    expect(watched.alive()).toBe(0);
  });
});

describe('quadratic programmes', () => {
  it('solves by hand: two units at equal marginal cost', () => {
    const program = {
      columns: columnsOf([20, 40], [0, 0], [300, 300]),
      rows: packRows([rowOf([1, 1], 220, 220)]),
      curvature: Float64Array.of(0.1, 0.5),
    };
    // 20 + 0.1 a = 40 + 0.5 b with a + b = 220 gives b = 2 / 0.6.
    const { columnValue, rowDual } = optimum(solver.solveQuadratic(program));
    expect(columnValue[1]).toBeCloseTo(2 / 0.6, 12);
    expect(rowDual[0]).toBeCloseTo(40 + 1 / 0.6, 12);
  });

  it('agrees with enumeration of all active sets', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, n, m) => {
          const program = randomProgram(seed, n, m);
          const expected = enumeratedOptimum(program, program.curvature)!;
          const { objective } = optimum(solver.solveQuadratic(program));
          expect(Math.abs(objective - expected)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(expected)));
        },
      ),
      { seed: 29, numRuns: 200 },
    );
  });

  it('solves larger ones exactly, and again with more rows', () => {
    for (let seed = 0; seed < 20; seed++) {
      const whole = randomProgram(seed, 60, 12);
      const { rows } = whole;
      const some = { ...whole, rows: packRows([rowAt(whole, 0), rowAt(whole, 1)]) };
      const session = solver.openQuadratic(some);
      try {
        optimum(session.solve());
        session.addRows(packRows(Array.from({ length: rows.count - 2 }, (_, i) => rowAt(whole, i + 2))));
        const warm = optimum(session.solve());
        const cold = optimum(solver.solveQuadratic(whole));
        expect(warm.objective).toBeCloseTo(cold.objective, 5);
        expect(cold.certificate.relativeGap).toBeLessThan(1e-8);
      } finally {
        session.dispose();
      }
    }
  });

  it('takes ranges without an end', () => {
    const program = {
      columns: columnsOf([-4, 0], [-Infinity, -Infinity], [Infinity, Infinity]),
      rows: packRows([rowOf([1, 1], 10, 10)]),
      curvature: Float64Array.of(2, 2),
    };
    const { columnValue, objective } = optimum(solver.solveQuadratic(program));
    expect([...columnValue]).toEqual([6, 4]);
    expect(objective).toBe(36 - 24 + 16);
  });

  it('finds the same without the exact step, by more and more tangents', () => {
    let solves = 0;
    for (let seed = 0; seed < 30; seed++) {
      const program = randomProgram(seed, 20, 4);
      const session = openQuadraticSession(engine, program, []);
      try {
        const { objective, attempts } = optimum(session.solve());
        const exact = optimum(solver.solveQuadratic(program)).objective;
        expect(Math.abs(objective - exact)).toBeLessThan(1e-7 * Math.abs(exact));
        solves += attempts.length;
      } finally {
        session.dispose();
      }
    }
    expect(solves).toBeGreaterThan(150);
  });

  it('says so when there is no optimum', () => {
    const program = {
      columns: columnsOf([1, 1], [0, 0], [5, 5]),
      rows: packRows([rowOf([1, 1], 11, 20)]),
      curvature: Float64Array.of(1, 0),
    };
    expect(solver.solveQuadratic(program).kind).toBe('infeasible');
  });
});

describe('integer programmes', () => {
  it('agrees with enumeration', () => {
    for (let seed = 0; seed < 25; seed++) {
      const { columns, rows } = randomProgram(seed, 4, 2);
      const relaxed = { columns, rows: packRows([rowAt({ columns, rows }, 1)]) };
      const integer = Uint8Array.of(1, 1, 0, 0);
      let best = Infinity;
      for (let a = columns.lower[0]!; a <= columns.upper[0]!; a++) {
        for (let b = columns.lower[1]!; b <= columns.upper[1]!; b++) {
          const lower = Float64Array.of(a, b, columns.lower[2]!, columns.lower[3]!);
          const upper = Float64Array.of(a, b, columns.upper[2]!, columns.upper[3]!);
          const outcome = solver.solve({ ...relaxed, columns: { ...columns, lower, upper } });
          if (outcome.kind === 'optimal') best = Math.min(best, outcome.objective);
        }
      }
      const outcome = solver.solveInteger({ ...relaxed, integer });
      if (best === Infinity) expect(outcome.kind).toBe('infeasible');
      else if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
      else {
        expect(outcome.optimum.objective).toBeCloseTo(best, 6);
        expect(Number.isInteger(outcome.optimum.columnValue[0])).toBe(true);
        expect(outcome.provenBound).toBeCloseTo(best, 5);
      }
    }
  });

  it('refuses a fractional answer and tries another way', () => {
    const program = { ...dispatch, integer: Uint8Array.of(1, 1) };
    const watched = failingEngine(engine, [{ columnValue: (x) => x.map((v) => v + 0.5) }]);
    const outcome = createSolver(watched).solveInteger(program);
    expect(outcome.kind).toBe('optimal');
    expect(outcome.attempts.map((a) => a.status)).toEqual(['not-proven', 'optimal']);
    expect(watched.alive()).toBe(0);
  });
});

function rowAt({ rows }: LinearProgram, i: number) {
  const [from, to] = [rows.start[i]!, rows.start[i + 1]!];
  return {
    lower: rows.lower[i]!,
    upper: rows.upper[i]!,
    column: rows.column.subarray(from, to),
    value: rows.value.subarray(from, to),
  };
}
