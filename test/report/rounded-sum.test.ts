import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedParts } from '../../src/report/rounded-sum.ts';

test('233.36 + 72.78 = 306.14 is printed as 233.3 + 72.8 = 306.1: the part that rounding moved most gives way', () => {
  expect(roundedParts([233.357, 72.784], 306.141, 1)).toEqual([233.3, 72.8]);
  // Three times −0.3 would be −0.9.
  expect(roundedParts([-0.26, -0.26, -0.26], -0.78, 1)).toEqual([-0.2, -0.3, -0.3]);
  expect(roundedParts([], 0, 1)).toEqual([]);
});

test('whatever is added up, the printed parts meet the printed total and none is off by more than a digit', () => {
  const part = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: 3 }),
      (parts, decimals) => {
        const total = parts.reduce((sum, mw) => sum + mw, 0);
        const shown = roundedParts(parts, total, decimals);
        const unit = 10 ** decimals;
        const inUnits = shown.map((mw) => Math.round(mw * unit));
        expect(inUnits.reduce((sum, count) => sum + count, 0)).toBeCloseTo(
          Number(total.toFixed(decimals)) * unit,
          6,
        );
        shown.forEach((mw, i) => {
          expect(Math.abs(mw - parts[i]!) * unit).toBeLessThan(1.5 + 1e-6);
        });
      },
    ),
    { seed: 41, numRuns: 500 },
  );
});
