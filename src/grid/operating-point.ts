import { type Text, text } from '../base/text.ts';
import type { BuiltNetwork } from './build-network.ts';
import type { AvailabilityRow, CostRow, Dataset, DemandPeriod, PlantRow, Season } from './dataset.ts';
import type { Network } from './network.ts';
import { reservoirOutputMw, shavingLevelMw } from './reservoir-schedule.ts';

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

const RESERVOIR = 'hydro_reservoir';

/** What runs when it can: it sets the demand that is left for reservoirs and fuel. */
const CANNOT_WAIT = new Set(['hydro_run_of_river', 'wind', 'solar', 'geothermal', 'biomass']);

/** EOR, limits of the Mexican link 2019, p. 8: maximum 17:00–21:59, medium 06:00–16:59, minimum 22:00–05:59. */
export function demandPeriodOfHour(hour: number): DemandPeriod {
  if (hour >= 17 && hour < 22) return 'maximum';
  return hour >= 6 && hour < 17 ? 'medium' : 'minimum';
}

/** Hour of the day, 0 to 23, on the clock of an area when it is `hour` on the region's. */
export function localHour(hour: number, utcOffsetH: number): number {
  return (hour + utcOffsetH - REGION_UTC_OFFSET_H + 24) % 24;
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
 * the shape of the day. Reservoirs shave the peaks of the country's residual demand with the month's mean daily
 * water. Everything else has its monthly mean. Cost: rows of the tables, once per country.
 */
export function atCondition(built: BuiltNetwork, dataset: Dataset, condition: Condition): OperatingPoint {
  const { network, rows } = built;
  const demandMw = new Float64Array(network.buses.count);
  const maxMw = new Float64Array(network.units.count);
  const remarks: Text[] = [];
  for (const area of rows.areas) {
    const zones = rows.demandZones.filter((zone) => zone.area === area.id);
    const day = new AreaDay(dataset, area.id, condition, built.plantRows);
    if (day.carriedFrom !== undefined && zones.length > 0)
      remarks.push(carriedOver(area.id, condition, day.carriedFrom));
    for (const zone of zones) {
      demandMw[built.busIndex.get(zone.bus)!]! += zone.share * day.demandMw(condition.hour);
    }
    const reservoirShare = day.reservoirShare(condition.hour);
    built.plantRows.forEach((plant, u) => {
      if (plant.area !== area.id) return;
      const share =
        plant.technology === RESERVOIR ? reservoirShare : day.availability(plant.technology, condition.hour);
      maxMw[u] = plant.capacityMw * share;
    });
  }
  const cost = costLookup(dataset, condition.year);
  const costUsdPerMwh = Float64Array.from(built.plantRows, (plant) => cost(plant)?.costUsdPerMwh ?? 0);
  return {
    network: {
      ...network,
      buses: { ...network.buses, demandMw },
      units: { ...network.units, maxMw, costUsdPerMwh },
    },
    remarks,
  };
}

function carriedOver(area: string, condition: Condition, year: number): Text {
  return text(
    `${area}: no demand for ${condition.year}, that of ${year} is used`,
    `${area}: no hay demanda de ${condition.year}, se usa la de ${year}`,
  );
}

/** One country through the hours of one day of the condition's month. */
class AreaDay {
  /** Year whose peak stands in, when the condition's own is not known and does not lie between two known ones. */
  readonly carriedFrom: number | undefined;
  private readonly peakMw: number;
  private readonly profile = new Map<number, number>();
  private readonly monthly = new Map<string, AvailabilityRow>();
  private readonly shape = new Map<string, number>();
  private readonly utcOffsetH: number;
  private readonly periods: readonly { readonly hour: number; readonly hours: number }[];
  private readonly capacityMw = new Map<string, number>();

  constructor(dataset: Dataset, area: string, condition: Condition, plants: readonly PlantRow[]) {
    const { season, dayType, month, year } = condition;
    this.utcOffsetH = dataset.areas.find((row) => row.id === area)?.utcOffsetH ?? REGION_UTC_OFFSET_H;
    const peak = peakOfYear(dataset, area, year);
    this.peakMw = peak.mw * condition.demandFactor;
    this.carriedFrom = peak.carriedFrom;
    for (const row of dataset.demandProfiles) {
      if (row.area === area && row.season === season && row.dayType === dayType) {
        this.profile.set(row.hour, row.demandPu);
      }
    }
    for (const row of dataset.availability) {
      if (row.area === area && row.month === month) this.monthly.set(row.technology, row);
    }
    for (const row of dataset.hourlyShapes) {
      if (row.area === area && row.meanPu > 0)
        this.shape.set(`${row.technology} ${row.hour}`, row.outputPu / row.meanPu);
    }
    for (const plant of plants) {
      if (plant.area !== area) continue;
      this.capacityMw.set(plant.technology, (this.capacityMw.get(plant.technology) ?? 0) + plant.capacityMw);
    }
    this.periods = dataset.demandPeriods
      .filter((row) => row.season === season)
      .map((row) => ({ hour: row.hour, hours: row.hoursPerDay }));
  }

  demandMw(hour: number): number {
    return this.peakMw * (this.profile.get(localHour(hour, this.utcOffsetH)) ?? 1);
  }

  /** Share of capacity that a technology other than reservoirs can give at an hour of the region's clock. */
  availability(technology: string, hour: number): number {
    const mean = this.monthly.get(technology)?.availabilityPu ?? 1;
    return Math.min(1, mean * (this.shape.get(`${technology} ${localHour(hour, this.utcOffsetH)}`) ?? 1));
  }

  reservoirShare(hour: number): number {
    const capacity = this.capacityMw.get(RESERVOIR) ?? 0;
    if (capacity === 0) return 0;
    const month = this.monthly.get(RESERVOIR);
    const mean = month?.availabilityPu ?? 1;
    const machinesMw = capacity * (month?.availabilityAtMaximumPu ?? 1);
    const periods = this.periods.map((p) => ({ hours: p.hours, residualMw: this.residualMw(p.hour) }));
    const level = shavingLevelMw(periods, machinesMw, 24 * mean * capacity);
    return reservoirOutputMw(this.residualMw(hour), level, machinesMw) / capacity;
  }

  private residualMw(hour: number): number {
    let residual = this.demandMw(hour);
    for (const [technology, capacity] of this.capacityMw) {
      if (CANNOT_WAIT.has(technology)) residual -= capacity * this.availability(technology, hour);
    }
    return residual;
  }
}

/** The year's peak; between two known years a straight line, outside them the nearest one. */
function peakOfYear(
  dataset: Dataset,
  area: string,
  year: number,
): { mw: number; carriedFrom: number | undefined } {
  const rows = dataset.demand.filter((row) => row.area === area).sort((a, b) => a.year - b.year);
  const before = rows.findLast((row) => row.year <= year);
  const after = rows.find((row) => row.year >= year);
  if (before && after) {
    const share = after.year === before.year ? 0 : (year - before.year) / (after.year - before.year);
    return { mw: before.peakMw + share * (after.peakMw - before.peakMw), carriedFrom: undefined };
  }
  const nearest = before ?? after;
  return { mw: nearest?.peakMw ?? 0, carriedFrom: nearest?.year };
}

/** The cost row for a plant: its own area before `*`, the latest year that is not later, else the earliest. */
function costLookup(dataset: Dataset, year: number): (plant: PlantRow) => CostRow | undefined {
  const found = new Map<string, CostRow | undefined>();
  return ({ technology, area }) => {
    const key = `${area} ${technology}`;
    if (!found.has(key)) found.set(key, costRow(dataset, technology, area, year));
    return found.get(key);
  };
}

function costRow(dataset: Dataset, technology: string, area: string, year: number): CostRow | undefined {
  const rows = dataset.costs.filter((row) => row.technology === technology);
  const own = rows.filter((row) => row.area === area);
  const candidates = (own.length > 0 ? own : rows.filter((row) => row.area === '*')).sort(
    (a, b) => a.year - b.year,
  );
  return candidates.findLast((row) => row.year <= year) ?? candidates[0];
}
