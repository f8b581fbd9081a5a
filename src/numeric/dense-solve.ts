/** A pivot this small against the largest entry of its column counts as zero. */
const ZERO_PIVOT = 1e-11;

/**
 * Solves A·x = b by elimination with partial pivoting; `matrix` (row after row) and `rhs` are overwritten, `rhs` by the
 * solution. Returns false, and leaves nothing useful, where the matrix is singular or nearly so. Cost: order³ / 3.
 *
 * Source: Golub, Van Loan: Matrix Computations, 4th ed. 2013, algorithm 3.4.1.
 */
export function solveDense(matrix: Float64Array, rhs: Float64Array): boolean {
  const order = rhs.length;
  const size = new Float64Array(order);
  for (let p = 0; p < matrix.length; p++) {
    const column = p % order;
    size[column] = Math.max(size[column]!, Math.abs(matrix[p]!));
  }
  for (let k = 0; k < order; k++) {
    let pivotRow = k;
    for (let i = k + 1; i < order; i++) {
      if (Math.abs(matrix[i * order + k]!) > Math.abs(matrix[pivotRow * order + k]!)) pivotRow = i;
    }
    const pivot = matrix[pivotRow * order + k]!;
    if (!(Math.abs(pivot) > ZERO_PIVOT * size[k]!)) return false;
    if (pivotRow !== k) swapRows(matrix, rhs, k, pivotRow);
    const base = k * order;
    for (let i = k + 1; i < order; i++) {
      const row = i * order;
      const multiplier = matrix[row + k]! / pivot;
      if (multiplier === 0) continue;
      for (let j = k + 1; j < order; j++) matrix[row + j]! -= multiplier * matrix[base + j]!;
      rhs[i]! -= multiplier * rhs[k]!;
    }
  }
  for (let k = order - 1; k >= 0; k--) {
    let sum = rhs[k]!;
    for (let j = k + 1; j < order; j++) sum -= matrix[k * order + j]! * rhs[j]!;
    rhs[k] = sum / matrix[k * order + k]!;
  }
  return true;
}

function swapRows(matrix: Float64Array, rhs: Float64Array, a: number, b: number): void {
  const order = rhs.length;
  for (let j = 0; j < order; j++) {
    const kept = matrix[a * order + j]!;
    matrix[a * order + j] = matrix[b * order + j]!;
    matrix[b * order + j] = kept;
  }
  const kept = rhs[a]!;
  rhs[a] = rhs[b]!;
  rhs[b] = kept;
}
