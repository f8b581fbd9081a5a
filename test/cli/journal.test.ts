import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { contentId, openJournal, removeJournal } from '../../src/cli/journal.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-journal-'));
  file = path.join(folder, 'a/b/.market.journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Adds to the journal as a run of its own. */
function add(entries: Readonly<Record<string, unknown>>): void {
  const journal = openJournal(file);
  for (const [id, answer] of Object.entries(entries)) journal.add(id, answer);
  journal.close();
}

describe('openJournal', () => {
  it('gives back what was added, every double and typed array as it was', () => {
    const answer = {
      doubles: [0.1 + 0.2, 5e-324, Number.MAX_VALUE, -0, Number.NaN, Number.NEGATIVE_INFINITY],
      array: Float64Array.from([1 / 3, -0, Number.NaN, 2 ** 53 - 1]),
      // A window on a larger array is kept without the rest.
      window: new Int32Array([1, 2, 3, 4]).subarray(1, 3),
      none: undefined,
      words: 'época',
    };
    add({ one: answer, two: 'x' });
    const journal = openJournal(file);
    expect(journal.find('one')).toStrictEqual(answer);
    expect(journal.find('two')).toBe('x');
    expect(journal.find('three')).toBeUndefined();
  });

  it('passes over torn, damaged and foreign lines, and keeps those around them', () => {
    add({ one: [1], two: [2], three: [3] });
    const lines = readFileSync(file, 'latin1').split('\n');
    const [one, two, three] = lines.filter((line) => line !== '') as [string, string, string];
    const damaged = two.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const renamed = three.replace('three', 'four');
    writeFileSync(file, `not ours\n${one}\n${damaged}\n${renamed}\n\0\0\0\n${three.slice(0, -3)}`);
    add({ five: [5] });
    const journal = openJournal(file);
    const found = ['one', 'two', 'three', 'four', 'five'].map(journal.find);
    expect(found).toEqual([[1], undefined, undefined, undefined, [5]]);
  });

  it('reads every line of a file cut anywhere that is whole', () => {
    add({ one: [1], two: [2] });
    const content = readFileSync(file);
    const ends = { one: 1 + content.indexOf('\n', 1), two: content.length };
    for (let length = 0; length <= content.length; length++) {
      writeFileSync(file, content.subarray(0, length));
      const { find } = openJournal(file);
      // The line break itself may be missing.
      expect(find('one')).toEqual(length >= ends.one - 1 ? [1] : undefined);
      expect(find('two')).toEqual(length >= ends.two - 1 ? [2] : undefined);
    }
  });

  it('lets two runs write at once, and one take the file away under the other', () => {
    const [a, b] = [openJournal(file), openJournal(file)];
    for (let i = 0; i < 10; i++) {
      a.add(`a${i}`, i);
      b.add(`b${i}`, -i);
    }
    const both = openJournal(file);
    expect([both.find('a9'), both.find('b9')]).toEqual([9, -9]);
    a.close();
    removeJournal(file);
    expect(() => b.add('late', 1)).not.toThrow();
    b.close();
    expect(openJournal(file).find('a9')).toBeUndefined();
  });

  it('says that a place cannot be written as the results do', () => {
    appendFileSync(path.join(folder, 'a'), '');
    expect(() => add({ one: 1 })).toThrow(InputError);
  });
});

describe('contentId', () => {
  it('tells values apart and not the places and titles they have', () => {
    const id = contentId({ year: 2017, limit: 1, title: { en: 'A' }, origin: { line: 1 } });
    expect(contentId({ year: 2017, limit: 1, title: { en: 'B' }, origin: { line: 2 } })).toBe(id);
    const others = [2, Number.POSITIVE_INFINITY, Number.NaN, null].map((limit) =>
      contentId({ year: 2017, limit }),
    );
    expect(new Set([id, ...others]).size).toBe(5);
  });
});
