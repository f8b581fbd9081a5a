import type { Season } from '../dataset.ts';

/** One hour of a market year, and the hours of the year that it stands for. */
export interface MarketHour {
  /** 1 … 12. */
  readonly month: number;
  readonly season: Season;
  /** Of the demand profiles: `weekday`, `weekend`. */
  readonly dayType: string;
  /** Hour that begins, in the region's clock (UTC−6), 0 … 23. */
  readonly hour: number;
  /** Day of the year from 1 when every hour is taken by itself; `undefined`: the hour stands for all days of its type. */
  readonly day: number | undefined;
  /** Hours of the year that it stands for; all weights add to 8,760. */
  readonly weightH: number;
}

/** Hours `from` up to but not including `to` that are dispatched together: a month, or a day. */
export interface HourBlock {
  readonly from: number;
  readonly to: number;
  readonly month: number;
  readonly day: number | undefined;
}

/** Stored water that may be used at any hour of its span. */
export interface Reservoir {
  /** Plant id, or the name of a cascade. */
  readonly id: string;
  /** Positions in the unit table; together they use the water. */
  readonly units: readonly number[];
  readonly area: number;
  /** Whether water can be kept from one month to another (within the year). */
  readonly crossesMonths: boolean;
  /** Most that can be held over from month to month, MWh; 0 where nothing can. */
  readonly storageMwh: number;
  /** Energy that flows in, by month (12), MWh. */
  readonly inflowMwh: Float64Array;
}

/**
 * A year of the market before anybody has traded: what is demanded and what could be generated. Arrays by hour are
 * hour-major: the value of hour h and column c stands at `h * columns + c`.
 */
export interface MarketYear {
  readonly hours: readonly MarketHour[];
  /** In order, without gaps. */
  readonly blocks: readonly HourBlock[];
  /** Hours × buses. */
  readonly demandMw: Float64Array;
  /** Hours × units: what each could give at most; for reservoirs what their machines can give. */
  readonly availableMw: Float64Array;
  /** Hours × units. Water of reservoirs has its technical cost, not a water value: its price is found, not given. */
  readonly costUsdPerMwh: Float64Array;
  /** By unit. */
  readonly co2TPerMwh: Float64Array;
  readonly reservoirs: readonly Reservoir[];
}

/** The water of the year: the mean, the driest or wettest year on record for the region, or that of a year. */
export type Hydrology = 'average' | 'dry' | 'wet' | number;

export interface MarketYearOptions {
  /** Peaks, costs and the calendar are this year's; the network is made for it too. */
  readonly year: number;
  readonly hydrology: Hydrology;
  /** Multiplies all demand; 1 leaves it. */
  readonly demandFactor: number;
  /** Costs that stand in for the data's, by technology. For `hydro_reservoir`: technical cost, not a water value. */
  readonly costUsdPerMwh: ReadonlyMap<string, number>;
}
