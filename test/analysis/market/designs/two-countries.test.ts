import { describe, expect, test } from 'vitest';
import type { DesignBlockResult } from '../../../../src/analysis/market/designs/design-result.ts';
import { designRunner } from '../../../../src/analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { MexicanOption, RegionalRegime } from '../../../../src/analysis/market/market-design.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { BUS, twoCountries, UNIT } from '../../../support/two-countries.ts';

/** Every number here stands in `test/cases/market-two-countries/README.md`; the flow of a coupling may move by 0.0001 MW. */

const solver = await loadSolver();
const run = designRunner(twoCountries, (block) => dispatchBlock(block, solver));

function solve(region: RegionalRegime, mexico: MexicanOption): DesignBlockResult {
  const outcome = run({ id: `${region} ${mexico}`, region, mexico });
  if (outcome.kind !== 'solved') throw new Error(outcome.kind);
  return outcome;
}

type Pair = readonly [night: number, evening: number];
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 3));

function outputs({ block, dispatch }: Pick<DesignBlockResult, 'block' | 'dispatch'>, unit: number): number[] {
  const { count } = block.offers;
  const o = block.offers.unit.indexOf(unit);
  return [dispatch.outputMw[o]!, dispatch.outputMw[count + o]!];
}

function prices({ dispatch }: DesignBlockResult, bus: number): number[] {
  return [dispatch.priceUsdPerMwh[bus]!, dispatch.priceUsdPerMwh[4 + bus]!];
}

/** Over the tie, A to B. */
function trade({ dispatch }: DesignBlockResult): number[] {
  return [dispatch.flowMw[2]!, dispatch.flowMw[5]!];
}

interface Expected {
  readonly usd: number;
  readonly output: Partial<Record<keyof typeof UNIT, Pair>>;
  readonly price: Partial<Record<keyof typeof BUS, Pair>>;
  readonly trade: Pair;
  /** Out of Mexico. */
  readonly mexico?: Pair;
}

