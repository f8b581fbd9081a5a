import { type Condition, localHour, REGION_UTC_OFFSET_H } from './condition.ts';
import type {
  AvailabilityRow,
  Confidence,
  Dataset,
  DemandProfileRow,
  DemandRow,
  PlantRow,
} from './dataset.ts';
import { reservoirOutputMw, shavingLevelMw } from './reservoir-schedule.ts';

export const RESERVOIR = 'hydro_reservoir';
export const RUN_OF_RIVER = 'hydro_run_of_river';

/** What runs when it can: it sets the demand that is left for reservoirs and fuel. */
const CANNOT_WAIT = new Set([RUN_OF_RIVER, 'wind', 'solar', 'geothermal', 'biomass']);

/** How a country's day differs from the data; 1 leaves it. */
export interface DayFactors {
  readonly demand: number;
  /** Of the water of its hydro plants. */
  readonly hydrology: number;
}

/** Which day: of a year, its month and season, and a day type. */
export type DayOfYear = Pick<Condition, 'year' | 'season' | 'month' | 'dayType' | 'demandFactor'>;

/** What the reservoirs of a country have in a month, as shares of their capacity. */
export interface ReservoirWater {
  /** What their machines can give at most. */
  readonly machinesPu: number;
  /** Mean of the water that flows in. */
  readonly meanPu: number;
}

/** One country through the hours of one day of the condition's month. Hours are those of the region's clock. */
export class AreaDay {
  /** Year whose peak stands in, when the condition's own is not known and does not lie between two known ones. */
  readonly carriedFrom: number | undefined;
  private readonly peak: Peak;
  private readonly peakMw: number;
  private readonly profile = new Map<number, DemandProfileRow>();
  private readonly monthly = new Map<string, AvailabilityRow>();
  private readonly shape = new Map<string, number>();
  private readonly utcOffsetH: number;
  private readonly periods: readonly { readonly hour: number; readonly hours: number }[];
  private readonly capacityMw = new Map<string, number>();

  constructor(dataset: Dataset, area: string, condition: DayOfYear, plants: readonly PlantRow[]) {
    const { season, dayType, month, year } = condition;
    this.utcOffsetH = dataset.areas.find((row) => row.id === area)?.utcOffsetH ?? REGION_UTC_OFFSET_H;
    this.peak = peakOfYear(dataset, area, year);
    this.peakMw = this.peak.mw * condition.demandFactor;
    this.carriedFrom = this.peak.carriedFrom;
    for (const row of dataset.demandProfiles) {
      if (row.area === area && row.season === season && row.dayType === dayType) {
        this.profile.set(row.hour, row);
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

  /** Whether the data know the demand of such a day; without a profile its peak holds all day. */
  get hasProfile(): boolean {
    return this.profile.size > 0;
  }

  /** Of what the demand of an hour rests on: the peaks, and the share of them. */
  demandConfidences(hour: number): readonly Confidence[] {
    const share = this.profile.get(localHour(hour, this.utcOffsetH));
    return [
      ...this.peak.rows.map((row) => row.peakConfidence),
      share === undefined ? 'estimated' : share.confidence,
    ];
  }

  /** The row behind what a technology can give; without one it can give all. */
  availabilityRow(technology: string): AvailabilityRow | undefined {
    return this.monthly.get(technology);
  }

  demandMw(hour: number, { demand }: DayFactors): number {
    return this.peakMw * (this.profile.get(localHour(hour, this.utcOffsetH))?.demandPu ?? 1) * demand;
  }

  /** Share of capacity that a technology can give at an hour. */
  availability(technology: string, hour: number, factors: DayFactors): number {
    if (technology === RESERVOIR) return this.reservoirShare(hour, factors);
    const mean = this.monthly.get(technology)?.availabilityPu ?? 1;
    const water = technology === RUN_OF_RIVER ? factors.hydrology : 1;
    const shape = this.shape.get(`${technology} ${localHour(hour, this.utcOffsetH)}`) ?? 1;
    return Math.min(1, mean * shape * water);
  }

  reservoirWater({ hydrology }: Pick<DayFactors, 'hydrology'>): ReservoirWater {
    const month = this.monthly.get(RESERVOIR);
    return {
      machinesPu: month?.availabilityAtMaximumPu ?? 1,
      meanPu: (month?.availabilityPu ?? 1) * hydrology,
    };
  }

  private reservoirShare(hour: number, factors: DayFactors): number {
    const capacity = this.capacityMw.get(RESERVOIR) ?? 0;
    if (capacity === 0) return 0;
    const { machinesPu, meanPu } = this.reservoirWater(factors);
    const machinesMw = capacity * machinesPu;
    const periods = this.periods.map((p) => ({
      hours: p.hours,
      residualMw: this.residualMw(p.hour, factors),
    }));
    const level = shavingLevelMw(periods, machinesMw, 24 * meanPu * capacity);
    return reservoirOutputMw(this.residualMw(hour, factors), level, machinesMw) / capacity;
  }

  private residualMw(hour: number, factors: DayFactors): number {
    let residual = this.demandMw(hour, factors);
    for (const [technology, capacity] of this.capacityMw) {
      if (CANNOT_WAIT.has(technology)) residual -= capacity * this.availability(technology, hour, factors);
    }
    return residual;
  }
}

interface Peak {
  readonly mw: number;
  readonly carriedFrom: number | undefined;
  readonly rows: readonly DemandRow[];
}

/** The year's peak; between two known years a straight line, outside them the nearest one. */
function peakOfYear(dataset: Dataset, area: string, year: number): Peak {
  const rows = dataset.demand.filter((row) => row.area === area).sort((a, b) => a.year - b.year);
  const before = rows.findLast((row) => row.year <= year);
  const after = rows.find((row) => row.year >= year);
  if (before && after) {
    const share = after.year === before.year ? 0 : (year - before.year) / (after.year - before.year);
    const mw = before.peakMw + share * (after.peakMw - before.peakMw);
    return { mw, carriedFrom: undefined, rows: [before, after] };
  }
  const nearest = before ?? after;
  return { mw: nearest?.peakMw ?? 0, carriedFrom: nearest?.year, rows: nearest ? [nearest] : [] };
}
