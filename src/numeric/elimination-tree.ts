import { Arena } from '../base/arena.ts';
import type { SymmetricPattern } from './symmetric-matrix.ts';

/** The elimination tree of a permuted matrix, by pivot number: what each pivot's column of L reaches first. */
export interface EliminationTree {
  /** The next pivot to feel the elimination, always a higher number; −1 at roots. */
  readonly parent: Int32Array;
  /** Entries of L below the diagonal, per column. */
  readonly columnCount: Int32Array;
}

/**
 * Row k of L reaches, from each entry of the matrix in row k, up the tree to k; a column met for the first time without
 * a parent gets k as parent. Cost: entries of L.
 *
 * Source: Liu, The role of elimination trees in sparse factorization, SIAM J. Matrix Anal. 11(1), 1990.
 */
export function eliminationTree(
  pattern: SymmetricPattern,
  order: Int32Array,
  position: Int32Array,
): EliminationTree {
  const { columnStart, rowIndex } = pattern;
  const arena = new Arena(12 * order.length + 24);
  const parent = arena.int32(order.length).fill(-1);
  const columnCount = arena.int32(order.length);
  const reachedBy = arena.int32(order.length);
  for (let k = 0; k < order.length; k++) {
    reachedBy[k] = k;
    const node = order[k]!;
    for (let p = columnStart[node]!; p < columnStart[node + 1]!; p++) {
      let i = position[rowIndex[p]!]!;
      if (i >= k) continue;
      while (reachedBy[i] !== k) {
        reachedBy[i] = k;
        columnCount[i]!++;
        if (parent[i] === -1) parent[i] = k;
        i = parent[i]!;
      }
    }
  }
  return { parent, columnCount };
}

/** Children before parents, subtrees contiguous, roots and siblings ascending. `parent` is −1 at roots. Cost: nodes. */
export function postorder(parent: Int32Array): Int32Array {
  const count = parent.length;
  const arena = new Arena(16 * count + 32);
  const firstChild = arena.int32(count).fill(-1);
  const nextSibling = arena.int32(count);
  let firstRoot = -1;
  for (let i = count - 1; i >= 0; i--) {
    const above = parent[i]!;
    if (above < 0) {
      nextSibling[i] = firstRoot;
      firstRoot = i;
    } else {
      nextSibling[i] = firstChild[above]!;
      firstChild[above] = i;
    }
  }
  const order = arena.int32(count);
  const stack = arena.int32(count);
  let written = 0;
  for (let root = firstRoot; root >= 0; root = nextSibling[root]!) {
    let depth = 0;
    stack[0] = root;
    while (depth >= 0) {
      const i = stack[depth]!;
      const child = firstChild[i]!;
      if (child >= 0) {
        firstChild[i] = nextSibling[child]!;
        stack[++depth] = child;
      } else {
        order[written++] = i;
        depth--;
      }
    }
  }
  return order;
}
