import { describe, expect, it } from 'vitest';
import { readDataPackage, type TableResource } from '../../src/io/data-package.ts';
import { readTable } from '../../src/io/table.ts';
import { danglingReferences } from '../../src/io/table-references.ts';

const PACKAGE = {
  name: 'small',
  version: '1.0.0',
  resources: [
    {
      name: 'buses',
      path: 'buses.csv',
      schema: {
        fields: [{ name: 'id', type: 'string', constraints: { required: true, unique: true } }],
        primaryKey: ['id'],
      },
    },
    {
      name: 'lines',
      path: 'lines.csv',
      schema: {
        fields: [
          {
            name: 'id',
            type: 'string',
            constraints: { required: true, unique: true, pattern: '[a-z0-9-]+' },
          },
          { name: 'from_bus', type: 'string', constraints: { required: true } },
          {
            name: 'length_km',
            type: 'number',
            unit: 'km',
            constraints: { required: true, exclusiveMinimum: 0 },
            'siepac:credible': [0.3, 350],
          },
          { name: 'circuits', type: 'integer', constraints: { minimum: 1, maximum: 4 } },
          { name: 'kind', type: 'string', constraints: { enum: ['siepac', 'national'] } },
          { name: 'normally_open', type: 'boolean' },
          { name: 'in_service_year', type: 'year' },
          { name: 'source_ids', type: 'string', 'siepac:list': ';', constraints: { required: true } },
        ],
        primaryKey: 'id',
        foreignKeys: [{ fields: 'from_bus', reference: { resource: 'buses', fields: 'id' } }],
      },
    },
  ],
};

function resourcesOf(description: object): readonly TableResource[] {
  const { value, diagnostics } = readDataPackage({
    file: 'datapackage.json',
    text: JSON.stringify(description),
  });
  expect(diagnostics).toEqual([]);
  return value!.resources;
}

const [BUSES, LINES] = resourcesOf(PACKAGE) as [TableResource, TableResource];
const HEADER = 'id,from_bus,length_km,circuits,kind,normally_open,in_service_year,source_ids';
const GOOD_ROW = 'l1,b1,12.5,1,siepac,false,2014,s1;s2';

function linesFrom(text: string) {
  return readTable(LINES, { file: 'lines.csv', text });
}

/** `code line:column-endColumn` of everything found. */
function found(text: string): string[] {
  return linesFrom(text).diagnostics.map((d) => `${d.code} ${d.line}:${d.column}-${d.endColumn}`);
}

describe('a table', () => {
  it('becomes typed rows with the place they came from', () => {
    const { table, diagnostics } = linesFrom(`${HEADER}\n\n${GOOD_ROW}\n l2 ,b1,1e2,,,TRUE,,s1\n`);
    expect(diagnostics).toEqual([]);
    expect(table!.rows).toEqual([
      {
        origin: { file: 'lines.csv', line: 3 },
        id: 'l1',
        fromBus: 'b1',
        lengthKm: 12.5,
        circuits: 1,
        kind: 'siepac',
        normallyOpen: false,
        inServiceYear: 2014,
        sourceIds: ['s1', 's2'],
      },
      {
        origin: { file: 'lines.csv', line: 4 },
        id: 'l2',
        fromBus: 'b1',
        lengthKm: 100,
        circuits: undefined,
        kind: undefined,
        normallyOpen: true,
        inServiceYear: undefined,
        sourceIds: ['s1'],
      },
    ]);
  });

  it('may have its columns in any order, a byte-order mark, Windows line ends and trailing separators', () => {
    const plain = linesFrom(`${HEADER}\n${GOOD_ROW}\n`).table!.rows;
    const shuffled = `\uFEFFsource_ids,${HEADER.replace(',source_ids', '')},,\r\ns1;s2,${GOOD_ROW.replace(',s1;s2', '')},,\r\n`;
    const { table, diagnostics } = linesFrom(shuffled);
    expect(diagnostics).toEqual([]);
    expect(table!.rows).toEqual(plain);
  });

  it('may be separated by semicolons when its lists are in quotes', () => {
    const quoted = GOOD_ROW.replace('s1;s2', '"s1|s2"').replaceAll(',', ';').replace('|', ';');
    const { table, diagnostics } = linesFrom(`${HEADER.replaceAll(',', ';')}\n${quoted}\n`);
    expect(diagnostics).toEqual([]);
    expect(table!.rows).toEqual(linesFrom(`${HEADER}\n${GOOD_ROW}\n`).table!.rows);
  });
});

