import { solveDense } from './dense-solve.ts';
import type { QuadraticProgram } from './linear-program.ts';

/** Which bounds hold at a point: −1 the lower, 1 the upper, 0 none. */
export interface ActiveSet {
  readonly column: Int8Array;
  readonly row: Int8Array;
  /** Multipliers for active rows whose columns all stand at bounds: there, stationarity leaves them open. */
  readonly rowDual: Float64Array;
}

export interface ExactPoint {
  readonly columnValue: Float64Array;
  readonly rowDual: Float64Array;
}

const MOST_ROUNDS = 30;
/** Beyond this many unknowns a dense system is no longer the quick way. */
const MOST_UNKNOWNS = 1000;
const TOLERANCE = 1e-10;

/**
 * The exact optimum of a separable quadratic programme, found from a good guess of which bounds hold there: with the
 * guess held, stationarity and the active rows are linear equations; whatever then breaks a bound joins the guess,
 * whatever pushes the wrong way leaves it, all at once, until nothing changes. `undefined` where that leads nowhere: the
 * equations are singular or the guesses go round in circles. The caller judges the result.
 *
 * Free columns with curvature are eliminated, so the dense system has one unknown for each active row and each free
 * column without curvature.
 *
 * Source: Hintermüller, Ito, Kunisch: The primal-dual active set strategy as a semismooth Newton method, SIAM J.
 * Optimization 13(3), 2002.
 */
export function solveFromActiveSet(program: QuadraticProgram, guess: ActiveSet): ExactPoint | undefined {
  const active = { ...guess, column: guess.column.slice(), row: guess.row.slice() };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const point = stationaryPoint(program, active);
    if (point === undefined) return undefined;
    if (!improve(program, active, point)) return point;
  }
  return undefined;
}

/** The point where the active bounds hold exactly and the Lagrangian is stationary in all other columns. */
function stationaryPoint(program: QuadraticProgram, active: ActiveSet): ExactPoint | undefined {
  const { columns, rows, curvature } = program;
  const unknownOfRow = new Int32Array(rows.count).fill(-1);
  const unknownOfColumn = new Int32Array(columns.count).fill(-1);
  let order = 0;
  for (let i = 0; i < rows.count; i++) {
    if (active.row[i] !== 0 && hasFreeColumn(program, active, i)) unknownOfRow[i] = order++;
  }
  for (let j = 0; j < columns.count; j++) {
    if (active.column[j] === 0 && curvature[j] === 0) unknownOfColumn[j] = order++;
  }
  if (order > MOST_UNKNOWNS) return undefined;

  const columnValue = new Float64Array(columns.count);
  for (let j = 0; j < columns.count; j++) columnValue[j] = boundValue(program, active, j);
  const matrix = new Float64Array(order * order);
  const rhs = new Float64Array(order);
  for (let j = 0; j < columns.count; j++) {
    const unknown = unknownOfColumn[j]!;
    if (unknown >= 0) rhs[unknown] = columns.cost[j]!;
  }
  fillRows(program, active, unknownOfRow, unknownOfColumn, columnValue, matrix, rhs);
  fillCurvature(program, active, unknownOfRow, order, matrix);
  if (!solveDense(matrix, rhs)) return undefined;

  const rowDual = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    if (active.row[i] === 0) continue;
    rowDual[i] = unknownOfRow[i]! >= 0 ? rhs[unknownOfRow[i]!]! : active.rowDual[i]!;
  }
  const pull = pullOf(program, rowDual);
  for (let j = 0; j < columns.count; j++) {
    if (active.column[j] !== 0) continue;
    columnValue[j] =
      curvature[j]! > 0 ? (pull[j]! - columns.cost[j]!) / curvature[j]! : rhs[unknownOfColumn[j]!]!;
  }
  return { columnValue, rowDual };
}

function hasFreeColumn({ rows }: QuadraticProgram, active: ActiveSet, i: number): boolean {
  for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
    if (active.column[rows.column[p]!] === 0) return true;
  }
  return false;
}

/** The value of a column held at a bound; 0 for free ones, whose share enters elsewhere. */
function boundValue({ columns }: QuadraticProgram, active: ActiveSet, j: number): number {
  const side = active.column[j]!;
  return side < 0 ? columns.lower[j]! : side > 0 ? columns.upper[j]! : 0;
}

/** Active rows: Σ a·x = bound, with curved free columns written by the multipliers as x = (Aᵀy − cost) / curvature. */
function fillRows(
  program: QuadraticProgram,
  active: ActiveSet,
  unknownOfRow: Int32Array,
  unknownOfColumn: Int32Array,
  columnValue: Float64Array,
  matrix: Float64Array,
  rhs: Float64Array,
): void {
  const { columns, rows, curvature } = program;
  const order = rhs.length;
  for (let i = 0; i < rows.count; i++) {
    const unknown = unknownOfRow[i]!;
    if (unknown < 0) continue;
    let right = active.row[i]! < 0 ? rows.lower[i]! : rows.upper[i]!;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const j = rows.column[p]!;
      const a = rows.value[p]!;
      const other = unknownOfColumn[j]!;
      if (other >= 0) {
        matrix[unknown * order + other]! += a;
        matrix[other * order + unknown]! += a;
      } else if (active.column[j] === 0) right += (a * columns.cost[j]!) / curvature[j]!;
      else right -= a * columnValue[j]!;
    }
    rhs[unknown] = right;
  }
}

/** A·D⁻¹·Aᵀ over the active rows and the free columns with curvature D. */
function fillCurvature(
  program: QuadraticProgram,
  active: ActiveSet,
  unknownOfRow: Int32Array,
  order: number,
  matrix: Float64Array,
): void {
  const { columns, rows, curvature } = program;
  const dense = new Float64Array(columns.count);
  for (let i = 0; i < rows.count; i++) {
    const a = unknownOfRow[i]!;
    if (a < 0) continue;
    const from = rows.start[i]!;
    const to = rows.start[i + 1]!;
    for (let p = from; p < to; p++) {
      const j = rows.column[p]!;
      if (active.column[j] === 0 && curvature[j]! > 0) dense[j] = rows.value[p]! / curvature[j]!;
    }
    for (let k = 0; k <= i; k++) {
      const b = unknownOfRow[k]!;
      if (b < 0) continue;
      let sum = 0;
      for (let p = rows.start[k]!; p < rows.start[k + 1]!; p++)
        sum += rows.value[p]! * dense[rows.column[p]!]!;
      matrix[a * order + b] = sum;
      matrix[b * order + a] = sum;
    }
    for (let p = from; p < to; p++) dense[rows.column[p]!] = 0;
  }
}

function pullOf({ columns, rows }: QuadraticProgram, rowDual: Float64Array): Float64Array {
  const pull = new Float64Array(columns.count);
  for (let i = 0; i < rows.count; i++) {
    const y = rowDual[i]!;
    if (y === 0) continue;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) pull[rows.column[p]!]! += rows.value[p]! * y;
  }
  return pull;
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
