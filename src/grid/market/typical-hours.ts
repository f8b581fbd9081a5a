import { seasonOfMonth } from '../condition.ts';
import { calendarDays, DAY_TYPES } from './calendar.ts';
import type { HourBlock, MarketHour } from './market-year.ts';

const MONTHS = 12;

/** 24 hours of a working day and of a weekend in every month, weighted by how many such days the year has. */
export function typicalHours(year: number): readonly MarketHour[] {
  const calendar = calendarDays(year);
  return Array.from({ length: MONTHS }, (_, m) => m + 1).flatMap((month) =>
    DAY_TYPES.flatMap((dayType) => {
      const weightH = calendar.filter((day) => day.month === month && day.dayType === dayType).length;
      return Array.from({ length: 24 }, (_, hour) => ({
        month,
        season: seasonOfMonth(month),
        dayType,
        hour,
        day: undefined,
        weightH,
      }));
    }),
  );
}

/** A block for every month of them. */
export function typicalBlocks(hours: readonly MarketHour[]): readonly HourBlock[] {
  const size = hours.length / MONTHS;
  return Array.from({ length: MONTHS }, (_, m) => ({
    from: m * size,
    to: (m + 1) * size,
    month: m + 1,
    day: undefined,
  }));
}