describe('a bad table', () => {
  it.each([
    ['no number', 'l1,b1,long,1,siepac,false,2014,s1', 'NOT_A_NUMBER 2:7-11'],
    ['a decimal comma', 'l1,b1,"12,5",1,siepac,false,2014,s1', 'DECIMAL_COMMA 2:7-13'],
    ['no finite number', 'l1,b1,inf,1,siepac,false,2014,s1', 'NOT_FINITE 2:7-10'],
    ['too large a number', 'l1,b1,1e999,1,siepac,false,2014,s1', 'NOT_FINITE 2:7-12'],
    ['a length of nothing', 'l1,b1,0,1,siepac,false,2014,s1', 'OUT_OF_RANGE 2:7-8'],
    ['a negative length', 'l1,b1,-3,1,siepac,false,2014,s1', 'OUT_OF_RANGE 2:7-9'],
    ['too many circuits', 'l1,b1,3,5,siepac,false,2014,s1', 'OUT_OF_RANGE 2:9-10'],
    ['half a circuit', 'l1,b1,3,1.5,siepac,false,2014,s1', 'NOT_A_NUMBER 2:9-12'],
    ['a length hard to believe', 'l1,b1,900,1,siepac,false,2014,s1', 'NOT_CREDIBLE 2:7-10'],
    ['a misspelt word', 'l1,b1,3,1,siepak,false,2014,s1', 'NOT_ALLOWED 2:11-17'],
    ['neither true nor false', 'l1,b1,3,1,siepac,VERDADERO,2014,s1', 'NOT_ALLOWED 2:18-27'],
    ['no year', 'l1,b1,3,1,siepac,false,14,s1', 'NOT_A_NUMBER 2:24-26'],
    ['a bad form', 'L 1,b1,3,1,siepac,false,2014,s1', 'BAD_FORM 2:1-4'],
    ['an empty cell', 'l1,,3,1,siepac,false,2014,s1', 'EMPTY_CELL 2:4-5'],
    ['an empty list', 'l1,b1,3,1,siepac,false,2014,', 'EMPTY_CELL 2:29-30'],
    ['an empty entry', 'l1,b1,3,1,siepac,false,2014,s1;;s2', 'EMPTY_CELL 2:29-35'],
    ['too few cells', 'l1,b1,3', 'RAGGED_ROW 2:8-9'],
    ['too many cells', `${GOOD_ROW},x`, 'RAGGED_ROW 2:38-39'],
  ])('with %s', (_, row, expected) => {
    expect(found(`${HEADER}\n${row}\n`)).toEqual([expected]);
  });

  it('keeps reading after every problem', () => {
    const text = `${HEADER}\nl1,b1,x,1,siepak,false,2014,s1\nl2\nl3,b1,-1,9,siepac,no,99,\n`;
    expect(found(text)).toEqual([
      'NOT_A_NUMBER 2:7-8',
      'NOT_ALLOWED 2:11-17',
      'RAGGED_ROW 3:3-4',
      'OUT_OF_RANGE 4:7-9',
      'OUT_OF_RANGE 4:10-11',
      'NOT_ALLOWED 4:19-21',
      'NOT_A_NUMBER 4:22-24',
      'EMPTY_CELL 4:25-26',
    ]);
  });

  it('guesses at a number that a decimal comma has split', () => {
    const { diagnostics } = linesFrom(`${HEADER}\nl1,b1,12,5,1,siepac,false,2014,s1\n`);
    expect(diagnostics[0]!.hint!.en).toContain('write 12.5');
  });

  it('tells how to write lists in a file separated by semicolons', () => {
    const text = `${HEADER}\n${GOOD_ROW}\n`.replaceAll(',', ';');
    const { diagnostics } = linesFrom(text);
    expect(diagnostics).toMatchObject([{ code: 'RAGGED_ROW', line: 2, column: 35 }]);
    expect(diagnostics[0]!.hint!.en).toContain('in quotes');
  });

  it('with the same id twice', () => {
    const { diagnostics } = linesFrom(`${HEADER}\n${GOOD_ROW}\n${GOOD_ROW}\n`);
    expect(diagnostics).toMatchObject([{ code: 'DUPLICATE_ID', line: 3, column: 1, endColumn: 3 }]);
    expect(diagnostics[0]!.message.en).toContain('line 2');
  });

  it('with a misspelt column: reported once, at the header, with what was meant', () => {
    const { diagnostics } = linesFrom(`${HEADER.replace('length_km', 'lenght_km')}\n${GOOD_ROW}\n`);
    expect(diagnostics).toMatchObject([
      { code: 'MISSING_COLUMN', severity: 'error', line: 1, column: 13, endColumn: 22 },
    ]);
    expect(diagnostics[0]!.hint!.en).toBe('`lenght_km` looks like it');
  });

  it('with missing, unknown and repeated columns', () => {
    const { diagnostics } = linesFrom(
      'id,id,from_bus,kind,normally_open,in_service_year,source_ids,weather\n',
    );
    expect(diagnostics.map((d) => `${d.severity} ${d.code} ${d.line}:${d.column}`)).toEqual([
      'error MISSING_COLUMN 1:1',
      'warning MISSING_COLUMN 1:1',
      'error DUPLICATE_COLUMN 1:4',
      'warning UNKNOWN_COLUMN 1:62',
    ]);
  });

  it('with a reference that leads nowhere', () => {
    const buses = readTable(BUSES, { file: 'buses.csv', text: 'id\nb1\n' }).table!;
    const lines = linesFrom(`${HEADER}\n${GOOD_ROW.replace('b1', 'b2')}\n`).table!;
    const diagnostics = danglingReferences([buses, lines]);
    expect(diagnostics).toMatchObject([{ code: 'UNKNOWN_REFERENCE', file: 'lines.csv', line: 2, column: 4 }]);
    expect(diagnostics[0]!.hint!.en).toBe('did you mean `b1`?');
    expect(danglingReferences([lines])).toEqual([]);
  });
});

