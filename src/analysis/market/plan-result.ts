import type { MarketYear } from '../../grid/market/market-year.ts';
import { certify } from '../../numeric/certificate.ts';
import type { LinearOptimum } from '../../numeric/lp-session.ts';
import { levelWater } from './level-water.ts';
import type { WaterPlan, WaterPlanInput } from './market-plan.ts';
import { areaDemandMw } from './plan-blocks.ts';
import { waterBudgets } from './water-budgets.ts';
import type { WaterGroup } from './water-groups.ts';
import { HOLDING_USD_PER_MWH, type WaterProgram } from './water-program.ts';

/** What a solved programme says of the year, reservoir by reservoir. */
export function planResult(input: WaterPlanInput, program: WaterProgram, optimum: LinearOptimum): WaterPlan {
  const { year } = input;
  const { rowDual } = optimum;
  const columnValue = levelWater(program, year, optimum);
  const { objective, certificate } = certify(program.program, columnValue, rowDual);
  const { meanWeightH } = program;
  const share = (group: WaterGroup, i: number) => group.share[i]!;
  const outputMw = ofReservoirs(program, at(program.outputColumn, columnValue), share);
  const storageMwh = ofReservoirs(program, at(program.storageColumn, columnValue), share).map(
    (mwh) => mwh * meanWeightH,
  );
  const leftMwh = waterLeft(year, program.months, outputMw, storageMwh);
  const areas = input.network.areas.count;
  const answer = {
    outputMw,
    storageMwh,
    spareMwh: leftMwh.map((mwh) => Math.max(0, mwh)),
    waterValueUsdPerMwh: ofReservoirs(program, at(program.waterRow, rowDual), () => 1).map((usd) => 0 - usd),
    priceUsdPerMwh: at(program.balanceRow, rowDual).map(
      (usd, i) => (usd * meanWeightH) / year.hours[Math.floor(i / areas)]!.weightH,
    ),
    flowMw: at(program.flowColumn, columnValue),
    offerMw: at(program.offerColumn, columnValue),
    unservedMw: at(program.unservedColumn, columnValue),
  };
  const otherMw = new Float64Array(year.hours.length * areas);
  for (const { column, hour, area } of program.meritColumns) {
    otherMw[hour * areas + area]! += columnValue[column]!;
  }
  const holdingUsd = storageMwh.reduce((sum, mwh) => sum + HOLDING_USD_PER_MWH * mwh, 0);
  return {
    kind: 'optimal',
    ...answer,
    budgetMwh: waterBudgets(answer, year, year),
    objectiveUsd: objective * meanWeightH - holdingUsd,
    check: {
      relativeGap: certificate.relativeGap,
      balanceMw: imbalance(input, answer, otherMw),
      waterMwh: leftMwh.reduce((worst, mwh) => Math.max(worst, -mwh), 0),
    },
  };
}

function at(positions: Int32Array, values: Float64Array): Float64Array {
  return Float64Array.from(positions, (position) => (position < 0 ? 0 : values[position]!));
}

/** The values of groups, row after row, as those of their reservoirs. */
function ofReservoirs(
  { groups }: WaterProgram,
  values: Float64Array,
  part: (group: WaterGroup, member: number) => number,
): Float64Array {
  const reservoirs = groups.reduce((sum, { members }) => sum + members.length, 0);
  const rows = groups.length === 0 ? 0 : values.length / groups.length;
  const spread = new Float64Array(rows * reservoirs);
  values.forEach((value, position) => {
    const g = position % groups.length;
    const row = (position - g) / groups.length;
    const group = groups[g]!;
    group.members.forEach((r, i) => {
      spread[row * reservoirs + r] = value * part(group, i);
    });
  });
  return spread;
}

/** Months (12) × reservoirs: what flows in and was held, less what is used and then held. */
function waterLeft(
  year: MarketYear,
  months: readonly number[],
  outputMw: Float64Array,
  storageMwh: Float64Array,
): Float64Array {
  const count = year.reservoirs.length;
  const leftMwh = new Float64Array(12 * count);
  months.forEach((month, m) => {
    const before = months.at(m - 1)!;
    year.reservoirs.forEach(({ inflowMwh }, r) => {
      leftMwh[(month - 1) * count + r] =
        inflowMwh[month - 1]! + storageMwh[(before - 1) * count + r]! - storageMwh[(month - 1) * count + r]!;
    });
  });
  year.hours.forEach(({ month, weightH }, h) => {
    for (let r = 0; r < count; r++) leftMwh[(month - 1) * count + r]! -= weightH * outputMw[h * count + r]!;
  });
  return leftMwh;
}

/**
 * Largest imbalance of a country in an hour, MW.
 *
 * @param otherMw hours × areas: what plants without stored water give
 */
function imbalance(
  { year, network, borders, offers }: WaterPlanInput,
  plan: Pick<WaterPlan, 'outputMw' | 'offerMw' | 'unservedMw' | 'flowMw'>,
  otherMw: Float64Array,
): number {
  const areas = network.areas.count;
  const { reservoirs } = year;
  const leftMw = areaDemandMw(year, network).map((mw, i) => plan.unservedMw[i]! + otherMw[i]! - mw);
  for (let h = 0; h < year.hours.length; h++) {
    reservoirs.forEach(({ area }, r) => {
      leftMw[h * areas + area]! += plan.outputMw[h * reservoirs.length + r]!;
    });
    offers.forEach(({ area }, o) => {
      leftMw[h * areas + area]! += plan.offerMw[h * offers.length + o]!;
    });
    borders.forEach(({ from, to }, b) => {
      leftMw[h * areas + from]! -= plan.flowMw[h * borders.length + b]!;
      leftMw[h * areas + to]! += plan.flowMw[h * borders.length + b]!;
    });
  }
  return leftMw.reduce((worst, mw) => Math.max(worst, Math.abs(mw)), 0);
}
