import { type BaseCase, type ContingencyState, participationLeft } from './contingency.ts';

/** Smaller totals are rounding. */
const NOBODY_MW = 1e-12;

/**
 * Adds to `busMw` how `mw` that an island lacks after a contingency is made up for: by the governors that are not at a
 * limit, where there are none by the other running units, then by demand. The order in which `balanceIslands` goes.
 * Returns false, and adds nothing, where nobody can take part. Cost: units + buses at most.
 */
export function shareInIsland(
  base: BaseCase,
  { contingency, change, balance }: ContingencyState,
  island: number,
  mw: number,
  busMw: Float64Array,
): boolean {
  const { units, buses } = base.model.network;
  const { islandOf } = change;
  const takesPart = (u: number) =>
    islandOf[units.bus[u]!] === island && balance?.saturated[u] !== 1 && units.inService[u] === 1;
  const shareAmongUnits = (weightOf: (u: number) => number): boolean => {
    let total = 0;
    for (let u = 0; u < units.count; u++) if (takesPart(u)) total += weightOf(u);
    if (total <= NOBODY_MW) return false;
    for (let u = 0; u < units.count; u++) {
      if (takesPart(u)) busMw[units.bus[u]!]! += (mw * weightOf(u)) / total;
    }
    return true;
  };
  const participation = participationLeft(base, contingency);
  const outputMw = balance?.outputMw ?? base.outputMw;
  if (shareAmongUnits((u) => participation[u]!)) return true;
  if (shareAmongUnits((u) => Math.max(0, outputMw[u]!))) return true;
  let demandMw = 0;
  for (let b = 0; b < buses.count; b++) if (islandOf[b] === island) demandMw += buses.demandMw[b]!;
  if (demandMw <= NOBODY_MW) return false;
  for (let b = 0; b < buses.count; b++) {
    if (islandOf[b] === island) busMw[b]! += (mw * buses.demandMw[b]!) / demandMw;
  }
  return true;
}
