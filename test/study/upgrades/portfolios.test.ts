import { beforeAll, describe, expect, it } from 'vitest';
import { type LpSolver, loadSolver } from '../../../src/numeric/lp.ts';
import type { UncertaintyRequest, UpgradeOptionsRequest } from '../../../src/study/scenario.ts';
import type { UpgradesResult } from '../../../src/study/upgrades/upgrades-result.ts';
import { upgradesWork } from '../../../src/study/upgrades/upgrades-study.ts';
import {
  AB,
  AB2,
  asking,
  BC,
  chain,
  compared,
  cost,
  option,
  optionOf,
} from '../../support/compared-works.ts';

/**
 * A third tie between A and B (`ab`, or its like `ab2`) closes 80 of the 200 MW that the borders lack of 100 MW, a third
 * tie between B and C (`bc`) another 80; beside `ab` `ab2` closes nothing.
 */
const OPTIONS = [
  option('ab', [AB], cost(10, 8, 12)),
  option('ab2', [AB2], cost(11)),
  option('bc', [BC], cost(20)),
];
const GROUPED: Partial<UpgradeOptionsRequest> = { options: OPTIONS, group: ['bc', 'ab', 'ab2'] };

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

const idsAt = ({ sets }: UpgradesResult, position: number | undefined) =>
  position === undefined ? undefined : sets[position]!.options.join('+');

describe('a group in every combination, by hand', () => {
  it('shares its joint gain over all orders: 160 MW, half of it bc, the rest the two that stand for each other', () => {
    const { group } = compared(GROUPED);
    expect(group!.jointMw).toBeCloseTo(160, 6);
    expect(group!.parts).toEqual([
      { option: 'ab', mw: expect.closeTo(40, 6) },
      { option: 'ab2', mw: expect.closeTo(40, 6) },
      { option: 'bc', mw: expect.closeTo(80, 6) },
    ]);
  });

  it('finds what comes nearest within a budget, of equals the cheapest, and what reaches all targets at least cost', () => {
    const result = compared({
      ...GROUPED,
      budgetsMusd: [5, 15, 35],
      target: { defaultMw: 80, byBorder: [] },
    });
    expect(result.group!.byBudget.map(({ set }) => idsAt(result, set))).toEqual(['', 'ab', 'ab+bc']);
    expect(idsAt(result, result.group!.cheapest)).toBe('ab+bc');
    // 100 MW are out of reach for B–C, which carries 80 with a third tie.
    expect(compared(GROUPED).group!.cheapest).toBeUndefined();
  });

  it('names for each border the cheapest set that reaches its target', () => {
    const result = compared(GROUPED);
    expect(
      result.cheapestByBorder.map(({ fromAreas, toAreas, set }) => [
        `${fromAreas}->${toAreas}`,
        idsAt(result, set),
      ]),
    ).toEqual([
      ['A->B', 'ab'],
      ['B->A', 'ab'],
      ['B->C', undefined],
      ['C->B', undefined],
    ]);
  });

  it('draws the front of cost against gain', () => {
    const result = compared(GROUPED);
    expect(result.front.map((position) => idsAt(result, position))).toEqual(['', 'ab', 'ab+bc']);
  });

  it('is built within a yearly budget in the order that is worth most', () => {
    // 20 MUSD a year pay for ab or bc, 80 MW each: ab in 2016, bc in 2017: 80 + 160 / 1.1 + 160 / 1.21 = 357.686.
    // Without bc: 80 + 80 / 1.1 + 80 / 1.21 = 218.843, 138.843 less; a year later: 80 / 1.1 = 72.727 less. ab2 stands for ab,
    // so that nothing hangs on ab itself.
    const { group } = compared({
      ...GROUPED,
      sequence: { untilYear: 2018, yearlyBudgetMusd: 20 },
    });
    expect(group!.sequence).toMatchObject({ unit: 'mw-years', worth: expect.closeTo(357.686, 3) });
    expect(group!.sequence!.steps).toEqual([
      { option: 'ab', year: 2016, stepWorth: expect.closeTo(0, 6), waitingCost: expect.closeTo(0, 6) },
      {
        option: 'bc',
        year: 2017,
        stepWorth: expect.closeTo(138.843, 3),
        waitingCost: expect.closeTo(72.7273, 3),
      },
    ]);
  });

  it('is built by benefit less yearly cost where every combination has a benefit', () => {
    // ab saves 10 and costs 10 × 0.626190 a year, bc saves 1 and costs 12.52: only ab is built.
    // 3.73810 × (1 + 1 / 1.1 + 1 / 1.21) = 10.2257
    const benefits = [
      { options: ['ab'], musdPerYear: 10, byArea: [] },
      { options: ['bc'], musdPerYear: 1, byArea: [] },
      { options: ['bc', 'ab'], musdPerYear: 11, byArea: [] },
    ];
    const { group } = compared({
      options: [OPTIONS[0]!, OPTIONS[2]!],
      group: ['ab', 'bc'],
      benefits,
      sequence: { untilYear: 2018, yearlyBudgetMusd: Number.POSITIVE_INFINITY },
    });
    expect(group!.sequence).toMatchObject({
      unit: 'musd',
      worth: expect.closeTo(10.2257, 4),
      steps: [{ option: 'ab', year: 2016 }],
    });
  });
});

