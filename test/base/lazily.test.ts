import { expect, test } from 'vitest';
import { lazilyBy } from '../../src/base/lazily.ts';

test('makes a value once for every key, and only when it is asked for', () => {
  const made: string[] = [];
  const get = lazilyBy((key: string) => {
    made.push(key);
    return undefined;
  });
  expect(made).toEqual([]);
  for (const key of ['a', 'b', 'a', 'b']) expect(get(key)).toBeUndefined();
  expect(made).toEqual(['a', 'b']);
});
