import { formatNumber } from '../number-format.ts';

/** A scale and the distance of its ticks, which are its multiples. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Round numbers around the values, in about `steps` steps (at most twice as many). */
export function roundAxis(values: readonly number[], steps = 5): Axis {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const rough = Math.max(most - least, 1) / steps;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = size * ([1, 2, 5, 10].find((factor) => factor * size >= rough) ?? 10);
  return { from: Math.floor(least / step) * step, to: Math.ceil(most / step + 1e-9) * step, step };
}

/** From the least to the most of the values, with ticks at round numbers between. */
export function tightAxis(values: readonly number[], steps = 5): Axis {
  const { step } = roundAxis(values, steps);
  const [from, most] = [Math.min(...values), Math.max(...values)];
  return { from, to: most > from ? most : from + 1, step };
}

/** Where a value lies along the axis: 0 at its beginning, 1 at its end. */
export function axisShare(value: number, { from, to }: Axis): number {
  return (value - from) / (to - from);
}

/** The round numbers on the axis. */
export function axisTicks({ from, to, step }: Axis): number[] {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** A tick with as many decimals as its axis needs. */
export function tickWords(tick: number, { step }: Axis): string {
  return formatNumber(tick, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
