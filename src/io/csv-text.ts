import { type CsvValue, csvLine } from '../base/csv-line.ts';

/** A file to be written, by name, without a folder. */
export interface OutputText {
  readonly name: string;
  readonly text: string;
}

/** The same with content that is no text. */
export interface OutputBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The columns of a table: what each is called and how a row fills it. */
export type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => CsvValue])[];

/** A table as CSV, a record for each row. */
export function csvText<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  let csv = csvLine(columns.map(([name]) => name));
  for (const row of rows) csv += csvLine(columns.map(([, value]) => value(row)));
  return csv;
}

/** Several ids in one cell. */
export function idList(ids: readonly string[]): string {
  return ids.join(';');
}
