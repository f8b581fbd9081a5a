/** A date of a year: which day of it, from 1, in which month, of which type of the demand profiles. */
export interface CalendarDay {
  readonly day: number;
  readonly month: number;
  readonly dayType: DayType;
}

export const DAY_TYPES = ['weekday', 'weekend'] as const;
export type DayType = (typeof DAY_TYPES)[number];

/** The 365 days of a year; 29 February is left out, and holidays count as the day of the week that they fall on. */
export function calendarDays(year: number): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let month = 1; month <= 12; month++) {
    for (let date = 1; date <= DAYS_OF_MONTH[month - 1]!; date++) {
      const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
      const dayType = weekday === 0 || weekday === 6 ? 'weekend' : 'weekday';
      days.push({ day: days.length + 1, month, dayType });
    }
  }
  return days;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
