import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internalRate } from '../../../src/analysis/appraisal/internal-rate.ts';
import { payback } from '../../../src/analysis/appraisal/payback.ts';
import {
  annuityFactor,
  capitalRecoveryFactor,
  presentValue,
} from '../../../src/analysis/appraisal/present-value.ts';
import { annualCostMusd, appraise, type Investment } from '../../../src/analysis/appraisal/project.ts';

describe('present value', () => {
  it('by hand: 100 + 110 / 1.1 + 121 / 1.21 = 300', () => {
    expect(presentValue([100, 110, 121], 0.1)).toBeCloseTo(300, 10);
    expect(presentValue([], 0.1)).toBe(0);
  });

  it('of one a year by hand: 1 / 1.1 + 1 / 1.21 = 0.909091 + 0.826446 = 1.735537', () => {
    expect(annuityFactor(0.1, 2)).toBeCloseTo(1.735537, 6);
    expect(annuityFactor(0, 7)).toBe(7);
    expect(annuityFactor(1e-12, 30)).toBeCloseTo(30, 8);
  });

  it('as published: recovery of capital at 12 % over 30 years is 0.1241 a year', () => {
    expect(capitalRecoveryFactor(0.12, 30)).toBeCloseTo(0.1241, 4);
  });

  it('of a level row is the annuity', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.5, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        (rate, years) => {
          const level = [0, ...Array.from({ length: years }, () => 1)];
          const value = presentValue(level, rate);
          expect(Math.abs(annuityFactor(rate, years) - value)).toBeLessThanOrEqual(1e-9 * value);
        },
      ),
    );
  });
});

