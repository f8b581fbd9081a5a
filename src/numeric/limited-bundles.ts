import type { Arena } from '../base/arena.ts';
import { type Core, isRing } from './core-reduction.ts';
import { LANES } from './kernels/lane-task.ts';
import { type LimitedBundles, TILE } from './kernels/loss-task.ts';

/** Bundles of edges in one chain with one limit, chain by chain, and which edges they hold. */
export interface LimitedBundleTable extends LimitedBundles {
  /** The bundles of chain c are `bundleStart[c] … bundleStart[c + 1] − 1`; a ring has none. */
  readonly bundleStart: Int32Array;
  /** Edge of every member, beside `memberFlow`. */
  readonly memberEdge: Int32Array;
}

/** Bytes that `limitedBundles` takes from an arena. */
export function limitedBundleBytes({ chains }: Core): number {
  const members = chains.edge.length;
  const tiles = Math.ceil(members / TILE);
  return 60 * members + (24 * LANES + 4) * tiles + 400;
}

/**
 * Groups the watched edges of every chain that is no ring.
 *
 * @param limit - per edge; `Infinity` where there is none
 * Cost: edges; within a chain, edges × different limits.
 */
export function limitedBundles(
  core: Core,
  flow: Float64Array,
  limit: Float64Array,
  watched: Uint8Array | undefined,
  arena: Arena,
): LimitedBundleTable {
  const { chains, plus, minus, chainWeight } = core;
  const bound = chains.edge.length;
  const tiles = Math.ceil(bound / TILE);
  const table = {
    plus: arena.int32(bound),
    minus: arena.int32(bound),
    weight: arena.float64(bound),
    high: arena.float64(bound),
    low: arena.float64(bound),
    inverseLimit: arena.float64(bound),
    memberStart: arena.int32(bound + 1),
    memberFlow: arena.float64(bound),
    tileFlow: arena.float64(tiles * LANES),
    tileLoading: arena.float64(tiles * LANES),
    tileChange: arena.float64(tiles * LANES),
    laneOver: arena.int32(LANES),
    threshold: arena.float64(LANES),
    leaders: arena.int32(tiles),
    bundleStart: new Int32Array(chains.count + 1),
    memberEdge: new Int32Array(bound),
  };
  const grouped = new Uint8Array(flow.length);
  let count = 0;
  let members = 0;
  for (let c = 0; c < chains.count; c++) {
    table.bundleStart[c] = count;
    if (isRing(core, c)) continue;
    for (let first = chains.start[c]!; first < chains.start[c + 1]!; first++) {
      const own = limit[chains.edge[first]!]!;
      table.high[count] = Number.NEGATIVE_INFINITY;
      table.low[count] = Number.POSITIVE_INFINITY;
      table.memberStart[count] = members;
      for (let m = first; m < chains.start[c + 1]!; m++) {
        const e = chains.edge[m]!;
        if (grouped[e] === 1 || limit[e] !== own || (watched !== undefined && watched[e] === 0)) continue;
        grouped[e] = 1;
        const along = flow[e]! * chains.direction[m]!;
        table.memberEdge[members] = e;
        table.memberFlow[members++] = along;
        table.high[count] = Math.max(table.high[count]!, along);
        table.low[count] = Math.min(table.low[count]!, along);
      }
      if (table.memberStart[count] === members) continue;
      table.plus[count] = plus[c]!;
      table.minus[count] = minus[c]!;
      table.weight[count] = chainWeight[c]!;
      table.inverseLimit[count] = 1 / own;
      count++;
    }
  }
  table.bundleStart[chains.count] = count;
  table.memberStart[count] = members;
  return { ...table, count };
}
