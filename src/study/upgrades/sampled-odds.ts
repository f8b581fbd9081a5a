import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import { keyedUniform, randomKey } from '../../numeric/keyed-random.ts';
import { quantile } from '../../numeric/quantile.ts';
import type { SampleRange } from '../parted-work.ts';
import type { CostRange, UncertaintyRequest } from '../scenario.ts';
import type { SetSamples } from './sampled-sets.ts';
import { type SetSummary, targetOf } from './set-result.ts';
import type { OddsPair, OddsResult, SampledBorder, SampledGain } from './upgrades-result.ts';

/** A set and its samples in all ranges, in order. */
export interface SampledSet {
  readonly set: OptionSet;
  readonly position: number;
  readonly blocks: readonly { readonly range: SampleRange; readonly samples: SetSamples }[];
}

/**
 * How likely one set brings more than another, sample by sample under the same random numbers. The target of a border
 * counts at the moment that is sampled; one of which no transfer can be made lacks nothing. Cost: sets² × samples.
 *
 * @param sets the grid without options first
 */
export function sampledOdds(
  summary: SetSummary,
  { samples, seed }: UncertaintyRequest,
  sets: readonly SampledSet[],
): OddsResult {
  const gaps = sets.map((set) => gapsOf(summary, set, samples));
  const base = gaps[0]!;
  const rows = sets.map(({ position }, s): SampledGain => {
    const gains = differences(base, gaps[s]!);
    const sorted = Float64Array.from(gains).sort();
    return {
      set: position,
      answered: gains.length,
      gain:
        gains.length === 0
          ? undefined
          : { p10Mw: quantile(sorted, 0.1), p50Mw: quantile(sorted, 0.5), p90Mw: quantile(sorted, 0.9) },
      gainsShare: shareOf(gains, (mw) => mw > SAME_MW),
    };
  });
  const costs = sets.map(({ set }) => costsOf(summary, set, samples, seed));
  const pairs = sets.flatMap(({ position }, a) =>
    sets.flatMap((other, b): OddsPair[] => {
      if (a === b) return [];
      const more = differences(gaps[b]!, gaps[a]!);
      return [
        {
          set: position,
          against: other.position,
          answered: more.length,
          moreShare: shareOf(more, (mw) => mw > SAME_MW),
          moreForMoneyShare: moreForMoney([base, gaps[a]!, gaps[b]!], costs[a], costs[b]),
        },
      ];
    }),
  );
  return { samples, seed, rows, pairs, sampled: sets.flatMap((set) => sampledBorders(set, samples)) };
}

/** The samples of all ranges, border by border. */
function sampledBorders({ position, blocks }: SampledSet, samples: number): SampledBorder[] {
  const borders = blocks.find((block) => block.samples.borders.length > 0)?.samples.borders ?? [];
  return borders.map(({ from, to }, b) => {
    const ttcMw = new Float64Array(samples).fill(Number.NaN);
    for (const { range, samples: block } of blocks) {
      for (let number = range.from; number < range.to; number++) {
        ttcMw[number] = block.ttcMw[(number - range.from) * borders.length + b] ?? Number.NaN;
      }
    }
    return { set: position, fromAreas: from, toAreas: to, ttcMw };
  });
}

/** Gaps that differ by less are the same, MW. */
const SAME_MW = 1e-6;

/** What all borders lack of their targets in each sample; NaN where a sample has no answer. */
function gapsOf(summary: SetSummary, { blocks }: SampledSet, samples: number): Float64Array {
  const gaps = new Float64Array(samples).fill(Number.NaN);
  for (const { range, samples: block } of blocks) {
    const { borders, ttcMw } = block;
    const targets = borders.map((border) => targetOf(summary, border));
    for (let number = range.from; number < range.to; number++) {
      const own = ttcMw.subarray(
        (number - range.from) * borders.length,
        (number - range.from + 1) * borders.length,
      );
      if (own.length === 0 || own.every(Number.isNaN)) continue;
      gaps[number] = targets.reduce((sum: number, target, b) => {
        const lacks = target === undefined || Number.isNaN(own[b]!) ? 0 : Math.max(0, target - own[b]!);
        return sum + lacks;
      }, 0);
    }
  }
  return gaps;
}

/** Of the samples that both answer. */
function differences(before: Float64Array, after: Float64Array): number[] {
  return Array.from(before, (gap, i) => gap - after[i]!).filter((mw) => !Number.isNaN(mw));
}

function shareOf(values: readonly number[], counts: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(counts).length / values.length;
}

/**
 * What a set costs in each sample: of each option half of the draws lie between its low and its base cost, half between
 * base and high. `undefined`: a cost is not known, or there is none.
 */
function costsOf(
  { field }: SetSummary,
  set: OptionSet,
  samples: number,
  seed: number,
): Float64Array | undefined {
  const members = membersOf(set).map((i) => field.options[i]!);
  if (members.length === 0 || members.some(({ costMusd }) => !costMusd?.base)) return undefined;
  const total = new Float64Array(samples);
  for (const { id, costMusd } of members) {
    const key = randomKey(`investment of ${id}`);
    for (let i = 0; i < samples; i++) total[i]! += drawnCost(costMusd!, keyedUniform(key, seed, i));
  }
  return total;
}

function drawnCost({ low, base, high }: CostRange, uniform: number): number {
  return uniform < 0.5 ? low + 2 * uniform * (base - low) : base + (2 * uniform - 1) * (high - base);
}

function moreForMoney(
  [base, one, other]: readonly [Float64Array, Float64Array, Float64Array],
  costOfOne: Float64Array | undefined,
  costOfOther: Float64Array | undefined,
): number | undefined {
  if (costOfOne === undefined || costOfOther === undefined) return undefined;
  const margins = Array.from(
    base,
    (gap, i) => (gap - one[i]!) / costOfOne[i]! - (gap - other[i]!) / costOfOther[i]!,
  );
  return shareOf(
    margins.filter((margin) => !Number.isNaN(margin)),
    (margin) => margin > 0,
  );
}
