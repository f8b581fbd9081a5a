import type { ContingencyState } from '../analysis/contingency.ts';
import type { NamedContingency } from './contingency-list.ts';
import type { PreparedGrid } from './prepare-grid.ts';

/**
 * Output that the grid loses by a contingency that splits it, MW by area: what the units of every part but the largest
 * give less, whether they were run down or tripped. Cost: units, where it splits; nothing elsewhere.
 */
export function lostOutputByArea(
  { network, base }: PreparedGrid,
  { splits, balance, change }: ContingencyState<NamedContingency>,
): { readonly area: string; readonly trippedMw: number }[] {
  if (!splits || balance === undefined) return [];
  const { units, buses, areas } = network;
  const main = largestPart(change.islandOf, change.islandCount);
  const lostMw = new Float64Array(areas.count);
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (change.islandOf[bus] !== main) lostMw[buses.area[bus]!]! += base.outputMw[u]! - balance.outputMw[u]!;
  }
  return areas.id.flatMap((area, a) => (lostMw[a]! > 1e-6 ? [{ area, trippedMw: lostMw[a]! }] : []));
}

/** The part with most buses. */
function largestPart(islandOf: Int32Array, islandCount: number): number {
  const buses = new Int32Array(islandCount);
  for (const island of islandOf) if (island >= 0) buses[island]!++;
  return buses.indexOf(Math.max(...buses));
}
