import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellSpan, readCsv } from '../../src/io/csv.ts';

function csvOf(text: string) {
  const { value, diagnostics } = readCsv({ file: 't.csv', text });
  if (value === undefined) throw new Error(diagnostics[0]?.code);
  return value;
}

function faultOf(text: string) {
  const { value, diagnostics } = readCsv({ file: 't.csv', text });
  expect(value).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0]!;
}

describe('a CSV text', () => {
  it('gives header and records with their lines', () => {
    const csv = csvOf('a,b\n\n1,"x\ny"\n , \n,\n3,4\n\n5,6');
    expect(csv.header).toEqual({ cells: ['a', 'b'], line: 1, lastLine: 1 });
    expect(csv.records).toEqual([
      { cells: ['1', 'x\ny'], line: 3, lastLine: 4 },
      { cells: ['3', '4'], line: 7, lastLine: 7 },
      { cells: ['5', '6'], line: 9, lastLine: 9 },
    ]);
  });

  it('reads the same with a byte-order mark and Windows line ends', () => {
    expect(csvOf('\uFEFFa,b\r\n1,2\r\n')).toEqual(csvOf('a,b\n1,2\n'));
  });

  it.each([
    ['a;b\n"x;y";2\n', ';'],
    ['a\tb\nx;y\t2\n', '\t'],
    ['a\nx;y\n', ','],
  ])('finds the separator of %j', (text, delimiter) => {
    const csv = csvOf(text);
    expect(csv.delimiter).toBe(delimiter);
    expect(csv.records[0]!.cells[0]).toBe('x;y');
  });

  it('gives the place of a cell, over quotes and line breaks', () => {
    const csv = csvOf('a,b,c\n"x,""y""",2,"p;q"\n"m\nn",o,p\n');
    const [first, second] = csv.records;
    expect(cellSpan(csv, first!, 1)).toEqual({ file: 't.csv', line: 2, column: 11, endColumn: 12 });
    expect(cellSpan(csv, first!, 2, 'q')).toEqual({ file: 't.csv', line: 2, column: 16, endColumn: 17 });
    expect(cellSpan(csv, second!, 1)).toEqual({ file: 't.csv', line: 4, column: 4, endColumn: 5 });
    expect(cellSpan(csv, second!, 3)).toMatchObject({ line: 4, column: 7 });
  });

  it('finds every cell where it stands in the line', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const property = fc.property(
      fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
      (rows) => {
        const text = `a,b,c\n${rows.map((row) => row.join(',')).join('\n')}\n`;
        const csv = csvOf(text);
        const lines = text.split('\n');
        for (const record of csv.records) {
          for (const [k, cell] of record.cells.entries()) {
            const { line, column, endColumn } = cellSpan(csv, record, k);
            expect(lines[line - 1]!.slice(column - 1, endColumn! - 1)).toBe(cell);
          }
        }
      },
    );
    fc.assert(property, { seed: 2017, numRuns: 50 });
  });
});

describe('a CSV text that cannot be split', () => {
  it.each([
    ['', 'EMPTY_FILE', 1, 1],
    ['\uFEFF\r\n \n', 'EMPTY_FILE', 1, 1],
    ['a,b;c\n1,2;3\n', 'AMBIGUOUS_DELIMITER', 1, 4],
    ['a,b\n1,2\n3,"x\n', 'BAD_QUOTES', 3, 3],
    ['a,b\n1,x"y\n', 'BAD_QUOTES', 2, 3],
    ['a,b\n"x"y,1\n', 'BAD_QUOTES', 2, 1],
  ])('%j gives %s', (text, code, line, column) => {
    expect(faultOf(text)).toMatchObject({ code, severity: 'error', file: 't.csv', line, column });
  });
});
