import { expect, test } from 'vitest';
import { Arena, arenaForEach } from '../../src/base/arena.ts';

test('columns are zeroed, apart from each other, and aligned', () => {
  const arena = new Arena(64);
  const bytes = arena.uint8(3).fill(9);
  const whole = arena.int32(3);
  const real = arena.float64(2);
  expect([...whole, ...real]).toEqual([0, 0, 0, 0, 0]);
  real.fill(1.5);
  whole.fill(-1);
  expect([...bytes, ...whole, ...real]).toEqual([9, 9, 9, -1, -1, -1, 1.5, 1.5]);
  expect(new Set([bytes.buffer, whole.buffer, real.buffer]).size).toBe(1);
});

test('a column that does not fit gets a buffer of its own, also when others still fit', () => {
  const arena = new Arena(16);
  const large = arena.float64(3);
  const small = arena.float64(2);
  expect(large.length).toBe(3);
  expect(large.buffer).not.toBe(small.buffer);
  expect(small.buffer.byteLength).toBe(16);
});

test('things of one size share allocations, zeroed and apart from each other', () => {
  const next = arenaForEach(8 * 5);
  const columns = Array.from({ length: 9 }, (_, i) => {
    const column = next().float64(5);
    expect([...column]).toEqual([0, 0, 0, 0, 0]);
    return column.fill(i);
  });
  columns.forEach((column, i) => {
    expect([...column]).toEqual([i, i, i, i, i]);
  });
  expect(new Set(columns.map(({ buffer }) => buffer)).size).toBe(4);
});

test('a thing larger than allocations that are shared has one of its own', () => {
  const next = arenaForEach(1e6);
  const columns = [0, 1, 2].map(() => next().uint8(1e6));
  expect(new Set(columns.map(({ buffer }) => buffer)).size).toBe(3);
});