const CASES: readonly (readonly [RegionalRegime, MexicanOption, Expected])[] = [
  [
    'isolated',
    'none',
    {
      usd: 36_360,
      output: { A1: [50, 60], AD: [0, 30], R: [0, 30], B1: [115, 30], BD: [50, 0] },
      price: { a1: [50, 90], a2: [50, 90], b: [100, 60] },
      trade: [0, 0],
    },
  ],
  [
    'opportunity',
    'none',
    {
      usd: 33_970,
      output: { A1: [60, 60], AD: [30, 0], R: [0, 30], B1: [115, 60], BD: [10, 0] },
      price: { a1: [90, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -30],
    },
  ],
  [
    'integrated',
    'none',
    {
      usd: 33_100,
      output: { A1: [60, 60], AD: [15, 0], R: [15, 0], B1: [115, 90], BD: [10, 0] },
      price: { a1: [90, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -60],
    },
  ],
  [
    'opportunity',
    'contracts',
    {
      usd: 33_370,
      output: { A1: [60, 60], AD: [10, 0], R: [0, 30], B1: [115, 40], BD: [10, 0] },
      price: { a1: [90, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -10],
      mexico: [20, 20],
    },
  ],
  [
    'opportunity',
    'border-agent',
    {
      usd: 32_790,
      output: { A1: [60, 60], AD: [5, 0], R: [0, 30], B1: [115, 80], BD: [10, 0] },
      price: { m: [70, 61], a1: [70, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -50],
      mexico: [25, -20],
    },
  ],
  [
    'opportunity',
    'joint-dispatch',
    {
      usd: 32_790,
      output: { A1: [60, 60], AD: [5, 0], R: [0, 30], B1: [115, 80], BD: [10, 0] },
      price: { m: [70, 70], a1: [70, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -50],
      mexico: [25, -20],
    },
  ],
  [
    'opportunity',
    'explicit-auction',
    {
      usd: 34_545,
      output: { A1: [60, 35], AD: [25, 0], R: [0, 30], B1: [115, 35], BD: [10, 0] },
      price: { a1: [90, 50], a2: [90, 61], b: [100, 60] },
      trade: [40, -5],
      mexico: [5, 50],
    },
  ],
  [
    'opportunity',
    'implicit-coupling',
    {
      usd: 32_990,
      output: { A1: [55, 60], AD: [5, 0], R: [0, 30], B1: [115, 80], BD: [10, 0] },
      price: { a1: [50, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -50],
      mexico: [30, -20],
    },
  ],
  [
    'integrated',
    'joint-dispatch',
    {
      usd: 32_320,
      output: { A1: [60, 60], AD: [0, 0], R: [15, 0], B1: [115, 110], BD: [10, 0] },
      price: { m: [70, 70], a1: [70, 61], a2: [70, 61], b: [100, 60] },
      trade: [40, -80],
      mexico: [15, -20],
    },
  ],
  [
    'integrated',
    'full-member',
    {
      usd: 32_320,
      output: { A1: [60, 60], AD: [0, 0], R: [15, 0], B1: [115, 110], BD: [10, 0] },
      price: { m: [70, 70], a1: [70, 61], a2: [70, 61], b: [100, 60] },
      trade: [40, -80],
      mexico: [15, -20],
    },
  ],
  [
    'opportunity',
    'scheduled-link',
    {
      usd: 33_930,
      output: { A1: [60, 60], AD: [14, 0], R: [0, 30], B1: [115, 60], BD: [10, 0] },
      price: { m: [70, 70], a1: [90, 61], a2: [90, 61], b: [100, 60] },
      trade: [40, -30],
      mexico: [20, 0],
    },
  ],
];

describe.each(CASES)('%s, Mexico %s', (region, mexico, expected) => {
  const result = solve(region, mexico);

  test('costs', () => {
    expect(result.dispatch.objectiveUsd).toBeCloseTo(expected.usd, 1);
  });

  test('who produces what', () => {
    for (const [unit, output] of Object.entries(expected.output)) {
      expect(outputs(result, UNIT[unit as keyof typeof UNIT]), unit).toEqual(close(output));
    }
    expect(trade(result)).toEqual(close(expected.trade));
    if (expected.mexico !== undefined) {
      expect([...result.mexico!.exchange.flowMw]).toEqual(close(expected.mexico));
    }
  });

  test('prices', () => {
    for (const [bus, price] of Object.entries(expected.price)) {
      expect(prices(result, BUS[bus as keyof typeof BUS]), bus).toEqual(close(price));
    }
  });
});

test('the national stage stands behind what is traded, and is the same for designs that know the same before', () => {
  const national = (mexico: MexicanOption) => solve('opportunity', mexico).national!;
  expect(outputs(national('none'), UNIT.AD)).toEqual(close([0, 30]));
  expect(outputs(national('contracts'), UNIT.A1)).toEqual(close([30, 60]));
  expect(outputs(national('contracts'), UNIT.AD)).toEqual(close([0, 10]));
  expect(outputs(national('explicit-auction'), UNIT.A1)).toEqual(close([45, 35]));
  expect(outputs(national('explicit-auction'), UNIT.AD)).toEqual(close([0, 5]));
  expect(national('border-agent')).toBe(national('none'));
  expect(national('implicit-coupling')).toBe(national('none'));
  expect(solve('integrated', 'none').national).toBeUndefined();
});

test('limits have the rent that the arithmetic gives them', () => {
  const prices = (region: RegionalRegime, mexico: MexicanOption, hour: number) =>
    Object.fromEntries(
      solve(region, mexico)
        .dispatch.limits.filter((limit) => limit.hour === hour)
        .map(({ element, priceUsdPerMwh }) => [element, expect.closeTo(priceUsdPerMwh, 6)]),
    );
  expect({ 3: 9 }).toEqual(prices('opportunity', 'none', 0));
  expect({ 1: 20, 3: 9 }).toEqual(prices('opportunity', 'border-agent', 0));
  expect({ 4: 9 }).toEqual(prices('opportunity', 'joint-dispatch', 1));
  expect({ 3: 29 }).toEqual(prices('integrated', 'joint-dispatch', 0));
  expect({ 1: 11 }).toEqual(prices('opportunity', 'explicit-auction', 1));
});

test('what flows against prices, what lies idle, and what it loses', () => {
  const sums = (mexico: MexicanOption) => {
    const { exchange } = solve('opportunity', mexico).mexico!;
    return [
      exchange.againstPriceMwh,
      exchange.againstPriceH,
      exchange.unusedMwh,
      exchange.earnedUsd,
      exchange.lostUsd,
    ];
  };
  expect(sums('contracts')).toEqual(close([20, 1, 80, 620, 1560]));
  expect(sums('border-agent')).toEqual(close([0, 0, 0, 180, 0]));
  expect(sums('explicit-auction')).toEqual(close([50, 1, 110, -800, 3200]));
  expect(sums('implicit-coupling')).toEqual(
    [60, 2, 40, -1020, 2000].map((value) => expect.closeTo(value, 1)),
  );
  expect(sums('scheduled-link')).toEqual(close([0, 0, 0, 80, 0]));
});

test('what each option adds', () => {
  const contract = solve('opportunity', 'contracts').mexico!.contract!;
  expect([...contract.scheduleMw, contract.paidUsd]).toEqual([20, 20, 3900]);

  const auction = solve('opportunity', 'explicit-auction').mexico!.auction!;
  expect([...auction.yearlyMw]).toEqual([25, 25]);
  expect([...auction.dailyMw]).toEqual([-20, 25]);
  expect([...auction.hourGapUsdPerMwh, ...auction.seasonGapUsdPerMwh]).toEqual(close([-4, 20, 4, 4]));
  expect([auction.yearlyValueUsd, auction.dailyValueUsd]).toEqual(close([300, 660]));

  const coupling = solve('opportunity', 'implicit-coupling').mexico!.coupling!;
  expect([...coupling.flowMw]).toEqual(close([30, -20]));
  expect([...coupling.regionPriceUsdPerMwh]).toEqual(close([71, 61]));
  expect([...coupling.mexicoPriceUsdPerMwh]).toEqual(close([70, 70]));
  expect(coupling.rentUsd).toBeCloseTo(160, 6);

  expect(solve('opportunity', 'scheduled-link').mexico!.ownerUsd).toBeCloseTo(80, 6);
  expect(solve('integrated', 'full-member').mexico!.membershipUsd).toBeCloseTo(30, 9);
});

test('water is worth what the arithmetic says', () => {
  const value = (region: RegionalRegime, mexico: MexicanOption) =>
    solve(region, mexico).dispatch.waterValueUsdPerMwh[0];
  expect(value('isolated', 'none')).toBeCloseTo(88, 6);
  expect(value('integrated', 'none')).toBeCloseTo(88, 6);
  expect(value('integrated', 'joint-dispatch')).toBeCloseTo(68, 6);
});
