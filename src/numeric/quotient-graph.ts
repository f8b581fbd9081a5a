import { Arena } from '../base/arena.ts';
import { type DegreeQueue, degreeQueue, enqueue } from './degree-queue.ts';
import type { SymmetricPattern } from './symmetric-matrix.ts';

/**
 * The quotient graph: eliminated nodes survive as elements (cliques over their remaining neighbours), nodes that have
 * become indistinguishable are one variable. A variable's list holds its variables first and then its elements; an
 * element's list holds its variables.
 */
export interface QuotientGraph {
  readonly order: number;
  list: Int32Array;
  /** First unused position of `list`. */
  free: number;
  readonly start: Int32Array;
  readonly length: Int32Array;
  /** How many leading entries of a variable's list are variables. */
  readonly variableCount: Int32Array;
  /** Nodes the variable stands for; 0 once it is absorbed or eliminated; negative while it is in the pivot's element. */
  readonly weight: Int32Array;
  /** Of a variable the bound on its external degree, of an element the weight of its list. */
  readonly degree: Int32Array;
  /** Chains of nodes that are eliminated together: per node its successor (−1 ends) and per variable the last one. */
  readonly successor: Int32Array;
  readonly last: Int32Array;
  /** 1 for an eliminated pivot that has not been absorbed. */
  readonly isElement: Uint8Array;
  /** Weight of an element outside the pivot's, valid in the step that `stamp` names. */
  readonly outside: Int32Array;
  readonly stamp: Int32Array;
  readonly queue: DegreeQueue;
  /** Chains of variables with the same hash: bucket heads, and per variable its successor and its hash. */
  readonly bucket: Int32Array;
  readonly bucketNext: Int32Array;
  readonly hash: Int32Array;
  /** Marks the entries of one list with `mark`'s running number while other lists are compared with it. */
  readonly marked: Int32Array;
  mark: number;
  /** The variables eliminated so far, in sequence. */
  readonly pivots: Int32Array;
}

/** The graph before any elimination: all nodes are variables, none is queued yet. */
export function quotientGraph(pattern: SymmetricPattern): QuotientGraph {
  const { order, columnStart, rowIndex } = pattern;
  const space = 2 * rowIndex.length;
  const arena = new Arena(4 * (space + 19 * order) + 200);
  const column = () => arena.int32(order);
  const graph: QuotientGraph = {
    order,
    list: arena.int32(space),
    free: 0,
    start: column(),
    length: column(),
    variableCount: column(),
    weight: column().fill(1),
    degree: column(),
    successor: column().fill(-1),
    last: column(),
    isElement: arena.uint8(order),
    outside: column(),
    stamp: column(),
    queue: degreeQueue(arena, order),
    bucket: column().fill(-1),
    bucketNext: column(),
    hash: column(),
    marked: column(),
    mark: 0,
    pivots: column(),
  };
  const { list, start, length, degree, last } = graph;
  let write = 0;
  for (let j = 0; j < order; j++) {
    start[j] = write;
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) {
      if (rowIndex[p] !== j) list[write++] = rowIndex[p]!;
    }
    length[j] = degree[j] = write - start[j]!;
    last[j] = j;
  }
  graph.free = write;
  return graph;
}

/** Closes the gaps that the first eliminations left in the lists, and queues what remains. */
export function fillQueue({
  order,
  list,
  start,
  length,
  variableCount,
  weight,
  degree,
  queue,
}: QuotientGraph): void {
  for (let i = order - 1; i >= 0; i--) {
    if (weight[i] === 0) continue;
    let write = start[i]!;
    const end = write + length[i]!;
    for (let p = write; p < end; p++) if (weight[list[p]!] === 1) list[write++] = list[p]!;
    length[i] = variableCount[i] = write - start[i]!;
    enqueue(queue, i, degree[i]!);
  }
}

/** Makes room for a new element. */
export function reserve(graph: QuotientGraph, extra: number): void {
  if (graph.free + extra <= graph.list.length) return;
  const grown = new Int32Array(2 * (graph.free + extra));
  grown.set(graph.list);
  graph.list = grown;
}
