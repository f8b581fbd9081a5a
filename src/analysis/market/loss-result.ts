import { LOSS_USD_PER_MWH } from './block-columns.ts';
import type { BlockProgramme, PerHour } from './block-programme.ts';

/**
 * Losses where they are drawn, hours × buses. Where power has a negative price, a link with losses may be used both
 * ways at once to be rid of some: its flow is what is left of both, and what they lose against each other is drawn at
 * either end.
 */
export function drawnLossMw(
  { block, columns }: BlockProgramme,
  value: Float64Array,
  circularMw: Float64Array,
): Float64Array {
  const { links, model, weightH } = block;
  const buses = model.network.buses.count;
  const lossMw = new Float64Array(weightH.length * buses);
  circularMw.forEach((mw, at) => {
    const [hour, l] = [Math.floor(at / links.count), at % links.count];
    lossMw[hour * buses + links.from[l]!]! += links.lossShare[l]! * mw;
    lossMw[hour * buses + links.to[l]!]! += links.lossShare[l]! * mw;
  });
  columns.losses.forEach((losses, hour) => {
    for (const { column, bus } of losses) {
      for (const b of bus) lossMw[hour * buses + b]! += value[column]! / 2;
    }
  });
  return lossMw;
}

/** By hour, what flows are worth as far as they cause losses: Σ marginal loss × flow. */
export function marginalLosses(
  { block, losses }: BlockProgramme,
  series: Float64Array,
  perHour: PerHour,
): Float64Array {
  const hours = block.weightH.length;
  const usdPerH = new Float64Array(hours);
  for (const { hour, row, branch, shiftMw } of losses.definitions) {
    usdPerH[hour]! -= perHour(row, hour) * (series[branch * hours + hour]! - shiftMw);
  }
  return usdPerH;
}

/** What only keeps losses at their least is no cost. */
export function lossChargeUsd({ block, columns }: BlockProgramme, value: Float64Array): number {
  let usd = 0;
  columns.losses.forEach((losses, hour) => {
    for (const { column } of losses) usd += block.weightH[hour]! * LOSS_USD_PER_MWH * value[column]!;
  });
  return usd;
}
