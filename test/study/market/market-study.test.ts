import { beforeAll, describe, expect, it } from 'vitest';
import { NoAnswerError } from '../../../src/base/errors.ts';
import { type LpSolver, loadSolver } from '../../../src/numeric/lp.ts';
import type { MarketResult } from '../../../src/study/market/market-result.ts';
import { marketSetup } from '../../../src/study/market/market-setup.ts';
import { marketRanges, scenarioMarket, scenarioWater } from '../../../src/study/market/market-study.ts';
import { doneHere } from '../../../src/study/parted-work.ts';
import { runScenario } from '../../../src/study/run-scenario.ts';
import type { MarketRequest, Scenario } from '../../../src/study/scenario.ts';
import { flatDataset, MARKET } from '../../support/flat-year.ts';
import { siepacDataset } from '../../support/siepac-data.ts';
import { row, tinyScenario } from '../../support/tiny-dataset.ts';

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function solved(changes: Partial<MarketRequest> = {}, dataset = flatDataset()): MarketResult {
  const scenario = tinyScenario({ studies: [{ ...MARKET, ...changes }] });
  const { result, checks } = doneHere(scenarioMarket(scenario, dataset, solver)!);
  expect(checks.filter(({ passed }) => !passed)).toEqual([]);
  return result;
}

const designOf = ({ designs }: MarketResult, id: string) => designs.find(({ design }) => design.id === id)!;
const pricesOf = (result: MarketResult, id: string) =>
  designOf(result, id).areas.map(({ price }) => price?.timeMeanUsdPerMwh);

