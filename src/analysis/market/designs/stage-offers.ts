import type { BlockDispatch, EnergyBudget, MarketBlock, OfferTable } from '../market-block.ts';
import { cutHours } from './cut-hours.ts';
import type { DesignInputs } from './design-inputs.ts';

/** Share of a budget that may be left over while it counts as used up. */
const USED_UP = 1e-6;

/** What the generators of the region offer in a stage, and the water they share. */
export interface RegionOffers {
  readonly offers: OfferTable;
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
    budgets: year.reservoirs.map(({ id, units: drawing }, r) => ({
      id,
      offers: drawing.flatMap((u) => offerOf.get(u) ?? []),
      energyMwh: waterMwh[r]!,
    })),
    heldMw: new Float64Array(hours * areas.count),
  };
}

/**
 * What is offered to the region once every country has dispatched itself. Reservoirs keep the schedule of their water,
 * hour by hour: they may be turned down where the network cannot take it, and what is turned down is lost, not stored.
 * Water that no hour of the block had a use for is offered besides, as offers of their own behind the others. Everything
 * else is offered whole: above its schedule it is surplus, below it a bid to buy at the cost that is avoided.
 */
export function offersAfter(
  { offers, budgets, heldMw }: RegionOffers,
  national: { readonly block: MarketBlock; readonly dispatch: BlockDispatch },
): RegionOffers {
  const { weightH, model } = national.block;
  const { outputMw } = national.dispatch;
  const hours = weightH.length;
  const [columns, areas] = [outputMw.length / hours, heldMw.length / hours];
  const upperMw = offers.upperMw.slice();
  const held = heldMw.slice();
  const spare: { readonly id: string; readonly offers: readonly number[]; readonly energyMwh: number }[] = [];
  for (const { id, offers: drawing, energyMwh } of budgets) {
    let leftMwh = energyMwh;
    for (const o of drawing) {
      for (let hour = 0; hour < hours; hour++) {
        const at = hour * offers.count + o;
        upperMw[at] = Math.min(Math.max(outputMw[hour * columns + o]!, 0), offers.upperMw[at]!);
        leftMwh -= weightH[hour]! * upperMw[at]!;
      }
    }
    if (leftMwh > USED_UP * energyMwh) {
      spare.push({ id, offers: drawing, energyMwh: leftMwh });
      continue;
    }
    for (const o of drawing) {
      if (offers.spins[o] === 0) continue;
      const area = model.network.buses.area[offers.bus[o]!]!;
      for (let hour = 0; hour < hours; hour++) {
        const at = hour * offers.count + o;
        held[hour * areas + area]! += offers.upperMw[at]! - upperMw[at]!;
      }
    }
  }
  const room = { ...offers, upperMw: offers.upperMw.map((mw, at) => mw - upperMw[at]!) };
  const more = spare.flatMap((budget) => budget.offers);
  return {
    offers: joinOffers({ ...offers, upperMw }, pickOffers(room, more, hours), hours),
    budgets: spare.map((budget) => ({
      ...budget,
      offers: budget.offers.map((o) => offers.count + more.indexOf(o)),
    })),
    heldMw: held,
  };
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
