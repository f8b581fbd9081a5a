import { Arena } from '../base/arena.ts';
import { eliminationTree, postorder } from './elimination-tree.ts';
import { minimumDegreeOrder } from './minimum-degree.ts';
import type { SymmetricPattern } from './symmetric-matrix.ts';

/**
 * Everything about the factorisation P·A·Pᵀ = L·D·Lᵀ that depends on the pattern alone. Matrices with the same pattern
 * (other weights, an edge switched off) share it. "Pivot" numbers are positions in the elimination order.
 */
export interface SymbolicFactor {
  readonly order: number;
  /** Pivot → row of the original matrix, and back. */
  readonly rowOfPivot: Int32Array;
  readonly pivotOfRow: Int32Array;
  /** Elimination tree; −1 at roots. A parent's number is higher than its children's, subtrees are contiguous. */
  readonly parent: Int32Array;
  /** L below the diagonal by columns, rows ascending. */
  readonly columnStart: Int32Array;
  readonly rowIndex: Int32Array;
  /** The same pattern by rows: the columns with an entry in row k, ascending. */
  readonly rowStart: Int32Array;
  readonly columnIndex: Int32Array;
  /** Row k of the permuted matrix left of the diagonal: column (pivot number) and position in the matrix's entries. */
  readonly sourceStart: Int32Array;
  readonly sourceColumn: Int32Array;
  readonly sourceEntry: Int32Array;
}

/**
 * Symbolic analysis: fill-reducing order, elimination tree and the pattern of L. Cost: near the entries of L.
 *
 * @param order - pivot order to use instead of approximate minimum degree; it is postordered, which changes no fill.
 */
export function analyse(
  pattern: SymmetricPattern,
  order: Int32Array = minimumDegreeOrder(pattern),
): SymbolicFactor {
  const size = pattern.order;
  const position = new Int32Array(size);
  invert(order, position);
  const first = eliminationTree(pattern, order, position);
  const post = postorder(first.parent);
  let entries = 0;
  for (let k = 0; k < size; k++) entries += first.columnCount[k]!;

  const offDiagonal = pattern.rowIndex.length - size;
  const arena = new Arena(4 * (6 * size + 2 * entries + offDiagonal) + 100);
  const symbolic: SymbolicFactor = {
    order: size,
    rowOfPivot: arena.int32(size),
    pivotOfRow: arena.int32(size),
    parent: arena.int32(size),
    columnStart: arena.int32(size + 1),
    rowIndex: arena.int32(entries),
    rowStart: arena.int32(size + 1),
    columnIndex: arena.int32(entries),
    sourceStart: arena.int32(size + 1),
    sourceColumn: arena.int32(offDiagonal / 2),
    sourceEntry: arena.int32(offDiagonal / 2),
  };
  const { rowOfPivot, pivotOfRow, parent, columnStart } = symbolic;
  const newNumber = position;
  invert(post, newNumber);
  for (let k = 0; k < size; k++) {
    const old = post[k]!;
    rowOfPivot[k] = order[old]!;
    parent[k] = first.parent[old]! < 0 ? -1 : newNumber[first.parent[old]!]!;
    columnStart[k + 1] = columnStart[k]! + first.columnCount[old]!;
  }
  invert(rowOfPivot, pivotOfRow);
  fillSources(pattern, symbolic);
  fillColumns(symbolic);
  fillRows(symbolic);
  return symbolic;
}

function invert(permutation: Int32Array, inverse: Int32Array): void {
  for (let k = 0; k < permutation.length; k++) inverse[permutation[k]!] = k;
}

/** Where the entries of each permuted row left of the diagonal come from. */
function fillSources(pattern: SymmetricPattern, symbolic: SymbolicFactor): void {
  const { order, columnStart, rowIndex } = pattern;
  const { rowOfPivot, pivotOfRow, sourceStart, sourceColumn, sourceEntry } = symbolic;
  let write = 0;
  for (let k = 0; k < order; k++) {
    const row = rowOfPivot[k]!;
    for (let p = columnStart[row]!; p < columnStart[row + 1]!; p++) {
      const i = pivotOfRow[rowIndex[p]!]!;
      if (i >= k) continue;
      sourceColumn[write] = i;
      sourceEntry[write++] = p;
    }
    sourceStart[k + 1] = write;
  }
}

/** Row by row: each entry of the matrix reaches up the tree until the row itself or a column met before. */
function fillColumns(symbolic: SymbolicFactor): void {
  const { order, parent, sourceStart, sourceColumn, columnStart, rowIndex, rowStart } = symbolic;
  const arena = new Arena(8 * order + 16);
  const columnEnd = arena.int32(order);
  const reachedBy = arena.int32(order);
  columnEnd.set(columnStart.subarray(0, order));
  for (let k = 0; k < order; k++) {
    reachedBy[k] = k;
    let count = 0;
    for (let p = sourceStart[k]!; p < sourceStart[k + 1]!; p++) {
      for (let i = sourceColumn[p]!; reachedBy[i] !== k; i = parent[i]!) {
        reachedBy[i] = k;
        rowIndex[columnEnd[i]!++] = k;
        count++;
      }
    }
    rowStart[k + 1] = rowStart[k]! + count;
  }
}

/** Reading the columns from left to right meets each row's entries in ascending order. */
function fillRows({ order, columnStart, rowIndex, rowStart, columnIndex }: SymbolicFactor): void {
  const rowEnd = rowStart.slice(0, order);
  for (let j = 0; j < order; j++) {
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) columnIndex[rowEnd[rowIndex[p]!]!++] = j;
  }
}