describe('scenarioMarket', () => {
  /**
   * By hand, in every hour. Apart: A runs 80 MW of water at 1 and 20 MW of oil at 80, B 90 MW of oil at 90: 9,780 USD.
   * Together A's oil replaces B's as far as one tie of 60 MVA carries after the loss of the other: 60 MW, 600 USD less.
   */
  it('finds prices, trade and gains worked out by hand', () => {
    const result = solved();
    expect(pricesOf(result, 'apart')).toEqual([expect.closeTo(80, 6), expect.closeTo(90, 6)]);
    for (const id of ['surplus', 'one']) {
      const { summary, change } = designOf(result, id);
      expect(pricesOf(result, id)).toEqual([expect.closeTo(80, 6), expect.closeTo(90, 6)]);
      expect(summary.tradeGwh).toBeCloseTo(0.06 * 8760, 6);
      expect(change!.totalCostMusd).toBeCloseTo((-600 * 8760) / 1e6, 6);
      // All the gain is rent of the ties, half of it each country's.
      expect(summary.rentMusd).toBeCloseTo((600 * 8760) / 1e6, 6);
      for (const { rentMusd } of change!.areas) expect(rentMusd).toBeCloseTo((300 * 8760) / 1e6, 6);
    }
    expect(designOf(result, 'apart').summary.tradeGwh).toBe(0);
    // In every hour one tie binds after the loss of the other, or the other way round.
    const { elements } = designOf(result, 'one');
    expect(new Set(elements.map(({ element, outage }) => `${element} ${outage}`))).toEqual(
      new Set(['tie-1 tie-2', 'tie-2 tie-1']),
    );
    expect(elements.reduce((sum, { boundH }) => sum + boundH, 0)).toBeGreaterThanOrEqual(8760);
  });

  it('lets both ties carry what they are rated for where no loss counts', () => {
    // A's oil has 80 MW left; that is less than what two ties carry.
    expect(designOf(solved({ contingencies: 'none' }), 'one').summary.tradeGwh).toBeCloseTo(0.08 * 8760, 6);
  });

  it('holds published operating limits in the hours in which they are in force, and only where asked', () => {
    const limit = {
      ...row('transfer_limits.csv'),
      id: 'wet',
      fromAreas: ['A'],
      toAreas: ['B'],
      yearFrom: 2016,
      yearTo: 2016,
      season: 'wet' as const,
      month: undefined,
      demandPeriod: undefined,
      limitMw: 40,
      toleranceMw: undefined,
      kind: 'operating' as const,
      reason: undefined,
      reasonEs: undefined,
    };
    const dataset = flatDataset({ transferLimits: [limit] });
    // May to November: 214 days.
    const expected = (0.04 * 214 + 0.06 * (365 - 214)) * 24;
    const { summary, borders } = designOf(solved({}, dataset), 'one');
    expect(summary.tradeGwh).toBeCloseTo(expected, 6);
    expect(borders[0]).toMatchObject({ from: 'A', to: 'B', forwardLimitMw: 40, reverseLimitMw: undefined });
    const without = solved({ operatingLimits: false }, dataset);
    expect(designOf(without, 'one').summary.tradeGwh).toBeCloseTo(0.06 * 8760, 6);
  });

  it('takes costs from the scenario', () => {
    const result = solved({ costs: [{ technology: 'fuel_oil', usdPerMwh: 70 }] });
    expect(pricesOf(result, 'apart')).toEqual([expect.closeTo(70, 6), expect.closeTo(70, 6)]);
  });

  it('gives the same whoever does the parts, and from a run', () => {
    const scenario = tinyScenario({ studies: [MARKET] });
    const dataset = flatDataset();
    const water = scenarioWater(scenario, dataset, solver)!;
    const work = () => scenarioMarket(scenario, dataset, solver, structuredClone(water))!;
    const ranges = marketRanges(scenario);
    expect(ranges).toHaveLength(12);
    // Every other part done by another worker, in another order.
    const [mine, yours] = [work(), work()];
    const backwards = ranges.toReversed().map((range, i) => (i % 2 === 0 ? mine : yours).part(range));
    const whole = mine.whole(structuredClone(backwards.toReversed()));
    expect(whole.result).toEqual(solved());
    // The moment of the run itself needs its own profile.
    const { market, checks } = runScenario(scenario, dataset, solver);
    expect(market).toEqual(whole.result);
    expect(checks.map(({ id }) => id)).toContain('market-settlement');
  });

  it('does not warn of what the moment of the scenario lacks, which no market year uses', () => {
    const codes = (studies: Scenario['studies']) =>
      runScenario(tinyScenario({ demandFactor: 5, studies }), flatDataset(), solver).warnings.map(
        ({ code }) => code,
      );
    expect(codes([])).toContain('DEMAND_UNSERVED');
    expect(codes([MARKET])).not.toContain('DEMAND_UNSERVED');
  });

  it('says which design has no answer, where the grid has no link with Mexico', () => {
    const designs = [{ id: 'bought', region: 'integrated', mexico: 'contracts' } as const];
    const ask = () => solved({ designs, base: 'bought' });
    expect(ask).toThrow(NoAnswerError);
    expect(ask).toThrow(/`bought` trades with Mexico/);
  });
});

