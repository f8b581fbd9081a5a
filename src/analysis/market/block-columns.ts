import type { BalanceGroups } from './balance-groups.ts';
import type { MarketBlock } from './market-block.ts';

/**
 * The variables of a block's programme, hour by hour. Offers of one price at one bus are one variable; what has no
 * choice is none, and stands in `fixedInjectionMw`.
 */
export interface BlockColumns {
  readonly count: number;
  readonly hour: Int32Array;
  /** USD/MWh, not weighted. */
  readonly cost: Float64Array;
  readonly lowerMw: Float64Array;
  readonly upperMw: Float64Array;
  /** Bus that a variable injects at, and how much of it arrives there; −1 for none. */
  readonly givesAt: Int32Array;
  readonly arrives: Float64Array;
  /** Bus that it takes from; −1 for none. */
  readonly takesAt: Int32Array;
  /** The variables of hour h that touch buses are `busColumns[h] … busColumnsEnd[h] − 1`. */
  readonly busColumns: Int32Array;
  readonly busColumnsEnd: Int32Array;
  /** By hour. */
  readonly offers: readonly (readonly OfferColumn[])[];
  /** Hours × buses: variable of demand not served, −1 where there is none. */
  readonly unserved: Int32Array;
  /** Hours × links: variable of flow from→to, the next one is that of to→from; −1 where there is none. */
  readonly links: Int32Array;
  /** Hours × groups: what leaves, the next one is what enters; −1 where nothing can. */
  readonly exports: Int32Array;
  /** Hours × pools: reserve that is missing, −1 where none may be. */
  readonly reserveShort: Int32Array;
  /** By hour: losses, where they count. */
  readonly losses: readonly (readonly LossColumn[])[];
  /** Hours × buses: demand drawn and outputs without choice given. */
  readonly fixedInjectionMw: Float64Array;
}

/** Offers that are one variable. */
export interface OfferColumn {
  readonly column: number;
  /** Positions in the offer table. */
  readonly members: readonly number[];
  readonly spins: boolean;
  /** Positions of the budgets they draw on. */
  readonly budgets: readonly number[];
}

/** The loss of a branch in an hour and its flow, which are variables; half of the loss is drawn at each end. */
export interface LossColumn {
  readonly branch: number;
  readonly column: number;
  readonly flowColumn: number;
  readonly bus: readonly [number, number];
}

/** Keeps losses from being made up where power is worth nothing, USD/MWh. */
export const LOSS_USD_PER_MWH = 1e-3;

interface Variable {
  readonly hour: number;
  readonly cost: number;
  readonly lowerMw: number;
  readonly upperMw: number;
  readonly givesAt?: number;
  readonly arrives?: number;
  readonly takesAt?: number;
}

/** @param lossy - branches whose losses count */
export function blockColumns(
  block: MarketBlock,
  groups: BalanceGroups,
  lossy: readonly number[],
): BlockColumns {
  const { model, weightH, offers, links, demandMw, reserve } = block;
  const hours = weightH.length;
  const buses = model.network.buses.count;
  const variables: Variable[] = [];
  const add = (variable: Variable) => variables.push(variable) - 1;
  const losses: LossColumn[][] = Array.from({ length: hours }, () => []);
  const offerColumns: OfferColumn[][] = Array.from({ length: hours }, () => []);
  const unserved = new Int32Array(hours * buses).fill(-1);
  const linkColumns = new Int32Array(hours * links.count).fill(-1);
  const exports = new Int32Array(hours * groups.count).fill(-1);
  const pools = poolCount(block);
  const reserveShort = new Int32Array(hours * pools).fill(-1);
  const fixedInjectionMw = fixedInjections(block, groups);
  const busColumns = new Int32Array(hours);
  const busColumnsEnd = new Int32Array(hours);
  const classes = offerClasses(block, groups);

  for (let hour = 0; hour < hours; hour++) {
    busColumns[hour] = variables.length;
    for (const { members, spins, budgets } of mergedOffers(block, classes, hour)) {
      const first = members[0]!;
      const at = (values: Float64Array) =>
        members.reduce((sum, o) => sum + values[hour * offers.count + o]!, 0);
      const column = add({
        hour,
        cost: offers.costUsdPerMwh[hour * offers.count + first]!,
        lowerMw: at(offers.lowerMw),
        upperMw: at(offers.upperMw),
        givesAt: offers.bus[first]!,
      });
      offerColumns[hour]!.push({ column, members, spins, budgets });
    }
    for (let b = 0; b < buses; b++) {
      const most = demandMw[hour * buses + b]!;
      if (groups.groupOf[b]! < 0 || !(most > 0)) continue;
      unserved[hour * buses + b] = add({
        hour,
        cost: block.vollUsdPerMwh,
        lowerMw: 0,
        upperMw: most,
        givesAt: b,
      });
    }
    for (let l = 0; l < links.count; l++) {
      const at = hour * links.count + l;
      const [from, to] = [links.from[l]!, links.to[l]!];
      if (groups.groupOf[from]! < 0 || groups.groupOf[to]! < 0) continue;
      const both = { hour, cost: links.costUsdPerMwh[l]!, lowerMw: 0, arrives: 1 - links.lossShare[l]! };
      linkColumns[at] = add({ ...both, upperMw: links.forwardMw[at]!, takesAt: from, givesAt: to });
      add({ ...both, upperMw: links.reverseMw[at]!, takesAt: to, givesAt: from });
    }
    busColumnsEnd[hour] = variables.length;
    for (let g = 0; g < groups.count; g++) {
      if (groups.exchanges[g] === 0) continue;
      const either = { hour, lowerMw: 0, upperMw: Infinity };
      exports[hour * groups.count + g] = add({ ...either, cost: block.exchange.chargeUsdPerMwh });
      add({ ...either, cost: 0 });
    }
    for (const branch of lossy) {
      const column = add({ hour, cost: LOSS_USD_PER_MWH, lowerMw: 0, upperMw: Infinity });
      const flowColumn = add({ hour, cost: 0, lowerMw: -Infinity, upperMw: Infinity });
      const { from, to } = model.network.branches;
      losses[hour]!.push({ branch, column, flowColumn, bus: [from[branch]!, to[branch]!] });
    }
    for (let pool = 0; pool < pools && reserve.shortageUsdPerMwh < Infinity; pool++) {
      const free = { hour, cost: reserve.shortageUsdPerMwh, lowerMw: 0, upperMw: Infinity };
      reserveShort[hour * pools + pool] = add(free);
    }
  }
  return {
    count: variables.length,
    hour: Int32Array.from(variables, (v) => v.hour),
    cost: Float64Array.from(variables, (v) => v.cost),
    lowerMw: Float64Array.from(variables, (v) => v.lowerMw),
    upperMw: Float64Array.from(variables, (v) => v.upperMw),
    givesAt: Int32Array.from(variables, (v) => v.givesAt ?? -1),
    arrives: Float64Array.from(variables, (v) => v.arrives ?? 1),
    takesAt: Int32Array.from(variables, (v) => v.takesAt ?? -1),
    busColumns,
    busColumnsEnd,
    offers: offerColumns,
    unserved,
    links: linkColumns,
    exports,
    reserveShort,
    losses,
    fixedInjectionMw,
  };
}

