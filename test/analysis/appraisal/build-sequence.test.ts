import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSequence, type SequenceProblem } from '../../../src/analysis/appraisal/build-sequence.ts';
import { setOf } from '../../../src/analysis/appraisal/subsets.ts';
import { seededRandom } from '../../../src/numeric/random.ts';

describe('build sequence', () => {
  it('by hand: two options, three years, one a year', () => {
    // Net of its yearly cost A is worth 8 a year, B 4, both 14; years count 1, ½, ¼ (100 % a year). Either takes the whole
    // budget of a year. A, then B: 8 + 14/2 + 14/4 = 18.5; B, then A: 4 + 7 + 3.5 = 14.5.
    // Without A: 4 + 2 + 1 = 7. A a year later: B first, 14.5. Without B: 8 + 4 + 2 = 14. B a year later: 8 + 4 + 3.5 = 15.5.
    const found = buildSequence({
      options: 2,
      years: 3,
      earliest: [0, 0],
      yearlyWorth: (set) => [0, 8, 4, 14][set]!,
      investment: (set) => [0, 10, 10, 20][set]!,
      yearlyBudget: 10,
      discountRate: 1,
    });
    expect(found).toEqual({
      worth: 18.5,
      steps: [
        { option: 0, year: 0, stepWorth: 11.5, waitingCost: 4 },
        { option: 1, year: 1, stepWorth: 4.5, waitingCost: 3 },
      ],
    });
  });

  it('builds nothing that is not worth its cost, and nothing before it can stand', () => {
    const found = buildSequence({
      options: 2,
      years: 4,
      earliest: [2, 0],
      yearlyWorth: (set) => [0, 3, -1, 2][set]!,
      investment: () => 0,
      yearlyBudget: Number.POSITIVE_INFINITY,
      discountRate: 0,
    });
    expect(found).toEqual({ worth: 6, steps: [{ option: 0, year: 2, stepWorth: 6, waitingCost: 3 }] });
  });

  it('is the best of all sequences, written out', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (seed, options, years) => {
          const problem = randomProblem(seed, options, years);
          const found = buildSequence(problem);
          expect(found.worth).toBeCloseTo(enumerated(problem), 8);
          const when = Array.from(
            { length: options },
            (_, o) => found.steps.find((step) => step.option === o)?.year ?? years,
          );
          expect(worthOf(problem, when)).toBeCloseTo(found.worth, 8);
          for (const { option, year, stepWorth, waitingCost } of found.steps) {
            const from = (earliestYear: number) => ({
              ...problem,
              earliest: Array.from(problem.earliest, (e, o) => (o === option ? earliestYear : e)),
            });
            expect(stepWorth).toBeCloseTo(found.worth - enumerated(from(years)), 8);
            expect(waitingCost).toBeCloseTo(found.worth - enumerated(from(year + 1)), 8);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

function randomProblem(seed: number, options: number, years: number): SequenceProblem {
  const random = seededRandom(seed);
  const price = Array.from({ length: options }, () => 1 + random.below(10));
  const worth = Array.from({ length: years * 2 ** options }, () => random.below(40) - 10);
  return {
    options,
    years,
    earliest: price.map(() => random.below(years + 1)),
    yearlyWorth: (set, year) => (set === 0 ? 0 : worth[year * 2 ** options + set]!),
    investment: (set) => price.reduce((sum, p, o) => sum + ((set >> o) % 2) * p, 0),
    yearlyBudget: 5 + random.below(10),
    discountRate: 0.1,
  };
}

/** The best over every year, or never, for every option. */
function enumerated(problem: SequenceProblem): number {
  const { options, years } = problem;
  let best = Number.NEGATIVE_INFINITY;
  for (let code = 0; code < (years + 1) ** options; code++) {
    const when = Array.from({ length: options }, (_, o) => Math.floor(code / (years + 1) ** o) % (years + 1));
    best = Math.max(best, worthOf(problem, when));
  }
  return best;
}

/** −∞ for a sequence that breaks a rule. */
function worthOf(problem: SequenceProblem, when: readonly number[]): number {
  let total = 0;
  let before = 0;
  if (when.some((year, o) => year < problem.earliest[o]!)) return Number.NEGATIVE_INFINITY;
  for (let year = 0; year < problem.years; year++) {
    const set = setOf(when.flatMap((y, o) => (y <= year ? [o] : [])));
    if (problem.investment(set) - problem.investment(before) > problem.yearlyBudget) {
      return Number.NEGATIVE_INFINITY;
    }
    total += problem.yearlyWorth(set, year) / (1 + problem.discountRate) ** year;
    before = set;
  }
  return total;
}
