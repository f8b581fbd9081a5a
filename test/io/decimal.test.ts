import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, readDecimal } from '../../src/io/decimal.ts';

function read(text: string, start = 0): Decimal {
  const out = { value: Number.NaN, end: -1 };
  readDecimal(text, start, out);
  return out;
}

describe('readDecimal', () => {
  it('agrees with the language on every double it prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const text = String(x);
        expect(read(text)).toEqual({ value: Number(text) || 0, end: text.length });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('agrees with the language on long and short literals', () => {
    const literal = fc.stringMatching(/^[+-]?(\d{1,25}(\.\d{0,25})?|\.\d{1,25})(e[+-]?\d{1,3})?$/);
    fc.assert(
      fc.property(literal, (text) => {
        expect(read(text)).toEqual({ value: Number(text) || 0, end: text.length });
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('takes a D for the exponent and stops where the number stops', () => {
    expect(read('1.5d2;')).toEqual({ value: 150, end: 5 });
    expect(read('x-2E-1 ', 1)).toEqual({ value: -0.2, end: 6 });
    expect(read('7e')).toEqual({ value: 7, end: 1 });
    expect(read('7...')).toEqual({ value: 7, end: 1 });
    expect(read('1/x')).toEqual({ value: 1, end: 1 });
  });

  it('finds no number where there is no digit', () => {
    for (const text of ['', '-', '.', '+.', 'e5', 'Inf']) expect(read(text).end).toBe(0);
  });
});
