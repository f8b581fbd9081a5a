import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fittingPart } from '../../src/io/schema-fit.ts';

const schema = z.strictObject({
  name: z.string().optional(),
  words: z.strictObject({ en: z.string(), es: z.string() }).optional(),
  list: z.array(z.number()).optional(),
});

describe('the part of a value that fits', () => {
  it.each([
    ['a wrong entry', { name: 1, list: [1] }, { list: [1] }],
    ['an unknown key', { name: 'a', other: 1 }, { name: 'a' }],
    ['a list with a wrong entry', { name: 'a', list: [1, 'b'] }, { name: 'a' }],
    ['a map that lacks a key', { name: 'a', words: { en: 'b' } }, { name: 'a' }],
    ['a map that lacks all its keys', { name: 'a', words: {} }, { name: 'a' }],
    [
      'a map that lacks a key and has an unknown one',
      { name: 'a', words: { en: 'b', fr: 'c' } },
      { name: 'a' },
    ],
    ['a map of the wrong kind', { name: 'a', words: 'b' }, { name: 'a' }],
  ])('leaves out %s', (_, value, expected) => {
    expect(fittingPart(schema, value)).toEqual(expected);
  });

  it('is nothing where the value as such does not fit', () => {
    expect(fittingPart(schema, 'a')).toBeUndefined();
    expect(fittingPart(z.strictObject({ id: z.string() }), {})).toBeUndefined();
  });
});
