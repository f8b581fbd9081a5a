import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDataPackage } from '../../src/io/data-package.ts';
import { readTable } from '../../src/io/table.ts';
import expectedByFile from '../cases/bad-tables/expected.json' with { type: 'json' };

interface Expected {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly hint?: string;
}

const CASES = new URL('../cases/bad-tables/', import.meta.url);
const DESCRIPTION = new URL('../../data/siepac/datapackage.json', import.meta.url);

const { resources } = readDataPackage({
  file: 'datapackage.json',
  text: readFileSync(DESCRIPTION, 'utf8'),
}).value!;

describe('a bad table', () => {
  it.each(Object.entries(expectedByFile as Record<string, Expected[]>))('%s', (file, expected) => {
    const resource = resources.find(({ name }) => name === file.split('.')[0])!;
    const { diagnostics } = readTable(resource, { file, text: readFileSync(new URL(file, CASES), 'utf8') });
    expect(diagnostics.map(({ code, line, column }) => ({ code, line, column }))).toEqual(
      expected.map(({ code, line, column }) => ({ code, line, column })),
    );
    for (const [k, { hint = '' }] of expected.entries()) {
      expect(diagnostics[k]!.hint?.en ?? '').toContain(hint);
      expect(diagnostics[k]!.message.es).not.toBe(diagnostics[k]!.message.en);
    }
  });

  it('has an expectation for every file of the folder', () => {
    const files = readdirSync(CASES).filter((file) => file.endsWith('.csv'));
    expect(files.sort()).toEqual(Object.keys(expectedByFile).sort());
  });
});
