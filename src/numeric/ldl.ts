import { Arena } from '../base/arena.ts';
import { CoreError } from '../base/errors.ts';
import { seededRandom } from './random.ts';
import type { SymbolicFactor } from './symbolic-factor.ts';
import { multiply, type SymmetricMatrix } from './symmetric-matrix.ts';

/** P·A·Pᵀ = L·D·Lᵀ with unit lower triangular L and diagonal D of any sign. */
export interface Factor {
  readonly symbolic: SymbolicFactor;
  /** Entries of L below the diagonal, in the positions of `symbolic.rowIndex`. */
  readonly lower: Float64Array;
  /** Diagonal of D, by pivot number. */
  readonly pivot: Float64Array;
}

/**
 * A pivot is taken for zero when it is this small against the terms it is the sum of: what is left is rounding.
 * A grid whose reactances differ by nine orders of magnitude still passes.
 */
const ZERO_PIVOT = 1e-12;

/**
 * Numeric factorisation, row by row of L (up-looking), without pivoting: symmetric matrices that are not positive
 * definite are allowed as long as no pivot vanishes. Cost: the sum of squared column counts of L.
 *
 * @throws CoreError `singular` with the row of the original matrix whose pivot vanishes.
 *
 * Source: Davis, Direct Methods for Sparse Linear Systems, SIAM 2006, §4.8.
 */
export function factorise(symbolic: SymbolicFactor, matrix: SymmetricMatrix): Factor {
  const { order, rowOfPivot, columnStart, rowIndex, rowStart, columnIndex } = symbolic;
  const { sourceStart, sourceColumn, sourceEntry } = symbolic;
  const entry = matrix.value;
  const results = new Arena(8 * (rowIndex.length + order));
  const lower = results.float64(rowIndex.length);
  const pivot = results.float64(order);
  const scratch = new Arena(12 * order + 8);
  const row = scratch.float64(order);
  const columnEnd = scratch.int32(order);
  columnEnd.set(columnStart.subarray(0, order));
  for (let k = 0; k < order; k++) {
    let diagonal = entry[matrix.columnStart[rowOfPivot[k]!]!]!;
    let magnitude = Math.abs(diagonal);
    for (let p = sourceStart[k]!; p < sourceStart[k + 1]!; p++)
      row[sourceColumn[p]!] = entry[sourceEntry[p]!]!;
    for (let q = rowStart[k]!; q < rowStart[k + 1]!; q++) {
      const i = columnIndex[q]!;
      const x = row[i]!;
      row[i] = 0;
      const end = columnEnd[i]!++;
      for (let p = columnStart[i]!; p < end; p++) row[rowIndex[p]!]! -= lower[p]! * x;
      const multiplier = x / pivot[i]!;
      const term = multiplier * x;
      lower[end] = multiplier;
      diagonal -= term;
      magnitude += Math.abs(term);
    }
    if (!(Math.abs(diagonal) > ZERO_PIVOT * magnitude)) {
      const at = rowOfPivot[k]!;
      throw new CoreError({ tag: 'singular', buses: [at] }, `the matrix is singular at row ${at}`);
    }
    pivot[k] = diagonal;
  }
  return { symbolic, lower, pivot };
}

/**
 * Solves A·x = b in place; `rhs` is in the original order. Cost: twice the entries of L.
 *
 * @param work - `order` numbers of scratch, to save allocating them on every call.
 */
export function solve(factor: Factor, rhs: Float64Array, work = new Float64Array(factor.pivot.length)): void {
  const { rowOfPivot } = factor.symbolic;
  for (let k = 0; k < rowOfPivot.length; k++) work[k] = rhs[rowOfPivot[k]!]!;
  solveInPivotOrder(factor, work);
  for (let k = 0; k < rowOfPivot.length; k++) rhs[rowOfPivot[k]!] = work[k]!;
}

/** As `solve`, with right-hand side and solution in the order of the pivots. */
export function solveInPivotOrder(factor: Factor, x: Float64Array): void {
  forward(factor, x);
  backward(factor, x);
}

/** L·y = b, in pivot order. */
function forward({ symbolic: { columnStart, rowIndex }, lower, pivot }: Factor, x: Float64Array): void {
  for (let k = 0; k < pivot.length; k++) {
    const xk = x[k]!;
    if (xk === 0) continue;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) x[rowIndex[p]!]! -= lower[p]! * xk;
  }
}

