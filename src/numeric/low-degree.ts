import { Arena } from '../base/arena.ts';

/**
 * A graph as neighbour lists that shrink while nodes are eliminated. Node i's list is
 * `list[start[i]] … list[start[i] + length[i] − 1]`; entries of nodes with weight 0 no longer count.
 */
export interface ShrinkingGraph {
  readonly order: number;
  readonly list: Int32Array;
  readonly start: Int32Array;
  readonly length: Int32Array;
  /** Neighbours left. */
  readonly degree: Int32Array;
  /** 1, and 0 once a node is eliminated. */
  readonly weight: Int32Array;
}

/** Neighbours with longer lists are not searched: what hangs between two such hubs is left to the general method. */
const LONGEST_SEARCH = 64;

/**
 * Eliminates nodes with at most two neighbours as long as there are any (leaves first), and writes the sequence to
 * `pivots`. This is minimum degree without approximation: such a node adds at most one edge, between its neighbours,
 * which takes the place of the node in their lists. Two thirds of a power grid go this way. Cost: nodes + edges.
 *
 * @returns how many nodes were eliminated
 */
export function eliminateLowDegree(graph: ShrinkingGraph, pivots: Int32Array): number {
  const { order, list, start, length, degree, weight } = graph;
  const arena = new Arena(8 * order + 8);
  const leaves = arena.int32(order);
  const links = arena.int32(order);
  let leafCount = 0;
  let linkCount = 0;
  for (let i = 0; i < order; i++) {
    if (degree[i]! < 2) leaves[leafCount++] = i;
    else if (degree[i] === 2) links[linkCount++] = i;
  }
  const loseNeighbour = (i: number) => {
    const left = --degree[i]!;
    if (left === 2) links[linkCount++] = i;
    else if (left === 1) leaves[leafCount++] = i;
  };
  const nextAlive = (from: number) => {
    let p = from;
    while (weight[list[p]!] === 0) p++;
    return p;
  };
  /** Puts `after` where `before` stands in a node's list, unless it is there already. */
  const replaceNeighbour = (i: number, before: number, after: number) => {
    let place = -1;
    for (let p = start[i]!; p < start[i]! + length[i]!; p++) {
      if (list[p] === after) return false;
      if (list[p] === before) place = p;
    }
    list[place] = after;
    return true;
  };

  let count = 0;
  for (let next = 0; leafCount > 0 || next < linkCount; ) {
    if (leafCount > 0) {
      const leaf = leaves[--leafCount]!;
      weight[leaf] = 0;
      pivots[count++] = leaf;
      if (degree[leaf] === 1) loseNeighbour(list[nextAlive(start[leaf]!)]!);
      continue;
    }
    const link = links[next++]!;
    if (weight[link] === 0) continue;
    const p = nextAlive(start[link]!);
    const a = list[p]!;
    const b = list[nextAlive(p + 1)]!;
    if (length[a]! > LONGEST_SEARCH || length[b]! > LONGEST_SEARCH) continue;
    weight[link] = 0;
    pivots[count++] = link;
    if (replaceNeighbour(a, link, b)) replaceNeighbour(b, link, a);
    else {
      loseNeighbour(a);
      loseNeighbour(b);
    }
  }
  return count;
}
