import { type BaseCase, type ContingencyState, lostShareOf } from './contingency.ts';

/** How an island makes up for what it lacks after a contingency: in proportion to weights that sum to `total`. */
export interface IslandShare {
  readonly island: number;
  readonly source: Source;
  readonly total: number;
}

/** Governors that are not at a limit, other running units, demand. */
type Source = 'governors' | 'running' | 'demand';
const SOURCES: readonly Source[] = ['governors', 'running', 'demand'];

/** Smaller totals are rounding. */
const NOBODY_MW = 1e-12;

/**
 * Who makes up for what an island lacks: the first source that has anybody, in the order in which `balanceIslands` goes;
 * `undefined` where nobody can take part. Cost: units, buses where only demand is left.
 */
export function shareInIsland(
  base: BaseCase,
  state: ContingencyState,
  island: number,
): IslandShare | undefined {
  for (const source of SOURCES) {
    const count = memberCount(base, source);
    let total = 0;
    for (let i = 0; i < count; i++) total += weightOf(base, state, island, source, i);
    if (total > NOBODY_MW) return { island, source, total };
  }
  return undefined;
}

/** Spreads `mw` over an island, each bus at its place in `target` plus `offset`; buses whose place is −1 are left out. */
export function spreadShare(
  base: BaseCase,
  state: ContingencyState,
  { island, source, total }: IslandShare,
  mw: number,
  target: Float64Array,
  placeOfBus: Int32Array,
  offset: number,
): void {
  const { units } = base.model.network;
  const count = memberCount(base, source);
  for (let i = 0; i < count; i++) {
    const weight = weightOf(base, state, island, source, i);
    if (weight === 0) continue;
    const place = placeOfBus[source === 'demand' ? i : units.bus[i]!]!;
    if (place >= 0) target[place + offset]! += (mw * weight) / total;
  }
}

function memberCount({ model }: BaseCase, source: Source): number {
  return source === 'demand' ? model.network.buses.count : model.network.units.count;
}

/** Of a unit, or of a bus where demand is the source. */
function weightOf(
  base: BaseCase,
  { contingency, change, balance }: ContingencyState,
  island: number,
  source: Source,
  i: number,
): number {
  const { units, buses } = base.model.network;
  if (source === 'demand') return change.islandOf[i] === island ? buses.demandMw[i]! : 0;
  const weight = source === 'governors' ? base.participation[i]! : (balance?.outputMw ?? base.outputMw)[i]!;
  if (!(weight > 0) || change.islandOf[units.bus[i]!] !== island) return 0;
  if (balance?.saturated[i] === 1 || units.inService[i] === 0) return 0;
  return source === 'governors' ? weight * (1 - lostShareOf(contingency, i)) : weight;
}
