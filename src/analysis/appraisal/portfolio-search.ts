import { type OptionSet, sizeOf, visitSets } from './subsets.ts';

/** Sets of options whose costs and gains need not add up. */
export interface PortfolioSpace {
  readonly options: number;
  /** Never falls when an option is added; infinite for options that cannot stand together. */
  readonly cost: (set: OptionSet) => number;
}

export type FoundPortfolio =
  | { readonly kind: 'found'; readonly set: OptionSet; readonly cost: number }
  | { readonly kind: 'impossible' };

/**
 * The set that gains most within a budget; of equal gains the cheapest, then the one with fewer options, then that of the
 * earlier options. Exact: sets over the budget are left out with all that add to them, and so are those that cannot gain
 * more than what was found.
 *
 * @param gain of a set; asked only of sets within the budget
 * @param most what no set from `set` up to `set | open` gains more than; infinite where nothing is known
 * Cost: at most one gain for each affordable set.
 */
export function mostWithin(
  space: PortfolioSpace,
  budget: number,
  gain: (set: OptionSet) => number,
  most: (set: OptionSet, open: OptionSet) => number = () => Number.POSITIVE_INFINITY,
): FoundPortfolio {
  let best: Candidate | undefined;
  visitSets(space.options, (set, open) => {
    const cost = space.cost(set);
    if (!(cost <= budget) || cost === Number.POSITIVE_INFINITY) return false;
    if (best !== undefined && most(set, open) < best.gain) return false;
    const candidate = { set, cost, gain: gain(set) };
    if (best === undefined || isBetter(candidate, best)) best = candidate;
    return true;
  });
  return found(best);
}

/**
 * The cheapest set that reaches a goal; of equal costs the one with fewer options, then that of the earlier options.
 * Exact, whether or not more options reach more: sets dearer than what was found are left out with all that add to them.
 *
 * @param reaches asked only of sets that would be better
 * @param mayReach false: no set from `set` up to `set | open` reaches it
 */
export function cheapestReaching(
  space: PortfolioSpace,
  reaches: (set: OptionSet) => boolean,
  mayReach: (set: OptionSet, open: OptionSet) => boolean = () => true,
): FoundPortfolio {
  let best: Candidate | undefined;
  visitSets(space.options, (set, open) => {
    const candidate = { set, cost: space.cost(set), gain: 0 };
    if (candidate.cost === Number.POSITIVE_INFINITY || candidate.cost > (best?.cost ?? candidate.cost)) {
      return false;
    }
    if (!mayReach(set, open)) return false;
    if ((best === undefined || isBetter(candidate, best)) && reaches(set)) best = candidate;
    return true;
  });
  return found(best);
}

interface Candidate {
  readonly set: OptionSet;
  readonly cost: number;
  readonly gain: number;
}

function isBetter(a: Candidate, b: Candidate): boolean {
  const difference = b.gain - a.gain || a.cost - b.cost || sizeOf(a.set) - sizeOf(b.set) || a.set - b.set;
  return difference < 0;
}

function found(best: Candidate | undefined): FoundPortfolio {
  return best === undefined ? { kind: 'impossible' } : { kind: 'found', set: best.set, cost: best.cost };
}
