import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/grid/dataset.ts';
import { type LpSolver, loadSolver } from '../../../src/numeric/lp.ts';
import { scenarioMarket } from '../../../src/study/market/market-study.ts';
import { doneHere } from '../../../src/study/parted-work.ts';
import type { SavingsRequest, UpgradeOptionsRequest } from '../../../src/study/scenario.ts';
import type { SetResult, SetSaving } from '../../../src/study/upgrades/upgrades-result.ts';
import { upgradesWork } from '../../../src/study/upgrades/upgrades-study.ts';
import { publishedLimit } from '../../support/chain-dataset.ts';
import { cost, option, REQUEST, tie } from '../../support/compared-works.ts';
import { flatDataset, MARKET } from '../../support/flat-year.ts';
import { CAPACITY, tinyScenario } from '../../support/tiny-dataset.ts';

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

const ONE = MARKET.designs.filter(({ id }) => id === 'one');
const THIRD_TIE = {
  ...tie('tie-3', 'a', 'b', 60),
  fromBus: 'a2-100',
  toBus: 'b1-100',
  typicalClass: '100-typical',
};

function compared(
  savings: Partial<SavingsRequest['market']> & Pick<SavingsRequest, 'limits'>,
  dataset: Dataset = flatDataset(),
  changes: Partial<UpgradeOptionsRequest> = {},
) {
  const { limits, ...market } = savings;
  const request: UpgradeOptionsRequest = {
    ...REQUEST,
    options: [option('third', [THIRD_TIE], cost(5, 4, 8))],
    savings: { market: { ...MARKET, designs: ONE, base: 'one', ...market }, limits },
    ...changes,
  };
  return doneHere(upgradesWork(tinyScenario({ studies: [CAPACITY, request] }), dataset, solver)!);
}

function savingOf({ savings }: SetResult): SetSaving {
  if (savings?.kind !== 'answered') throw new Error('no saving');
  return savings.designs[0]!;
}

/**
 * By hand, in every hour of the flat year: A's oil (80) replaces B's (90) as far as the ties carry it. Two ties of 60 MW
 * carry 60 MW after the loss of one, three of them 120; A's oil has 80 MW left.
 */
describe('what works save in a market year, by hand', () => {
  it('is the price difference times the energy that they let through', () => {
    const { sets } = compared({ limits: 'held' });
    expect(savingOf(sets[0]!)).toMatchObject({ savedMusd: 0, tradeGwh: 0, co2Kt: 0 });
    const saving = savingOf(sets[1]!);
    expect(saving.savedMusd).toBeCloseTo((20 * 10 * 8760) / 1e6, 6);
    expect(saving.tradeGwh).toBeCloseTo(0.02 * 8760, 6);
    // With 60 MW the tie bound all year and its rent was the gain; with 80 nothing binds, and B still pays 90 or A's 80.
    const sum = saving.byArea.reduce((total, { musd }) => total + musd, saving.otherMusd);
    expect(sum).toBeCloseTo(saving.savedMusd, 9);
    expect(saving.unservedGwh).toBeCloseTo(0, 9);
  });

  it('values the works: net present value over two years at 10 %, 5 % for upkeep', () => {
    const { sets, benefitFront } = compared({ limits: 'held' });
    const yearly = (20 * 10 * 8760) / 1e6;
    const { value } = sets[1]!;
    expect(value!.benefitMusdPerYear).toBeCloseTo(yearly, 6);
    const annuity = 1 / 1.1 + 1 / 1.21;
    expect(value!.base.netMusd).toBeCloseTo((yearly - 0.05 * 5) * annuity - 5, 6);
    expect(value!.high.netMusd).toBeCloseTo((yearly - 0.05 * 8) * annuity - 8, 6);
    // The grid without works costs and saves nothing.
    expect(benefitFront).toEqual([1]);
  });

  it('is nothing where a published limit is held, and the limit is moved by the change of the capacity where asked', () => {
    const dataset = { ...flatDataset(), transferLimits: [publishedLimit('op', ['A'], ['B'], 40)] };
    expect(savingOf(compared({ limits: 'held' }, dataset).sets[1]!).savedMusd).toBeCloseTo(0, 9);
    // From 60 to 120 MW by the model: 40 MW published become 100, more than the 80 MW that there are. The one condition
    // looked at is the dry season at maximum demand: 151 days, five hours each.
    const moved = savingOf(compared({ limits: 'moved' }, dataset).sets[1]!);
    expect(moved.savedMusd).toBeCloseTo((40 * 10 * 151 * 5) / 1e6, 6);
    expect(moved.atLimitH).toBeCloseTo(-151 * 5, 6);
  });

  it('is what a market study of the grid with the works says', () => {
    const market = { ...MARKET, designs: ONE, base: 'one' };
    const costOf = (upgrades: ReturnType<typeof option>[]) => {
      const choices = upgrades.map(({ choice }) => choice);
      const scenario = tinyScenario({ studies: [market], upgrades: choices });
      return doneHere(scenarioMarket(scenario, flatDataset(), solver)!).result.designs[0]!.summary;
    };
    const [without, built] = [costOf([]), costOf([option('third', [THIRD_TIE])])];
    const saving = savingOf(compared({ limits: 'held' }).sets[1]!);
    expect(saving.savedMusd).toBe(without.totalCostMusd - built.totalCostMusd);
    expect(saving.co2Kt).toBe(built.co2Kt - without.co2Kt);
    expect(saving.rentMusd).toBe(built.rentMusd - without.rentMusd);
  });

  it('gives way to a benefit that the scenario writes', () => {
    const benefits = [{ options: ['third'], musdPerYear: 7, byArea: [] }];
    const { sets } = compared({ limits: 'held' }, flatDataset(), { benefits });
    expect(sets[1]!.value!.benefitMusdPerYear).toBe(7);
  });

  it('says why there is no market year', () => {
    const designs = [{ id: 'bought', region: 'integrated', mexico: 'contracts' } as const];
    const { sets } = compared({ limits: 'held', designs, base: 'bought' });
    expect(sets[1]!.savings).toMatchObject({
      kind: 'no-answer',
      reason: { en: expect.stringMatching(/trades with Mexico/) },
    });
    expect(sets[1]!.value).toBeUndefined();
  });
});
