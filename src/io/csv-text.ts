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

type Value = string | number | boolean | undefined;

/** The columns of a table: what each is called and how a row fills it. */
export type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => Value])[];

/**
 * A table as CSV (RFC 4180): full double precision, a dot as decimal sign, an empty cell where there is no figure, quotes
 * where a text needs them. A spreadsheet does not take a name for a formula; numbers and lists of numbers keep their
 * sign.
 */
export function csvText<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  let csv = lineOf(columns.map(([name]) => quoted(name)));
  for (const row of rows) csv += lineOf(columns.map(([, value]) => cellText(value(row))));
  return csv;
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

function cellText(value: Value): string {
  if (value === undefined) return '';
  // Minus zero is written as zero.
  if (typeof value !== 'string') return String(value);
  return quoted(isFormula(value) ? `'${value}` : value);
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet would compute; a list of numbers (`-9.2;4.5`) is none. */
function isFormula(value: string): boolean {
  return /^[=+\-@\t\r]/.test(value) && !/^[-\d.eE+;]+$/.test(value);
}

/** Several ids in one cell. */
export function idList(ids: readonly string[]): string {
  return ids.join(';');
}
