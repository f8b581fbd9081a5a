import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuantity } from '../../src/io/quantity.ts';
import type { QuantityKind } from '../../src/io/unit-of-measure.ts';

async function quantityOf(source: number | string, kind: QuantityKind): Promise<number> {
  const result = await readQuantity(source, kind);
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.value;
}

async function problemOf(source: number | string, kind: QuantityKind) {
  const result = await readQuantity(source, kind);
  if (result.ok) throw new Error(`read as ${result.value}`);
  return result.problem;
}

describe('a quantity', () => {
  it.each<[number | string, QuantityKind, number]>([
    [120, 'active-power', 120],
    ['120', 'active-power', 120],
    ['300 MW', 'active-power', 300],
    ['300MW', 'active-power', 300],
    ['  300 MW ', 'active-power', 300],
    ['-40 MW', 'active-power', -40],
    ['1.2 GW', 'active-power', 1200],
    ['1e3 kW', 'active-power', 1],
    ['115 kV', 'voltage', 115],
    ['69000 V', 'voltage', 69],
    ['225 MVA', 'apparent-power', 225],
    ['225 MW', 'apparent-power', 225],
    ['98.6 km', 'length', 98.6],
    ['3 %', 'ratio', 0.03],
    [0.03, 'ratio', 0.03],
    ['12 %', 'percent', 12],
    [12, 'percent', 12],
  ])('%s as %s is %d', async (source, kind, expected) => {
    expect(await quantityOf(source, kind)).toBeCloseTo(expected, 12);
  });

  // Worked by hand: 120 × 1.141166125; 1.04⁸ from a table of compound interest.
  it.each<[string, QuantityKind, number]>([
    ['120 MW * 1.045^3', 'active-power', 136.939935],
    ['1.04^8', 'ratio', 1.36856905],
    ['1 GW - 250 MW', 'active-power', 750],
    ['1.2 GWh / 24 h', 'active-power', 50],
    ['120 MW * (1 + 4.5 %)', 'active-power', 125.4],
    ['max(120 MW, 0.2 GW)', 'active-power', 200],
    ['min(1,5)', 'ratio', 1],
    ['sqrt(9) * 1 kV', 'voltage', 3],
    ['2 * 247.5 MVA', 'apparent-power', 495],
    ['3 * 4', 'percent', 12],
  ])('works out %s as %s', async (source, kind, expected) => {
    expect(await quantityOf(source, kind)).toBeCloseTo(expected, 6);
  });

  it('reads back any power written with its unit', async () => {
    const units = fc.constantFrom(['kW', 1e-3], ['MW', 1], ['GW', 1e3]) as fc.Arbitrary<[string, number]>;
    const property = fc.asyncProperty(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      units,
      async (x, [unit, f]) => {
        expect(await quantityOf(`${x} ${unit}`, 'active-power')).toBeCloseTo(x * f, 6);
        expect(await quantityOf(`(${x}) * 1 ${unit}`, 'active-power')).toBeCloseTo(x * f, 6);
      },
    );
    await fc.assert(property, { seed: 2017, numRuns: 200 });
  });
});

describe('a quantity that cannot be read', () => {
  it.each<[string, QuantityKind, string, string | undefined]>([
    ['300 mw', 'active-power', 'UNKNOWN_UNIT', 'did you mean `MW`?'],
    ['300 Mw', 'active-power', 'UNKNOWN_UNIT', 'did you mean `MW`?'],
    ['115 KV', 'voltage', 'UNKNOWN_UNIT', 'did you mean `kV`?'],
    ['30 Mvar', 'active-power', 'UNKNOWN_UNIT', 'did you mean `MVAr`? a power in MW is meant'],
    ['30 furlong', 'length', 'UNKNOWN_UNIT', 'a length in km is meant'],
    ['2 * 30 mw', 'active-power', 'UNKNOWN_UNIT', 'did you mean `MW`?'],
    ['30 MVAr', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['30 kV', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['30 MVA', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['30 MW', 'ratio', 'WRONG_UNIT', 'write a number or a percentage'],
    ['1 MW * 2 MW', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['1 MW + 3', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['1 kV + 1 kV', 'active-power', 'WRONG_UNIT', 'a power in MW is meant'],
    ['1,5 MW', 'active-power', 'DECIMAL_COMMA', 'write 1.5 MW'],
    ['1,500 MW', 'active-power', 'DECIMAL_COMMA', 'write 1.500 MW or 1500 MW'],
    ['1.500,5 MW', 'active-power', 'DECIMAL_COMMA', 'write 1500.5 MW'],
    ['1,500.5 MW', 'active-power', 'DECIMAL_COMMA', 'write 1500.5 MW'],
    ['9^9^9^9', 'ratio', 'NOT_FINITE', undefined],
    ['1 MW / 0', 'active-power', 'NOT_FINITE', undefined],
    ['sqrt(-1)', 'ratio', 'NOT_FINITE', undefined],
    ['(-2)^0.5', 'ratio', 'NOT_FINITE', undefined],
    ['1e999 MW', 'active-power', 'NOT_FINITE', undefined],
    ['Infinity MW', 'active-power', 'NOT_FINITE', undefined],
    ['.nan', 'active-power', 'NOT_FINITE', undefined],
    ['12 MW /', 'active-power', 'BAD_EXPRESSION', undefined],
    ['', 'active-power', 'BAD_EXPRESSION', 'a power in MW is meant'],
    ['12 % * 2', 'percent', 'BAD_EXPRESSION', 'leave the % out of arithmetic'],
  ])('%s as %s gives %s', async (source, kind, code, hint) => {
    const problem = await problemOf(source, kind);
    expect(problem.code).toBe(code);
    expect(problem.hint?.en).toBe(hint);
    expect(problem.end).toBeGreaterThan(problem.start);
  });

  it.each([
    'import("fs")',
    'f(x) = x',
    'x = 3',
    'cos.constructor',
    '[1:1e7]',
    '1:10',
    '{a: 1}',
    '3!',
    '5 % 3',
    '"a"',
    'true ? 1 : 2',
    'createUnit(1)',
    'max',
    '1; 2',
    `1${' + 1'.repeat(200)}`,
    `1${'+1'.repeat(80)}`,
  ])('refuses %s', async (source) => {
    const problem = await problemOf(source, 'ratio');
    expect(['BAD_EXPRESSION', 'UNKNOWN_UNIT']).toContain(problem.code);
  });

  it('points at the unit, not at the number', async () => {
    expect(await problemOf(' 300 mw', 'active-power')).toMatchObject({ start: 5, end: 7 });
    expect(await problemOf('2 * (1 MW + 30 mw)', 'active-power')).toMatchObject({ start: 15, end: 17 });
  });

  it('takes only finite numbers', async () => {
    expect((await problemOf(Number.NaN, 'ratio')).code).toBe('NOT_FINITE');
    expect((await problemOf(Number.POSITIVE_INFINITY, 'ratio')).code).toBe('NOT_FINITE');
  });
});
