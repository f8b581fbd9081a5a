import type { HourBlock } from '../../../grid/market/market-year.ts';
import type { MarketLimits } from '../market-block.ts';

/** The hours of a block out of values of the whole year, hour-major. */
export function cutHours(values: Float64Array, columns: number, { from, to }: HourBlock): Float64Array {
  return values.slice(from * columns, to * columns);
}

/** Limits of the year as those of a block. */
export function cutLimits(limits: MarketLimits, block: HourBlock): MarketLimits {
  const interfaces = limits.interfaces.map((limit) => ({
    ...limit,
    forwardMw: cutHours(limit.forwardMw, 1, block),
    reverseMw: cutHours(limit.reverseMw, 1, block),
  }));
  return { ...limits, interfaces };
}
