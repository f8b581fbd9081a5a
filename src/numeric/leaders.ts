import { type Core, isRing } from './core-reduction.ts';
import { EQUAL } from './kernels/loss-task.ts';

/** The most burdened among some edges, by the flows they carry before any loss. */
export interface Leaders {
  /** The largest absolute flow, and the edges that come within a hair of it, ascending. */
  readonly flow: number;
  readonly flowEdges: readonly number[];
  /** The same for the ratio of flow to limit. */
  readonly loading: number;
  readonly loadingEdges: readonly number[];
  /** How many are above their limit. */
  readonly overCount: number;
}

/** Leaders among `edges`, which ascend. Cost: edges. */
export function leadersAmong(edges: readonly number[], flow: Float64Array, limit: Float64Array): Leaders {
  let largest = 0;
  let highest = 0;
  let overCount = 0;
  for (const e of edges) {
    const size = Math.abs(flow[e]!);
    const loading = size / limit[e]!;
    if (size > largest) largest = size;
    if (loading > highest) highest = loading;
    if (loading > 1) overCount++;
  }
  return {
    flow: largest,
    flowEdges: largest === 0 ? [] : edges.filter((e) => Math.abs(flow[e]!) >= largest * EQUAL),
    loading: highest,
    loadingEdges: highest === 0 ? [] : edges.filter((e) => Math.abs(flow[e]!) / limit[e]! >= highest * EQUAL),
    overCount,
  };
}

/** Active edges that are watched, ascending. */
export function watchedEdges({ isBridge, chainOf }: Core, watched: Uint8Array | undefined): number[] {
  const edges: number[] = [];
  for (let e = 0; e < chainOf.length; e++) {
    const isActive = isBridge[e] === 1 || chainOf[e]! >= 0;
    if (isActive && (watched === undefined || watched[e] === 1)) edges.push(e);
  }
  return edges;
}

/** Leaders among watched edges whose flow no loss in the core's meshes changes: bridges and rings. */
export function restingLeaders(
  core: Core,
  flow: Float64Array,
  limit: Float64Array,
  watched: Uint8Array | undefined,
): Leaders {
  const isResting = (e: number) => core.isBridge[e] === 1 || isRing(core, core.chainOf[e]!);
  return leadersAmong(watchedEdges(core, watched).filter(isResting), flow, limit);
}
