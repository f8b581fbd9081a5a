import { describe, expect, test } from 'vitest';
import { designAccounts } from '../../../../src/analysis/market/accounts/design-accounts.ts';
import { accountErrors } from '../../../../src/analysis/market/accounts/identities.ts';
import type { MarketAccounts } from '../../../../src/analysis/market/accounts/market-accounts.ts';
import { hoursTotal, totalCostUsd } from '../../../../src/analysis/market/accounts/totals.ts';
import {
  HALF_EACH,
  type Welfare,
  welfare,
  welfareChange,
  welfareTotal,
} from '../../../../src/analysis/market/accounts/welfare.ts';
import { designRunner } from '../../../../src/analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { MexicanOption } from '../../../../src/analysis/market/market-design.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { marketSummary } from '../../../../src/study/market/market-summary.ts';
import { mexicoResult } from '../../../../src/study/market/mexico-result.ts';
import { twoCountries } from '../../../support/two-countries.ts';

/** Every number here stands in `test/cases/market-two-countries/accounts.md`. */

const solver = await loadSolver();
const run = designRunner(twoCountries, (block) => dispatchBlock(block, solver));
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));

const settled = Object.fromEntries(
  (['contracts', 'explicit-auction', 'scheduled-link'] as const).map((mexico) => {
    const outcome = run({ id: mexico, region: 'opportunity', mexico });
    if (outcome.kind !== 'solved') throw new Error(outcome.kind);
    return [mexico, designAccounts(outcome, twoCountries, [1])];
  }),
) as Readonly<Record<MexicanOption, MarketAccounts>>;

interface Money {
  /** By hour: A, B, Mexico, A, B, Mexico. */
  readonly payments: readonly number[];
  readonly receipts: readonly number[];
  readonly cost: readonly number[];
  /** By hour. */
  readonly rent: readonly number[];
  readonly charge: readonly number[];
  readonly link: readonly number[];
  readonly costUsd: number;
  readonly welfare: Welfare;
}

const CASES: readonly (readonly [MexicanOption, Money])[] = [
  [
    'contracts',
    {
      payments: [4500, 16_500, 0, 7320, 1800, 0],
      receipts: [6300, 12_500, 1800, 5490, 2400, 1200],
      cost: [3900, 7900, 1400, 3060, 2400, 1400],
      rent: [360, 0],
      charge: [40, 30],
      link: [0, 0],
      costUsd: 33_260,
      welfare: {
        consumerUsd: [204_600, 325_200, 0],
        producerUsd: [7230, 9200, -320],
        rentUsd: [360, 360, 0],
        chargeUsd: 110,
        holderUsd: 0,
        ownerUsd: 0,
        membershipUsd: 0,
      },
    },
  ],
  [
    'explicit-auction',
    {
      payments: [4500, 16_500, 0, 7320, 1800, 0],
      receipts: [7650, 12_500, 450, 3580, 2100, 2450],
      cost: [5250, 7900, 350, 1810, 2100, 3500],
      rent: [360, 935],
      charge: [40, 55],
      link: [0, 0],
      costUsd: 34_410,
      welfare: {
        consumerUsd: [203_680, 325_200, 0],
        producerUsd: [6570, 9200, 0],
        rentUsd: [1775, 360, 480],
        chargeUsd: 135,
        holderUsd: -1810,
        ownerUsd: 0,
        membershipUsd: 0,
      },
    },
  ],
  [
    'scheduled-link',
    {
      payments: [4500, 16_500, 0, 7320, 1800, 0],
      receipts: [6660, 12_500, 1400, 5490, 3600, 0],
      cost: [4260, 7900, 1400, 3060, 3600, 0],
      rent: [360, 0],
      charge: [60, 30],
      link: [20, 0],
      costUsd: 33_780,
      welfare: {
        consumerUsd: [203_680, 325_200, 0],
        producerUsd: [7230, 9200, 0],
        rentUsd: [360, 360, 0],
        chargeUsd: 150,
        holderUsd: 0,
        ownerUsd: 40,
        membershipUsd: 0,
      },
    },
  ],
];

describe.each(CASES)('%s', (option, expected) => {
  const accounts = settled[option];
  const { areas, surplus } = accounts;

  test('settles what is paid and received', () => {
    expect(areas.paymentsUsd).toEqual(close(expected.payments));
    expect(areas.receiptsUsd).toEqual(close(expected.receipts));
    expect(areas.generationCostUsd).toEqual(close(expected.cost));
    expect(surplus.rentUsd).toEqual(close(expected.rent));
    expect(surplus.chargeUsd).toEqual(close(expected.charge));
    expect(surplus.linkUsd).toEqual(close(expected.link));
    expect(totalCostUsd(accounts)).toBeCloseTo(expected.costUsd, 5);
  });

  test('gives everybody what is left', () => {
    const { consumerUsd, producerUsd, rentUsd, ...others } = welfare(accounts, HALF_EACH);
    expect(consumerUsd).toEqual(close(expected.welfare.consumerUsd));
    expect(producerUsd).toEqual(close(expected.welfare.producerUsd));
    expect(rentUsd).toEqual(close(expected.welfare.rentUsd));
    const { chargeUsd, holderUsd, ownerUsd, membershipUsd } = expected.welfare;
    expect(Object.values(others)).toEqual(close([chargeUsd, holderUsd, ownerUsd, membershipUsd]));
    expect(welfareTotal(welfare(accounts, HALF_EACH))).toBeCloseTo(580_000 - expected.costUsd, 5);
  });

  test('closes', () => {
    const errors = accountErrors(accounts);
    for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-9);
  });
});

