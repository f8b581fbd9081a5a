import { describe, expect, it } from 'vitest';
import { keyedUniform, randomKey } from '../../src/numeric/keyed-random.ts';

const COUNT = 4000;
const draws = (name: string, seed = 1) =>
  Array.from({ length: COUNT }, (_, sample) => keyedUniform(randomKey(name), seed, sample));

function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => values.map((value) => value - 0.5);
  const dot = (x: readonly number[], y: readonly number[]) => x.reduce((sum, v, i) => sum + v * y[i]!, 0);
  return dot(centred(a), centred(b)) / Math.sqrt(dot(centred(a), centred(a)) * dot(centred(b), centred(b)));
}

describe('keyed random numbers', () => {
  it('depend on the name, the seed and the sample, and on nothing that was drawn before', () => {
    const key = randomKey('rating at a b');
    const alone = keyedUniform(key, 7, 100);
    draws('something else');
    expect(keyedUniform(randomKey('rating at a b'), 7, 100)).toBe(alone);
    expect(new Set([alone, keyedUniform(key, 8, 100), keyedUniform(key, 7, 101)]).size).toBe(3);
    expect(keyedUniform(randomKey('rating at a c'), 7, 100)).not.toBe(alone);
  });

  it.each(['a', 'b', 'rating at cr-arenal cr-corobici', ''])('are uniform over samples: %j', (name) => {
    const sorted = draws(name).sort((a, b) => a - b);
    // Kolmogorov–Smirnov at 0.1 %.
    const distance = Math.max(...sorted.map((value, i) => Math.abs(value - (i + 0.5) / COUNT)));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(COUNT));
  });

  it('are uniform over names in one sample, names alike and short', () => {
    const sorted = Array.from({ length: COUNT }, (_, i) => keyedUniform(randomKey(`line-${i}`), 1, 0)).sort(
      (a, b) => a - b,
    );
    const distance = Math.max(...sorted.map((value, i) => Math.abs(value - (i + 0.5) / COUNT)));
    expect(distance).toBeLessThan(1.95 / Math.sqrt(COUNT));
  });

  it('have nothing to do with one another: between names, seeds and neighbouring samples', () => {
    const bound = 4 / Math.sqrt(COUNT);
    expect(Math.abs(correlation(draws('line-1'), draws('line-2')))).toBeLessThan(bound);
    expect(Math.abs(correlation(draws('line-1', 1), draws('line-1', 2)))).toBeLessThan(bound);
    expect(Math.abs(correlation(draws('line-1').slice(1), draws('line-1').slice(0, -1)))).toBeLessThan(bound);
  });
});
