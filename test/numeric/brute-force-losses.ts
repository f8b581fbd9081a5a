import { bridges, connectedComponents } from '../../src/numeric/graph.ts';
import { factorise, solve } from '../../src/numeric/ldl.ts';
import { analyse } from '../../src/numeric/symbolic-factor.ts';
import { laplacianMatrix, laplacianPattern } from '../../src/numeric/symmetric-matrix.ts';
import type { RandomGraph } from './random-graph.ts';

/** Flows for injections that sum to zero in every component, from a factorisation of just the active edges. */
export function flowsFromScratch(
  graph: RandomGraph,
  injection: Float64Array,
  active: Uint8Array,
): Float64Array {
  const { nodeCount, from, to, weight } = graph;
  const { label } = connectedComponents(nodeCount, from, to, active);
  const grounded = new Uint8Array(nodeCount);
  const seen = new Set<number>();
  label.forEach((component, i) => {
    if (!seen.has(component)) grounded[i] = 1;
    seen.add(component);
  });
  const pattern = laplacianPattern(nodeCount, from, to, grounded, active);
  const matrix = laplacianMatrix(pattern, weight, active);
  const potential = injection.map((p, i) => (grounded[i] === 1 ? 0 : p));
  solve(factorise(analyse(matrix), matrix), potential);
  return weight.map((w, e) => (active[e] === 1 ? w * (potential[from[e]!]! - potential[to[e]!]!) : 0));
}

/** Flows after the loss of every edge that is no bridge, each from a factorisation of its own. */
export function flowsAfterEveryLoss(graph: RandomGraph, injection: Float64Array): Map<number, Float64Array> {
  const isBridge = bridges(graph.nodeCount, graph.from, graph.to);
  const after = new Map<number, Float64Array>();
  for (let k = 0; k < graph.from.length; k++) {
    if (isBridge[k] === 1) continue;
    const active = new Uint8Array(graph.from.length).fill(1);
    active[k] = 0;
    after.set(k, flowsFromScratch(graph, injection, active));
  }
  return after;
}

/** Injections that sum to zero, with several nodes that have none, so that chains of equal flow occur. */
export function balancedInjection(nodeCount: number, seed: number): Float64Array {
  const injection = new Float64Array(nodeCount);
  for (let i = 1; i < nodeCount; i++) {
    if ((i * 7 + seed) % 3 === 0) continue;
    injection[i] = Math.sin(i * seed + 1);
    injection[0]! -= injection[i]!;
  }
  return injection;
}