describe('portfolios that take gains for sums, by hand', () => {
  it('are looked at: two ties that stand for each other bring half of what their sum says', () => {
    // Alone ab and ab2 close 80 MW each: for 25 MUSD their sum of 160 looks best, and is 80.
    const result = compared({ options: OPTIONS.slice(0, 2), budgetsMusd: [25] }, chain, solver);
    expect(result.additive).toHaveLength(2);
    expect(result.additive[0]).toMatchObject({
      budgetMusd: 25,
      pick: { expectedMw: expect.closeTo(160, 6), foundMw: expect.closeTo(80, 6) },
    });
    expect(idsAt(result, result.additive[0]!.pick!.set)).toBe('ab+ab2');
  });

  it('reach all targets at least cost where a sum does, and say where none does', () => {
    const eighty = { ...GROUPED, target: { defaultMw: 80, byBorder: [] } };
    const result = compared(eighty, chain, solver);
    expect(idsAt(result, result.additive[0]!.pick!.set)).toBe('ab+bc');
    expect(compared(GROUPED, chain, solver).additive).toEqual([{ budgetMusd: undefined, pick: undefined }]);
  });
});

describe('works as investments', () => {
  it('by hand: 7 MUSD a year for 10, shared by who gains', () => {
    // 10 × 0.5 a year for upkeep, two years at 10 %: (7 − 0.5) × 1.735537 − 10 = 1.280992
    const byArea = [
      { area: 'A', musdPerYear: 6 },
      { area: 'B', musdPerYear: 2 },
      { area: 'C', musdPerYear: -1 },
    ];
    const { sets } = compared({ options: OPTIONS, benefits: [{ options: ['ab'], musdPerYear: 7, byArea }] });
    const value = sets.find(({ options }) => options.join() === 'ab')!.value!;
    expect(value.base.netMusd).toBeCloseTo(6.5 * 1.7355372 - 10, 5);
    expect(value.low.netMusd).toBeGreaterThan(value.base.netMusd);
    expect(value.paidBy).toEqual([
      { area: 'A', musd: 7.5 },
      { area: 'B', musd: 2.5 },
      { area: 'C', musd: 0 },
    ]);
    expect(sets.find(({ options }) => options.join() === 'bc')!.value).toBeUndefined();
  });
});

describe('odds', () => {
  const certain: UncertaintyRequest = {
    kind: 'uncertainty',
    samples: 60,
    seed: 3,
    ranges: { reactance: 0, rating: 0, demand: 0, availability: 0, cost: 0 },
    byConfidence: { published: 1, inferred: 1, estimated: 1 },
    common: 0,
    hydrology: 'mean',
    against: undefined,
  };

  it('are certain where everything is known', () => {
    const result = compared({ options: OPTIONS, uncertainty: certain, portfolios: [['ab', 'bc']] });
    const { rows, pairs } = result.odds!;
    const at = (ids: string) => rows.find(({ set }) => idsAt(result, set) === ids)!;
    expect(at('ab').gain).toEqual({
      p10Mw: expect.closeTo(80, 6),
      p50Mw: expect.closeTo(80, 6),
      p90Mw: expect.closeTo(80, 6),
    });
    expect(at('ab+bc').gain!.p50Mw).toBeCloseTo(160, 6);
    const share = (a: string, b: string) =>
      pairs.find(({ set, against }) => set === at(a).set && against === at(b).set)!;
    expect(share('ab+bc', 'ab')).toMatchObject({ moreShare: 1, answered: 60 });
    expect(share('ab', 'ab+bc').moreShare).toBe(0);
    expect(share('ab', 'ab2').moreShare).toBe(0);
    // 80 MW for 8 to 12 MUSD against 80 MW for 20; against 11 MUSD it is a matter of draws: below 11 in three of four.
    expect(share('ab', 'bc').moreForMoneyShare).toBe(1);
    expect(share('ab', 'ab2').moreForMoneyShare).toBeGreaterThan(0.55);
    expect(share('ab', 'ab2').moreForMoneyShare).toBeLessThan(0.95);
    expect(share('ab', '').moreForMoneyShare).toBeUndefined();
  });

  it('draw the same for what two sets have in common: a tie more never loses to the grid without it', () => {
    const uncertain = { ...certain, ranges: { ...certain.ranges, rating: 0.3, demand: 0.2 } };
    const result = compared({ options: OPTIONS, uncertainty: uncertain });
    const [base, ab] = ['', 'ab'].map(
      (ids) =>
        result.odds!.sampled.find(
          ({ set, fromAreas, toAreas }) => idsAt(result, set) === ids && `${fromAreas}${toAreas}` === 'AB',
        )!,
    );
    const spread = new Set(base!.ttcMw);
    expect(spread.size).toBeGreaterThan(50);
    // After the loss of the largest two of three equal shares are left, not one of two: circuits between two buses err alike.
    for (const [i, mw] of base!.ttcMw.entries()) expect(ab!.ttcMw[i]).toBeGreaterThan(mw);
    expect(result.odds!.rows.find(({ set }) => idsAt(result, set) === 'ab')!.gainsShare).toBe(1);
  });

  it('are the same whoever does the parts', () => {
    const scenario = asking({ options: OPTIONS, uncertainty: certain });
    const work = upgradesWork(scenario, chain)!;
    const parts = work.ranges.map((range) => upgradesWork(scenario, chain)!.part(range));
    expect(work.whole(parts)).toEqual(work.whole(work.ranges.map(work.part)));
    expect(optionOf(work.whole(parts), 'ab').alone.towardsTargetMw).toBeCloseTo(80, 6);
  });
});
