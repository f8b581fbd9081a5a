import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearKnots } from '../../src/numeric/linear-knots.ts';

test('a curve of straight pieces is found bend by bend, to rounding', () => {
  const bend = fc.record({
    at: fc.double({ min: 1, max: 99, noNaN: true }),
    turn: fc.double({ min: 0.1, max: 5, noNaN: true }),
    entry: fc.nat(2),
  });
  fc.assert(
    fc.property(fc.array(bend, { maxLength: 5 }), (bends) => {
      const curve = (at: number) => {
        const value = new Float64Array(3);
        for (const { at: begins, turn, entry } of bends) value[entry]! += turn * Math.max(0, at - begins);
        return value;
      };
      const knots = linearKnots(curve, 0, 100, 1e-7);
      expect(knots[0]!.at).toBe(0);
      expect(knots.at(-1)!.at).toBe(100);
      for (const { at } of bends) {
        const next = knots.findIndex((knot) => knot.at >= at);
        const [left, right] = [knots[next - 1]!, knots[next]!];
        const share = (at - left.at) / (right.at - left.at);
        curve(at).forEach((mw, i) => {
          expect(Math.abs(mw - left.value[i]! - share * (right.value[i]! - left.value[i]!))).toBeLessThan(
            1e-4,
          );
        });
      }
    }),
    { seed: 51, numRuns: 300 },
  );
});

test('a straight line has no bends between its ends', () => {
  expect(linearKnots((at) => Float64Array.of(3 * at - 1, -at), 2, 9, 1e-9)).toHaveLength(2);
});
