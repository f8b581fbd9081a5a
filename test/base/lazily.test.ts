import { expect, test } from 'vitest';
import { lazilyBy, lazilyFor } from '../../src/base/lazily.ts';

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

test('makes a value once for every record, whatever its value, and another for its equal', () => {
  let made = 0;
  const get = lazilyFor((_record: { readonly id: string }) => {
    made++;
    return undefined;
  });
  const record = { id: 'a' };
  for (const each of [record, record, { id: 'a' }, record]) expect(get(each)).toBeUndefined();
  expect(made).toBe(2);
});
