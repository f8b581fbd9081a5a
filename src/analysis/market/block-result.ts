import type { LinearOptimum } from '../../numeric/lp-session.ts';
import { solveDcFlow } from '../dc-flow.ts';
import type { BalanceGroups } from './balance-groups.ts';
import { type BlockColumns, isFixed, poolCount } from './block-columns.ts';
import { blockInjections, branchFlowSeries } from './block-flows.ts';
import { lossGapMw } from './block-losses.ts';
import { blockPrices, marketLimits } from './block-prices.ts';
import type { BlockProgramme, PerHour } from './block-programme.ts';
import { meanWeightH } from './block-rows.ts';
import { drawnLossMw, lossChargeUsd, marginalLosses } from './loss-result.ts';
import type { BlockDispatch, MarketBlock } from './market-block.ts';

/** Reads the dispatch and its prices from the solved programme. Cost: two solves an hour. */
export function blockResult(programme: BlockProgramme, optimum: LinearOptimum): BlockDispatch {
  const { block, groups, columns, rows } = programme;
  const { model, weightH } = block;
  const { buses, branches, areas } = model.network;
  const hours = weightH.length;
  const { columnValue: value, rowDual } = optimum;
  const perHour: PerHour = (row, hour) => (rowDual[row]! * meanWeightH(block)) / weightH[hour]!;

  const injectionMw = blockInjections(block, columns, value);
  const flowMw = new Float64Array(hours * branches.count);
  let balanceMw = 0;
  for (let hour = 0; hour < hours; hour++) {
    const flow = solveDcFlow(model, injectionMw.subarray(hour * buses.count, (hour + 1) * buses.count));
    flowMw.set(flow.flowMw, hour * branches.count);
    balanceMw = Math.max(balanceMw, flow.residualMw);
  }

  const netExportMw = new Float64Array(hours * areas.count);
  const exportPriceUsdPerMwh = new Float64Array(hours * areas.count);
  for (let hour = 0; hour < hours; hour++) {
    for (let g = 0; g < groups.count; g++) {
      const leaves = columns.exports[hour * groups.count + g]!;
      if (leaves >= 0)
        netExportMw[hour * areas.count + groups.area[g]!]! += value[leaves]! - value[leaves + 1]!;
    }
    for (let a = 0; a < areas.count; a++) {
      const row = rows.netExport[hour * areas.count + a]!;
      if (row >= 0) exportPriceUsdPerMwh[hour * areas.count + a] = 0 - perHour(row, hour);
    }
  }
  const pools = poolCount(block);
  const outputMw = offerOutputs(block, columns, value);
  const linkMw = linkFlows(columns, value);
  const circularMw = Float64Array.from(columns.links, (j) =>
    j < 0 ? 0 : Math.min(value[j]!, value[j + 1]!),
  );
  const series = branchFlowSeries(block, injectionMw);
  const lossMw = drawnLossMw(programme, value, circularMw);
  return {
    kind: 'optimal',
    outputMw,
    linkMw,
    circularMw,
    unservedMw: Float64Array.from(columns.unserved, (j) => (j < 0 ? 0 : value[j]!)),
    lossMw,
    marginalLossUsdPerH: marginalLosses(programme, series, perHour),
    flowMw,
    netExportMw,
    exportPriceUsdPerMwh,
    priceUsdPerMwh: blockPrices(programme, perHour),
    reservePriceUsdPerMwh: Float64Array.from(
      rows.reserve,
      (row, at) => 0 - perHour(row, Math.floor(at / pools)),
    ),
    reserveShortMw: Float64Array.from(columns.reserveShort, (j) => (j < 0 ? 0 : value[j]!)),
    waterValueUsdPerMwh: Float64Array.from(rows.budget, (row) => 0 - rowDual[row]!),
    limits: marketLimits(programme, series, linkMw, perHour),
    objectiveUsd:
      optimum.objective * meanWeightH(block) + fixedCostUsd(block, groups) - lossChargeUsd(programme, value),
    check: {
      relativeGap: optimum.certificate.relativeGap,
      balanceMw,
      excessMw: excessMw(programme, value, series, linkMw),
      budgetExcessMwh: budgetExcessMwh(block, outputMw),
      lossGapMw: block.losses === 'none' ? 0 : lossGapMw(block, series, lossMw),
    },
  };
}

/** What each offer gives; those that were one variable share it by the width of their ranges. */
function offerOutputs(block: MarketBlock, columns: BlockColumns, value: Float64Array): Float64Array {
  const { offers, weightH } = block;
  const { islandOf } = block.model;
  const outputMw = new Float64Array(weightH.length * offers.count);
  for (let hour = 0; hour < weightH.length; hour++) {
    for (let o = 0; o < offers.count; o++) {
      const at = hour * offers.count + o;
      if (islandOf[offers.bus[o]!]! >= 0 && isFixed(block, hour, o)) outputMw[at] = offers.lowerMw[at]!;
    }
  }
  columns.offers.forEach((offersOfHour, hour) => {
    for (const { column, members } of offersOfHour) {
      const lowerMw = columns.lowerMw[column]!;
      const share = (value[column]! - lowerMw) / (columns.upperMw[column]! - lowerMw);
      for (const o of members) {
        const at = hour * offers.count + o;
        const widthMw = offers.upperMw[at]! - offers.lowerMw[at]!;
        outputMw[at] = members.length === 1 ? value[column]! : offers.lowerMw[at]! + share * widthMw;
      }
    }
  });
  return outputMw;
}

export function linkFlows({ links }: BlockColumns, value: Float64Array): Float64Array {
  return Float64Array.from(links, (j) => (j < 0 ? 0 : value[j]! - value[j + 1]!));
}

function fixedCostUsd(block: MarketBlock, { groupOf }: BalanceGroups): number {
  const { offers, weightH } = block;
  let usd = 0;
  for (let hour = 0; hour < weightH.length; hour++) {
    for (let o = 0; o < offers.count; o++) {
      if (groupOf[offers.bus[o]!]! < 0 || !isFixed(block, hour, o)) continue;
      const at = hour * offers.count + o;
      usd += weightH[hour]! * offers.costUsdPerMwh[at]! * offers.lowerMw[at]!;
    }
  }
  return usd;
}

/** Largest excess that the programme has not paid for, all watched elements and outages looked at anew. */
function excessMw(
  { search, limits }: BlockProgramme,
  value: Float64Array,
  series: Float64Array,
  linkMw: Float64Array,
): number {
  return search(series, linkMw).reduce((most, { hour, element, flowMw, limitMw }) => {
    const unpaidMw = Math.abs(flowMw) - limitMw - limits.excessMw(value, hour, element);
    return Math.max(most, unpaidMw);
  }, 0);
}

function budgetExcessMwh({ budgets, offers, weightH }: MarketBlock, outputMw: Float64Array): number {
  return budgets.reduce((most, budget) => {
    let energyMwh = 0;
    for (const o of budget.offers) {
      for (let hour = 0; hour < weightH.length; hour++)
        energyMwh += weightH[hour]! * outputMw[hour * offers.count + o]!;
    }
    return Math.max(most, energyMwh - budget.energyMwh);
  }, 0);
}
