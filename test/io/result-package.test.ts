import { describe, expect, it } from 'vitest';
import { COLUMN_NOTES, columnNote } from '../../src/io/column-notes.ts';
import { resultCsvFiles } from '../../src/io/result-csv.ts';
import { resultPackageFile } from '../../src/io/result-package.ts';
import { resultTables } from '../../src/io/result-tables.ts';
import { RESULT } from '../report/fixture.ts';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly unit?: string;
  readonly description?: string;
  readonly descriptionEs?: string;
}

const document = JSON.parse(resultPackageFile(RESULT).text) as {
  readonly resources: readonly {
    readonly path: string;
    readonly schema: { readonly fields: readonly Field[] };
  }[];
};

describe('resultPackageFile', () => {
  it('describes every column of every table, in its order', () => {
    const files = resultCsvFiles(RESULT);
    expect(document.resources.map(({ path }) => path)).toEqual(files.map(({ name }) => name));
    for (const [i, { schema }] of document.resources.entries()) {
      const head = files[i]!.text.slice(0, files[i]!.text.indexOf('\n'));
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(head);
      for (const field of schema.fields) {
        expect([field.name, typeof field.description]).toEqual([field.name, 'string']);
        expect([field.name, typeof field.descriptionEs]).toEqual([field.name, 'string']);
      }
    }
  });

  it('says of figures that they are numbers, with their unit', () => {
    const fields = document.resources.flatMap(({ schema }) => schema.fields);
    expect(fields.find(({ name }) => name === 'worst_flow_mw')).toMatchObject({ type: 'number', unit: 'MW' });
    expect(fields.find(({ name }) => name === 'element')).toMatchObject({ type: 'string' });
  });

  it('names the area of a column that each area has', () => {
    expect(columnNote('saved_hn_musd')?.en).toMatch(/HN/);
    expect(columnNote('saved_no_country_musd')).toBe(COLUMN_NOTES.saved_no_country_musd);
    expect(columnNote('no_such_column')).toBeUndefined();
  });

  it('keeps no note that says the same in both languages', () => {
    expect(Object.entries(COLUMN_NOTES).filter(([, { en, es }]) => en === es)).toEqual([]);
  });
});

describe('resultTables', () => {
  it('reads back every figure of the loadings', () => {
    const { columns, rows } = resultTables(RESULT).find(({ name }) => name === 'line_loading')!;
    const flow = columns.findIndex(({ name }) => name === 'flow_mw');
    expect(rows.map((row) => row[flow])).toEqual(RESULT.loading!.elements.map(({ flowMw }) => flowMw));
  });
});
