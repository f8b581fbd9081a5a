import { membersOf, type OptionSet, subsetsOf } from './subsets.ts';

/** Options that can be built year after year, and what each set of them is worth while it stands. */
export interface SequenceProblem {
  readonly options: number;
  readonly years: number;
  /** First year, from 0, in which each option can stand; `years` or more: never. */
  readonly earliest: ArrayLike<number>;
  /** Of a year with the set in service, its yearly costs taken off. */
  readonly yearlyWorth: (set: OptionSet, year: number) => number;
  /** Investment of a set; never falls when an option is added. */
  readonly investment: (set: OptionSet) => number;
  /** Investment that can be made in one year. */
  readonly yearlyBudget: number;
  readonly discountRate: number;
}

export interface BuildSequence {
  /** Present value of all years. */
  readonly worth: number;
  readonly steps: readonly BuildStep[];
}

export interface BuildStep {
  readonly option: number;
  readonly year: number;
  /** What the best sequence is worth more than the best one that never builds it. */
  readonly stepWorth: number;
  /** What the best sequence is worth more than the best one that builds this a year later or never. */
  readonly waitingCost: number;
}

/**
 * The sequence of building that is worth most, with what each step and each year of waiting is worth in it. Of equal
 * sequences one that builds later is taken. Exact, by dynamic programming over sets and years.
 * Cost: (1 + 2 × options built) × years × 3^options.
 */
export function buildSequence(problem: SequenceProblem): BuildSequence {
  const worthOf = yearlyWorths(problem);
  const best = bestSequence(problem, problem.earliest, worthOf);
  const worthWhen = (option: number, earliestYear: number) => {
    const earliest = Float64Array.from(problem.earliest);
    earliest[option] = earliestYear;
    return bestSequence(problem, earliest, worthOf).worth;
  };
  return {
    worth: best.worth,
    steps: best.built.map(({ option, year }) => ({
      option,
      year,
      stepWorth: best.worth - worthWhen(option, problem.years),
      waitingCost: best.worth - worthWhen(option, year + 1),
    })),
  };
}

/** Present worth of every set in every year, at `year × sets + set`. */
function yearlyWorths({ options, years, yearlyWorth, discountRate }: SequenceProblem): Float64Array {
  const sets = 1 << options;
  const worth = new Float64Array(years * sets);
  for (let year = 0; year < years; year++) {
    const discount = (1 + discountRate) ** -year;
    for (let set = 0; set < sets; set++) worth[year * sets + set] = discount * yearlyWorth(set, year);
  }
  return worth;
}

/** Differences smaller than this, of the worth, do not hasten a step. */
const SAME = 1e-12;

function bestSequence(
  { options, years, investment, yearlyBudget }: SequenceProblem,
  earliest: ArrayLike<number>,
  worthOf: Float64Array,
): { readonly worth: number; readonly built: readonly { option: number; year: number }[] } {
  const sets = 1 << options;
  const invested = Float64Array.from({ length: sets }, (_, set) => investment(set));
  /** From this year on, having the set at its beginning. */
  let later = new Float64Array(sets);
  const added = new Int32Array(years * sets);
  for (let year = years - 1; year >= 0; year--) {
    const ready = readyIn(options, earliest, year);
    const now = new Float64Array(sets);
    for (let set = 0; set < sets; set++) {
      const open = ready & ~set;
      let best = 0;
      for (const add of subsetsOf(open)) {
        const next = set | add;
        const isAffordable = invested[next]! - invested[set]! <= yearlyBudget;
        const worth = worthOf[year * sets + next]! + later[next]!;
        if (add === 0 || (isAffordable && worth > best + SAME * Math.abs(best))) {
          best = worth;
          added[year * sets + set] = add;
        }
      }
      now[set] = best;
    }
    later = now;
  }
  const built: { option: number; year: number }[] = [];
  for (let year = 0, set = 0; year < years; year++) {
    const add = added[year * sets + set]!;
    for (const option of membersOf(add)) built.push({ option, year });
    set |= add;
  }
  return { worth: later[0]!, built };
}

function readyIn(options: number, earliest: ArrayLike<number>, year: number): OptionSet {
  let ready = 0;
  for (let i = 0; i < options; i++) if (earliest[i]! <= year) ready |= 1 << i;
  return ready;
}
