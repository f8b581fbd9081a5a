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
  const cost = cutHours(year.costUsdPerMwh, units.count, block);
  const offering: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 0 || buses.isolated[bus] === 1 || buses.area[bus] === grid.link?.area)
      continue;
    if (hasAny(available, u, units.count)) offering.push(u);
  }
  const count = offering.length;
  const pick = (values: Float64Array) =>
    Float64Array.from({ length: hours * count }, (_, at) => {
      return values[Math.floor(at / count) * units.count + offering[at % count]!]!;
    });
  const offerOf = new Map(offering.map((u, o) => [u, o]));
  return {
    offers: {
      count,
      bus: Int32Array.from(offering, (u) => units.bus[u]!),
      unit: Int32Array.from(offering),
      lowerMw: new Float64Array(hours * count),
      upperMw: pick(available),
      costUsdPerMwh: pick(cost),
      spins: Uint8Array.from(offering, (u) => spins[u]!),
    },
    budgets: year.reservoirs.map(({ id, units: drawing }, r) => ({
      id,
      offers: drawing.flatMap((u) => offerOf.get(u) ?? []),
      energyMwh: waterMwh[r]!,
    })),
    heldMw: new Float64Array(hours * areas.count),
  };
}

/**
 * What is offered to the region once every country has dispatched itself. Reservoirs keep the water that they have
 * scheduled, hour by hour; water that no hour of the block had a use for is offered besides. Everything else is offered
 * whole: above its schedule it is surplus, below it a bid to buy at the cost that is avoided.
 */
export function offersAfter(
  { offers, budgets, heldMw }: RegionOffers,
  national: { readonly block: MarketBlock; readonly dispatch: BlockDispatch },
): RegionOffers {
  const { weightH, model } = national.block;
  const { outputMw } = national.dispatch;
  const areaOfBus = model.network.buses.area;
  const hours = weightH.length;
  const columns = outputMw.length / hours;
  const areas = heldMw.length / hours;
  const lowerMw = offers.lowerMw.slice();
  const upperMw = offers.upperMw.slice();
  const held = heldMw.slice();
  const unused: EnergyBudget[] = [];
  for (const budget of budgets) {
    let leftMwh = budget.energyMwh;
    forEachHour(budget.offers, (at, hour, o) => {
      const output = outputMw[hour * columns + o]!;
      lowerMw[at] = Math.min(Math.max(output, offers.lowerMw[at]!), offers.upperMw[at]!);
      leftMwh -= weightH[hour]! * lowerMw[at]!;
    });
    if (leftMwh > USED_UP * budget.energyMwh) unused.push(budget);
    else {
      forEachHour(budget.offers, (at, hour, o) => {
        upperMw[at] = lowerMw[at]!;
        if (offers.spins[o] === 0) return;
        held[hour * areas + areaOfBus[offers.bus[o]!]!]! += offers.upperMw[at]! - lowerMw[at]!;
      });
    }
  }
  return { offers: { ...offers, lowerMw, upperMw }, budgets: unused, heldMw: held };

  function forEachHour(of: readonly number[], visit: (at: number, hour: number, o: number) => void): void {
    for (const o of of) for (let hour = 0; hour < hours; hour++) visit(hour * offers.count + o, hour, o);
  }
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
