import { type Text, text } from '../base/text.ts';
import type { BuiltNetwork } from './build-network.ts';
import type { AvailabilityRow, CostRow, Dataset, DemandPeriod, PlantRow, Season } from './dataset.ts';
import type { Network } from './network.ts';

/** The moment a snapshot stands for. Hours are in the region's clock, UTC−6; `month` is 1 to 12. */
export interface Condition {
  readonly year: number;
  readonly season: Season;
  readonly month: number;
  readonly dayType: string;
  readonly hour: number;
  readonly demandPeriod: DemandPeriod;
  /** Multiplies all demand; 1 leaves it. */
  readonly demandFactor: number;
}

/** Clock of the region's planners; Panama is one hour ahead of it. */
const REGION_UTC_OFFSET_H = -6;

/** Demand periods from the highest: reservoirs spend the day's water in this order. */
const PERIODS_BY_DEMAND: readonly DemandPeriod[] = ['maximum', 'medium', 'minimum'];

/** EOR, limits of the Mexican link 2019, p. 8: maximum 17:00–21:59, medium 06:00–16:59, minimum 22:00–05:59. */
export function demandPeriodOfHour(hour: number): DemandPeriod {
  if (hour >= 17 && hour < 22) return 'maximum';
  return hour >= 6 && hour < 17 ? 'medium' : 'minimum';
}

export interface OperatingPoint {
  readonly network: Network;
  /** Data that had to be carried over from another year or is missing; for people. */
  readonly remarks: readonly Text[];
}

/**
 * The network at a moment: demand at every bus, what each unit can give (`maxMw`), and its cost. Output stays zero:
 * dispatch comes next.
 *
 * Demand is the year's peak × the profile of the hour × the zone's share. Wind and solar follow the month's mean and
 * the shape of the day; reservoir hydro spends the month's mean daily energy in the highest-demand period first;
 * everything else has its monthly mean.
 */
export function atCondition(built: BuiltNetwork, dataset: Dataset, condition: Condition): OperatingPoint {
  const remarks: Text[] = [];
  const { network, rows } = built;
  const demandMw = new Float64Array(network.buses.count);
  const demandOfArea = new Map(
    rows.areas.map((area) => [area.id, areaDemandMw(dataset, area.id, condition, remarks)]),
  );
  for (const zone of rows.demandZones) {
    demandMw[built.busIndex.get(zone.bus)!]! += zone.share * (demandOfArea.get(zone.area) ?? 0);
  }
  const availability = availabilityLookup(dataset, condition);
  const cost = costLookup(dataset, condition.year);
  return {
    network: {
      ...network,
      buses: { ...network.buses, demandMw },
      units: {
        ...network.units,
        maxMw: Float64Array.from(built.plantRows, (plant) => plant.capacityMw * availability(plant)),
        costUsdPerMwh: Float64Array.from(built.plantRows, (plant) => cost(plant)?.costUsdPerMwh ?? 0),
      },
    },
    remarks,
  };
}

function localHour(dataset: Dataset, area: string, hour: number): number {
  const offset = dataset.areas.find((row) => row.id === area)?.utcOffsetH ?? REGION_UTC_OFFSET_H;
  return (hour + offset - REGION_UTC_OFFSET_H + 24) % 24;
}

function areaDemandMw(dataset: Dataset, area: string, condition: Condition, remarks: Text[]): number {
  const hour = localHour(dataset, area, condition.hour);
  const profile = dataset.demandProfiles.find(
    (row) =>
      row.area === area &&
      row.season === condition.season &&
      row.dayType === condition.dayType &&
      row.hour === hour,
  );
  return peakMw(dataset, area, condition.year, remarks) * (profile?.demandPu ?? 1) * condition.demandFactor;
}

/** The year's peak; between two known years a straight line, outside them the nearest one, said in a remark. */
function peakMw(dataset: Dataset, area: string, year: number, remarks: Text[]): number {
  const rows = dataset.demand.filter((row) => row.area === area).sort((a, b) => a.year - b.year);
  const exact = rows.find((row) => row.year === year);
  if (exact) return exact.peakMw;
  const before = rows.findLast((row) => row.year < year);
  const after = rows.find((row) => row.year > year);
  const nearest = before ?? after;
  if (nearest === undefined) return 0;
  if (before && after) {
    const share = (year - before.year) / (after.year - before.year);
    return before.peakMw + share * (after.peakMw - before.peakMw);
  }
  remarks.push(
    text(
      `${area}: no demand for ${year}, that of ${nearest.year} is used`,
      `${area}: no hay demanda de ${year}, se usa la de ${nearest.year}`,
    ),
  );
  return nearest.peakMw;
}

type PlantFactor = (plant: PlantRow) => number;

function availabilityLookup(dataset: Dataset, condition: Condition): PlantFactor {
  const monthly = new Map<string, AvailabilityRow>();
  for (const row of dataset.availability) {
    if (row.month === condition.month) monthly.set(`${row.area} ${row.technology}`, row);
  }
  const shape = new Map<string, number>();
  for (const row of dataset.hourlyShapes) {
    if (row.hour === localHour(dataset, row.area, condition.hour) && row.meanPu > 0) {
      shape.set(`${row.area} ${row.technology}`, row.outputPu / row.meanPu);
    }
  }
  const reservoirHours = PERIODS_BY_DEMAND.map((period) => hoursPerDay(dataset, condition.season, period));
  const period = PERIODS_BY_DEMAND.indexOf(condition.demandPeriod);
  return (plant) => {
    const key = `${plant.area} ${plant.technology}`;
    const mean = monthly.get(key)?.availabilityPu ?? 1;
    if (plant.technology === 'hydro_reservoir') {
      const ceiling = monthly.get(key)?.availabilityAtMaximumPu ?? 1;
      return ceiling * peakFirst(mean / ceiling, reservoirHours, period);
    }
    return Math.min(1, mean * (shape.get(key) ?? 1));
  };
}

/** Share of capacity in period `period` when a day's energy, `mean` × 24 h, is spent on the first periods first. */
function peakFirst(mean: number, periodHours: readonly number[], period: number): number {
  const hoursBefore = periodHours.slice(0, period).reduce((sum, hours) => sum + hours, 0);
  const hoursLeft = mean * 24 - hoursBefore;
  return Math.min(1, Math.max(0, hoursLeft / periodHours[period]!));
}

function hoursPerDay(dataset: Dataset, season: Season, period: DemandPeriod): number {
  return (
    dataset.demandPeriods.find((row) => row.season === season && row.demandPeriod === period)?.hoursPerDay ??
    8
  );
}

/** The cost row for a plant: its own area before `*`, the latest year that is not later, else the earliest. */
function costLookup(dataset: Dataset, year: number): (plant: PlantRow) => CostRow | undefined {
  return (plant) => {
    const rows = dataset.costs.filter((row) => row.technology === plant.technology);
    const own = rows.filter((row) => row.area === plant.area);
    const candidates = (own.length > 0 ? own : rows.filter((row) => row.area === '*')).sort(
      (a, b) => a.year - b.year,
    );
    return candidates.findLast((row) => row.year <= year) ?? candidates[0];
  };
}
