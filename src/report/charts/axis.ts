import { formatNumber } from '../number-format.ts';

/** A scale with round numbers at its ends. */
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

/** Where a value lies along the axis: 0 at its beginning, 1 at its end. */
export function axisShare(value: number, { from, to }: Axis): number {
  return (value - from) / (to - from);
}

export function axisTicks({ from, to, step }: Axis): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** A tick with as many decimals as its axis needs. */
export function tickWords(tick: number, { step }: Axis): string {
  return formatNumber(tick, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}
