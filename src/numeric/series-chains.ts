import { Arena } from '../base/arena.ts';

/**
 * Maximal runs of edges in series: between two of them lies a node with exactly those two edges. Every active edge is
 * a member of exactly one chain. A ring that hangs on one node, or on none, is a chain that ends where it began.
 */
export interface SeriesChains {
  readonly count: number;
  /** Members of chain c are `edge[start[c]] … edge[start[c + 1] − 1]`, in order from its first end to its last. */
  readonly start: Int32Array;
  readonly edge: Int32Array;
  /** +1 where the member points along the chain, −1 where against; +1 for the chain's lowest edge. */
  readonly direction: Int8Array;
  /** The nodes at the two ends, equal for a ring. A ring without any junction begins at its lowest edge. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * Finds the series chains, numbered in the order of their lowest edge. Cost: nodes + edges.
 *
 * @param isJunction - nodes that end a chain even if they have just two edges
 */
export function seriesChains(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  active?: Uint8Array,
  isJunction?: Uint8Array,
): SeriesChains {
  const takesPart = (e: number) => active === undefined || active[e] === 1;
  const scratch = new Arena(8 * nodeCount + from.length + 32);
  const degree = scratch.int32(nodeCount);
  /** Exclusive or of the edges at a node: with two edges, either gives the other. */
  const mixedEdge = scratch.int32(nodeCount);
  const taken = scratch.uint8(from.length);
  let edgeCount = 0;
  for (let e = 0; e < from.length; e++) {
    if (!takesPart(e)) continue;
    edgeCount++;
    const a = from[e]!;
    const b = to[e]!;
    degree[a]!++;
    mixedEdge[a]! ^= e;
    degree[b]!++;
    mixedEdge[b]! ^= e;
  }

  const results = new Arena(17 * edgeCount + 64);
  const start = results.int32(edgeCount + 1);
  const edge = results.int32(edgeCount);
  const chainFrom = results.int32(edgeCount);
  const chainTo = results.int32(edgeCount);
  const direction = results.int8(edgeCount);
  let count = 0;
  let written = 0;
  /** Appends the edges met from `node`, coming from edge `e`, until a junction or `e` itself; returns where it ends. */
  const follow = (e: number, node: number, forwards: boolean): number => {
    let current = e;
    let end = node;
    while (degree[end] === 2 && (isJunction === undefined || isJunction[end] === 0)) {
      const next = mixedEdge[end]! ^ current;
      if (taken[next] === 1) break;
      taken[next] = 1;
      edge[written] = next;
      direction[written++] = (from[next] === end) === forwards ? 1 : -1;
      end = from[next] === end ? to[next]! : from[next]!;
      current = next;
    }
    return end;
  };
  for (let e = 0; e < from.length; e++) {
    if (taken[e] === 1 || !takesPart(e)) continue;
    taken[e] = 1;
    const first = written;
    chainFrom[count] = follow(e, from[e]!, false);
    if (written > first + 1) {
      edge.subarray(first, written).reverse();
      direction.subarray(first, written).reverse();
    }
    edge[written] = e;
    direction[written++] = 1;
    chainTo[count] = follow(e, to[e]!, true);
    start[++count] = written;
  }
  return {
    count,
    start: start.subarray(0, count + 1),
    edge,
    direction,
    from: chainFrom.subarray(0, count),
    to: chainTo.subarray(0, count),
  };
}
