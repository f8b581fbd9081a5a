import { type Diagnostic, inFileOrder, type SourceSpan } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import type { RowOrigin } from '../grid/dataset.ts';
import { type CellFault, type CellValue, readCell } from './cell.ts';
import { type CsvFile, cellSpan, readCsv } from './csv.ts';
import type { CsvRecord } from './csv-records.ts';
import type { TableField, TableResource } from './data-package.ts';
import type { InputText } from './input-text.ts';
import { type Header, readHeader } from './table-header.ts';

/** Column in which a row may say what a reader must know about it. */
const NOTES_COLUMN = 'notes';

/** A row by field (`length_km` as `lengthKm`), and where it stands. Cells that could not be read are undefined. */
interface TableRow {
  readonly origin: RowOrigin;
  readonly [key: string]: CellValue | RowOrigin;
}

export interface Table {
  readonly resource: TableResource;
  readonly rows: readonly TableRow[];
  /** The place of a cell, or of one entry of a list cell. */
  readonly spanOf: (rowIndex: number, field: TableField, entry?: string) => SourceSpan;
}

/** The table as far as it can be read, errors or not, so that checks across tables find all there is to find. */
export interface TableReading {
  readonly table: Table | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a CSV table as its resource describes it: columns in any order, every cell converted and checked, rows told
 * apart by their key. Every problem is reported with the line and the column of the cell.
 */
export function readTable(resource: TableResource, input: InputText): TableReading {
  const { value: csv, diagnostics } = readCsv(input);
  if (csv === undefined) return { table: undefined, diagnostics };
  const found = [...diagnostics];
  const header = readHeader(csv, resource, found);
  const rows: TableRow[] = [];
  const records: CsvRecord[] = [];
  for (const record of csv.records) {
    if (isRagged(csv, record, found)) continue;
    rows.push(readRow(csv, record, resource, header, found));
    records.push(record);
  }
  const spanOf = (rowIndex: number, field: TableField, entry?: string): SourceSpan =>
    cellSpan(csv, records[rowIndex]!, header.columnOf.get(field.name) ?? 0, entry);
  const table = { resource, rows, spanOf };
  found.push(...repeatedKeys(table));
  return { table, diagnostics: inFileOrder(found) };
}

/** A doubted value on a row that says what is special about it is a remark, with the row's own words. */
function explained(fault: CellFault, notes: string): CellFault {
  if (fault.severity !== 'warning' || notes === '') return fault;
  return { ...fault, severity: 'info', hint: text(`the row says: ${notes}`, `la fila dice: ${notes}`) };
}

function readRow(
  csv: CsvFile,
  record: CsvRecord,
  resource: TableResource,
  header: Header,
  found: Diagnostic[],
): TableRow {
  const origin = { file: csv.file, line: record.line };
  const row: Record<string, CellValue | RowOrigin> = { origin };
  const faults: CellFault[] = [];
  const notes = record.cells[header.columnOf.get(NOTES_COLUMN) ?? -1]?.trim() ?? '';
  for (const field of resource.fields) {
    const column = header.columnOf.get(field.name);
    // A column that is not there was reported once, in the header.
    if (column === undefined) {
      row[field.key] = field.listSeparator === undefined ? undefined : [];
      continue;
    }
    row[field.key] = readCell(record.cells[column]!, field, faults);
    if (faults.length === 0) continue;
    for (const fault of faults) found.push({ ...explained(fault, notes), ...cellSpan(csv, record, column) });
    faults.length = 0;
  }
  return row as TableRow;
}

/** Empty cells at the end count: with one too many, a comma inside a number may have moved all the others. */
function isRagged(csv: CsvFile, record: CsvRecord, found: Diagnostic[]): boolean {
  const expected = csv.header.cells.length;
  const count = record.cells.length;
  if (count === expected) return false;
  const hint = raggedHint(csv, record, count > expected);
  found.push({
    code: 'RAGGED_ROW',
    severity: 'error',
    message: text(
      `the row has ${count} cells, the header ${expected}`,
      `la fila tiene ${count} celdas y el encabezado ${expected}`,
    ),
    ...(hint && { hint }),
    ...cellSpan(csv, record, count > expected ? expected : count),
  });
  return true;
}

function raggedHint(csv: CsvFile, record: CsvRecord, isTooLong: boolean): Diagnostic['hint'] {
  if (!isTooLong) return undefined;
  if (csv.delimiter === ';') {
    return text(
      'in a file separated by ; put a list such as "a;b" in quotes',
      'en un archivo separado por ; ponga entre comillas las listas como "a;b"',
    );
  }
  const split = record.cells.findIndex(
    (cell, k) => /^[+-]?\d+$/.test(cell) && /^\d+$/.test(record.cells[k + 1] ?? ''),
  );
  if (csv.delimiter !== ',' || split < 0) {
    return text('put a cell that holds a separator in quotes', 'ponga entre comillas la celda con separador');
  }
  const written = `${record.cells[split]}.${record.cells[split + 1]}`;
  return text(
    `if \`${record.cells[split]},${record.cells[split + 1]}\` is one number, write ${written}; put text that holds a comma in quotes`,
    `si \`${record.cells[split]},${record.cells[split + 1]}\` es un número, escriba ${written}; ponga entre comillas el texto con comas`,
  );
}

function repeatedKeys(table: Table): readonly Diagnostic[] {
  const { resource } = table;
  const single = resource.fields.filter((field) => field.unique).map((field) => [field]);
  const primary = resource.fields.filter((field) => resource.primaryKey.includes(field.name));
  const isCovered = primary.length === 0 || (primary.length === 1 && primary[0]!.unique);
  const keys = isCovered ? single : [...single, primary];
  return keys.flatMap((fields) => repeatsOf(table, fields));
}

function repeatsOf(table: Table, fields: readonly TableField[]): readonly Diagnostic[] {
  const firstRow = new Map<string, number>();
  const found: Diagnostic[] = [];
  for (const [index, row] of table.rows.entries()) {
    const key = keyOf(row, fields);
    if (key === undefined) continue;
    const first = firstRow.get(key);
    if (first === undefined) {
      firstRow.set(key, index);
      continue;
    }
    const { line } = table.rows[first]!.origin;
    found.push({
      code: 'DUPLICATE_ID',
      severity: 'error',
      message: text(`\`${key}\` is already in line ${line}`, `\`${key}\` ya está en la línea ${line}`),
      hint: text('every row needs its own key', 'cada fila necesita su propia clave'),
      ...table.spanOf(index, fields[0]!),
    });
  }
  return found;
}

/** What tells the row apart, as text; `undefined` where every part of it is empty. */
function keyOf(row: TableRow, fields: readonly TableField[]): string | undefined {
  let key = '';
  let isEmpty = true;
  for (const [k, field] of fields.entries()) {
    const value = row[field.key];
    if (value !== undefined) isEmpty = false;
    key += `${k === 0 ? '' : ', '}${String(value ?? '')}`;
  }
  return isEmpty ? undefined : key;
}
