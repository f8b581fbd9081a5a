import { Arena } from '../base/arena.ts';
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
  const ends = couplingEnds(nodeCount, from, to, grounded, active);
  const entryBound = nodeCount + ends.neighbour.length;
  const arena = new Arena(4 * (nodeCount + 1 + entryBound + 2 * edgeCount) + 64);
  const columnStart = arena.int32(nodeCount + 1);
  const rowIndex = arena.int32(entryBound);
  const fromEntry = arena.int32(edgeCount).fill(-1);
  const toEntry = arena.int32(edgeCount).fill(-1);
  const entryOfRow = new Int32Array(nodeCount).fill(-1);
  let entry = 0;
  let p = 0;
  for (let j = 0; j < nodeCount; j++) {
    const first = entry;
    columnStart[j] = first;
    rowIndex[entry++] = j;
    for (const end = ends.endOfNode[j]!; p < end; p++) {
      const i = ends.neighbour[p]!;
      if (entryOfRow[i]! < first) {
        entryOfRow[i] = entry;
        rowIndex[entry++] = i;
      }
      const leaving = ends.edge[p]!;
      if (leaving >= 0) fromEntry[leaving] = entryOfRow[i]!;
      else toEntry[~leaving] = entryOfRow[i]!;
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

/** Both ends of every edge that couples two rows, sorted by node; those of node j end before `endOfNode[j]`. */
interface CouplingEnds {
  readonly endOfNode: Int32Array;
  readonly neighbour: Int32Array;
  /** The edge where it leaves the node, its complement (~e) where it arrives. */
  readonly edge: Int32Array;
}

function couplingEnds(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  grounded: Uint8Array,
  active: Uint8Array | undefined,
): CouplingEnds {
  const couples = (e: number, i: number, j: number) =>
    i !== j && grounded[i] === 0 && grounded[j] === 0 && (active === undefined || active[e] === 1);
  const arena = new Arena(4 * nodeCount + 16 * from.length + 32);
  const endOfNode = arena.int32(nodeCount);
  for (let e = 0; e < from.length; e++) {
    const i = from[e]!;
    const j = to[e]!;
    if (!couples(e, i, j)) continue;
    endOfNode[i]!++;
    endOfNode[j]!++;
  }
  let count = 0;
  for (let j = 0; j < nodeCount; j++) {
    const degree = endOfNode[j]!;
    endOfNode[j] = count;
    count += degree;
  }
  const neighbour = arena.int32(count);
  const edge = arena.int32(count);
  for (let e = 0; e < from.length; e++) {
    const i = from[e]!;
    const j = to[e]!;
    if (!couples(e, i, j)) continue;
    const p = endOfNode[i]!++;
    neighbour[p] = j;
    edge[p] = e;
    const q = endOfNode[j]!++;
    neighbour[q] = i;
    edge[q] = ~e;
  }
  return { endOfNode, neighbour, edge };
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
