import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/text.ts';
import type { InputText } from '../../src/io/input-text.ts';
import { readScenario } from '../../src/io/scenario-reader.ts';

const FOLDER = fileURLToPath(new URL('../cases/bad-input/', import.meta.url)).replaceAll('\\', '/');

/** What the others extend, and files that are sound though they do not look it. */
const SOUND = ['base.yaml', 'windows-line-ends.yaml'];

function load(path: string): InputText | undefined {
  return existsSync(path) ? { file: path, text: readFileSync(path, 'utf8') } : undefined;
}

function reading(name: string) {
  return readScenario(load(FOLDER + name)!, load);
}

interface Expected {
  readonly file: string;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
  /** Part of the English hint. */
  readonly hint?: string;
  /** Where it is not in the file itself. */
  readonly inFile?: string;
}

const EXPECTED: readonly Expected[] = [
  { file: 'misspelt-key', code: 'UNKNOWN_KEY', line: 3, column: 1, endColumn: 6, hint: '`season`' },
  { file: 'misspelt-study-key', code: 'UNKNOWN_KEY', line: 4, column: 31, endColumn: 39, hint: '`shiftKey`' },
  { file: 'misspelt-edit-key', code: 'UNKNOWN_KEY', line: 7, column: 45, endColumn: 53, hint: '`fromBus`' },
  { file: 'misspelt-word', code: 'NOT_ALLOWED', line: 3, column: 9, endColumn: 16, hint: '`maximum`' },
  { file: 'misspelt-action', code: 'NOT_ALLOWED', line: 7, column: 17, endColumn: 28, hint: '`set-rating`' },
  { file: 'unknown-unit', code: 'UNKNOWN_UNIT', line: 4, column: 15, endColumn: 17, hint: '`MW`' },
  { file: 'unknown-unit-in-edit', code: 'UNKNOWN_UNIT', line: 9, column: 24, endColumn: 27, hint: '`km`' },
  { file: 'wrong-unit', code: 'WRONG_UNIT', line: 4, column: 33, endColumn: 35, hint: 'in kV' },
  { file: 'decimal-comma', code: 'DECIMAL_COMMA', line: 4, column: 11, endColumn: 19, hint: '120.5 MW' },
  {
    file: 'decimal-comma-in-braces',
    code: 'DECIMAL_COMMA',
    line: 3,
    column: 22,
    endColumn: 30,
    hint: '120.5 MW',
  },
  { file: 'decimal-comma-in-year', code: 'DECIMAL_COMMA', line: 3, column: 7, endColumn: 12, hint: '2017' },
  { file: 'byte-order-mark', code: 'UNKNOWN_KEY', line: 3, column: 1, endColumn: 6, hint: '`season`' },
  { file: 'empty', code: 'EMPTY_FILE', line: 1, column: 1 },
  { file: 'only-a-comment', code: 'EMPTY_FILE', line: 1, column: 1 },
  { file: 'alias-bomb', code: 'EXCESSIVE_ALIASES', line: 4, column: 8, endColumn: 10 },
  { file: 'alias-without-anchor', code: 'YAML_SYNTAX', line: 3, column: 9, endColumn: 13 },
  { file: 'duplicate-key', code: 'DUPLICATE_KEY', line: 5, column: 1 },
  {
    file: 'circular-extends',
    code: 'CIRCULAR_EXTENDS',
    line: 2,
    column: 10,
    inFile: 'circular-extends-back',
  },
  {
    file: 'circular-extends-back',
    code: 'CIRCULAR_EXTENDS',
    line: 1,
    column: 10,
    inFile: 'circular-extends',
  },
  { file: 'extends-itself', code: 'CIRCULAR_EXTENDS', line: 2, column: 10, endColumn: 31 },
  { file: 'extends-nothing', code: 'FILE_NOT_FOUND', line: 2, column: 10, endColumn: 18 },
  {
    file: 'no-data-folder',
    code: 'DATA_NOT_FOUND',
    line: 3,
    column: 7,
    endColumn: 25,
    hint: 'datapackage.json',
  },
  { file: 'no-case-file', code: 'DATA_NOT_FOUND', line: 3, column: 7, endColumn: 25 },
  { file: 'not-finite', code: 'NOT_FINITE', line: 3, column: 15, endColumn: 19 },
  { file: 'not-finite-exchange', code: 'NOT_FINITE', line: 4, column: 11, endColumn: 19 },
  { file: 'division-by-zero', code: 'NOT_FINITE', line: 4, column: 11, endColumn: 21 },
  { file: 'wrong-type', code: 'WRONG_TYPE', line: 3, column: 10, endColumn: 17 },
  { file: 'text-for-year', code: 'WRONG_TYPE', line: 3, column: 7, endColumn: 11 },
  { file: 'number-for-id', code: 'WRONG_TYPE', line: 2, column: 5, endColumn: 9, hint: '"2017"' },
  { file: 'not-a-map', code: 'WRONG_TYPE', line: 1, column: 1 },
  { file: 'hour-too-late', code: 'OUT_OF_RANGE', line: 3, column: 17, endColumn: 19 },
  { file: 'hour-without-day', code: 'MISSING_KEY', line: 3, column: 9, endColumn: 21 },
  { file: 'month-too-late', code: 'OUT_OF_RANGE', line: 3, column: 8, endColumn: 10 },
  { file: 'negative-length', code: 'OUT_OF_RANGE', line: 7, column: 54, endColumn: 61 },
  { file: 'threshold-too-large', code: 'OUT_OF_RANGE', line: 4, column: 39, endColumn: 44 },
  { file: 'same-border-twice', code: 'BAD_EXCHANGE', line: 5, column: 3, endColumn: 9, hint: 'net schedule' },
  { file: 'export-to-itself', code: 'BAD_EXCHANGE', line: 3, column: 14, endColumn: 20 },
  { file: 'exchange-without-arrow', code: 'BAD_FORM', line: 3, column: 14, endColumn: 19, hint: '`MX->GT`' },
  { file: 'margin-in-kv', code: 'WRONG_UNIT', line: 4, column: 63, endColumn: 65, hint: 'in MW' },
  {
    file: 'margin-without-arrow',
    code: 'BAD_FORM',
    line: 4,
    column: 38,
    endColumn: 43,
    hint: '`GT->SV+HN`',
  },
  { file: 'margin-too-large', code: 'OUT_OF_RANGE', line: 4, column: 36, endColumn: 41 },
  { file: 'list-for-word', code: 'NOT_ALLOWED', line: 4, column: 30, endColumn: 42, hint: '`thresholds`' },
  {
    file: 'empty-list-for-word',
    code: 'NOT_ALLOWED',
    line: 4,
    column: 30,
    endColumn: 32,
    hint: '`thresholds`',
  },
  { file: 'negative-commitment', code: 'OUT_OF_RANGE', line: 4, column: 38, endColumn: 45 },
  { file: 'misspelt-borders', code: 'NOT_ALLOWED', line: 4, column: 26, endColumn: 32, hint: '`matrix`' },
  { file: 'weight-below-zero', code: 'OUT_OF_RANGE', line: 4, column: 60, endColumn: 62 },
  {
    file: 'misspelt-shift-key',
    code: 'NOT_ALLOWED',
    line: 4,
    column: 33,
    endColumn: 40,
    hint: '`headroom`',
  },
  { file: 'same-study-twice', code: 'DUPLICATE_STUDY', line: 5, column: 5, endColumn: 13 },
  { file: 'rights-without-any', code: 'NO_RIGHTS', line: 4, column: 5, endColumn: 11 },
  { file: 'rights-same-id', code: 'REPEATED_ENTRY', line: 7, column: 20, endColumn: 23 },
  { file: 'rights-negative-power', code: 'OUT_OF_RANGE', line: 6, column: 41, endColumn: 48 },
  { file: 'rights-misspelt-type', code: 'NOT_ALLOWED', line: 6, column: 55, endColumn: 61, hint: '`option`' },
  { file: 'rights-bid-without-price', code: 'MISSING_KEY', line: 6, column: 14 },
  { file: 'open-bracket', code: 'YAML_SYNTAX', line: 4, column: 1 },
  { file: 'tab', code: 'YAML_SYNTAX', line: 4, column: 1, hint: 'spaces' },
];

