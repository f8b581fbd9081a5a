import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reservoirOutputMw, shavingLevelMw } from '../../src/grid/reservoir-schedule.ts';

const DAY = [
  { hours: 5, residualMw: 1000 },
  { hours: 11, residualMw: 900 },
  { hours: 8, residualMw: 500 },
];

test('little water only shaves the peak: 250 MWh over 5 h are 50 MW', () => {
  expect(shavingLevelMw(DAY, 300, 250)).toBeCloseTo(950, 9);
});

test('more water levels maximum and medium, by hand: 500 MWh to 900, then 16 h for the other 800', () => {
  expect(shavingLevelMw(DAY, 300, 1300)).toBeCloseTo(850, 9);
});

test('machines that are full in the maximum leave the rest to the medium period', () => {
  // 5 h × 100 MW, then 11 h at 60 MW
  const level = shavingLevelMw(DAY, 100, 500 + 660);
  expect(DAY.map((p) => reservoirOutputMw(p.residualMw, level, 100))).toEqual(
    [100, 60, 0].map((mw) => expect.closeTo(mw, 9)),
  );
});

test('water for every hour runs everything, all day', () => {
  const level = shavingLevelMw(DAY, 100, 24 * 100 + 7);
  expect(DAY.map((p) => reservoirOutputMw(p.residualMw, level, 100))).toEqual([100, 100, 100]);
});

test('the day uses exactly its water, whatever the day', () => {
  const period = fc.record({
    hours: fc.integer({ min: 1, max: 12 }),
    residualMw: fc.double({ min: -500, max: 2000, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(period, { minLength: 1, maxLength: 5 }),
      fc.double({ min: 1, max: 900, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (periods, capacity, share) => {
        const hours = periods.reduce((sum, p) => sum + p.hours, 0);
        const energy = share * hours * capacity;
        const level = shavingLevelMw(periods, capacity, energy);
        const used = periods.reduce(
          (sum, p) => sum + p.hours * reservoirOutputMw(p.residualMw, level, capacity),
          0,
        );
        expect(Math.abs(used - energy)).toBeLessThan(1e-6);
      },
    ),
    { seed: 31, numRuns: 500 },
  );
});
