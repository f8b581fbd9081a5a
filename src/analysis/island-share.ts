import type { Contingency } from '../grid/network.ts';
import type { BaseCase, ContingencyState } from './contingency.ts';

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

/** Who makes up for what is lost, in any island after any contingency of one base case. */
export class IslandShares {
  readonly #base: BaseCase;
  /** Units, or buses, that may have a weight. */
  readonly #members: Readonly<Record<Source, Int32Array>>;
  readonly #scratch: Readonly<Record<Source, Float64Array>>;

  constructor(base: BaseCase) {
    const { units, buses } = base.model.network;
    const unit = Int32Array.from(units.bus.keys()).filter((u) => units.inService[u] === 1);
    this.#base = base;
    this.#members = {
      governors: unit.filter((u) => base.participation[u]! > 0),
      running: unit,
      demand: Int32Array.from(buses.demandMw.keys()),
    };
    this.#scratch = {
      governors: new Float64Array(this.#members.governors.length),
      running: new Float64Array(unit.length),
      demand: new Float64Array(buses.count),
    };
  }

  /**
   * The first source that has anybody, in the order in which `balanceIslands` goes; `undefined` where nobody can take
   * part. Cost: governors; units or buses where there are none.
   */
  find(state: ContingencyState, island: number): IslandShare | undefined {
    for (const source of SOURCES) {
      const weight = this.#weights(state, island, source);
      let total = 0;
      for (let m = 0; m < weight.length; m++) total += weight[m]!;
      if (total > NOBODY_MW) return { island, source, total };
    }
    return undefined;
  }

  /** Spreads `mw`, each bus at its place in `target` plus `offset`; buses whose place is −1 are left out. */
  spread(
    state: ContingencyState,
    { island, source, total }: IslandShare,
    mw: number,
    target: Float64Array,
    placeOfBus: Int32Array,
    offset: number,
  ): void {
    const { units } = this.#base.model.network;
    const members = this.#members[source];
    const weight = this.#weights(state, island, source);
    const perWeight = mw / total;
    for (let m = 0; m < members.length; m++) {
      const i = members[m]!;
      const place = placeOfBus[source === 'demand' ? i : units.bus[i]!]!;
      if (place >= 0) target[place + offset]! += perWeight * weight[m]!;
    }
  }

  /** Of all members, 0 for those in other islands and those that cannot; the array is used again. */
  #weights({ contingency, change, balance }: ContingencyState, island: number, source: Source): Float64Array {
    const { model, participation, outputMw } = this.#base;
    const { units, buses } = model.network;
    const { islandOf } = change;
    const members = this.#members[source];
    const weight = this.#scratch[source];
    if (source === 'demand') {
      for (let m = 0; m < weight.length; m++) weight[m] = islandOf[m] === island ? buses.demandMw[m]! : 0;
      return weight;
    }
    const isGovernor = source === 'governors';
    const given = isGovernor ? participation : (balance?.outputMw ?? outputMw);
    const saturated = balance?.saturated;
    for (let m = 0; m < weight.length; m++) {
      const u = members[m]!;
      const takesPart = islandOf[units.bus[u]!] === island && saturated?.[u] !== 1;
      weight[m] = takesPart ? Math.max(0, given[u]!) : 0;
    }
    if (isGovernor) this.#loseShares(contingency, members, weight);
    return weight;
  }

  #loseShares({ units, unitShare }: Contingency, members: Int32Array, weight: Float64Array): void {
    units.forEach((u, i) => {
      const m = members.indexOf(u);
      if (m >= 0) weight[m]! *= 1 - unitShare[i]!;
    });
  }
}
