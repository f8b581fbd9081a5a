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
 * does not take a name for a formula; numbers and lists of numbers keep their sign.
 */
export function csvText<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const head = columns.map(([name]) => name);
  const body = rows.map((row) => columns.map(([, value]) => cellValue(value(row))));
  return stringify([head, ...body]);
}

function cellValue(value: Value): string | number {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return isFormula(value) ? `'${value}` : value;
  return Object.is(value, -0) ? 0 : value;
}

/** What a spreadsheet would compute; a list of numbers (`-9.2;4.5`) is none. */
function isFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value) && !/^[-\d.eE+;]+$/.test(value);
}

/** Several ids in one cell. */
export function idList(ids: readonly string[]): string {
  return ids.join(';');
}
