import { kernels as defaultKernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import { laneSystem, laneSystemBytes, loadLanes, storeLanes } from './lane-solver.ts';
import type { Factor } from './ldl.ts';

/** The edges whose flows are wanted: ends as rows of the factored matrix, weight per edge. */
export interface SeriesEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Flows over many cases (hours, samples) with the same graph: weight × difference of potential, for every edge.
 *
 * @param injection - row i of case t at `injection[i * count + t]`; 0 in grounded rows
 * @returns edge e of case t at `e * count + t`
 * Cost: per case two reads of the factor's entries shared by eight, plus edges. Memory: the result.
 */
export function flowSeries(
  factor: Factor,
  edges: SeriesEdges,
  injection: Float64Array,
  count: number,
  kernels = defaultKernels(),
): Float64Array {
  const edgeCount = edges.from.length;
  const arena = kernels.arena(laneSystemBytes(factor) + (16 + 8 * LANES) * edgeCount + 64);
  const system = laneSystem(factor, arena);
  const lanesOf = {
    count: edgeCount,
    plus: arena.int32(edgeCount),
    minus: arena.int32(edgeCount),
    weight: arena.float64(edgeCount),
    flow: arena.float64(edgeCount * LANES),
  };
  const { pivotOfRow } = factor.symbolic;
  for (let e = 0; e < edgeCount; e++) {
    lanesOf.plus[e] = pivotOfRow[edges.from[e]!]!;
    lanesOf.minus[e] = pivotOfRow[edges.to[e]!]!;
  }
  lanesOf.weight.set(edges.weight);

  const flow = new Float64Array(edgeCount * count);
  const inOrder = new Int32Array(edgeCount).map((_, e) => e);
  for (let first = 0; first < count; first += LANES) {
    loadLanes(system.block, pivotOfRow, injection, count, first);
    kernels.solveLanes(system);
    kernels.laneFlows(system, lanesOf);
    storeLanes(lanesOf.flow, inOrder, flow, count, first);
  }
  return flow;
}
