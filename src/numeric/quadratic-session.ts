import { type ActiveSet, solveFromActiveSet } from './active-set.ts';
import { certify, isProven } from './certificate.ts';
import { columnValues, firstPieces, rowsOverPieces, withTangentsAt } from './cost-pieces.ts';
import { checkProgram, joinRows, type QuadraticProgram, type RowBlock } from './linear-program.ts';
import type { SolverEngine } from './lp-engine.ts';
import type { Attempt } from './lp-ladder.ts';
import { boundsCross, type LinearOptimum, type LinearOutcome, openLinearSession } from './lp-session.ts';

/** A convex quadratic programme to be solved again after rows are added. */
export interface QuadraticSession {
  solve(): LinearOutcome;
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
 * tells which bounds hold, from which the exact optimum follows by solving linear equations. Where that fails (ties,
 * degeneracy), tangents are added until the Lagrangian bound proves the point optimal. On dispatch problems with many
 * columns this was fast where the library's own quadratic solver did not end. Without curvature it is the linear
 * session and nothing else.
 *
 * @param exactStep - leads from a guess of the active bounds to the optimum, or to nothing
 * @throws CoreError when the programme is malformed
 *
 * Source of the tangents: Kelley, The cutting-plane method for solving convex programs, J. SIAM 8(4), 1960.
 */
export function openQuadraticSession(
  engine: SolverEngine,
  initial: QuadraticProgram,
  exactStep: typeof solveFromActiveSet = solveFromActiveSet,
): QuadraticSession {
  checkProgram(initial);
  if (initial.curvature.every((k) => k === 0) || boundsCross(initial)) {
    return openLinearSession(engine, initial);
  }
  let program = initial;
  let pieces = firstPieces(program);
  let session = openLinearSession(engine, pieces.linear);

  const solve = (): LinearOutcome => {
    const attempts: Attempt[] = [];
    for (let refinement = 0; ; refinement++) {
      const outcome = session.solve();
      attempts.push(...outcome.attempts);
      if (outcome.kind !== 'optimal') return { kind: outcome.kind, attempts };
      const columnValue = columnValues(pieces, outcome.columnValue);
      const fromBelow = { columnValue, rowDual: outcome.rowDual };
      const exact = exactStep(program, activeSetOf(program, fromBelow));
      if (exact !== undefined) {
        const certified = certify(program, exact.columnValue, exact.rowDual, program.curvature);
        if (isProven(certified.certificate)) return optimum(exact, certified, attempts);
      }
      const certified = certify(program, columnValue, outcome.rowDual, program.curvature);
      const isLast = refinement === MOST_REFINEMENTS;
      if (isProven(certified.certificate) && (isLast || certified.certificate.relativeGap <= SMALL_GAP)) {
        return optimum(fromBelow, certified, attempts);
      }
      if (isLast) return { kind: 'failed', attempts };
      pieces = withTangentsAt(pieces, program, columnValue, certified.columnDual);
      session.dispose();
      session = openLinearSession(engine, pieces.linear);
    }
  };
  return {
    solve,
    addRows: (rows) => {
      session.addRows(rowsOverPieces(pieces, rows));
      program = { ...program, rows: joinRows(program.rows, rows) };
    },
    dispose: () => session.dispose(),
  };
}

function optimum(
  point: Pick<LinearOptimum, 'columnValue' | 'rowDual'>,
  certified: ReturnType<typeof certify>,
  attempts: readonly Attempt[],
): LinearOptimum {
  return { kind: 'optimal', ...point, ...certified, basis: undefined, attempts };
}

/** Which bounds hold at the optimum of the tangents. */
function activeSetOf(
  program: QuadraticProgram,
  { columnValue, rowDual }: Pick<LinearOptimum, 'columnValue' | 'rowDual'>,
): ActiveSet {
  const { columns, rows } = program;
  const column = new Int8Array(columns.count);
  for (let j = 0; j < columns.count; j++) {
    const slack = AT_BOUND * Math.max(1, Math.abs(columnValue[j]!));
    if (columnValue[j]! <= columns.lower[j]! + slack) column[j] = -1;
    else if (columnValue[j]! >= columns.upper[j]! - slack) column[j] = 1;
  }
  const row = new Int8Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    if (rows.lower[i] === rows.upper[i]) row[i] = 1;
    else if (rowDual[i] !== 0) row[i] = rowDual[i]! > 0 ? -1 : 1;
  }
  return { column, row, rowDual };
}
