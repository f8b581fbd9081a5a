import type { QuadraticProgram } from './linear-program.ts';
import { type ExactPoint, hasFreeColumn, pullOf, stationaryPoint } from './stationary-point.ts';

/** Which bounds hold at a point: −1 the lower, 1 the upper, 0 none. */
export interface ActiveSet {
  readonly column: Int8Array;
  readonly row: Int8Array;
  /** Multipliers for active rows whose columns all stand at bounds: there, stationarity leaves them open. */
  readonly rowDual: Float64Array;
}

const MOST_ROUNDS = 30;
const TOLERANCE = 1e-10;

/**
 * The exact optimum of a separable quadratic programme, found from a good guess of which bounds hold there: with the
 * guess held, stationarity and the active rows are linear equations; whatever then breaks a bound joins the guess,
 * whatever pushes the wrong way leaves it, all at once, until nothing changes. `undefined` where that leads nowhere: the
 * equations are singular or the guesses go round in circles. The caller judges the result.
 *
 * Source: Hintermüller, Ito, Kunisch: The primal-dual active set strategy as a semismooth Newton method, SIAM J.
 * Optimization 13(3), 2002.
 */
export function solveFromActiveSet(program: QuadraticProgram, guess: ActiveSet): ExactPoint | undefined {
  const active = { ...guess, column: guess.column.slice(), row: guess.row.slice() };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const point = pointOf(program, active);
    if (point === undefined) return undefined;
    if (!improve(program, active, point)) return point;
  }
  return undefined;
}

/** The point where the active bounds hold exactly and the Lagrangian is stationary in all other columns. */
function pointOf(program: QuadraticProgram, active: ActiveSet): ExactPoint | undefined {
  const { columns, rows } = program;
  const point = stationaryPoint(program, active, {
    cost: columns.cost,
    column: columns.lower.map((lower, j) => boundValue(active.column[j]!, lower, columns.upper[j]!)),
    row: rows.lower.map((lower, i) => boundValue(active.row[i]!, lower, rows.upper[i]!)),
  });
  if (point === undefined) return undefined;
  const rowDual = point.rowDual.map((y, i) =>
    active.row[i] !== 0 && !hasFreeColumn(program, active, i) ? active.rowDual[i]! : y,
  );
  return { ...point, rowDual };
}

/** The bound that is held; 0 where none is. */
function boundValue(side: number, lower: number, upper: number): number {
  return side < 0 ? lower : side > 0 ? upper : 0;
}

/** Takes into the active set what the point breaks and out of it what pushes the wrong way; false when all is well. */
function improve(program: QuadraticProgram, active: ActiveSet, point: ExactPoint): boolean {
  const { columns, rows, curvature } = program;
  const { columnValue, rowDual } = point;
  const pull = pullOf(program, rowDual);
  let changed = false;
  const set = (sides: Int8Array, index: number, side: number) => {
    if (sides[index] === side) return;
    sides[index] = side;
    changed = true;
  };
  for (let j = 0; j < columns.count; j++) {
    const x = columnValue[j]!;
    const lower = columns.lower[j]!;
    const upper = columns.upper[j]!;
    if (active.column[j] === 0) {
      const slack = TOLERANCE * Math.max(1, Math.abs(x));
      if (x < lower - slack) set(active.column, j, -1);
      else if (x > upper + slack) set(active.column, j, 1);
    } else if (lower < upper) {
      const reduced = columns.cost[j]! + curvature[j]! * x - pull[j]!;
      const slack = TOLERANCE * Math.max(1, Math.abs(columns.cost[j]!), Math.abs(pull[j]!));
      if (reduced * active.column[j]! > slack) set(active.column, j, 0);
    }
  }
  for (let i = 0; i < rows.count; i++) {
    const lower = rows.lower[i]!;
    const upper = rows.upper[i]!;
    if (lower === upper) continue;
    if (active.row[i] !== 0) {
      if (rowDual[i]! * active.row[i]! > 0) set(active.row, i, 0);
      continue;
    }
    let activity = 0;
    let size = 1;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const term = rows.value[p]! * columnValue[rows.column[p]!]!;
      activity += term;
      size = Math.max(size, Math.abs(term));
    }
    if (activity < lower - TOLERANCE * size) set(active.row, i, -1);
    else if (activity > upper + TOLERANCE * size) set(active.row, i, 1);
  }
  return changed;
}
