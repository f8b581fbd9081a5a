import { CoreError } from '../base/errors.ts';

/** Variables of a programme: cost per unit and bounds (infinite where there is none). */
export interface ColumnBlock {
  readonly count: number;
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Constraints lower ≤ A·x ≤ upper, stored by rows: row i has its entries in positions `start[i] … start[i + 1] − 1` of
 * `column` and `value`, no column twice.
 */
export interface RowBlock {
  readonly count: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** Minimise cost·x within the rows and the column bounds. */
export interface LinearProgram {
  readonly columns: ColumnBlock;
  readonly rows: RowBlock;
}

/** Minimise cost·x + ½ Σ curvature·x², curvature ≥ 0: convex, each variable by itself. */
export interface QuadraticProgram extends LinearProgram {
  readonly curvature: Float64Array;
}

/** As the linear one, with 1 in `integer` for columns that must take whole values. */
export interface IntegerProgram extends LinearProgram {
  readonly integer: Uint8Array;
}

/** Columns or rows in a simplex basis: 0 at the lower bound, 1 basic, 2 at the upper bound, 3 free at zero. */
export interface Basis {
  readonly column: Int32Array;
  readonly row: Int32Array;
}

/** One constraint before it is packed into a block. */
export interface Row {
  readonly lower: number;
  readonly upper: number;
  readonly column: ArrayLike<number>;
  readonly value: ArrayLike<number>;
}

export function packRows(rows: readonly Row[]): RowBlock {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.column.length;
  });
  const column = new Int32Array(start[rows.length]!);
  const value = new Float64Array(start[rows.length]!);
  rows.forEach((row, i) => {
    column.set(row.column, start[i]!);
    value.set(row.value, start[i]!);
  });
  return {
    count: rows.length,
    lower: Float64Array.from(rows, (row) => row.lower),
    upper: Float64Array.from(rows, (row) => row.upper),
    start,
    column,
    value,
  };
}

/** The rows of `first`, then those of `second`. */
export function joinRows(first: RowBlock, second: RowBlock): RowBlock {
  const offset = first.start[first.count]!;
  return {
    count: first.count + second.count,
    lower: concatenate(first.lower, second.lower),
    upper: concatenate(first.upper, second.upper),
    start: joinStarts(first, second, offset),
    column: concatenateIndices(first.column.subarray(0, offset), second.column),
    value: concatenate(first.value.subarray(0, offset), second.value),
  };
}

/** The columns of `first`, then those of `second`. */
export function joinColumns(first: ColumnBlock, second: ColumnBlock): ColumnBlock {
  return {
    count: first.count + second.count,
    cost: concatenate(first.cost, second.cost),
    lower: concatenate(first.lower, second.lower),
    upper: concatenate(first.upper, second.upper),
  };
}

/**
 * Refuses a programme that no solver should see.
 *
 * @throws CoreError `wrong-length`, or `not-finite` for a cost, coefficient or bound that is no number, an infinite
 * cost or coefficient, an index out of range or a negative curvature.
 */
export function checkProgram(program: LinearProgram | QuadraticProgram | IntegerProgram): void {
  const { columns } = program;
  checkLength('cost', columns.cost, columns.count);
  checkLength('column lower bound', columns.lower, columns.count);
  checkLength('column upper bound', columns.upper, columns.count);
  checkFinite('cost', columns.cost);
  checkBounds('column', columns.lower, columns.upper);
  checkRows(program.rows, columns.count);
  if ('curvature' in program) {
    checkLength('curvature', program.curvature, columns.count);
    const wrong = program.curvature.findIndex((k) => !(k >= 0 && k < Infinity));
    if (wrong >= 0) throw notFinite('curvature', wrong);
  }
  if ('integer' in program) checkLength('integer', program.integer, columns.count);
}

/** @throws CoreError as `checkProgram` does. */
export function checkRows(rows: RowBlock, columnCount: number): void {
  checkLength('row lower bound', rows.lower, rows.count);
  checkLength('row upper bound', rows.upper, rows.count);
  checkLength('row start', rows.start, rows.count + 1);
  checkLength('coefficient', rows.value, rows.start[rows.count]!);
  checkLength('column index', rows.column, rows.start[rows.count]!);
  checkFinite('coefficient', rows.value);
  checkBounds('row', rows.lower, rows.upper);
  const wrong = rows.column.findIndex((j) => j < 0 || j >= columnCount);
  if (wrong >= 0) throw notFinite('column index', wrong);
}

function joinStarts(first: RowBlock, second: RowBlock, offset: number): Int32Array {
  const start = new Int32Array(first.count + second.count + 1);
  start.set(first.start.subarray(0, first.count + 1));
  for (let i = 1; i <= second.count; i++) start[first.count + i] = offset + second.start[i]!;
  return start;
}

function concatenate(first: Float64Array, second: Float64Array): Float64Array {
  const joined = new Float64Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function concatenateIndices(first: Int32Array, second: Int32Array): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function checkLength(what: string, values: ArrayLike<number>, expected: number): void {
  if (values.length === expected) return;
  throw new CoreError(
    { tag: 'wrong-length', what, expected, actual: values.length },
    `${what}: ${expected} values are needed, ${values.length} are given`,
  );
}

function checkFinite(what: string, values: Float64Array): void {
  const wrong = values.findIndex((v) => !Number.isFinite(v));
  if (wrong >= 0) throw notFinite(what, wrong);
}

function checkBounds(what: string, lower: Float64Array, upper: Float64Array): void {
  for (let i = 0; i < lower.length; i++) {
    if (!(lower[i]! < Infinity)) throw notFinite(`${what} lower bound`, i);
    if (!(upper[i]! > -Infinity)) throw notFinite(`${what} upper bound`, i);
  }
}

function notFinite(what: string, index: number): CoreError {
  return new CoreError({ tag: 'not-finite', what, index }, `${what} ${index} cannot be used`);
}
