import { likeHours } from '../../grid/market/every-hour.ts';
import type { MarketYear } from '../../grid/market/market-year.ts';
import type { WaterPlan } from './market-plan.ts';

/**
 * Blocks × reservoirs: what each may use in the blocks of a year whose plan was made for its representative hours, MWh.
 * An hour brings what the plan uses in the hour that it is like, and its part of the water that the plan leaves over.
 * In the months of one calendar year they add to the water of the plan.
 */
export function waterBudgets(
  plan: Pick<WaterPlan, 'outputMw' | 'spareMwh'>,
  typical: MarketYear,
  year: MarketYear,
): Float64Array {
  const count = year.reservoirs.length;
  const like = likeHours(typical, year.hours);
  const hoursOfMonth = new Float64Array(12);
  for (const { month, weightH } of year.hours) hoursOfMonth[month - 1]! += weightH;
  const budgetMwh = new Float64Array(year.blocks.length * count);
  year.blocks.forEach(({ from, to }, block) => {
    for (let h = from; h < to; h++) {
      const { month, weightH } = year.hours[h]!;
      for (let r = 0; r < count; r++) {
        const spareMw = plan.spareMwh[(month - 1) * count + r]! / hoursOfMonth[month - 1]!;
        budgetMwh[block * count + r]! += weightH * (plan.outputMw[like[h]! * count + r]! + spareMw);
      }
    }
  });
  return budgetMwh;
}