/** D·Lᵀ·x = y, in pivot order. */
function backward({ symbolic: { columnStart, rowIndex }, lower, pivot }: Factor, x: Float64Array): void {
  for (let k = pivot.length - 1; k >= 0; k--) {
    let sum = x[k]! / pivot[k]!;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) sum -= lower[p]! * x[rowIndex[p]!]!;
    x[k] = sum;
  }
}

/**
 * Solves A·x = e_plus − e_minus into `out` (original order): a unit put in at one row and taken out at another. The
 * forward half visits only the two paths to the root of the elimination tree.
 *
 * Source: Tinney, Brandwajn, Chan, Sparse vector methods, IEEE Trans. PAS 104(2), 1985.
 */
export function solveUnitTransfer(
  factor: Factor,
  plus: number,
  minus: number,
  out: Float64Array,
  work = new Float64Array(factor.pivot.length),
): void {
  const { rowOfPivot } = factor.symbolic;
  work.fill(0);
  forwardUnitTransfer(factor, plus, minus, work);
  backward(factor, work);
  for (let k = 0; k < rowOfPivot.length; k++) out[rowOfPivot[k]!] = work[k]!;
}

/**
 * The potential difference between two rows for a unit transfer from one to the other, without the backward half: with
 * L·z = e_plus − e_minus it is zᵀ·D⁻¹·z. Accurate relative to its own size when D > 0. `work` must be zero and is left
 * zero. Cost: entries of L in the columns on the two paths.
 */
export function transferPotential(factor: Factor, plus: number, minus: number, work: Float64Array): number {
  forwardUnitTransfer(factor, plus, minus, work);
  const { parent, pivotOfRow } = factor.symbolic;
  let sum = 0;
  for (const row of [plus, minus]) {
    for (let k = pivotOfRow[row]!; k >= 0; k = parent[k]!) {
      sum += (work[k]! * work[k]!) / factor.pivot[k]!;
      work[k] = 0;
    }
  }
  return sum;
}

/** Forward substitution along the union of two tree paths, taken in ascending order; `work` is zero elsewhere. */
function forwardUnitTransfer(factor: Factor, plus: number, minus: number, work: Float64Array): void {
  const { parent, pivotOfRow, columnStart, rowIndex } = factor.symbolic;
  const { lower } = factor;
  let a = pivotOfRow[plus]!;
  let b = pivotOfRow[minus]!;
  work[a]! += 1;
  work[b]! -= 1;
  while (a >= 0 || b >= 0) {
    const k = b < 0 || (a >= 0 && a < b) ? a : b;
    const x = work[k]!;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) work[rowIndex[p]!]! -= lower[p]! * x;
    if (a === k) a = parent[k]!;
    if (b === k) b = parent[k]!;
  }
}

/**
 * How far L·D·Lᵀ is from the matrix: the largest component of (P'LDLᵀP − A)·v against that of |A|·|v| for one fixed
 * random v. About 1e-15 for a sound factor; any damaged entry shows, one that is no number as Infinity. Cost: entries of L.
 */
export function factorResidual(factor: Factor, matrix: SymmetricMatrix): number {
  const { symbolic, lower, pivot } = factor;
  const { order, rowOfPivot, columnStart, rowIndex } = symbolic;
  const random = seededRandom(order);
  const v = new Float64Array(order);
  for (let i = 0; i < order; i++) v[i] = 0.5 + random.next();

  const scaled = new Float64Array(order);
  const product = new Float64Array(order);
  for (let k = 0; k < order; k++) {
    let sum = v[rowOfPivot[k]!]!;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++)
      sum += lower[p]! * v[rowOfPivot[rowIndex[p]!]!]!;
    scaled[k] = sum * pivot[k]!;
  }
  for (let k = 0; k < order; k++) {
    product[rowOfPivot[k]!]! += scaled[k]!;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) {
      product[rowOfPivot[rowIndex[p]!]!]! += lower[p]! * scaled[k]!;
    }
  }

  const expected = new Float64Array(order);
  const size = new Float64Array(order);
  multiply(matrix, v, expected);
  multiply({ ...matrix, value: matrix.value.map(Math.abs) }, v, size);
  let worst = 0;
  for (let i = 0; i < order; i++) {
    const error = Math.abs(product[i]! - expected[i]!) / size[i]!;
    if (!Number.isFinite(error)) return Infinity;
    if (error > worst) worst = error;
  }
  return worst;
}
