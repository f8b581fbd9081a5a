import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nominate } from '../../../../src/analysis/market/designs/capacity-auction.ts';
import { countryBlock } from '../../../../src/analysis/market/designs/country-block.ts';
import { marketGrid } from '../../../../src/analysis/market/designs/market-grid.ts';
import { curveOffers } from '../../../../src/analysis/market/designs/mexican-curve.ts';
import { designRunner } from '../../../../src/analysis/market/designs/run-design.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { MarketBlock, OfferTable } from '../../../../src/analysis/market/market-block.ts';
import { isTie } from '../../../../src/grid/network.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { randomBlock } from '../../../support/random-block.ts';
import { twoCountries } from '../../../support/two-countries.ts';

const solver = await loadSolver();
const hour = (...values: number[]) => Float64Array.from(values);

test('a curve with a slope is cut in steps around zero that cost what lies under it', () => {
  const curve = { priceUsdPerMwh: hour(50, 50, 50), slopeUsdPerMwhPerMw: 0.1 };
  const range = { leastMw: hour(-15, -25, 0), mostMw: hour(45, 5, 0) };
  const steps = (table: OfferTable, h: number) =>
    Array.from({ length: table.count }, (_, o) => {
      const at = h * table.count + o;
      return [table.costUsdPerMwh[at], table.lowerMw[at], table.upperMw[at]];
    }).filter(([, lower, upper]) => lower !== 0 || upper !== 0);
  const offers = curveOffers(curve, 3, range, true);
  expect(steps(offers, 0)).toEqual([
    [48, -5, 0],
    [50, -10, 10],
    [52, 0, 20],
    [54, 0, 15],
  ]);
  expect(steps(offers, 1)).toEqual([
    [48, -15, 0],
    [50, -10, 5],
  ]);
  expect(steps(offers, 2)).toEqual([]);
  expect([...offers.bus, ...offers.spins]).toEqual([3, 3, 3, 3, 1, 1, 1, 1]);

  const schedule = hour(45, -25, 0);
  const fixed = curveOffers(curve, 3, { leastMw: schedule, mostMw: schedule }, false);
  const cost = (h: number) => steps(fixed, h).reduce((sum, [usd, mw]) => sum + usd! * mw!, 0);
  expect(cost(0)).toBeCloseTo(10 * 50 + 20 * 52 + 15 * 54, 9);
  expect(cost(1)).toBeCloseTo(-10 * 50 - 15 * 48, 9);
  expect(fixed.lowerMw).toEqual(fixed.upperMw);
});

test('a flat curve is one offer both ways', () => {
  const offers = curveOffers(
    { priceUsdPerMwh: hour(64), slopeUsdPerMwhPerMw: 0 },
    0,
    { leastMw: hour(-70), mostMw: hour(120) },
    false,
  );
  expect([offers.count, offers.lowerMw[0], offers.upperMw[0], offers.costUsdPerMwh[0]]).toEqual([
    1, -70, 120, 64,
  ]);
});

test('the band of the year fits the least capacity of its season; days sell what it leaves, by the hour of the month', () => {
  const at = (month: number, clock: number, season: 'dry' | 'wet', weightH: number) =>
    ({ month, season, dayType: 'weekday', hour: clock, day: undefined, weightH }) as const;
  const year = {
    ...twoCountries.year,
    // Two days of January at two o'clock: bidders expect their mean. June is wet.
    hours: [at(1, 2, 'dry', 10), at(1, 2, 'dry', 30), at(1, 19, 'dry', 20), at(6, 19, 'wet', 60)],
  };
  const terms = {
    ...twoCountries.mexico!,
    priceUsdPerMwh: hour(60, 60, 60, 60),
    importMw: hour(140, 140, 210, 240),
    exportMw: hour(70, 70, 50, 70),
    auction: { yearlyShare: 0.5, expectedPriceUsdPerMwh: hour(80, 48, 50, 40) },
  };
  const dry = nominate(terms, year, { from: 0, to: 3, month: 1, day: undefined });
  // Gaps of two o'clock: (10 × 20 − 30 × 12) / 40 = −4; of 19:00 −10; of the season (200 − 360 − 200) / 60 = −6.
  expect([...dry.hourGapUsdPerMwh]).toEqual([-4, -4, -10]);
  expect([...dry.seasonGapUsdPerMwh]).toEqual([-6, -6, -6]);
  expect([...dry.yearlyMw]).toEqual([-25, -25, -25]);
  expect([...dry.dailyMw]).toEqual([-45, -45, -25]);
  expect(dry.yearlyValueUsd).toBeCloseTo(25 * 6 * 60, 9);
  expect(dry.dailyValueUsd).toBeCloseTo(45 * 4 * 40 + 25 * 10 * 20, 9);
  const wet = nominate(terms, year, { from: 3, to: 4, month: 6, day: undefined });
  expect([...wet.flowMw]).toEqual([-70]);
  const indifferent = {
    ...terms,
    auction: { yearlyShare: 0.5, expectedPriceUsdPerMwh: hour(60, 60, 60, 60) },
  };
  expect([...nominate(indifferent, year, { from: 0, to: 3, month: 1, day: undefined }).flowMw]).toEqual([
    0, 0, 0,
  ]);
});