describe('internal rate', () => {
  it('by hand: one, two, none and every rate', () => {
    // −100 + 110 / 1.1 = 0
    expect(internalRate([-100, 110])).toMatchObject({ kind: 'one', rate: expect.closeTo(0.1, 10) });
    // −100 + 230 / 1.1 − 132 / 1.21 = −100 + 209.09 − 109.09 = 0, −100 + 230 / 1.2 − 132 / 1.44 = −100 + 191.67 − 91.67 = 0
    expect(internalRate([-100, 230, -132])).toMatchObject({
      kind: 'several',
      rates: [expect.closeTo(0.1, 10), expect.closeTo(0.2, 10)],
    });
    // −1 + x − x² has no root: 1 − 4 < 0
    expect(internalRate([-100, 100, -100])).toEqual({ kind: 'none', isWorthMore: false });
    expect(internalRate([-100, -5])).toEqual({ kind: 'none', isWorthMore: false });
    expect(internalRate([0, 5, 5])).toEqual({ kind: 'none', isWorthMore: true });
    expect(internalRate([0, 0])).toEqual({ kind: 'any' });
  });

  it('counts a rate at which the value only touches zero once: −100 + 220 x − 121 x² = −(10 − 11 x)²', () => {
    expect(internalRate([-100, 220, -121])).toMatchObject({ kind: 'one', rate: expect.closeTo(0.1, 6) });
  });

  it('finds negative rates and ones above 100 %: half is lost in a year; tenfold comes back in a year', () => {
    expect(internalRate([-100, 50])).toMatchObject({ kind: 'one', rate: expect.closeTo(-0.5, 10) });
    expect(internalRate([0, -100, 1000])).toMatchObject({ kind: 'one', rate: expect.closeTo(9, 9) });
  });

  it('finds exactly the rates that an amount was made of', () => {
    // Rates a few per cent apart, and parts without any: Π (1 + r − 1/x) · (x² + 1).
    const rates = fc.uniqueArray(fc.integer({ min: -8, max: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rates, fc.boolean(), (tenths, withMore) => {
        const expected = tenths.map((t) => t / 20).sort((a, b) => a - b);
        let amounts = withMore ? [1, 0, 1] : [1];
        for (const rate of expected) amounts = product(amounts, [-1, 1 + rate]);
        const found = internalRate(amounts);
        const roots = found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : [];
        expect(roots).toHaveLength(expected.length);
        roots.forEach((rate, i) => {
          expect(rate).toBeCloseTo(expected[i]!, 5);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds at least every change of sign that a fine scan sees, and only rates worth nothing', () => {
    const amounts = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(amounts, (flow) => {
        const found = internalRate(flow);
        if (found.kind === 'any') return;
        const roots = found.kind === 'one' ? [found.rate] : found.kind === 'several' ? found.rates : [];
        for (const rate of roots) {
          const size = presentValue(flow.map(Math.abs), rate);
          expect(Math.abs(presentValue(flow, rate))).toBeLessThanOrEqual(1e-9 * size);
        }
        let before = presentValue(flow, -0.9);
        for (let step = 1; step <= 2000; step++) {
          const rate = -0.9 + step * 0.002;
          const value = presentValue(flow, rate);
          if (before * value < 0) expect(roots.some((r) => r > rate - 0.003 && r < rate + 0.001)).toBe(true);
          before = value;
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Coefficients of the product of two polynomials in x = 1 / (1 + rate). */
function product(a: readonly number[], b: readonly number[]): number[] {
  const result = Array.from({ length: a.length + b.length - 1 }, () => 0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      result[i + j]! += x * y;
    });
  });
  return result;
}

describe('payback', () => {
  it('by hand: −100, then 40 a year is back after 2.5 years', () => {
    expect(payback([-100, 40, 40, 40], 0)).toEqual({ kind: 'after', years: 2.5 });
  });

  it('discounted by hand: 36.36 + 33.06 + 30.05 = 99.47 of 100 in three years, the rest of 0.53 in the fourth, worth 27.32', () => {
    expect(payback([-100, 40, 40, 40], 0.1)).toEqual({ kind: 'never' });
    expect(payback([-100, 40, 40, 40, 40], 0.1)).toMatchObject({
      kind: 'after',
      years: expect.closeTo(3 + 0.5259 / 27.3205, 3),
    });
  });

  it('counts from the first payment and holds for good', () => {
    expect(payback([0, -100, 50, 50], 0)).toEqual({ kind: 'after', years: 2 });
    // −100, 50, −50, 30: back after one year, owed again, back for good after 2 + 50 / 80.
    expect(payback([-100, 150, -100, 80], 0)).toEqual({ kind: 'after', years: 2.625 });
    expect(payback([-100, 150, -100], 0)).toEqual({ kind: 'never' });
    expect(payback([5, 5], 0)).toEqual({ kind: 'at-once' });
  });
});

describe('a work as an investment', () => {
  /** Pays 100 at once, 5 a year for maintenance, and stands for two years. */
  const work: Investment = {
    investmentMusd: 100,
    maintenanceShare: 0.05,
    lifeYears: 2,
    commissioningYear: 2030,
  };

  it('by hand: 65 a year, at 10 %', () => {
    const value = appraise(work, 65, { discountRate: 0.1, baseYear: 2030 });
    // Capital recovery 1 / 1.735537 = 0.576190, with 0.05 for maintenance.
    expect(value.annualCostMusd).toBeCloseTo(62.619, 3);
    expect(value.benefitMusd).toBeCloseTo(65 * 1.735537, 3);
    expect(value.costMusd).toBeCloseTo(100 + 5 * 1.735537, 4);
    expect(value.netMusd).toBeCloseTo(60 * 1.735537 - 100, 4);
    expect(value.benefitCostRatio).toBeCloseTo(112.8099 / 108.6777, 6);
    // 60 x² + 60 x − 100 = 0: x = (−60 + √27600) / 120 = 0.884438
    expect(value.internalRate).toMatchObject({ kind: 'one', rate: expect.closeTo(1 / 0.884438 - 1, 5) });
    // 40 of 60 in the second year; discounted 54.545, then 45.455 of 49.587.
    expect(value.payback).toMatchObject({ years: expect.closeTo(1 + 40 / 60, 10) });
    expect(value.discountedPayback).toMatchObject({ years: expect.closeTo(1 + 45.4545 / 49.5868, 4) });
  });

  it('told two years before: present values over 1.21, everything else as before', () => {
    const then = appraise(work, 65, { discountRate: 0.1, baseYear: 2030 });
    const before = appraise(work, [65, 65], { discountRate: 0.1, baseYear: 2028 });
    expect(before.netMusd).toBeCloseTo(then.netMusd / 1.21, 10);
    expect(before.benefitCostRatio).toBeCloseTo(then.benefitCostRatio!, 10);
    expect(before.internalRate).toEqual(then.internalRate);
    expect(before.payback).toEqual(then.payback);
  });

  it('as published: the Honduras – Nicaragua – Costa Rica package costs 7.15 MUSD a year', () => {
    const investment = { ...work, investmentMusd: 46.4, maintenanceShare: 0.03, lifeYears: 30 };
    expect(annualCostMusd(investment, 0.12)).toBeCloseTo(7.15, 2);
  });

  it('nets its benefit less its annual cost, each year of its life', () => {
    const amount = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 50 }), (investmentMusd, benefit, lifeYears) => {
        const value = appraise({ ...work, investmentMusd, lifeYears }, benefit, {
          discountRate: 0.08,
          baseYear: 2030,
        });
        const expected = (benefit - value.annualCostMusd) * annuityFactor(0.08, lifeYears);
        expect(Math.abs(value.netMusd - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
        expect(value.benefitCostRatio! > 1).toBe(value.netMusd > 0);
      }),
    );
  });

  it('that costs nothing has no ratio and is paid back at once', () => {
    const value = appraise({ ...work, investmentMusd: 0 }, 1, { discountRate: 0.1, baseYear: 2030 });
    expect(value.benefitCostRatio).toBeUndefined();
    expect(value.payback).toEqual({ kind: 'at-once' });
    expect(value.internalRate).toEqual({ kind: 'none', isWorthMore: true });
  });
});
