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
  const first = eliminationTree(pattern, order, inverse(order));
  const post = postorder(first.parent);
  const rowOfPivot = order.map((_, k) => order[post[k]!]!);
  const pivotOfRow = inverse(rowOfPivot);
  const newNumber = inverse(post);
  const parent = new Int32Array(pattern.order);
  const columnStart = new Int32Array(pattern.order + 1);
  for (let k = 0; k < pattern.order; k++) {
    const above = first.parent[post[k]!]!;
    parent[k] = above < 0 ? -1 : newNumber[above]!;
    columnStart[k + 1] = columnStart[k]! + first.columnCount[post[k]!]!;
  }
  const source = permutedRows(pattern, rowOfPivot, pivotOfRow);
  const factor = factorPattern(columnStart, parent, source);
  return { order: pattern.order, rowOfPivot, pivotOfRow, parent, columnStart, ...factor, ...source };
}

function inverse(permutation: Int32Array): Int32Array {
  const result = new Int32Array(permutation.length);
  for (let k = 0; k < permutation.length; k++) result[permutation[k]!] = k;
  return result;
}

type Source = Pick<SymbolicFactor, 'sourceStart' | 'sourceColumn' | 'sourceEntry'>;

function permutedRows(pattern: SymmetricPattern, rowOfPivot: Int32Array, pivotOfRow: Int32Array): Source {
  const { order, columnStart, rowIndex } = pattern;
  const sourceStart = new Int32Array(order + 1);
  const sourceColumn = new Int32Array(rowIndex.length);
  const sourceEntry = new Int32Array(rowIndex.length);
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
  return {
    sourceStart,
    sourceColumn: sourceColumn.subarray(0, write),
    sourceEntry: sourceEntry.subarray(0, write),
  };
}

/**
 * The pattern of L by columns, then by rows: reading the columns from left to right meets each row's entries in
 * ascending order.
 */
function factorPattern(
  columnStart: Int32Array,
  parent: Int32Array,
  source: Source,
): Pick<SymbolicFactor, 'rowIndex' | 'rowStart' | 'columnIndex'> {
  const order = parent.length;
  const rowIndex = new Int32Array(columnStart[order]!);
  const rowStart = new Int32Array(order + 1);
  const columnEnd = columnStart.slice(0, order);
  const reachedBy = new Int32Array(order);
  for (let k = 0; k < order; k++) {
    reachedBy[k] = k;
    let count = 0;
    for (let p = source.sourceStart[k]!; p < source.sourceStart[k + 1]!; p++) {
      for (let i = source.sourceColumn[p]!; reachedBy[i] !== k; i = parent[i]!) {
        reachedBy[i] = k;
        rowIndex[columnEnd[i]!++] = k;
        count++;
      }
    }
    rowStart[k + 1] = rowStart[k]! + count;
  }
  const columnIndex = new Int32Array(rowIndex.length);
  const rowEnd = rowStart.slice(0, order);
  for (let j = 0; j < order; j++) {
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) columnIndex[rowEnd[rowIndex[p]!]!++] = j;
  }
  return { rowIndex, rowStart, columnIndex };
}