/** These report several things at the same place. */
const SEVERAL = ['missing-keys.yaml'];

describe('a bad scenario file', () => {
  it.each(EXPECTED)('$file: $code at $line:$column', async ({ file, inFile, hint, ...place }) => {
    const { value, diagnostics } = await reading(`${file}.yaml`);
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      ...place,
      severity: 'error',
      file: `${FOLDER}${inFile ?? file}.yaml`,
      ...(hint && { hint: { en: expect.stringContaining(hint) } }),
    });
  });

  it('names every key that nobody gives', async () => {
    const { value, diagnostics } = await reading('missing-keys.yaml');
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      'MISSING_KEY `title.es` is missing',
      'MISSING_KEY `data` is missing',
      'MISSING_KEY `demand` is missing',
    ]);
  });

  it('is explained in both languages', async () => {
    for (const { file } of EXPECTED) {
      const { diagnostics } = await reading(`${file}.yaml`);
      for (const { message, hint } of diagnostics) {
        for (const language of LANGUAGES) expect(message[language]).not.toBe('');
        expect(message.en).not.toBe(message.es);
        for (const language of LANGUAGES) expect(hint?.[language]).not.toBe('');
      }
    }
  });

  it.each([
    ['list-for-word', 'one word is expected here, not a list', 'aquí se espera una palabra, no una lista'],
    [
      'empty-list-for-word',
      'one word is expected here, not a list',
      'aquí se espera una palabra, no una lista',
    ],
    [
      'margin-too-large',
      '150 % is out of range; < 100 % is expected',
      '150 % está fuera de rango; se espera < 100 %',
    ],
    [
      'threshold-too-large',
      '500 % is out of range; < 100 % is expected',
      '500 % está fuera de rango; se espera < 100 %',
    ],
  ])('says of %s what was written and what is expected', async (file, en, es) => {
    const { diagnostics } = await reading(`${file}.yaml`);
    expect(diagnostics.map(({ message }) => message)).toEqual([{ en, es }]);
    expect(diagnostics[0]!.hint?.en ?? '').not.toContain('did you mean');
  });

  it('is in the table above, whichever it is', () => {
    const known = [...EXPECTED.map(({ file }) => `${file}.yaml`), ...SOUND, ...SEVERAL];
    expect(readdirSync(FOLDER).sort()).toEqual(known.sort());
  });
});

describe('a scenario file from another system', () => {
  it('is read in spite of a byte-order mark and Windows line ends', async () => {
    const { value, diagnostics } = await reading('windows-line-ends.yaml');
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      id: 'windows-line-ends',
      question: { en: 'Sound in spite of its line ends.' },
      exchanges: [{ from: 'MX', to: 'GT', powerMw: 120 }],
    });
    expect(value?.spans.get('exchanges.MX->GT')).toMatchObject({ line: 5, column: 3, endColumn: 9 });
  });
});
