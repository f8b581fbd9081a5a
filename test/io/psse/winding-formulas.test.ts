import { describe, expect, it } from 'vitest';
import { starArms, systemImpedance, turnsRatioPu } from '../../../src/io/psse/winding-formulas.ts';

describe('turns ratio of a winding', () => {
  const winding = { nominalKv: 225, busKv: 230 };

  it('CW 1: as given', () => {
    expect(turnsRatioPu(1, { ...winding, voltage: 1.05 })).toBe(1.05);
  });

  it('CW 2: kV over the base of the bus', () => {
    expect(turnsRatioPu(2, { ...winding, voltage: 241.5 })).toBeCloseTo(1.05, 15);
  });

  it('CW 3: per unit of the nominal voltage, which is the base of the bus where it is 0', () => {
    expect(turnsRatioPu(3, { ...winding, voltage: 1.05 })).toBeCloseTo((1.05 * 225) / 230, 15);
    expect(turnsRatioPu(3, { nominalKv: 0, busKv: 230, voltage: 1.05 })).toBe(1.05);
  });
});

describe('impedance between two windings', () => {
  it('CZ 1: on the system base', () => {
    expect(systemImpedance(1, 0.01, 0.12, 40, 100)).toEqual({ resistancePu: 0.01, reactancePu: 0.12 });
  });

  it('CZ 2: from the winding base, 12 % of 40 MVA is 30 % of 100 MVA', () => {
    const z = systemImpedance(2, 0.01, 0.12, 40, 100)!;
    expect(z.resistancePu).toBeCloseTo(0.025, 15);
    expect(z.reactancePu).toBeCloseTo(0.3, 15);
  });

  it('CZ 3: 240 kW of load loss at 40 MVA is r = 0.006; with |z| = 0.01, x = 0.008', () => {
    const z = systemImpedance(3, 240e3, 0.01, 40, 100)!;
    expect(z.resistancePu).toBeCloseTo(0.015, 15);
    expect(z.reactancePu).toBeCloseTo(0.02, 15);
  });

  it('CZ 3: a loss that no such impedance can have', () => {
    expect(systemImpedance(3, 480e3, 0.01, 40, 100)).toBeUndefined();
  });
});

it('a star has the measured impedance between any two of its ends', () => {
  const z = (reactancePu: number) => ({ resistancePu: reactancePu / 10, reactancePu });
  const [one, two, three] = starArms(z(0.2), z(0.6), z(0.5));
  expect(one.reactancePu + two.reactancePu).toBeCloseTo(0.2, 15);
  expect(two.reactancePu + three.reactancePu).toBeCloseTo(0.6, 15);
  expect(three.reactancePu + one.reactancePu).toBeCloseTo(0.5, 15);
  expect(one.resistancePu + two.resistancePu).toBeCloseTo(0.02, 15);
});