describe('references', () => {
  const description = {
    name: 'p',
    version: '1',
    resources: [
      { name: 'areas', path: 'a.csv', schema: { fields: [{ name: 'id', type: 'string' }] } },
      { name: 'plants', path: 'p.csv', schema: { fields: [{ name: 'id', type: 'string' }] } },
      {
        name: 'limits',
        path: 'l.csv',
        schema: {
          fields: [
            {
              name: 'to',
              type: 'string',
              'siepac:list': ';',
              'siepac:references': ['areas.id', 'plants.id'],
            },
            { name: 'area', type: 'string', 'siepac:references': ['areas.id'], 'siepac:wildcard': '*' },
          ],
        },
      },
    ],
  };

  it('are looked up entry by entry, in any of the tables named; a wildcard needs no row', () => {
    const resources = resourcesOf(description);
    const texts = ['id\nGT\n', 'id\nchixoy\n', 'to,area\nGT;chixoi;chixoy,*\n,HN\n'];
    const tables = resources.map(
      (resource, k) => readTable(resource, { file: resource.path, text: texts[k]! }).table!,
    );
    expect(danglingReferences(tables)).toMatchObject([
      {
        code: 'UNKNOWN_REFERENCE',
        line: 2,
        column: 4,
        endColumn: 10,
        hint: { en: 'did you mean `chixoy`?' },
      },
      { code: 'UNKNOWN_REFERENCE', line: 3, column: 2, endColumn: 4 },
    ]);
  });
});

describe('a description of tables that cannot be used', () => {
  it.each([
    ['', 'EMPTY_FILE', 1, 1],
    ['{"name": "x", "version": "1", "resources": [', 'YAML_SYNTAX', 1, 45],
    ['{"name": "x", "version": "1"}', 'MISSING_KEY', 1, 1],
    [
      '{"name": "x", "version": "1", "resources": [{"name": "a", "path": "a.csv",\n"schema": {"fields": [{"name": "a", "type": "strin"}]}}]}',
      'NOT_ALLOWED',
      2,
      45,
    ],
    [
      '{"name": "x", "version": "1", "resources": [{"name": "a", "path": "a.csv",\n"schema": {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "("}}]}}]}',
      'BAD_FORM',
      2,
      82,
    ],
  ])('%s', (text, code, line, column) => {
    const { value, diagnostics } = readDataPackage({ file: 'datapackage.json', text });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code, line, column }]);
  });
});
