import { expect, test } from 'vitest';
import { csvText } from '../../src/io/csv-text.ts';

const written = (value: string | number) =>
  csvText<string | number>([['cell', (row) => row]], [value]).split('\n')[1];

test('numbers and lists of numbers keep their sign, a formula is made text', () => {
  expect(written(-9.5)).toBe('-9.5');
  expect(written('-9.169591727281892')).toBe('-9.169591727281892');
  expect(written('-2.6;2.6e-3')).toBe('-2.6;2.6e-3');
  for (const formula of ['=1+1', '+A1', '-A1', '@SUM(A1)']) expect(written(formula)).toBe(`'${formula}`);
});
