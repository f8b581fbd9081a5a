import { nodalPrices } from '../opf/prices.ts';
import type { BlockProgramme, PerHour } from './block-programme.ts';
import { interfaceFlowMw, toleratedExcessMw } from './limit-search.ts';
import type { MarketLimit } from './market-block.ts';

/** Price of the country less what limits and losses make of an injection at the bus; hours × buses. */
export function blockPrices(
  { block, groups, rows, limits, losses }: BlockProgramme,
  perHour: PerHour,
): Float64Array {
  const { model, weightH } = block;
  const { buses, branches } = model.network;
  const hours = weightH.length;
  const limitPrice = Array.from({ length: hours }, () => new Float64Array(branches.count));
  for (const { hour, row, branch } of losses.definitions) {
    limitPrice[hour]![branch]! -= perHour(row, hour);
  }
  limits.given.forEach((limit) => {
    const dual = perHour(limit.row, limit.hour);
    if (dual === 0) return;
    for (const { branch, factor } of limits.sensitivityOf(limit).branches)
      limitPrice[limit.hour]![branch]! -= limit.direction * factor * dual;
  });
  const noReference = new Float64Array(model.islandCount);
  const priceUsdPerMwh = new Float64Array(hours * buses.count);
  limitPrice.forEach((price, hour) => {
    nodalPrices(model, noReference, price).forEach((congestion, b) => {
      const group = groups.groupOf[b]!;
      if (group < 0) return;
      const energy = perHour(rows.balance[hour * groups.count + group]!, hour);
      priceUsdPerMwh[hour * buses.count + b] = energy + congestion;
    });
  });
  return priceUsdPerMwh;
}

/** A price below this is rounding, USD/MWh. */
const NO_PRICE = 1e-7;

/** Limits that are worth something or could not be held, by hour. */
export function marketLimits(
  { block, limits }: BlockProgramme,
  series: Float64Array,
  linkMw: Float64Array,
  perHour: PerHour,
): MarketLimit[] {
  const hours = block.weightH.length;
  const firstInterface = block.model.network.branches.count;
  const found: MarketLimit[] = [];
  limits.given.forEach((limit) => {
    const { hour, element, outage, direction, limitMw, row } = limit;
    let flowMw = 0;
    if (element >= firstInterface)
      flowMw = interfaceFlowMw(block, element - firstInterface, series, linkMw, hour);
    else
      for (const { branch, factor } of limits.sensitivityOf(limit).branches)
        flowMw += factor * series[branch * hours + hour]!;
    const excess = direction * flowMw - limitMw;
    const priceUsdPerMwh = Math.max(0, 0 - perHour(row, hour));
    const isBroken = excess > toleratedExcessMw(limitMw);
    if (priceUsdPerMwh <= NO_PRICE && !isBroken) return;
    found.push({ hour, element, outage, flowMw, limitMw, priceUsdPerMwh, excessMw: isBroken ? excess : 0 });
  });
  return found.sort((a, b) => a.hour - b.hour || a.element - b.element || a.outage - b.outage);
}
