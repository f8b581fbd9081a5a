import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { paretoFront } from '../../../src/analysis/appraisal/pareto-front.ts';
import {
  type AdditiveOptions,
  bestPortfolio,
  type PortfolioQuestion,
} from '../../../src/analysis/appraisal/portfolio-program.ts';
import { cheapestReaching, mostWithin } from '../../../src/analysis/appraisal/portfolio-search.ts';
import { membersOf, setOf, sizeOf } from '../../../src/analysis/appraisal/subsets.ts';
import { type LpSolver, loadSolver } from '../../../src/numeric/lp.ts';
import { seededRandom } from '../../../src/numeric/random.ts';

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

describe('best portfolio of additive options', () => {
  /** A 46 MUSD for 200 MW, B 25 for 90, C 30 for 120, D 14 for 50. */
  const catalogue: AdditiveOptions = {
    cost: [46, 25, 30, 14],
    gains: [[200, 90, 120, 50]],
    exclusive: [],
  };
  const budget: PortfolioQuestion = { kind: 'budget', budget: 60, weight: [1] };

  it('by hand: 60 MUSD buy A and D, 250 MW; where only one of them can be built, B and C, 210 MW', () => {
    // Of the affordable pairs A+D costs 60 and gives 250, B+C 55 and 210, C+D 44 and 170, B+D 39 and 140; three cost 69.
    expect(bestPortfolio(solver, catalogue, budget)).toEqual({ kind: 'found', chosen: [0, 3], cost: 60 });
    expect(bestPortfolio(solver, { ...catalogue, exclusive: [[0, 3]] }, budget)).toEqual({
      kind: 'found',
      chosen: [1, 2],
      cost: 55,
    });
  });

  it('by hand: 100 MW at one border and 80 at the other cost least with C and D', () => {
    // A+B gives 100 and 80 for 71; C+D gives 100 and 90 for 44; no single one reaches both.
    const two = {
      ...catalogue,
      gains: [
        [100, 0, 60, 40],
        [0, 80, 60, 30],
      ],
    };
    expect(bestPortfolio(solver, two, { kind: 'targets', least: [100, 80] })).toEqual({
      kind: 'found',
      chosen: [2, 3],
      cost: 44,
    });
    expect(bestPortfolio(solver, two, { kind: 'targets', least: [201, 0] })).toEqual({ kind: 'impossible' });
  });

  it('is that of enumeration on 200 random catalogues', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { options, question } = randomCatalogue(seed);
      const expected = enumerated(options, question);
      const answer = bestPortfolio(solver, options, question);
      if (expected === undefined) {
        expect(answer).toEqual({ kind: 'impossible' });
        continue;
      }
      if (answer.kind !== 'found') throw new Error(`seed ${seed}: ${answer.kind}`);
      const mine = judged(options, question, setOf(answer.chosen))!;
      expect(mine.price).toBeCloseTo(expected.price, 6);
      expect(answer.cost).toBeCloseTo(expected.cost, 6);
      expect(answer.cost).toBeCloseTo(mine.cost, 10);
    }
  });
});

interface Judged {
  /** What is made least: the cost, or the worth with its sign turned. */
  readonly price: number;
  readonly cost: number;
}

/** `undefined`: breaks a rule. */
function judged(options: AdditiveOptions, question: PortfolioQuestion, set: number): Judged | undefined {
  const members = membersOf(set);
  const sum = (values: ArrayLike<number>) => members.reduce((total, o) => total + values[o]!, 0);
  if (options.exclusive.some((group) => group.filter((o) => members.includes(o)).length > 1))
    return undefined;
  const cost = sum(options.cost);
  if (question.kind === 'targets') {
    const isReached = options.gains.every((gain, m) => sum(gain) >= question.least[m]! - 1e-7);
    return isReached ? { price: cost, cost } : undefined;
  }
  const worth = options.gains.reduce((total, gain, m) => total + question.weight[m]! * sum(gain), 0);
  return cost <= question.budget + 1e-7 ? { price: -worth, cost } : undefined;
}

function enumerated(options: AdditiveOptions, question: PortfolioQuestion): Judged | undefined {
  let best: Judged | undefined;
  for (let set = 0; set < 2 ** options.cost.length; set++) {
    const mine = judged(options, question, set);
    if (mine === undefined) continue;
    const better =
      best === undefined ||
      mine.price < best.price - 1e-9 ||
      (mine.price < best.price + 1e-9 && mine.cost < best.cost);
    if (better) best = mine;
  }
  return best;
}

