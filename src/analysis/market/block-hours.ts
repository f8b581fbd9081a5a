import type { BlockCheck, BlockDispatch, EnergyBudget, MarketBlock } from './market-block.ts';

/**
 * An hour of a block by itself. Each budget has the energy that `planned` uses of it in that hour, and the hour's part of
 * what is left over.
 */
export function hourBlock(block: MarketBlock, hour: number, planned: BlockDispatch): MarketBlock {
  const { model, offers, links, exchange, limits, reserve } = block;
  const { buses, areas } = model.network;
  const cut = (values: Float64Array, columns: number) => values.slice(hour * columns, (hour + 1) * columns);
  return {
    ...block,
    weightH: cut(block.weightH, 1),
    demandMw: cut(block.demandMw, buses.count),
    offers: {
      ...offers,
      lowerMw: cut(offers.lowerMw, offers.count),
      upperMw: cut(offers.upperMw, offers.count),
      costUsdPerMwh: cut(offers.costUsdPerMwh, offers.count),
    },
    links: {
      ...links,
      forwardMw: cut(links.forwardMw, links.count),
      reverseMw: cut(links.reverseMw, links.count),
    },
    budgets: block.budgets.map((budget) => ({
      ...budget,
      energyMwh: hourEnergiesMwh(block, budget, planned)[hour]!,
    })),
    exchange: {
      ...exchange,
      leastMw: cut(exchange.leastMw, areas.count),
      mostMw: cut(exchange.mostMw, areas.count),
    },
    reserve:
      reserve.heldMw === undefined
        ? reserve
        : { ...reserve, heldMw: cut(reserve.heldMw, reserve.heldMw.length / block.weightH.length) },
    limits: {
      ...limits,
      interfaces: limits.interfaces.map((watched) => ({
        ...watched,
        forwardMw: cut(watched.forwardMw, 1),
        reverseMw: cut(watched.reverseMw, 1),
      })),
    },
  };
}

function hourEnergiesMwh(
  { weightH, offers: { count } }: MarketBlock,
  { offers, energyMwh }: EnergyBudget,
  { outputMw }: BlockDispatch,
): Float64Array {
  const usedMwh = weightH.map((weight, hour) =>
    offers.reduce((sum, o) => sum + weight * outputMw[hour * count + o]!, 0),
  );
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const leftPerH = (energyMwh - total(usedMwh)) / total(weightH);
  return usedMwh.map((mwh, hour) => mwh + leftPerH * weightH[hour]!);
}

/**
 * Dispatches of single hours as one of the block. The value of a budget is the mean over the energy it has in each
 * hour, so that water as a whole is worth what it is worth by hour.
 *
 * @param planned - gave each hour its energy
 */
export function joinHours(
  block: MarketBlock,
  planned: BlockDispatch,
  hours: readonly BlockDispatch[],
): BlockDispatch {
  const joined = (of: (hour: BlockDispatch) => Float64Array) =>
    Float64Array.from(hours.flatMap((hour) => Array.from(of(hour))));
  return {
    kind: 'optimal',
    outputMw: joined((h) => h.outputMw),
    linkMw: joined((h) => h.linkMw),
    circularMw: joined((h) => h.circularMw),
    unservedMw: joined((h) => h.unservedMw),
    lossMw: joined((h) => h.lossMw),
    marginalLossUsdPerH: joined((h) => h.marginalLossUsdPerH),
    flowMw: joined((h) => h.flowMw),
    netExportMw: joined((h) => h.netExportMw),
    exportPriceUsdPerMwh: joined((h) => h.exportPriceUsdPerMwh),
    priceUsdPerMwh: joined((h) => h.priceUsdPerMwh),
    reservePriceUsdPerMwh: joined((h) => h.reservePriceUsdPerMwh),
    reserveShortMw: joined((h) => h.reserveShortMw),
    waterValueUsdPerMwh: Float64Array.from(block.budgets, (budget, i) => {
      const energyMwh = hourEnergiesMwh(block, budget, planned);
      const worthUsd = hours.reduce((sum, h, hour) => sum + h.waterValueUsdPerMwh[i]! * energyMwh[hour]!, 0);
      return budget.energyMwh > 0 ? worthUsd / budget.energyMwh : planned.waterValueUsdPerMwh[i]!;
    }),
    limits: hours.flatMap((h, hour) => h.limits.map((limit) => ({ ...limit, hour }))),
    objectiveUsd: hours.reduce((sum, h) => sum + h.objectiveUsd, 0),
    check: worstCheck(hours.map((h) => h.check)),
  };
}

/** The largest of every figure. */
export function worstCheck(checks: readonly BlockCheck[]): BlockCheck {
  const worst = (of: (check: BlockCheck) => number) => Math.max(...checks.map(of));
  return {
    relativeGap: worst((check) => Math.abs(check.relativeGap)),
    balanceMw: worst((check) => check.balanceMw),
    excessMw: worst((check) => check.excessMw),
    budgetExcessMwh: worst((check) => check.budgetExcessMwh),
    lossGapMw: worst((check) => check.lossGapMw),
  };
}
