import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationCurve, priceSummary } from '../../../../src/analysis/market/accounts/price-statistics.ts';

test('two prices in three hours', () => {
  expect(priceSummary([100, 60], [2, 1], [165, 30])).toEqual({
    timeMeanUsdPerMwh: 260 / 3,
    demandMeanUsdPerMwh: (330 * 100 + 30 * 60) / 360,
    p10UsdPerMwh: 60,
    p90UsdPerMwh: 100,
    lowestUsdPerMwh: 60,
    highestUsdPerMwh: 100,
  });
  expect(durationCurve([100, 60], [2, 1])).toEqual([
    { hours: 2, priceUsdPerMwh: 100 },
    { hours: 1, priceUsdPerMwh: 60 },
  ]);
});

test('where nobody draws anything the mean is that of time', () => {
  expect(priceSummary([10, 40], [3, 1], [0, 0]).demandMeanUsdPerMwh).toBe(17.5);
});

test('prices half a cent apart are one step at their mean', () => {
  expect(durationCurve([50, 50.004, 50.006], [1, 3, 1])).toEqual([
    { hours: 4, priceUsdPerMwh: (50.006 + 3 * 50.004) / 4 },
    { hours: 1, priceUsdPerMwh: 50 },
  ]);
});

const anyHours = fc.array(
  fc.record({
    usd: fc.integer({ min: -20, max: 200 }),
    weight: fc.integer({ min: 1, max: 30 }),
    mw: fc.integer({ min: 0, max: 900 }),
  }),
  { minLength: 1, maxLength: 30 },
);

test('an hour that stands for many is as good as the many', () => {
  fc.assert(
    fc.property(anyHours, (hours) => {
      const told = priceSummary(
        hours.map(({ usd }) => usd),
        hours.map(({ weight }) => weight),
        hours.map(({ mw }) => mw),
      );
      const each = hours.flatMap((hour) => Array.from({ length: hour.weight }, () => hour));
      const plain = each.map(({ usd }) => usd).sort((a, b) => a - b);
      const mean = plain.reduce((sum, usd) => sum + usd, 0) / plain.length;
      expect(told.timeMeanUsdPerMwh).toBeCloseTo(mean, 9);
      // The dearest tenth of the hours costs P90 or more, the cheapest nine tenths no more than it.
      const nth = (share: number) => plain[plain.length - Math.ceil(share * plain.length - 1e-9)];
      expect(told.p90UsdPerMwh).toBe(nth(0.1));
      expect(told.p10UsdPerMwh).toBe(nth(0.9));
      expect([told.lowestUsdPerMwh, told.highestUsdPerMwh]).toEqual([plain[0], plain.at(-1)]);
    }),
  );
});

test('a duration curve falls, lasts the year and keeps its mean', () => {
  fc.assert(
    fc.property(anyHours, (hours) => {
      const usd = hours.map((hour) => hour.usd);
      const weight = hours.map((hour) => hour.weight);
      const curve = durationCurve(usd, weight);
      expect(curve.map((step) => step.priceUsdPerMwh)).toEqual([...new Set(usd)].sort((a, b) => b - a));
      const total = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0);
      expect(total(curve.map((step) => step.hours))).toBe(total(weight));
    }),
  );
});
