import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/numeric/quantile.ts';

describe('quantile', () => {
  it('of five values by hand: the ends, the middle, and a straight line between neighbours', () => {
    const values = [10, 20, 40, 80, 160];
    expect([0, 0.1, 0.5, 0.9, 1].map((share) => quantile(values, share))).toEqual([10, 14, 40, 128, 160]);
  });

  it('is the mean of the middle two of an even number, and the value itself of one', () => {
    expect(quantile([1, 2, 5, 9], 0.5)).toBe(3.5);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it('is infinite next to an infinite value and never undefined', () => {
    const values = [3, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(quantile(values, 0)).toBe(3);
    expect(quantile(values, 0.25)).toBe(Number.POSITIVE_INFINITY);
    expect(quantile(values, 0.75)).toBe(Number.POSITIVE_INFINITY);
  });

  it('rises with the share, between the least and the largest value', () => {
    const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sample, share, share, (values, p, q) => {
        const sorted = Float64Array.from(values).sort();
        const [low, high] = [quantile(sorted, Math.min(p, q)), quantile(sorted, Math.max(p, q))];
        const room = 1e-9 * (1 + Math.abs(low));
        expect(low).toBeLessThanOrEqual(high + room);
        expect(low).toBeGreaterThanOrEqual(sorted[0]! - room);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)! + room);
      }),
    );
  });
});
