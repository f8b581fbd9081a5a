import { seasonOfMonth } from '../condition.ts';
import { calendarDays } from './calendar.ts';
import type { MarketHour, MarketYear } from './market-year.ts';

/**
 * All 8,760 hours of a calendar year, each like the representative hour of its month, day type and hour. A day is a
 * block. 29 February is left out.
 */
export function everyHour(typical: MarketYear, calendarYear: number): MarketYear {
  const days = calendarDays(calendarYear);
  const hours = days.flatMap(({ day, month, dayType }) =>
    Array.from({ length: 24 }, (_, hour) => ({
      month,
      season: seasonOfMonth(month),
      dayType,
      hour,
      day,
      weightH: 1,
    })),
  );
  const like = likeHours(typical, hours);
  return {
    hours,
    blocks: days.map(({ day, month }, d) => ({ from: 24 * d, to: 24 * (d + 1), month, day })),
    demandMw: copyHours(typical.demandMw, typical.hours.length, like),
    availableMw: copyHours(typical.availableMw, typical.hours.length, like),
    costUsdPerMwh: copyHours(typical.costUsdPerMwh, typical.hours.length, like),
    co2TPerMwh: typical.co2TPerMwh,
    reservoirs: typical.reservoirs,
  };
}

/** The representative hour that every hour is like, by position: of its month, day type and hour. */
export function likeHours(typical: MarketYear, hours: readonly MarketHour[]): Int32Array {
  const key = ({ month, dayType, hour }: MarketHour) => `${month} ${dayType} ${hour}`;
  const position = new Map(typical.hours.map((hour, h) => [key(hour), h]));
  return Int32Array.from(hours, (hour) => position.get(key(hour))!);
}

/** The values of an hour-major array at other hours. */
export function copyHours(values: Float64Array, hours: number, like: Int32Array): Float64Array {
  const columns = values.length / hours;
  const copy = new Float64Array(like.length * columns);
  like.forEach((from, h) => {
    copy.set(values.subarray(from * columns, (from + 1) * columns), h * columns);
  });
  return copy;
}