/** How many pools keep reserve together. */
export function poolCount({ reserve }: MarketBlock): number {
  return reserve.share > 0 ? reserve.poolOfArea.reduce((most, pool) => Math.max(most, pool + 1), 0) : 0;
}

/** True where an offer leaves nothing to decide in an hour. */
export function isFixed({ offers }: MarketBlock, hour: number, o: number): boolean {
  const at = hour * offers.count + o;
  return offers.lowerMw[at] === offers.upperMw[at];
}

function fixedInjections(block: MarketBlock, { groupOf }: BalanceGroups): Float64Array {
  const { offers, demandMw } = block;
  const buses = groupOf.length;
  const injectionMw = demandMw.map((mw, at) => (groupOf[at % buses]! < 0 ? 0 : 0 - mw));
  for (let hour = 0; hour < block.weightH.length; hour++) {
    for (let o = 0; o < offers.count; o++) {
      const b = offers.bus[o]!;
      if (groupOf[b]! < 0 || !isFixed(block, hour, o)) continue;
      injectionMw[hour * buses + b]! += offers.lowerMw[hour * offers.count + o]!;
    }
  }
  return injectionMw;
}

type Merged = Pick<OfferColumn, 'members' | 'spins' | 'budgets'>;

/** Offers that differ in nothing but their price. */
function offerClasses({ offers, budgets }: MarketBlock, { groupOf }: BalanceGroups): Merged[] {
  const budgetsOf: number[][] = Array.from({ length: offers.count }, () => []);
  budgets.forEach((budget, i) => {
    for (const o of budget.offers) budgetsOf[o]!.push(i);
  });
  const classes = new Map<string, { members: number[]; spins: boolean; budgets: number[] }>();
  for (let o = 0; o < offers.count; o++) {
    if (groupOf[offers.bus[o]!]! < 0) continue;
    const key = `${offers.bus[o]} ${offers.spins[o]} ${budgetsOf[o]!.join(' ')}`;
    const known = classes.get(key);
    if (known === undefined)
      classes.set(key, { members: [o], spins: offers.spins[o] === 1, budgets: budgetsOf[o]! });
    else known.members.push(o);
  }
  return [...classes.values()];
}

function* mergedOffers(block: MarketBlock, classes: readonly Merged[], hour: number): Generator<Merged> {
  const { offers } = block;
  for (const { members, spins, budgets } of classes) {
    const byCost = new Map<number, number[]>();
    for (const o of members) {
      if (isFixed(block, hour, o)) continue;
      const cost = offers.costUsdPerMwh[hour * offers.count + o]!;
      const known = byCost.get(cost);
      if (known === undefined) byCost.set(cost, [o]);
      else known.push(o);
    }
    for (const same of byCost.values()) yield { members: same, spins, budgets };
  }
}
