import { describe, expect, it } from 'vitest';
import { text } from '../../src/base/text.ts';
import type { Table } from '../../src/report/report-model.ts';
import { PLAIN_STYLE, type Style } from '../../src/report/style.ts';
import { tableLines } from '../../src/report/terminal/table-text.ts';
import { displayWidth, wrapWords } from '../../src/report/text-width.ts';

const TABLE: Table = {
  id: 'sample',
  title: 'Sample',
  columns: [
    { title: text('Line', 'Línea'), align: 'left', dropRank: 0 },
    { title: 'kV', align: 'right', dropRank: 1 },
    { title: text('Flow MW', 'Flujo MW'), align: 'right', dropRank: 0 },
  ],
  rows: [
    {
      cells: [{ words: 'Río Claro – Veladero' }, { words: '230' }, { words: '−9.5', tone: 'bad' }],
      details: [{ words: text('seen from the west', 'vista desde el oeste') }],
    },
    { cells: [{ words: 'Sum' }, { words: '' }, { words: '1,120.0' }], isTotal: true },
  ],
  notes: [],
};

describe('tableLines', () => {
  it('sets numbers to the right, headings over them and details below', () => {
    expect(tableLines(TABLE, 'en', 80, PLAIN_STYLE)).toEqual([
      'Line                   kV  Flow MW',
      'Río Claro – Veladero  230     −9.5',
      '  ↳ seen from the west',
      '────────────────────  ───  ───────',
      'Sum                        1,120.0',
    ]);
  });

  it('speaks the language asked for', () => {
    expect(tableLines(TABLE, 'es', 80, PLAIN_STYLE)).toContain('  ↳ vista desde el oeste');
  });

  it('leaves the dispensable column out before it is too wide', () => {
    const lines = tableLines(TABLE, 'en', 30, PLAIN_STYLE);
    expect(lines[0]).toBe('Line                  Flow MW');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(30);
  });

  it('wraps a long text inside its column', () => {
    const long = 'Progreso – San Pedro Sula Sur, both circuits on one tower';
    const table: Table = {
      ...TABLE,
      rows: [{ cells: [{ words: long }, { words: '230' }, { words: '1.0' }] }],
    };
    const lines = tableLines(table, 'en', 41, PLAIN_STYLE);
    expect(lines.slice(2)).toEqual([
      'Progreso – San Pedro Sula Sur,  230   1.0',
      'both circuits on one tower',
    ]);
  });

  it('colours the words and not the spaces', () => {
    const marked: Style = { paint: (tone, words) => (tone === 'bad' ? `[${words}]` : words) };
    expect(tableLines(TABLE, 'en', 80, marked)[1]).toBe('Río Claro – Veladero  230     [−9.5]');
  });
});

describe('wrapWords', () => {
  it('breaks at spaces and cuts what has none', () => {
    expect(wrapWords('uno dos tres', 7)).toEqual(['uno dos', 'tres']);
    expect(wrapWords('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapWords('', 5)).toEqual(['']);
  });

  it('counts a letter with a combining accent once', () => {
    expect(displayWidth('Ri\u0301o')).toBe(3);
  });
});
