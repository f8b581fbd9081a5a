import { stringify } from 'csv-stringify/sync';

/** A file to be written, by name, without a folder. */
export interface OutputText {
  readonly name: string;
  readonly text: string;
}

type Value = string | number | boolean | undefined;

/** The columns of a table: what each is called and how a row fills it. */
export type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => Value])[];

/**
 * A table as CSV: full double precision, a dot as decimal sign, an empty cell where there is no figure. A spreadsheet
 * does not take a name for a formula; numbers keep their sign.
 */
export function csvText<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const head = columns.map(([name]) => name);
  const body = rows.map((row) => columns.map(([, value]) => cellValue(value(row))));
  return stringify([head, ...body], { escape_formulas: true });
}

function cellValue(value: Value): string | number {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  return Object.is(value, -0) ? 0 : value;
}
