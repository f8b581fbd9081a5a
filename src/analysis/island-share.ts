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

/** Who makes up for what is lost, in any island after any contingency of one base case. */
export class IslandShares {
  readonly #base: BaseCase;
  /** Units, or buses, that may have a weight. */
  readonly #members: Readonly<Record<Source, Int32Array>>;

  constructor(base: BaseCase) {
    const { units, buses } = base.model.network;
    const unit = Int32Array.from(units.bus.keys()).filter((u) => units.inService[u] === 1);
    this.#base = base;
    this.#members = {
      governors: unit.filter((u) => base.participation[u]! > 0),
      running: unit,
      demand: Int32Array.from(buses.demandMw.keys()),
    };
  }

  /**
   * The first source that has anybody, in the order in which `balanceIslands` goes; `undefined` where nobody can take
   * part. Cost: governors; units or buses where there are none.
   */
  find(state: ContingencyState, island: number): IslandShare | undefined {
    for (const source of SOURCES) {
      const members = this.#members[source];
      let total = 0;
      for (let m = 0; m < members.length; m++) total += this.#weight(state, island, source, members[m]!);
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
    for (let m = 0; m < members.length; m++) {
      const i = members[m]!;
      const place = placeOfBus[source === 'demand' ? i : units.bus[i]!]!;
      if (place >= 0) target[place + offset]! += (mw / total) * this.#weight(state, island, source, i);
    }
  }

  /** Of a unit, or of a bus where demand is the source. */
  #weight(state: ContingencyState, island: number, source: Source, i: number): number {
    const { contingency, change, balance } = state;
    const { model, participation, outputMw } = this.#base;
    const { units, buses } = model.network;
    if (source === 'demand') return change.islandOf[i] === island ? buses.demandMw[i]! : 0;
    if (change.islandOf[units.bus[i]!] !== island || balance?.saturated[i] === 1) return 0;
    return source === 'governors'
      ? participation[i]! * (1 - lostShareOf(contingency, i))
      : Math.max(0, (balance?.outputMw ?? outputMw)[i]!);
  }
}
