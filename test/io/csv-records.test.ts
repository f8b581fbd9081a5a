import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitRecords } from '../../src/io/csv-records.ts';

/** What another parser reads: cells and the last line of every record; `undefined` where it refuses. */
function asCsvParse(source: string, delimiter: string) {
  try {
    const parsed = parse(source, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: InfoRecord }[];
    return parsed.map(({ record, info }) => ({ cells: record, lastLine: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function split(source: string, delimiter: string) {
  return splitRecords(source, delimiter)?.map(({ cells, lastLine }) => ({ cells, lastLine }));
}

it.each([',', ';', '\t'])('reads and refuses what csv-parse does, separated by %j', (delimiter) => {
  const cell = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('', 'a', ' b ', '"x"', '""', `"p${delimiter}q"`, '"m\nn"', '"say ""so"""'),
    },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom('a', ' ', '"', '\n', delimiter), maxLength: 6 }),
    },
  );
  const record = fc.array(cell, { maxLength: 4 }).map((cells) => cells.join(delimiter));
  const source = fc.array(record, { maxLength: 5 }).map((records) => records.join('\n'));
  let refused = 0;
  const property = fc.property(source, (text) => {
    const expected = asCsvParse(text, delimiter);
    if (expected === undefined) refused++;
    expect(split(text, delimiter)).toEqual(expected);
  });
  fc.assert(property, { seed: 2017, numRuns: 2000 });
  expect(refused).toBeGreaterThan(100);
});

it('gives the lines on which a record begins and ends', () => {
  expect(splitRecords('a,b\n\n"",""\n1,"x\n\ny"\n3,4\n', ',')).toEqual([
    { cells: ['a', 'b'], line: 1, lastLine: 1 },
    { cells: ['1', 'x\n\ny'], line: 4, lastLine: 6 },
    { cells: ['3', '4'], line: 7, lastLine: 7 },
  ]);
});
