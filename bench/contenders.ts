import * as mathjs from 'mathjs';
import { CholeskyDecomposition, LuDecomposition, Matrix } from 'ml-matrix';
import type { SymmetricMatrix } from '../src/numeric/symmetric-matrix.ts';
import { type Measurement, measure, measureOnce } from './measure.ts';

/** What another library takes for the same equations: to factor, and to solve once with the factor. */
export interface Contender {
  readonly factor: Measurement;
  readonly solve: Measurement;
}

/** Beyond these sizes a single factorisation takes minutes. */
const MATHJS_LIMIT = 20_000;
const DENSE_LIMIT = 1500;

/** mathjs: sparse LU with a minimum-degree order of A + Aᵀ and threshold pivoting. */
export function mathjsSparse(matrix: SymmetricMatrix, rhs: Float64Array): Contender | undefined {
  if (matrix.order > MATHJS_LIMIT) return undefined;
  const sorted = sortedColumns(matrix);
  let factors = mathjs.slu(sorted, 1, 1e-3);
  const right = Array.from(rhs, (x) => [x]);
  const run = matrix.order > 500 ? measureOnce : measure;
  return {
    factor: run(() => {
      factors = mathjs.slu(sorted, 1, 1e-3);
    }),
    solve: run(() => {
      mathjs.lusolve(factors, right);
    }),
  };
}

/** The class is there, but its declaration is not. */
const { SparseMatrix } = mathjs as unknown as { SparseMatrix: new (columns: object) => mathjs.Matrix };

function sortedColumns({ order, columnStart, rowIndex, value }: SymmetricMatrix): mathjs.Matrix {
  const index: number[] = [];
  const values: number[] = [];
  for (let j = 0; j < order; j++) {
    const entries = Array.from(
      { length: columnStart[j + 1]! - columnStart[j]! },
      (_, i) => columnStart[j]! + i,
    );
    for (const p of entries.sort((p, q) => rowIndex[p]! - rowIndex[q]!)) {
      index.push(rowIndex[p]!);
      values.push(value[p]!);
    }
  }
  return new SparseMatrix({
    values,
    index,
    ptr: Array.from(columnStart),
    size: [order, order],
    datatype: 'number',
  });
}

/** ml-matrix: dense Cholesky where B′ allows it, dense LU otherwise. */
export function mlMatrixDense(matrix: SymmetricMatrix, rhs: Float64Array): Contender | undefined {
  const { order, columnStart, rowIndex, value } = matrix;
  if (order > DENSE_LIMIT) return undefined;
  const dense = Matrix.zeros(order, order);
  for (let j = 0; j < order; j++) {
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) dense.set(rowIndex[p]!, j, value[p]!);
  }
  const isDefinite = new CholeskyDecomposition(dense).isPositiveDefinite();
  const decompose = () => (isDefinite ? new CholeskyDecomposition(dense) : new LuDecomposition(dense));
  let factor = decompose();
  const right = Matrix.columnVector(rhs);
  const run = order > 300 ? measureOnce : measure;
  return {
    factor: run(() => {
      factor = decompose();
    }),
    solve: run(() => {
      factor.solve(right);
    }),
  };
}
