import type { DemandPeriod, Season } from './dataset.ts';

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
export const REGION_UTC_OFFSET_H = -6;

/** Wet season May to November, dry season December to April, on the Pacific side of all six countries. */
export function seasonOfMonth(month: number): Season {
  return month >= 5 && month <= 11 ? 'wet' : 'dry';
}

/** From this year on the hour blocks of the operating plan hold. */
const BLOCKS_FROM_YEAR = 2026;

/** EOR, operating plan 2026–2027, p. 12: usual block of a working day's hours from 00:00; 1 is the highest demand. */
const BLOCK_OF_HOUR = [4, 5, 5, 5, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 2, 3, 3, 5] as const;

/**
 * The demand period whose limits hold at an hour of the region's clock. From 2026 by the blocks of the operating plan:
 * block 1 is maximum, 2 and 3 medium, 4 and 5 minimum. Before, EOR, limits of the Mexican link 2019, p. 8: maximum
 * 17:00–21:59, medium 06:00–16:59, minimum 22:00–05:59.
 */
export function demandPeriodOfHour(hour: number, year: number): DemandPeriod {
  if (year >= BLOCKS_FROM_YEAR) {
    const block = BLOCK_OF_HOUR[hour]!;
    return block === 1 ? 'maximum' : block <= 3 ? 'medium' : 'minimum';
  }
  if (hour >= 17 && hour < 22) return 'maximum';
  return hour >= 6 && hour < 17 ? 'medium' : 'minimum';
}

/** Hour of the day, 0 to 23, on the clock of an area when it is `hour` on the region's. */
export function localHour(hour: number, utcOffsetH: number): number {
  return (hour + utcOffsetH - REGION_UTC_OFFSET_H + 24) % 24;
}
