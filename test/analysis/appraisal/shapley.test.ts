import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareByGain } from '../../../src/analysis/appraisal/cost-sharing.ts';
import { shapleyParts } from '../../../src/analysis/appraisal/shapley.ts';
import { membersOf, setOf, sizeOf } from '../../../src/analysis/appraisal/subsets.ts';
import { CoreError } from '../../../src/base/errors.ts';

/** A value for every subset of a few options. */
const games = fc.integer({ min: 1, max: 6 }).chain((options) =>
  fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
    minLength: 2 ** options,
    maxLength: 2 ** options,
  }),
);

const optionsOf = (value: readonly number[]) => Math.log2(value.length);

describe('Shapley parts', () => {
  it('of three options by hand', () => {
    // MW that each set adds: A 100, B 50, C 0, A+B 200, A+C 100, B+C 130, all 240. What each adds in every order:
    //   ABC  A 100  B 100  C  40
    //   ACB  A 100  C   0  B 140
    //   BAC  B  50  A 150  C  40
    //   BCA  B  50  C  80  A 110
    //   CAB  C   0  A 100  B 140
    //   CBA  C   0  B 130  A 110
    // Sums over six orders: A 670, B 610, C 160.
    const value = [0, 100, 50, 200, 0, 100, 130, 240];
    const parts = shapleyParts(3, value);
    expect(parts[0]).toBeCloseTo(670 / 6, 10);
    expect(parts[1]).toBeCloseTo(610 / 6, 10);
    expect(parts[2]).toBeCloseTo(160 / 6, 10);
  });

  it('are the mean over all orders, written out', () => {
    fc.assert(
      fc.property(games, (value) => {
        const options = optionsOf(value);
        const expected = meanOverOrders(options, value);
        shapleyParts(options, value).forEach((part, i) => {
          expect(part).toBeCloseTo(expected[i]!, 8);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('add up to what all reach together', () => {
    fc.assert(
      fc.property(games, (value) => {
        const sum = shapleyParts(optionsOf(value), value).reduce((total, part) => total + part, 0);
        expect(sum).toBeCloseTo(value.at(-1)! - value[0]!, 8);
      }),
    );
  });

  it('give nothing to an option that adds nothing, and the same to options that add the same', () => {
    fc.assert(
      fc.property(games, (value) => {
        const options = optionsOf(value);
        // The last option never counts, the first two stand for each other.
        const idle = Array.from({ length: 2 * value.length }, (_, set) => value[set % value.length]!);
        expect(shapleyParts(options + 1, idle)[options]).toBeCloseTo(0, 8);
        if (options < 2) return;
        const alike = value.map((_, set) => value[(set & 3) === 2 ? set ^ 3 : set]!);
        const parts = shapleyParts(options, alike);
        expect(parts[0]).toBeCloseTo(parts[1]!, 8);
      }),
    );
  });

  it('do not depend on the order in which options are listed', () => {
    fc.assert(
      fc.property(games, fc.integer(), (value, seed) => {
        const options = optionsOf(value);
        const order = Array.from({ length: options }, (_, i) => i).sort(
          (a, b) => ((a * 7 + seed) % 5) - ((b * 7 + seed) % 5) || b - a,
        );
        const moved = value.map((_, set) => value[setOf(membersOf(set).map((i) => order[i]!))]!);
        const parts = shapleyParts(options, value);
        shapleyParts(options, moved).forEach((part, i) => {
          expect(part).toBeCloseTo(parts[order[i]!]!, 8);
        });
      }),
    );
  });

  it('are refused for values that are not those of all subsets, or too many options', () => {
    expect(() => shapleyParts(2, [0, 1, 2])).toThrow(CoreError);
    expect(() => shapleyParts(11, new Float64Array(2048))).toThrow(CoreError);
  });
});

function meanOverOrders(options: number, value: readonly number[]): number[] {
  const sums = Array.from({ length: options }, () => 0);
  let orders = 0;
  const go = (set: number) => {
    if (sizeOf(set) === options) orders++;
    for (let i = 0; i < options; i++) {
      if ((set & (1 << i)) !== 0) continue;
      // What i adds here counts once in each order that begins like this one.
      sums[i]! += (value[set | (1 << i)]! - value[set]!) * factorial(options - sizeOf(set) - 1);
      go(set | (1 << i));
    }
  };
  go(0);
  return sums.map((sum) => sum / orders);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

describe('cost sharing', () => {
  it('by hand: 30 MUSD among gains of 10, 5, −4 and 0', () => {
    expect(shareByGain(30, [10, 5, -4, 0])).toEqual({ kind: 'shared', paid: Float64Array.of(20, 10, 0, 0) });
  });

  it('has no answer where nobody gains', () => {
    expect(shareByGain(30, [0, -1])).toEqual({ kind: 'nobody-gains' });
  });
});
