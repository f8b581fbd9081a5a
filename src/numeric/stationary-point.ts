import { solveDense } from './dense-solve.ts';
import type { QuadraticProgram } from './linear-program.ts';

/** What is held fixed: columns and rows that are not 0. */
export interface HeldSet {
  readonly column: Int8Array;
  readonly row: Int8Array;
}

/** Linear cost, and the values at which the held columns and rows stand. */
export interface HeldValues {
  readonly cost: Float64Array;
  readonly column: Float64Array;
  readonly row: Float64Array;
}

export interface ExactPoint {
  readonly columnValue: Float64Array;
  /** 0 for rows that are not held, and for those whose columns are all held: stationarity leaves these open. */
  readonly rowDual: Float64Array;
}

/** Beyond this many unknowns a dense system is no longer the quick way. */
const MOST_UNKNOWNS = 1000;

/**
 * Where the held columns and rows stand at their values and the Lagrangian is stationary in all other columns;
 * `undefined` where the equations have no single solution.
 *
 * Free columns with curvature are eliminated, so the dense system has one unknown for each held row and each free
 * column without curvature.
 */
export function stationaryPoint(
  program: QuadraticProgram,
  held: HeldSet,
  values: HeldValues,
): ExactPoint | undefined {
  const { columns, rows, curvature } = program;
  const unknownOfRow = new Int32Array(rows.count).fill(-1);
  const unknownOfColumn = new Int32Array(columns.count).fill(-1);
  let order = 0;
  for (let i = 0; i < rows.count; i++) {
    if (held.row[i] !== 0 && hasFreeColumn(program, held, i)) unknownOfRow[i] = order++;
  }
  for (let j = 0; j < columns.count; j++) {
    if (held.column[j] === 0 && curvature[j] === 0) unknownOfColumn[j] = order++;
  }
  if (order > MOST_UNKNOWNS) return undefined;

  const matrix = new Float64Array(order * order);
  const rhs = new Float64Array(order);
  for (let j = 0; j < columns.count; j++) {
    const unknown = unknownOfColumn[j]!;
    if (unknown >= 0) rhs[unknown] = values.cost[j]!;
  }
  fillRows(program, held, values, unknownOfRow, unknownOfColumn, matrix, rhs);
  fillCurvature(program, held, unknownOfRow, order, matrix);
  if (!solveDense(matrix, rhs)) return undefined;

  const rowDual = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) if (unknownOfRow[i]! >= 0) rowDual[i] = rhs[unknownOfRow[i]!]!;
  const pull = pullOf(program, rowDual);
  const columnValue = values.column.slice();
  for (let j = 0; j < columns.count; j++) {
    if (held.column[j] !== 0) continue;
    columnValue[j] =
      curvature[j]! > 0 ? (pull[j]! - values.cost[j]!) / curvature[j]! : rhs[unknownOfColumn[j]!]!;
  }
  return { columnValue, rowDual };
}

/** Aᵀ·y. */
export function pullOf({ columns, rows }: QuadraticProgram, rowDual: Float64Array): Float64Array {
  const pull = new Float64Array(columns.count);
  for (let i = 0; i < rows.count; i++) {
    const y = rowDual[i]!;
    if (y === 0) continue;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) pull[rows.column[p]!]! += rows.value[p]! * y;
  }
  return pull;
}

export function hasFreeColumn({ rows }: QuadraticProgram, held: HeldSet, i: number): boolean {
  for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
    if (held.column[rows.column[p]!] === 0) return true;
  }
  return false;
}

/** Held rows: Σ a·x = value, with curved free columns written by the multipliers as x = (Aᵀy − cost) / curvature. */
function fillRows(
  { rows, curvature }: QuadraticProgram,
  held: HeldSet,
  values: HeldValues,
  unknownOfRow: Int32Array,
  unknownOfColumn: Int32Array,
  matrix: Float64Array,
  rhs: Float64Array,
): void {
  const order = rhs.length;
  for (let i = 0; i < rows.count; i++) {
    const unknown = unknownOfRow[i]!;
    if (unknown < 0) continue;
    let right = values.row[i]!;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const j = rows.column[p]!;
      const a = rows.value[p]!;
      const other = unknownOfColumn[j]!;
      if (other >= 0) {
        matrix[unknown * order + other]! += a;
        matrix[other * order + unknown]! += a;
      } else if (held.column[j] === 0) right += (a * values.cost[j]!) / curvature[j]!;
      else right -= a * values.column[j]!;
    }
    rhs[unknown] = right;
  }
}

/** A·D⁻¹·Aᵀ over the held rows and the free columns with curvature D. */
function fillCurvature(
  { columns, rows, curvature }: QuadraticProgram,
  held: HeldSet,
  unknownOfRow: Int32Array,
  order: number,
  matrix: Float64Array,
): void {
  const dense = new Float64Array(columns.count);
  for (let i = 0; i < rows.count; i++) {
    const a = unknownOfRow[i]!;
    if (a < 0) continue;
    const from = rows.start[i]!;
    const to = rows.start[i + 1]!;
    for (let p = from; p < to; p++) {
      const j = rows.column[p]!;
      if (held.column[j] === 0 && curvature[j]! > 0) dense[j] = rows.value[p]! / curvature[j]!;
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
