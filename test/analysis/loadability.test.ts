import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LineParameters, lineLoadability } from '../../src/analysis/loadability.ts';

/** A 230 kV circuit: Zc = √(0.4964 / 3.537e-6) = 374.6 Ω, so SIL = 230² / 374.6 = 141.2 MW. */
const LINE: LineParameters = {
  nominalKv: 230,
  lengthKm: 0,
  reactanceOhmPerKm: 0.4964,
  susceptanceUsPerKm: 3.537,
  ratingMva: 1000,
};

const atMiles = (miles: number, change: Partial<LineParameters> = {}) =>
  lineLoadability({ ...LINE, lengthKm: 1.609344 * miles, ...change });

describe('loadability of a 230 kV line by its length', () => {
  test('surge impedance loading, by hand', () => {
    expect(atMiles(100)!.silMw).toBeCloseTo(141.21, 2);
  });

  test.each([
    [100, 2, 'voltage'],
    [200, 1.3, 'voltage'],
    [300, 1, 'stability'],
    [400, 0.84, 'stability'],
    [600, 0.64, 'stability'],
  ] as const)('%d miles: %d times the surge impedance loading, %s', (miles, sil, regime) => {
    expect(atMiles(miles)!.loadabilityMw).toBeCloseTo(sil * 141.21, 1);
    expect(atMiles(miles)!.regime).toBe(regime);
  });

  test('161 km, La Virgen - Cañas: 282 MW by voltage, where the conductor carries 352.6 MVA', () => {
    // 161 / 1.609344 = 100.04 miles; 2 · (1.3 / 2)^(ln 1.0004 / ln 2) = 1.9995.
    const line = lineLoadability({ ...LINE, lengthKm: 161, ratingMva: 352.6 });
    expect(line).toMatchObject({ regime: 'voltage' });
    expect(line!.loadabilityMw).toBeCloseTo(282.35, 1);
  });

  test('a short line, and one with a small conductor, are limited by the conductor', () => {
    expect(atMiles(40, { ratingMva: 374 })).toMatchObject({ loadabilityMw: 374, regime: 'thermal' });
    expect(atMiles(100, { ratingMva: 200 })).toMatchObject({ loadabilityMw: 200, regime: 'thermal' });
  });

  test('no figure without length or line constants, nor beyond the curve', () => {
    expect(atMiles(0)).toBeUndefined();
    expect(atMiles(601)).toBeUndefined();
    expect(atMiles(100, { susceptanceUsPerKm: 0 })).toBeUndefined();
    expect(atMiles(100, { reactanceOhmPerKm: 0 })).toBeUndefined();
  });
});

test('long lines follow the power of a lossless line at 5 % voltage drop and 35 % stability margin', () => {
  // P / SIL = Vr·Vs·sin δ / sin βl, with Vs = 1, Vr = 0.95, sin δ = 0.65 and β = 0.00128 rad/km, a usual overhead line.
  for (const miles of [300, 350, 400, 450, 500, 550, 600]) {
    const power = (0.95 * 0.65) / Math.sin(0.00128 * 1.609344 * miles);
    expect(Math.abs(atMiles(miles)!.loadabilityMw / 141.21 / power - 1)).toBeLessThan(0.07);
  }
});

test('a longer line never carries more', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 599, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (miles, step) => {
        expect(atMiles(miles + step)!.loadabilityMw).toBeLessThanOrEqual(atMiles(miles)!.loadabilityMw);
      },
    ),
  );
});
