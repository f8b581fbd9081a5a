import { CoreError } from '../base/errors.ts';

/** Where the entries of a symmetric sparse matrix are. */
export interface SymmetricPattern {
  readonly order: number;
  /** `order + 1` positions: column j holds entries `columnStart[j] … columnStart[j + 1] − 1`. */
  readonly columnStart: Int32Array;
  readonly rowIndex: Int32Array;
}

/**
 * A symmetric sparse matrix by columns. Both triangles are stored and no entry is listed twice; within a column the
 * diagonal comes first and the other rows follow in any order.
 */
export interface SymmetricMatrix extends SymmetricPattern {
  readonly value: Float64Array;
}

/**
 * The pattern of a graph's weighted Laplacian with some nodes grounded, and where each edge goes in it. A grounded
 * node keeps its row and column, which are those of the identity: potentials are then indexed by node, and a grounded
 * node's potential is whatever the right-hand side says there (write 0).
 */
export interface LaplacianPattern extends SymmetricPattern {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly grounded: Uint8Array;
  /** Per edge, the entry (to, from) and its mirror (from, to); −1 where the edge has no off-diagonal entry. */
  readonly fromEntry: Int32Array;
  readonly toEntry: Int32Array;
}

/**
 * Lays out the Laplacian of a graph. Parallel edges share an entry, loops have none, and so have edges with a grounded
 * end. Edges not `active` take no part and cannot be switched on later. Cost: nodes + edges.
 */
export function laplacianPattern(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  grounded: Uint8Array,
  active?: Uint8Array,
): LaplacianPattern {
  const edgeCount = from.length;
  const coupled = (e: number) =>
    (active === undefined || active[e] === 1) &&
    from[e] !== to[e] &&
    grounded[from[e]!] === 0 &&
    grounded[to[e]!] === 0;

  const edgeEnd = new Int32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) {
    if (!coupled(e)) continue;
    edgeEnd[from[e]!]!++;
    edgeEnd[to[e]!]!++;
  }
  let entryBound = nodeCount;
  for (let j = 0; j < nodeCount; j++) {
    const degree = edgeEnd[j]!;
    edgeEnd[j] = entryBound - nodeCount;
    entryBound += degree;
  }
  const edgeOf = new Int32Array(entryBound - nodeCount);
  for (let e = 0; e < edgeCount; e++) {
    if (!coupled(e)) continue;
    edgeOf[edgeEnd[from[e]!]!++] = e;
    edgeOf[edgeEnd[to[e]!]!++] = e;
  }

  const columnStart = new Int32Array(nodeCount + 1);
  const rowIndex = new Int32Array(entryBound);
  const fromEntry = new Int32Array(edgeCount).fill(-1);
  const toEntry = new Int32Array(edgeCount).fill(-1);
  const entryOfRow = new Int32Array(nodeCount).fill(-1);
  let entry = 0;
  let p = 0;
  for (let j = 0; j < nodeCount; j++) {
    const first = entry;
    columnStart[j] = first;
    rowIndex[entry++] = j;
    for (; p < edgeEnd[j]!; p++) {
      const e = edgeOf[p]!;
      const leaving = from[e] === j;
      const i = leaving ? to[e]! : from[e]!;
      if (entryOfRow[i]! < first) {
        entryOfRow[i] = entry;
        rowIndex[entry++] = i;
      }
      if (leaving) fromEntry[e] = entryOfRow[i]!;
      else toEntry[e] = entryOfRow[i]!;
    }
  }
  columnStart[nodeCount] = entry;
  return {
    order: nodeCount,
    columnStart,
    rowIndex: rowIndex.subarray(0, entry),
    from,
    to,
    grounded,
    fromEntry,
    toEntry,
  };
}

/**
 * The Laplacian with the given edge weights: each adds its weight to the diagonal at both ends and takes it from the
 * entry between them. Weights may be negative. Cost: nodes + edges, no sorting, so a change of weights is cheap.
 *
 * @throws CoreError `not-finite` with the edge whose weight is no number.
 */
export function laplacianMatrix(
  pattern: LaplacianPattern,
  weight: Float64Array,
  active?: Uint8Array,
): SymmetricMatrix {
  const { order, columnStart, rowIndex, from, to, grounded, fromEntry, toEntry } = pattern;
  const value = new Float64Array(rowIndex.length);
  for (let j = 0; j < order; j++) if (grounded[j] === 1) value[columnStart[j]!] = 1;
  for (let e = 0; e < from.length; e++) {
    const i = from[e]!;
    const j = to[e]!;
    if ((active !== undefined && active[e] === 0) || i === j) continue;
    const w = weight[e]!;
    if (!Number.isFinite(w)) {
      throw new CoreError(
        { tag: 'not-finite', what: 'edge weight', index: e },
        `weight of edge ${e} is ${w}`,
      );
    }
    if (grounded[i] === 0) value[columnStart[i]!]! += w;
    if (grounded[j] === 0) value[columnStart[j]!]! += w;
    if (fromEntry[e]! >= 0) {
      value[fromEntry[e]!]! -= w;
      value[toEntry[e]!]! -= w;
    }
  }
  return { order, columnStart, rowIndex, value };
}

/** `product = matrix · vector`. Cost: entries. */
export function multiply(matrix: SymmetricMatrix, vector: Float64Array, product: Float64Array): void {
  const { order, columnStart, rowIndex, value } = matrix;
  for (let j = 0; j < order; j++) {
    let sum = 0;
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) sum += value[p]! * vector[rowIndex[p]!]!;
    product[j] = sum;
  }
}
