import { type Text, text } from '../base/text.ts';
import { AreaDay } from './area-day.ts';
import type { BuiltNetwork } from './build-network.ts';
import type { Condition } from './condition.ts';
import { costLookup } from './cost-row.ts';
import type { CostRow, Dataset, DemandZoneRow } from './dataset.ts';
import type { Network } from './network.ts';

export interface OperatingPoint {
  readonly network: Network;
  /** Data that had to be carried over from another year or is missing; for people. */
  readonly remarks: readonly Text[];
}

/** How a moment differs from the data: factors by position, 1 leaves a value as it is. */
export interface PointFactors {
  /** By demand zone of the grid's rows. */
  readonly demand: Float64Array;
  /** Of the water of hydro plants, by area. */
  readonly hydrology: Float64Array;
  /** Of what a unit can give, which stays within its capacity. */
  readonly availability: Float64Array;
  readonly cost: Float64Array;
}

/** What of a moment does not depend on the factors: made once, for many points. */
export interface OperatingPlan {
  readonly built: BuiltNetwork;
  readonly hour: number;
  readonly areas: readonly OperatingArea[];
  readonly costRows: readonly (CostRow | undefined)[];
  readonly remarks: readonly Text[];
}

export interface OperatingArea {
  readonly day: AreaDay;
  /** Positions in the rows of the grid. */
  readonly zones: readonly number[];
  readonly units: readonly number[];
}

/** Cost: rows of the tables, once per country. */
export function operatingPlan(built: BuiltNetwork, dataset: Dataset, condition: Condition): OperatingPlan {
  const { rows, plantRows } = built;
  const remarks: Text[] = [];
  const areas = rows.areas.map(({ id }): OperatingArea => {
    const zones = rows.demandZones.flatMap((zone, z) => (zone.area === id ? [z] : []));
    const day = new AreaDay(dataset, id, condition, plantRows);
    if (day.carriedFrom !== undefined && zones.length > 0) {
      remarks.push(demandCarriedOver(id, condition.year, day.carriedFrom));
    }
    return { day, zones, units: plantRows.flatMap((plant, u) => (plant.area === id ? [u] : [])) };
  });
  const cost = costLookup(dataset, condition.year);
  const costRows = plantRows.map(({ technology, area }) => cost(technology, area));
  return { built, hour: condition.hour, areas, costRows, remarks };
}

/** The moment as the data have it. */
export function noFactors({ rows, plantRows }: BuiltNetwork): PointFactors {
  return {
    demand: new Float64Array(rows.demandZones.length).fill(1),
    hydrology: new Float64Array(rows.areas.length).fill(1),
    availability: new Float64Array(plantRows.length).fill(1),
    cost: new Float64Array(plantRows.length).fill(1),
  };
}

/**
 * The network at a moment: demand at every bus, what each unit can give (`maxMw`), and its cost. Output stays zero:
 * dispatch comes next.
 *
 * Demand is the year's peak × the profile of the hour × the zone's share. Wind and solar follow the month's mean and
 * the shape of the day. Reservoirs shave the peaks of the country's residual demand with the month's mean daily
 * water. Everything else has its monthly mean. Cost: zones, units and technologies of every country.
 */
export function operatingPoint(plan: OperatingPlan, factors: PointFactors): OperatingPoint {
  const { built, hour } = plan;
  const { network, rows, plantRows } = built;
  const demandMw = new Float64Array(network.buses.count);
  const maxMw = new Float64Array(network.units.count);
  plan.areas.forEach(({ day, zones, units }, a) => {
    const factorsOfDay = {
      demand: meanFactor(rows.demandZones, zones, factors.demand),
      hydrology: factors.hydrology[a]!,
    };
    const wholeMw = day.demandMw(hour, { ...factorsOfDay, demand: 1 });
    for (const z of zones) {
      const { bus, share } = rows.demandZones[z]!;
      demandMw[built.busIndex.get(bus)!]! += share * wholeMw * factors.demand[z]!;
    }
    const shares = new Map<string, number>();
    for (const u of units) {
      const { technology, capacityMw } = plantRows[u]!;
      const share = shares.get(technology) ?? day.availability(technology, hour, factorsOfDay);
      shares.set(technology, share);
      maxMw[u] = Math.min(capacityMw, capacityMw * share * factors.availability[u]!);
    }
  });
  const costUsdPerMwh = Float64Array.from(
    plan.costRows,
    (row, u) => (row?.costUsdPerMwh ?? 0) * factors.cost[u]!,
  );
  return {
    network: {
      ...network,
      buses: { ...network.buses, demandMw },
      units: { ...network.units, maxMw, costUsdPerMwh },
    },
    remarks: plan.remarks,
  };
}

/** A country's demand against the data's: its zones' factors, weighted by their shares. */
function meanFactor(rows: readonly DemandZoneRow[], zones: readonly number[], factor: Float64Array): number {
  let weighted = 0;
  let whole = 0;
  for (const z of zones) {
    const { share } = rows[z]!;
    weighted += share * factor[z]!;
    whole += share;
  }
  return whole > 0 ? weighted / whole : 1;
}

/** The remark on an area whose demand of a year is that of another. */
export function demandCarriedOver(area: string, year: number, from: number): Text {
  return text(
    `${area}: no demand for ${year}, that of ${from} is used`,
    `${area}: no hay demanda de ${year}, se usa la de ${from}`,
  );
}