/** Up to nine options, three measures, some of them losses, and pairs and groups of which one is built. */
function randomCatalogue(seed: number): { options: AdditiveOptions; question: PortfolioQuestion } {
  const random = seededRandom(seed);
  const count = 1 + random.below(9);
  const each = (value: () => number) => Array.from({ length: count }, value);
  const cost = each(() => 1 + random.below(100));
  const gains = Array.from({ length: 1 + random.below(3) }, () => each(() => random.below(200) - 30));
  const exclusive = Array.from({ length: random.below(4) }, () => [
    ...new Set(Array.from({ length: 2 + random.below(2) }, () => random.below(count))),
  ]);
  const question: PortfolioQuestion =
    random.next() < 0.5
      ? { kind: 'budget', budget: random.below(200), weight: gains.map(() => random.below(4)) }
      : { kind: 'targets', least: gains.map(() => random.below(250)) };
  return { options: { cost, gains, exclusive }, question };
}

describe('exact search', () => {
  it('by hand: gains that do not add up', () => {
    // Alone A gives 10 and B 10, together 50; C gives 30 and adds nothing to the others. Each costs 1.
    const gain = [0, 10, 10, 50, 30, 30, 30, 50];
    const space = { options: 3, cost: sizeOf };
    expect(mostWithin(space, 1, (set) => gain[set]!)).toEqual({ kind: 'found', set: 4, cost: 1 });
    expect(mostWithin(space, 2, (set) => gain[set]!)).toEqual({ kind: 'found', set: 3, cost: 2 });
    expect(cheapestReaching(space, (set) => gain[set]! >= 50)).toEqual({ kind: 'found', set: 3, cost: 2 });
    expect(cheapestReaching(space, (set) => gain[set]! >= 51)).toEqual({ kind: 'impossible' });
  });

  it('is that of enumeration, with and without bounds, and asks no gain that it need not', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 7 }), (seed, options) => {
        const { cost, gain } = randomSpace(seed, options);
        const space = { options, cost: (set: number) => cost[set]! };
        const budget = 4 * options;
        const goal = 60;
        const best = (sets: number[], worth: (set: number) => number) =>
          sets.sort(
            (a, b) => worth(b) - worth(a) || cost[a]! - cost[b]! || sizeOf(a) - sizeOf(b) || a - b,
          )[0];
        const all = Array.from(cost, (_, set) => set).filter((set) => cost[set]! < Number.POSITIVE_INFINITY);
        const withBudget = best(
          all.filter((set) => cost[set]! <= budget),
          (set) => gain[set]!,
        );
        const reaching = best(
          all.filter((set) => gain[set]! >= goal),
          () => 0,
        );
        const asked: number[] = [];
        const most = (set: number, open: number) =>
          Math.max(
            ...all
              .filter((other) => (other & ~(set | open)) === 0 && (set & ~other) === 0)
              .map((s) => gain[s]!),
          );
        const gained = (set: number) => {
          asked.push(set);
          return gain[set]!;
        };
        for (const bound of [undefined, most]) {
          const answer = mostWithin(space, budget, gained, bound);
          expect(answer.kind === 'found' ? answer.set : undefined).toBe(withBudget);
          const least = cheapestReaching(
            space,
            (set) => gain[set]! >= goal,
            bound && ((set, open) => bound(set, open) >= goal),
          );
          expect(least.kind === 'found' ? least.set : undefined).toBe(reaching);
        }
        expect(asked.every((set) => cost[set]! <= budget)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

/** Costs of sets that share works, some sets forbidden, and gains without any order. */
function randomSpace(seed: number, options: number): { cost: number[]; gain: number[] } {
  const random = seededRandom(seed);
  const works = Array.from({ length: options }, () => setOf([random.below(8), random.below(8)]));
  const price = Array.from({ length: 8 }, () => random.below(9));
  const forbidden = setOf([random.below(options), random.below(options)]);
  const cost = Array.from({ length: 2 ** options }, (_, set) => {
    if (sizeOf(forbidden) === 2 && (set & forbidden) === forbidden) return Number.POSITIVE_INFINITY;
    const needed = membersOf(set).reduce((union, o) => union | works[o]!, 0);
    return membersOf(needed).reduce((sum, w) => sum + price[w]!, 0);
  });
  return { cost, gain: cost.map(() => random.below(100)) };
}

describe('Pareto front', () => {
  it('by hand', () => {
    const trades = [
      { cost: 10, gain: 5 },
      { cost: 20, gain: 4 },
      { cost: 20, gain: 9 },
      { cost: 0, gain: 0 },
      { cost: 30, gain: 9 },
      { cost: 10, gain: 5 },
    ];
    expect(paretoFront(trades)).toEqual([3, 0, 5, 2]);
  });

  it('holds exactly what nothing beats', () => {
    const value = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.record({ cost: value, gain: value }), { maxLength: 20 }), (trades) => {
        const beats = (a: (typeof trades)[number], b: (typeof trades)[number]) =>
          a.cost <= b.cost && a.gain >= b.gain && (a.cost < b.cost || a.gain > b.gain);
        const expected = trades.flatMap((t, i) => (trades.some((other) => beats(other, t)) ? [] : [i]));
        expect(paretoFront(trades).sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });
});
