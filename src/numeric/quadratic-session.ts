import { type ActiveSet, solveFromActiveSet } from './active-set.ts';
import { walkToOptimum } from './active-set-walk.ts';
import { certify, isProven } from './certificate.ts';
import { carriedBasis, columnValues, firstPieces, rowsOverPieces, withTangentsAt } from './cost-pieces.ts';
import { checkProgram, joinRows, type QuadraticProgram, type RowBlock } from './linear-program.ts';
import type { SolverEngine } from './lp-engine.ts';
import type { Attempt } from './lp-ladder.ts';
import {
  boundsCross,
  type LinearOptimum,
  type LinearOutcome,
  openLinearSession,
  type Separate,
} from './lp-session.ts';
import type { ExactPoint } from './stationary-point.ts';

/** From a guess of which bounds hold, and a point near the optimum, to the optimum itself; or to nothing. */
export type ExactStep = (
  program: QuadraticProgram,
  guess: ActiveSet,
  near: Float64Array,
) => ExactPoint | undefined;

/** A convex quadratic programme to be solved again after rows are added. */
export interface QuadraticSession {
  /** @param separate - as of a linear session */
  solve(separate?: Separate): LinearOutcome;
  addRows(rows: RowBlock): void;
  /** Must be called, once. */
  dispose(): void;
}

/** Each refinement quarters the gap, more or less. */
const MOST_REFINEMENTS = 30;
/** Relative gap at which refining stops. */
const SMALL_GAP = 1e-10;
/** Below this distance from a bound, relative to the bound, a column counts as standing at it. */
const AT_BOUND = 1e-9;

/**
 * Convex quadratic programmes by linear ones. Quadratic costs are replaced by tangents from below; the linear optimum
 * tells which bounds hold, from which the exact optimum follows by solving linear equations, all bounds at once or, at
 * ties, one at a time. Where that fails (very large programmes), tangents are added until the Lagrangian bound proves the
 * point optimal. On dispatch problems with many
 * columns this was fast where the library's own quadratic solver did not end. Without curvature it is the linear
 * session and nothing else.
 *
 * @param exactSteps - ways from a guess of the active bounds to the optimum, the quick one first
 * @throws CoreError when the programme is malformed
 *
 * Source of the tangents: Kelley, The cutting-plane method for solving convex programs, J. SIAM 8(4), 1960.
 */
export function openQuadraticSession(
  engine: SolverEngine,
  initial: QuadraticProgram,
  exactSteps: readonly ExactStep[] = [solveFromActiveSet, walkToOptimum],
): QuadraticSession {
  checkProgram(initial);
  if (initial.curvature.every((k) => k === 0) || boundsCross(initial)) {
    return openLinearSession(engine, initial);
  }
  let program = initial;
  let pieces = firstPieces(program);
  let session = openLinearSession(engine, pieces.linear);

  const addRows = (rows: RowBlock) => {
    session.addRows(rowsOverPieces(pieces, rows));
    program = { ...program, rows: joinRows(program.rows, rows) };
  };
  const solve = (separate?: Separate): LinearOutcome => {
    const attempts: Attempt[] = [];
    let refinements = 0;
    for (;;) {
      const outcome = session.solve();
      attempts.push(...outcome.attempts);
      if (outcome.kind !== 'optimal') return { kind: outcome.kind, attempts };
      const isLast = refinements === MOST_REFINEMENTS;
      const point = bestPoint(program, columnValues(pieces, outcome.columnValue), outcome, exactSteps);
      // Rows first: a point that needs refining is good enough to tell which rows are violated.
      const rows = separate?.(point.columnValue);
      if (rows === 'abandon') return { kind: 'failed', attempts };
      if (rows !== undefined) {
        addRows(rows);
        refinements = 0;
        continue;
      }
      const { relativeGap } = point.certificate;
      if (isProven(point.certificate) && (isLast || relativeGap <= SMALL_GAP)) return { ...point, attempts };
      if (isLast) return { kind: 'failed', attempts };
      const finer = withTangentsAt(pieces, program, point.columnValue, point.columnDual);
      const start = carriedBasis(pieces, finer, outcome.basis, point.columnValue);
      session.dispose();
      session = openLinearSession(engine, finer.linear, start);
      pieces = finer;
      refinements++;
    }
  };
  return {
    solve,
    addRows,
    dispose: () => session.dispose(),
  };
}

/** The exact optimum, where an exact step leads to it; otherwise the point that was found from below. */
function bestPoint(
  program: QuadraticProgram,
  columnValue: Float64Array,
  { rowDual }: LinearOptimum,
  exactSteps: readonly ExactStep[],
): LinearOptimum {
  const pointAt = (at: Float64Array, y: Float64Array): LinearOptimum => ({
    kind: 'optimal',
    columnValue: at,
    rowDual: y,
    ...certify(program, at, y, program.curvature),
    basis: undefined,
    attempts: [],
  });
  const below = pointAt(columnValue, rowDual);
  const guess = activeSetOf(program, below);
  for (const step of exactSteps) {
    const exact = step(program, guess, columnValue);
    if (exact === undefined) continue;
    const point = pointAt(exact.columnValue, exact.rowDual);
    if (isProven(point.certificate)) return point;
  }
  return below;
}

/** Which bounds hold at the optimum of the tangents; of rows, those that cost something. */
function activeSetOf(
  { columns, rows }: QuadraticProgram,
  { columnValue, rowActivity, rowDual }: LinearOptimum,
): ActiveSet {
  const sideOf = (value: number, lower: number, upper: number) => {
    const slack = AT_BOUND * Math.max(1, Math.abs(value));
    return value <= lower + slack ? -1 : value >= upper - slack ? 1 : 0;
  };
  const column = Int8Array.from(columnValue, (x, j) => sideOf(x, columns.lower[j]!, columns.upper[j]!));
  const row = Int8Array.from(rowActivity, (a, i) => {
    const [lower, upper] = [rows.lower[i]!, rows.upper[i]!];
    return lower === upper ? 1 : rowDual[i] === 0 ? 0 : sideOf(a, lower, upper);
  });
  return { column, row, rowDual };
}