test('the auction is told against the contracts', () => {
  const now = welfare(settled['explicit-auction'], HALF_EACH);
  const change = welfareChange(now, welfare(settled.contracts, HALF_EACH));
  expect(change.consumerUsd).toEqual(close([-920, 0, 0]));
  expect(change.producerUsd).toEqual(close([-660, 0, 320]));
  expect(change.rentUsd).toEqual(close([1415, 0, 480]));
  expect(welfareTotal(change)).toBeCloseTo(-1150, 5);
});

test('those who have invested three quarters of the link have three quarters of its rent', () => {
  const mostOfMexico = welfare(settled['explicit-auction'], (first, second) => {
    if (second === 2) return 0.25;
    return first === 2 ? 0.75 : 0.5;
  });
  expect(mostOfMexico.rentUsd).toEqual(close([360 + 935 + 240, 360, 720]));
});

test('what Mexico sends is worth what the buyers save', () => {
  const result = (option: MexicanOption) =>
    mexicoResult(settled[option], welfare(settled[option], HALF_EACH))!;
  expect(result('contracts')).toMatchObject({
    importGwh: expect.closeTo(0.06, 9),
    contractGwh: expect.closeTo(0.06, 9),
    contractPaymentsMusd: expect.closeTo(3900e-6, 9),
    importPaymentsMusd: expect.closeTo(3900e-6, 9),
    importValueMusd: expect.closeTo(920e-6, 9),
    differenceMusd: expect.closeTo(-920e-6, 9),
    counterIntuitiveGwh: expect.closeTo(0.02, 9),
    unusedGwh: expect.closeTo(0.08, 9),
    hoursAtLimitH: 0,
  });
  expect(result('explicit-auction')).toMatchObject({
    importPaymentsMusd: expect.closeTo(4200e-6, 9),
    importValueMusd: expect.closeTo(-250e-6, 9),
    auctionMusd: expect.closeTo(960e-6, 9),
    linkRentMusd: expect.closeTo(-850e-6, 9),
    holdersMusd: expect.closeTo(-1810e-6, 9),
    counterIntuitiveMusd: expect.closeTo(1000e-6, 9),
    unusedMusd: expect.closeTo(2200e-6, 9),
    hoursAtLimitH: 1,
  });
  expect(result('scheduled-link')).toMatchObject({ ownerMusd: expect.closeTo(40e-6, 9) });
});

test('trade is what members send each other', () => {
  const { tradeGwh, mexicanExportGwh, meanPriceUsdPerMwh } = marketSummary(settled.contracts, [0, 1]);
  expect(tradeGwh).toBeCloseTo(0.09, 9);
  expect(mexicanExportGwh).toBeCloseTo(0.06, 9);
  expect(meanPriceUsdPerMwh).toBeCloseTo((2 * 21_000 + 9120) / (2 * 215 + 150), 9);
});

test('the border stands at its limit at night, the line in the evening of the auction', () => {
  const { borderAreas, borders, branches, limits } = settled['explicit-auction'];
  expect(borderAreas).toEqual([
    [0, 1],
    [2, 0],
  ]);
  expect(borders.flowMw).toEqual(close([40, 5, -5, 50]));
  expect(borders.forwardLimitMw).toEqual([40, 50, 40, 50]);
  expect(borders.reverseLimitMw).toEqual([85, 20, 85, 20]);
  expect(borders.atLimit).toEqual([1, 0, 0, 1]);
  expect(branches[0]).toMatchObject({ reverseMwh: 0, above90H: 1, highestLoading: expect.closeTo(1, 9) });
  expect(branches[0]!.forwardMwh).toBeCloseTo(2 * 65 + 85, 6);
  expect(limits).toMatchObject([
    { element: 1, outage: -1, boundH: 1, rentUsd: expect.closeTo(935, 6) },
    { element: 3, outage: -1, boundH: 2, rentUsd: expect.closeTo(720, 6) },
  ]);
});

test('water is worth what the national stage would give for more of it', () => {
  const { water, technologies, areas } = settled.contracts;
  expect(water).toEqual([{ id: 'R', energyMwh: 30, valueUsd: expect.closeTo(30 * 88, 5) }]);
  const earned = technologies.reduce((usd, each) => usd + each.receiptsUsd, 0);
  expect(earned).toBeCloseTo(hoursTotal(settled.contracts, areas.receiptsUsd), 6);
});