describe('marketSetup', () => {
  const siepac = siepacDataset();
  const setupOf = (year: number, changes: Partial<MarketRequest> = {}) => {
    const request = { ...MARKET, monitorFromKv: 230, ...changes };
    return marketSetup(tinyScenario({ year, studies: [request] }), siepac, request);
  };
  const hourAt = ({ year }: ReturnType<typeof setupOf>, month: number, hour: number) =>
    year.hours.findIndex((at) => at.month === month && at.hour === hour);

  it('takes Mexico from the data, hour by hour', () => {
    const of2019 = setupOf(2019);
    const { importMw, exportMw, priceUsdPerMwh, contract } = of2019.terms!;
    // Limits of 2019: wet season 240 MW, 220 at minimum demand; dry season 210, and 140 at minimum.
    const at = [hourAt(of2019, 9, 19), hourAt(of2019, 9, 2), hourAt(of2019, 3, 12), hourAt(of2019, 3, 2)];
    expect(at.map((h) => importMw[h])).toEqual([240, 220, 210, 140]);
    expect(at.map((h) => exportMw[h])).toEqual([70, 70, 70, 70]);
    expect(priceUsdPerMwh[at[0]!]).toBe(90);
    expect(contract).toEqual({ powerMw: 120, priceUsdPerMwh: expect.closeTo(90, 9) });
    expect(setupOf(2017).terms!.importMw[0]).toBe(120);
  });

  it('puts what the scenario says in its place', () => {
    const day = Array.from({ length: 24 }, (_, h) => 50 + h);
    const setup = setupOf(2017, {
      mexico: {
        ...MARKET.mexico,
        priceUsdPerMwh: { dry: new Array<number>(24).fill(70), wet: day },
        importMw: 200,
        contractMw: 50,
      },
    });
    const { importMw, exportMw, priceUsdPerMwh, contract } = setup.terms!;
    expect(priceUsdPerMwh[hourAt(setup, 7, 20)]).toBe(70);
    expect(priceUsdPerMwh[hourAt(setup, 7, 3)]).toBe(53);
    expect(priceUsdPerMwh[hourAt(setup, 2, 3)]).toBe(70);
    expect([importMw[0], exportMw[0], contract.powerMw]).toEqual([200, 70, 50]);
    // 151 days at 70, 214 at a mean of 61.5.
    expect(contract.priceUsdPerMwh).toBeCloseTo((151 * 70 + 214 * 61.5) / 365, 9);
  });

  it('moves a published limit in its season and demand period only, Mexico too, and never below zero', () => {
    const change = { season: 'wet', demandPeriod: 'maximum' } as const;
    const limitChanges = [
      { ...change, from: ['MX'], to: ['GT'], mw: 90 },
      { ...change, from: ['GT'], to: ['MX'], mw: -500 },
    ];
    const setup = setupOf(2019, { limitChanges });
    const { importMw, exportMw } = setup.terms!;
    // Wet season, maximum demand; then minimum demand, and the dry season at medium demand: as published.
    const at = [hourAt(setup, 9, 19), hourAt(setup, 9, 2), hourAt(setup, 3, 12)];
    expect(at.map((h) => importMw[h])).toEqual([240 + 90, 220, 210]);
    expect(at.map((h) => exportMw[h])).toEqual([0, 70, 70]);
    // What the scenario writes stays.
    const written = setupOf(2019, { limitChanges, mexico: { ...MARKET.mexico, importMw: 200 } });
    expect(written.terms!.importMw[at[0]!]).toBe(200);
    // HN->NI is published at 160 MW; the way back has no limit, and none comes of a change.
    const border = { ...change, from: ['HN'], to: ['NI'], mw: 25 };
    const moved = setupOf(2017, { limitChanges: [border, { ...border, from: ['NI'], to: ['HN'] }] });
    const { forwardMw, reverseMw } = moved.limits.interfaces.find(({ id }) => id === 'HN->NI')!;
    expect(at.map((h) => forwardMw[h])).toEqual([185, 160, 160]);
    expect(at.map((h) => reverseMw[h])).toEqual(at.map(() => Number.POSITIVE_INFINITY));
  });

  it('limits borders of the region as published, and leaves the link with Mexico to its terms', () => {
    const { limits } = setupOf(2017);
    expect(limits.interfaces.map(({ id, forwardMw }) => [id, forwardMw[0]])).toEqual([
      ['GT->SV+HN', 260],
      ['HN->NI', 160],
      ['NI->CR', 200],
      ['CR->PA', 300],
    ]);
  });
});

it('limits every watched branch with its own rating', () => {
  const dataset = siepacDataset();
  const request = { ...MARKET, monitorFromKv: 230 };
  const scenario = tinyScenario({ year: 2017, studies: [request] });
  const { limits, grid } = marketSetup(scenario, dataset, request);
  const { branches } = grid.network;
  expect(limits.branches.length).toBeLessThan(branches.count);
  for (const k of limits.branches) {
    expect(limits.ratingMw[k], branches.id[k]).toBe(branches.ratingMva[k]);
    expect(limits.ratingAfterMw[k], branches.id[k]).toBe(branches.ratingMva[k]);
  }
});
