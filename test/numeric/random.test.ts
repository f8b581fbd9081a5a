import { expect, test } from 'vitest';
import { seededRandom } from '../../src/numeric/random.ts';

test('a seed gives one stream, another seed another', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 5 }, () => random.next());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test('uniform numbers have the mean and variance of the uniform law', () => {
  const random = seededRandom(1);
  let sum = 0;
  let squares = 0;
  const count = 100_000;
  for (let i = 0; i < count; i++) {
    const x = random.next();
    sum += x;
    squares += (x - 0.5) ** 2;
  }
  expect(sum / count).toBeCloseTo(0.5, 2);
  expect(squares / count).toBeCloseTo(1 / 12, 2);
});
