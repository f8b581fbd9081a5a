import type { BlockDispatch, EnergyBudget, OfferTable } from '../market-block.ts';
import { cutHours } from './cut-hours.ts';
import type { DesignInputs } from './design-inputs.ts';

/** Share of a budget that may be left over while it counts as used up. */
const USED_UP = 1e-6;

/** Share of a budget that must have been turned down before the dispatch is made again. */
const NOTICED = 0.01;

/** What the generators of the region offer in a stage, and the water they share. */
export interface RegionOffers {
  readonly offers: OfferTable;
  /** Of the last offers: the one that each adds to. */
  readonly besides: readonly number[];
  readonly budgets: readonly EnergyBudget[];
  /** Hours × areas: headroom of spinning machines that the bounds of the offers do not show, MW. */
  readonly heldMw: Float64Array;
}

/** All that is available, at its cost; reservoirs within the water of a plan. Units of Mexico offer nothing here. */
export function freeOffers(inputs: DesignInputs, waterMwh: Float64Array): RegionOffers {
  const { year, block, grid, spins } = inputs;
  const { units, buses, areas } = grid.network;
  const hours = block.to - block.from;
  const available = cutHours(year.availableMw, units.count, block);
  const offering: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 0 || buses.isolated[bus] === 1 || buses.area[bus] === grid.link?.area)
      continue;
    if (hasAny(available, u, units.count)) offering.push(u);
  }
  const all: OfferTable = {
    count: units.count,
    bus: units.bus,
    unit: Int32Array.from({ length: units.count }, (_, u) => u),
    lowerMw: new Float64Array(hours * units.count),
    upperMw: available,
    costUsdPerMwh: cutHours(year.costUsdPerMwh, units.count, block),
    spins,
  };
  const offerOf = new Map(offering.map((u, o) => [u, o]));
  return {
    offers: pickOffers(all, offering, hours),
    besides: [],
    budgets: year.reservoirs.map(({ id, units: drawing }, r) => ({
      id,
      offers: drawing.flatMap((u) => offerOf.get(u) ?? []),
      energyMwh: waterMwh[r]!,
    })),
    heldMw: new Float64Array(hours * areas.count),
  };
}

/**
 * What is offered once reservoirs have a schedule. They keep it, hour by hour, and may be turned down where the network
 * cannot take it. Water that the schedule leaves is offered besides, as offers of their own behind the others. Everything else
 * is offered whole: above its schedule it is surplus, below it a bid to buy at the cost that is avoided.
 *
 * @param free - what could be offered before
 * @param scheduleMw - hours × offers of `free`, as from `scheduleOf`
 */
export function offersAfter(
  free: RegionOffers,
  scheduleMw: Float64Array,
  weightH: Float64Array,
  areaOfBus: Int32Array,
): RegionOffers {
  const { offers, budgets } = free;
  const hours = weightH.length;
  const areas = free.heldMw.length / hours;
  const upperMw = offers.upperMw.slice();
  const heldMw = free.heldMw.slice();
  const spare: EnergyBudget[] = [];
  for (const budget of budgets) {
    const leftMwh = budget.energyMwh - scheduledMwh(budget, scheduleMw, weightH);
    const isUsedUp = leftMwh <= USED_UP * budget.energyMwh;
    if (!isUsedUp) spare.push({ ...budget, energyMwh: leftMwh });
    for (const o of budget.offers) {
      for (let hour = 0; hour < hours; hour++) {
        const at = hour * offers.count + o;
        upperMw[at] = Math.min(Math.max(scheduleMw[at]!, 0), offers.upperMw[at]!);
        if (!isUsedUp || offers.spins[o] === 0) continue;
        heldMw[hour * areas + areaOfBus[offers.bus[o]!]!]! += offers.upperMw[at]! - upperMw[at]!;
      }
    }
  }
  const room = { ...offers, upperMw: offers.upperMw.map((mw, at) => mw - upperMw[at]!) };
  const besides = spare.flatMap((budget) => budget.offers);
  return {
    offers: joinOffers({ ...offers, upperMw }, pickOffers(room, besides, hours), hours),
    besides,
    budgets: spare.map((budget) => ({
      ...budget,
      offers: budget.offers.map((o) => offers.count + besides.indexOf(o)),
    })),
    heldMw,
  };
}

