import type { HourBlock, MarketYear } from '../../../grid/market/market-year.ts';
import type { MexicanTerms } from './design-inputs.ts';

/**
 * What holders of capacity on the Mexican link schedule in a block, before any price is known. By hour of the block; MW and
 * prices are signed, positive into the region.
 */
export interface Nominations {
  /** Of rights sold by the year, and of those sold by the day. */
  readonly yearlyMw: Float64Array;
  readonly dailyMw: Float64Array;
  /** Both together: the flow that the dispatch has to take. */
  readonly flowMw: Float64Array;
  /** Expected price of the region less that of Mexico: of the season, and of the hour. */
  readonly seasonGapUsdPerMwh: Float64Array;
  readonly hourGapUsdPerMwh: Float64Array;
  /** What bidders who expect this would pay for the capacity that they nominate, in the hours that the block stands for. */
  readonly yearlyValueUsd: number;
  readonly dailyValueUsd: number;
}

/**
 * Capacity is sold for each direction by itself, and whoever has it nominates by what was expected when it was sold.
 *
 * - By the year: a share of the least capacity that any hour of the season has, a flat band. It is nominated through the
 *   whole season where the mean expected gap of the season favours its direction.
 * - By the day: all that the yearly holders of a direction have not nominated (use it or lose it), nominated hour by hour
 *   where the gap expected for that hour of the day in that month favours it.
 *
 * Nominations of opposite directions are netted when they flow, but free no capacity for sale: they may be withdrawn.
 * A gap of exactly nothing moves nobody. Expectation is the mean over the days of a month: bidders know the month
 * and the hour, not the day.
 *
 * Cost: linear in the hours of the year.
 */
export function nominate(terms: MexicanTerms, year: MarketYear, block: HourBlock): Nominations {
  const gap = terms.auction.expectedPriceUsdPerMwh.map((usd, hour) => usd - terms.priceUsdPerMwh[hour]!);
  const hourGap = meanBy(year, gap, ({ month, hour }) => `${month} ${hour}`);
  const seasonGap = meanBy(year, gap, ({ season }) => season);
  const { yearlyShare } = terms.auction;
  const bandInto = leastBySeason(year, terms.importMw).map((mw) => yearlyShare * mw);
  const bandOutOf = leastBySeason(year, terms.exportMw).map((mw) => yearlyShare * mw);

  const hours = block.to - block.from;
  const at = (values: Float64Array) => values.slice(block.from, block.to);
  const yearlyMw = new Float64Array(hours);
  const dailyMw = new Float64Array(hours);
  let [yearlyValueUsd, dailyValueUsd] = [0, 0];
  for (let i = 0; i < hours; i++) {
    const hour = block.from + i;
    const weightH = year.hours[hour]!.weightH;
    yearlyMw[i] = favoured(seasonGap[hour]!, bandInto[hour]!, bandOutOf[hour]!);
    dailyMw[i] = favoured(
      hourGap[hour]!,
      terms.importMw[hour]! - Math.max(0, yearlyMw[i]!),
      terms.exportMw[hour]! - Math.max(0, -yearlyMw[i]!),
    );
    yearlyValueUsd += weightH * yearlyMw[i]! * seasonGap[hour]!;
    dailyValueUsd += weightH * dailyMw[i]! * hourGap[hour]!;
  }
  return {
    yearlyMw,
    dailyMw,
    flowMw: yearlyMw.map((mw, i) => mw + dailyMw[i]!),
    seasonGapUsdPerMwh: at(seasonGap),
    hourGapUsdPerMwh: at(hourGap),
    yearlyValueUsd,
    dailyValueUsd,
  };
}

function favoured(gapUsdPerMwh: number, intoMw: number, outOfMw: number): number {
  if (gapUsdPerMwh > 0) return intoMw;
  return gapUsdPerMwh < 0 ? 0 - outOfMw : 0;
}

/** By hour: the mean over all hours of the year with the same key, each as long as it lasts. */
function meanBy(
  { hours }: MarketYear,
  values: Float64Array,
  keyOf: (hour: MarketYear['hours'][number]) => string,
): Float64Array {
  const sums = new Map<string, { sum: number; weightH: number }>();
  hours.forEach((hour, h) => {
    const key = keyOf(hour);
    const known = sums.get(key) ?? { sum: 0, weightH: 0 };
    sums.set(key, { sum: known.sum + hour.weightH * values[h]!, weightH: known.weightH + hour.weightH });
  });
  return Float64Array.from(hours, (hour) => {
    const { sum, weightH } = sums.get(keyOf(hour))!;
    return sum / weightH;
  });
}

function leastBySeason({ hours }: MarketYear, capacityMw: Float64Array): Float64Array {
  const least = new Map<string, number>();
  hours.forEach(({ season }, h) => {
    least.set(season, Math.min(least.get(season) ?? Infinity, capacityMw[h]!));
  });
  return Float64Array.from(hours, ({ season }) => least.get(season)!);
}