test('countries as buses know fewer limits: they never cost more than the network', () => {
  let cheaper = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const random = randomBlock({ seed, buses: 9, areas: 3, hours: 2, nMinusOne: false });
      const free = new Float64Array(random.exchange.leastMw.length);
      const block: MarketBlock = {
        ...random,
        exchange: {
          chargeUsdPerMwh: 0,
          leastMw: free.map(() => -Infinity),
          mostMw: free.map(() => Infinity),
        },
        links: { ...random.links, costUsdPerMwh: Float64Array.of(0) },
        limits: { ...random.limits, overloadUsdPerMwh: Infinity },
      };
      const nodal = dispatchBlock(block, solver);
      if (nodal.kind !== 'optimal') return;
      const countries = dispatchBlock(countryBlock(block), solver);
      if (countries.kind !== 'optimal') throw new Error(countries.kind);
      expect(countries.objectiveUsd).toBeLessThanOrEqual(nodal.objectiveUsd * (1 + 1e-7));
      if (countries.objectiveUsd < nodal.objectiveUsd * 0.999) cheaper++;
    }),
    { numRuns: 60 },
  );
  expect(cheaper).toBeGreaterThan(5);
});

test('ties and the Mexican link open by themselves; both ends of the link are found', () => {
  const { grid } = twoCountries;
  expect(grid.link).toMatchObject({ area: 2, bus: 0, regionBus: 1, regionArea: 0 });
  const islands = (ties: boolean, link: boolean) => grid.model({ ties, link }).islandCount;
  expect([islands(true, true), islands(true, false), islands(false, true), islands(false, false)]).toEqual([
    1, 2, 2, 3,
  ]);
  expect(grid.model({ ties: true, link: false })).toBe(grid.model({ ties: true, link: false }));
  expect(marketGrid(grid.network, -1).link).toBeUndefined();
  expect([0, 1, 2].filter((k) => isTie(grid.network, k))).toEqual([0, 2]);
});

test('a controlled link of the grid carries power only where the border that it crosses is closed', () => {
  const { network } = twoCountries.grid;
  const dcLinks = {
    count: 2,
    id: ['A to B', 'Mexico to B'],
    name: ['A to B', 'Mexico to B'],
    from: Int32Array.of(2, 0),
    to: Int32Array.of(3, 3),
    flowMw: new Float64Array(2),
    minMw: hour(-30, -5),
    maxMw: hour(30, 15),
    inService: Uint8Array.of(1, 1),
  };
  const run = designRunner({ ...twoCountries, grid: marketGrid({ ...network, dcLinks }, 2) }, (block) =>
    dispatchBlock(block, solver),
  );
  const links = (region: 'isolated' | 'opportunity', mexico: 'none' | 'border-agent' | 'scheduled-link') => {
    const outcome = run({ id: 'any', region, mexico });
    if (outcome.kind !== 'solved') throw new Error(outcome.kind);
    const { forwardMw, reverseMw, count } = outcome.block.links;
    return [[...forwardMw.subarray(0, count)], [...reverseMw.subarray(0, count)]];
  };
  expect(links('isolated', 'none')).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(links('opportunity', 'none')).toEqual([
    [30, 0],
    [30, 0],
  ]);
  expect(links('opportunity', 'border-agent')).toEqual([
    [30, 15],
    [30, 5],
  ]);
  expect(links('opportunity', 'scheduled-link')).toEqual([
    [30, 0, 20],
    [30, 0, 20],
  ]);
});