/** What the offers of `free` give in a dispatch, hours × offers, together with what was offered besides them. */
export function scheduleOf(
  free: RegionOffers,
  { besides }: RegionOffers,
  dispatch: BlockDispatch,
): Float64Array {
  const { count, upperMw } = free.offers;
  const hours = upperMw.length / count;
  const columns = dispatch.outputMw.length / hours;
  const scheduleMw = new Float64Array(hours * count);
  for (let hour = 0; hour < hours; hour++) {
    const output = dispatch.outputMw.subarray(hour * columns, (hour + 1) * columns);
    scheduleMw.set(output.subarray(0, count), hour * count);
    besides.forEach((o, i) => {
      scheduleMw[hour * count + o]! += output[count + i]!;
    });
  }
  return scheduleMw;
}

/** Whether a reservoir gives noticeably less water than it had scheduled before. */
export function turnsDown(
  { budgets }: RegionOffers,
  beforeMw: Float64Array,
  afterMw: Float64Array,
  weightH: Float64Array,
): boolean {
  return budgets.some((budget) => {
    const lostMwh = scheduledMwh(budget, beforeMw, weightH) - scheduledMwh(budget, afterMw, weightH);
    return lostMwh > NOTICED * budget.energyMwh;
  });
}

function scheduledMwh({ offers }: EnergyBudget, scheduleMw: Float64Array, weightH: Float64Array): number {
  const count = scheduleMw.length / weightH.length;
  return weightH.reduce((sum, weight, hour) => {
    return sum + weight * offers.reduce((mw, o) => mw + scheduleMw[hour * count + o]!, 0);
  }, 0);
}

/** Some offers of a table, in the order asked for. */
function pickOffers(table: OfferTable, picked: readonly number[], hours: number): OfferTable {
  const count = picked.length;
  const byHour = (values: Float64Array) =>
    Float64Array.from({ length: hours * count }, (_, at) => {
      return values[Math.floor(at / count) * table.count + picked[at % count]!]!;
    });
  return {
    count,
    bus: Int32Array.from(picked, (o) => table.bus[o]!),
    unit: Int32Array.from(picked, (o) => table.unit[o]!),
    lowerMw: byHour(table.lowerMw),
    upperMw: byHour(table.upperMw),
    costUsdPerMwh: byHour(table.costUsdPerMwh),
    spins: Uint8Array.from(picked, (o) => table.spins[o]!),
  };
}

/** The offers of a table, then those of another. */
export function joinOffers(first: OfferTable, second: OfferTable, hours: number): OfferTable {
  if (second.count === 0) return first;
  const count = first.count + second.count;
  const byHour = (pick: (table: OfferTable) => Float64Array) => {
    const joined = new Float64Array(hours * count);
    for (let hour = 0; hour < hours; hour++) {
      joined.set(pick(first).subarray(hour * first.count, (hour + 1) * first.count), hour * count);
      joined.set(
        pick(second).subarray(hour * second.count, (hour + 1) * second.count),
        hour * count + first.count,
      );
    }
    return joined;
  };
  return {
    count,
    bus: Int32Array.from([...first.bus, ...second.bus]),
    unit: Int32Array.from([...first.unit, ...second.unit]),
    lowerMw: byHour((table) => table.lowerMw),
    upperMw: byHour((table) => table.upperMw),
    costUsdPerMwh: byHour((table) => table.costUsdPerMwh),
    spins: Uint8Array.from([...first.spins, ...second.spins]),
  };
}

function hasAny(values: Float64Array, column: number, columns: number): boolean {
  for (let at = column; at < values.length; at += columns) if (values[at]! > 0) return true;
  return false;
}
