import { CoreError } from '../../base/errors.ts';
import { sizeOf } from './subsets.ts';

/** More options than this have too many subsets to value each. */
export const MOST_SHAPLEY_OPTIONS = 10;

/**
 * The part of each option in what all of them reach together: the mean of what it adds over all orders in which they can
 * be built. The parts add up to value(all) − value(none); options that add the same to every set have the same part, and
 * one that never adds anything has none.
 *
 * @param value of every subset, at the number whose bit i is set when option i is in it; length 2^options
 * @throws CoreError `wrong-length` when the values are not those of all subsets of at most `MOST_SHAPLEY_OPTIONS` options
 * Cost: options × subsets.
 * Source: Shapley, A value for n-person games, in Contributions to the Theory of Games II, 1953.
 */
export function shapleyParts(options: number, value: ArrayLike<number>): Float64Array {
  const subsets = 2 ** options;
  if (options > MOST_SHAPLEY_OPTIONS || value.length !== subsets) {
    throw new CoreError(
      { tag: 'wrong-length', what: 'values of subsets', expected: subsets, actual: value.length },
      `values of all subsets of at most ${MOST_SHAPLEY_OPTIONS} options are needed`,
    );
  }
  const weight = orderWeights(options);
  const parts = new Float64Array(options);
  for (let set = 0; set < subsets; set++) {
    const share = weight[sizeOf(set)]!;
    for (let i = 0; i < options; i++) {
      if ((set & (1 << i)) === 0) parts[i]! += share * (value[set | (1 << i)]! - value[set]!);
    }
  }
  return parts;
}

/** Share of all orders in which a given set of a size comes first and a given other option next: s! (n − s − 1)! / n! */
function orderWeights(options: number): number[] {
  const weight: number[] = [];
  for (let size = 0; size < options; size++) {
    weight.push(size === 0 ? 1 / options : (weight[size - 1]! * size) / (options - size));
  }
  return weight;
}
