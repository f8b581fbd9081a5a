import { type Core, isRing } from './core-reduction.ts';
import { EQUAL } from './kernels/loss-task.ts';
import { type Leaders, leadersAmong, watchedEdges } from './leaders.ts';
import type { LossSummary } from './loss-summary.ts';

/**
 * Writes the rows of losses in rings, such as of one of two circuits to a radial part: the rest of the ring loses the
 * flow that the lost edge carried, everything else stays. Cost: edges, and the length of its ring per loss.
 */
export function summariseRingLosses(
  core: Core,
  flow: Float64Array,
  limit: Float64Array,
  watched: Uint8Array | undefined,
  rows: LossSummary,
): void {
  const { chains, chainOf, directionOf } = core;
  const members = (c: number) =>
    chains.edge
      .subarray(chains.start[c], chains.start[c + 1])
      .filter((e) => watched === undefined || watched[e] === 1)
      .sort();
  const outside = leadersOutsideChains(core, flow, limit, watchedEdges(core, watched));
  for (let r = 0; r < rows.lost.length; r++) {
    const lost = rows.lost[r]!;
    const c = chainOf[lost]!;
    if (!isRing(core, c)) continue;
    const leaders = outside(c, members(c));
    const others = [...members(c)].filter((e) => e !== lost);
    const change = (e: number) => -directionOf[e]! * directionOf[lost]! * flow[lost]!;
    const after = (e: number) => (chainOf[e] === c ? flow[e]! + change(e) : flow[e]!);
    const loading = (e: number) => Math.abs(after(e)) / limit[e]!;
    rows.overCount[r] = leaders.overCount + others.filter((e) => loading(e) > 1).length;
    const byFlow = lowestOfLargest([...leaders.flowEdges, ...others], (e) => Math.abs(after(e)));
    if (byFlow !== undefined) {
      rows.flowEdge[r] = byFlow;
      rows.flow[r] = after(byFlow);
    }
    const byLoading = lowestOfLargest([...leaders.loadingEdges, ...others], loading);
    if (byLoading !== undefined) {
      rows.loadingEdge[r] = byLoading;
      rows.loadingFlow[r] = after(byLoading);
      rows.loading[r] = loading(byLoading);
    }
    const [byChange] = flow[lost] === 0 ? [] : others;
    if (byChange !== undefined) {
      rows.changeEdge[r] = byChange;
      rows.change[r] = change(byChange);
    }
  }
}

/** Leaders among `edges` without the members of a ring. Only where the ring holds all leaders is there more to do. */
function leadersOutsideChains(
  { chainOf }: Core,
  flow: Float64Array,
  limit: Float64Array,
  edges: readonly number[],
): (c: number, members: Int32Array) => Leaders {
  const all = leadersAmong(edges, flow, limit);
  const searched = new Map<number, Leaders>();
  return (c, members) => {
    const known = searched.get(c);
    if (known !== undefined) return known;
    const isOutside = (e: number) => chainOf[e] !== c;
    const flowEdges = all.flowEdges.filter(isOutside);
    const loadingEdges = all.loadingEdges.filter(isOutside);
    const holdsAll = flowEdges.length === 0 || (loadingEdges.length === 0 && all.loadingEdges.length > 0);
    const overInRing = members.filter((e) => Math.abs(flow[e]!) / limit[e]! > 1).length;
    const found = holdsAll
      ? leadersAmong(edges.filter(isOutside), flow, limit)
      : { ...all, flowEdges, loadingEdges, overCount: all.overCount - overInRing };
    searched.set(c, found);
    return found;
  };
}

/** The lowest of the edges with the largest measure; `undefined` where none is above zero. */
function lowestOfLargest(edges: readonly number[], measure: (e: number) => number): number | undefined {
  const highest = Math.max(0, ...edges.map(measure));
  if (highest === 0) return undefined;
  return Math.min(...edges.filter((e) => measure(e) >= highest * EQUAL));
}
