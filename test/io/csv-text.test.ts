import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
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

test('minus zero is zero, and no figure an empty cell', () => {
  const columns = [['cell', (row: number | undefined) => row] as const, ['flag', () => true] as const];
  expect(csvText(columns, [-0, undefined])).toBe('cell,flag\n0,true\n,true\n');
});

test('quotes what csv-stringify does', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'ñ', ' ', '"', ',', ';', '\n', '\r'), maxLength: 6 }),
    fc.double({ noNaN: true }).map((value) => (value === 0 ? 0 : value)),
  );
  const property = fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
    const columns = [0, 1].map((k) => [`"${k}",`, (row: (typeof rows)[number]) => row[k]] as const);
    const tame = rows.filter((row) => row.every((value) => !/^[\r]/.test(String(value))));
    expect(csvText(columns, tame)).toBe(stringify([columns.map(([name]) => name), ...tame]));
  });
  fc.assert(property, { seed: 2017, numRuns: 500 });
});
