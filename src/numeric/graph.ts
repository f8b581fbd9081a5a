import { Arena } from '../base/arena.ts';

/**
 * Graphs as two columns of edge ends. Loops and parallel edges are allowed; edges that are not `active` take no part.
 */

/** The edges at every node, those of node i in `edge[start[i]] … edge[start[i + 1] − 1]`, ascending; a loop twice. */
export interface Incidence {
  readonly start: Int32Array;
  readonly edge: Int32Array;
}

export function incidence(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  active?: Uint8Array,
): Incidence {
  const arena = new Arena(8 * (nodeCount + from.length) + 32);
  const start = arena.int32(nodeCount + 1);
  for (let e = 0; e < from.length; e++) {
    if (active !== undefined && active[e] === 0) continue;
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  for (let i = 0; i < nodeCount; i++) start[i + 1]! += start[i]!;
  const end = arena.int32(nodeCount);
  end.set(start.subarray(0, nodeCount));
  const edge = arena.int32(start[nodeCount]!);
  for (let e = 0; e < from.length; e++) {
    if (active !== undefined && active[e] === 0) continue;
    edge[end[from[e]!]!++] = e;
    edge[end[to[e]!]!++] = e;
  }
  return { start, edge };
}

export interface Components {
  readonly count: number;
  /** Component of every node; components are numbered in the order of their lowest node. */
  readonly label: Int32Array;
}

/** Connected components, by union and find with path halving. Cost: near nodes + edges. */
export function connectedComponents(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  active?: Uint8Array,
): Components {
  const arena = new Arena(8 * nodeCount + 16);
  const leader = arena.int32(nodeCount);
  for (let i = 0; i < nodeCount; i++) leader[i] = i;
  const find = (node: number) => {
    let i = node;
    while (leader[i] !== i) {
      leader[i] = leader[leader[i]!]!;
      i = leader[i]!;
    }
    return i;
  };
  for (let e = 0; e < from.length; e++) {
    if (active !== undefined && active[e] === 0) continue;
    const a = find(from[e]!);
    const b = find(to[e]!);
    // The lowest node leads, so that a component's label is given when its leader is met.
    if (a < b) leader[b] = a;
    else leader[a] = b;
  }
  const label = arena.int32(nodeCount);
  let count = 0;
  for (let i = 0; i < nodeCount; i++) label[i] = leader[i] === i ? count++ : label[find(i)]!;
  return { count, label };
}

/**
 * 1 for every edge whose loss splits its component. A parallel edge or a loop never is one. Depth-first search without
 * recursion. Cost: nodes + edges.
 *
 * Source: Tarjan, A note on finding the bridges of a graph, Information Processing Letters 2(6), 1974.
 */
export function bridges(
  nodeCount: number,
  from: Int32Array,
  to: Int32Array,
  active?: Uint8Array,
): Uint8Array {
  const { start, edge } = incidence(nodeCount, from, to, active);
  const isBridge = new Uint8Array(from.length);
  const arena = new Arena(20 * nodeCount + 64);
  const cursor = arena.int32(nodeCount);
  cursor.set(start.subarray(0, nodeCount));
  /** When the search came to a node (from 1), and the earliest node reachable from below without the edge used. */
  const visit = arena.int32(nodeCount);
  const earliest = arena.int32(nodeCount);
  const arrival = arena.int32(nodeCount);
  const path = arena.int32(nodeCount);
  let visits = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (visit[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    arrival[root] = -1;
    visit[root] = earliest[root] = ++visits;
    while (depth >= 0) {
      const node = path[depth]!;
      if (cursor[node]! < start[node + 1]!) {
        const e = edge[cursor[node]!++]!;
        if (e === arrival[node]) continue;
        const other = from[e] === node ? to[e]! : from[e]!;
        if (visit[other] === 0) {
          arrival[other] = e;
          visit[other] = earliest[other] = ++visits;
          path[++depth] = other;
        } else if (visit[other]! < earliest[node]!) earliest[node] = visit[other]!;
      } else if (--depth >= 0) {
        const above = path[depth]!;
        if (earliest[node]! < earliest[above]!) earliest[above] = earliest[node]!;
        if (earliest[node]! > visit[above]!) isBridge[arrival[node]!] = 1;
      }
    }
  }
  return isBridge;
}
