import { describe, expect, test } from 'vitest';
import { designAccounts } from '../../../src/analysis/market/accounts/design-accounts.ts';
import type { MarketAccounts } from '../../../src/analysis/market/accounts/market-accounts.ts';
import { MEXICAN_LIMIT } from '../../../src/analysis/market/designs/mexican-part.ts';
import { designRunner } from '../../../src/analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../../src/analysis/market/dispatch-block.ts';
import type { MarketDesign } from '../../../src/analysis/market/market-design.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { marketYearResult } from '../../../src/study/market/market-year-result.ts';
import { plant, row, tinyDataset } from '../../support/tiny-dataset.ts';
import { twoCountries } from '../../support/two-countries.ts';

/** The market of `test/cases/market-two-countries`, whose `accounts.md` has the money. */

const solver = await loadSolver();
const run = designRunner(twoCountries, (block) => dispatchBlock(block, solver));
const { grid, year, limits } = twoCountries;

function settled(design: MarketDesign): { design: MarketDesign; blocks: MarketAccounts[] } {
  const outcome = run(design);
  if (outcome.kind !== 'solved') throw new Error(outcome.kind);
  return { design, blocks: [designAccounts(outcome, twoCountries, [1])] };
}

const areas = [
  { nameEn: 'Aland', nameEs: 'Alandia', kind: 'country' as const },
  { nameEn: 'Bland', nameEs: 'Blandia', kind: 'country' as const },
  { nameEn: 'Mexico', nameEs: 'México', kind: 'external' as const },
].map((words, a) => ({ ...row('areas.csv'), id: grid.network.areas.id[a]!, utcOffsetH: -6, ...words }));

const result = marketYearResult({
  calendarYear: 2017,
  hours: 'representative',
  hydrology: 'average',
  base: 'today',
  dataset: tinyDataset(),
  names: {
    built: {
      network: grid.network,
      rows: { areas },
      plantRows: grid.network.units.id.map((id) => plant(id, '', '', '', 0, 0)),
    },
    year,
    interfaces: [...limits.interfaces, { id: MEXICAN_LIMIT, branches: grid.link!.branches }],
    siepac: [{ branch: 1, southward: -1 }],
  },
  designs: [
    settled({ id: 'today', region: 'opportunity', mexico: 'contracts' }),
    settled({ id: 'explicit-auction', region: 'opportunity', mexico: 'explicit-auction' }),
    settled({ id: 'joint-dispatch', region: 'integrated', mexico: 'joint-dispatch' }),
    settled({ id: 'isolated', region: 'isolated', mexico: 'none' }),
  ],
});
const [today, auction, joint, isolated] = result.designs;
const [A, B, M] = grid.network.areas.id;
const millionth = (usd: number) => expect.closeTo(usd / 1e6, 10);

test('names what positions stand for', () => {
  expect(result.areas.map(({ id, isMember }) => [id, isMember])).toEqual([
    [A, true],
    [B, true],
    [M, false],
  ]);
  expect(today!.borders.map(({ from, to }) => [from, to])).toEqual([
    [A, B],
    [M, A],
  ]);
  expect(joint!.elements).toMatchObject([
    { element: 'border', kind: 'interface', name: { en: 'Aland – Bland' }, areas: [A, B], boundH: 2 },
    { element: 'mexico', kind: 'interface', name: { es: 'México – Alandia' }, areas: [M, A], boundH: 1 },
  ]);
  expect(joint!.elements.map(({ rentMusd }) => rentMusd)).toEqual([millionth(2320), millionth(180)]);
  expect(auction!.elements[0]).toMatchObject({ element: grid.network.branches.id[1], kind: 'line' });
  expect(result.hourLabels).toBe(year.hours);
});

test('tells trade by border', () => {
  expect(today!.borders[0]).toEqual({
    from: A,
    to: B,
    forwardGwh: expect.closeTo(0.08, 9),
    reverseGwh: expect.closeTo(0.01, 9),
    forwardLimitMw: 40,
    reverseLimitMw: 85,
    forwardLoadFactor: expect.closeTo(80 / 120, 9),
    reverseLoadFactor: expect.closeTo(10 / 255, 9),
    forwardAtLimitH: 2,
    reverseAtLimitH: 0,
    rentMusd: millionth(720),
  });
  // What the holders of capacity have from the gap between both markets.
  expect(auction!.borders[1]).toMatchObject({ forwardAtLimitH: 1, rentMusd: millionth(-850) });
  expect(joint!.borders[1]).toMatchObject({ reverseAtLimitH: 1, rentMusd: millionth(180) });
});

test('tells areas', () => {
  expect(today!.areas[0]).toMatchObject({
    area: A,
    demandGwh: expect.closeTo(0.22, 9),
    exportGwh: expect.closeTo(0.04, 9),
    importGwh: expect.closeTo(0.03, 9),
    price: { demandMeanUsdPerMwh: expect.closeTo((2 * 4500 + 7320) / 220, 9), highestUsdPerMwh: 90 },
    paymentsMusd: millionth(16_320),
    receiptsMusd: millionth(18_090),
    generationCostMusd: millionth(10_860),
    welfare: {
      consumerMusd: millionth(204_600),
      producerMusd: millionth(7230),
      rentMusd: millionth(360),
      totalMusd: millionth(212_190),
    },
  });
  expect(today!.areas[2]).toMatchObject({ area: M, demandGwh: 0, generationGwh: expect.closeTo(0.06, 9) });
});

test('knows no price where nothing is bought or sold', () => {
  expect(isolated!.areas[2]).toMatchObject({ area: M, price: undefined, durationCurve: [] });
  expect(isolated!.hours.map(({ areas: each }) => each[2]!.priceUsdPerMwh)).toEqual([undefined, undefined]);
  expect(isolated!.areas[1]!.price).toMatchObject({ highestUsdPerMwh: 100, lowestUsdPerMwh: 60 });
  expect(isolated!.mexico).toBeUndefined();
});

test('tells the line from north to south', () => {
  expect(auction!.siepac[0]).toMatchObject({
    southwardGwh: 0,
    northwardGwh: expect.closeTo(0.215, 9),
    ratingMva: 85,
    meanLoadingPct: expect.closeTo((100 * 215) / 255, 9),
    highestLoadingPct: expect.closeTo(100, 9),
    above90H: 1,
  });
});

describe('against the base', () => {
  test('the base itself has no change', () => {
    expect(today!.change).toBeUndefined();
  });

  test('the auction gives and takes as worked out by hand', () => {
    const { areas: changes, others, totalCostMusd } = auction!.change!;
    expect(changes.map(({ totalMusd }) => totalMusd)).toEqual([
      millionth(-920 - 660 + 1415),
      millionth(0),
      millionth(320 + 480),
    ]);
    expect(Object.fromEntries(others.map(({ id, musd }) => [id, musd]))).toEqual({
      charges: millionth(25),
      holders: millionth(-1810),
      owner: 0,
      institution: 0,
    });
    expect(totalCostMusd).toEqual(millionth(1150));
  });
});

test('every check passes', () => {
  for (const { design, checks } of result.designs) {
    expect(checks.length).toBeGreaterThan(8);
    for (const check of checks) expect(check, design.id).toMatchObject({ passed: true });
  }
});

test('water has its worth', () => {
  expect(today!.water[0]).toMatchObject({
    id: 'R',
    area: A,
    energyGwh: expect.closeTo(0.03, 9),
    waterValueUsdPerMwh: expect.closeTo(88, 9),
  });
});
