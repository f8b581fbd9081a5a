import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';
import type { NumberTable } from './matrix.ts';

/** What a column may hold. `any` also lets `Inf` and `NaN` pass: nothing is computed from it. */
export type ColumnRule = 'finite' | 'upper-limit' | 'lower-limit' | 'non-negative' | 'any';

/** Column `column` (from 1, as MATPOWER's manual counts); `missing` where the table is not that wide. */
export function readColumn(
  table: NumberTable,
  column: number,
  name: string,
  rule: ColumnRule,
  reporter: Reporter,
  missing = 0,
): Float64Array {
  const out = new Float64Array(table.rows);
  if (column > table.columns) return out.fill(missing);
  for (let row = 0, k = column - 1; row < table.rows; row++, k += table.columns) {
    const value = table.values[k]!;
    out[row] = value;
    if (!obeys(value, rule)) reportValue(table, row, column, name, describeRule(rule), reporter);
  }
  return out;
}

function obeys(value: number, rule: ColumnRule): boolean {
  switch (rule) {
    case 'finite':
      return Number.isFinite(value);
    case 'upper-limit':
      return value > Number.NEGATIVE_INFINITY;
    case 'lower-limit':
      return value < Number.POSITIVE_INFINITY;
    case 'non-negative':
      return value >= 0;
    case 'any':
      return true;
  }
}

function describeRule(rule: ColumnRule): Expected {
  switch (rule) {
    case 'non-negative':
      return { en: 'zero or more', es: 'cero o más' };
    case 'upper-limit':
      return { en: 'a number or Inf', es: 'un número o Inf' };
    case 'lower-limit':
      return { en: 'a number or -Inf', es: 'un número o -Inf' };
    default:
      return { en: 'a finite number', es: 'un número finito' };
  }
}

interface Expected {
  readonly en: string;
  readonly es: string;
}

/** Column of whole numbers at or above `least`; an entry that is none is reported. */
export function readWholeColumn(
  table: NumberTable,
  column: number,
  name: string,
  least: number,
  reporter: Reporter,
): Float64Array {
  const out = readColumn(table, column, name, 'any', reporter);
  for (let row = 0; row < table.rows; row++) {
    const value = out[row]!;
    if (!Number.isSafeInteger(value) || value < least) {
      const expected = { en: `a whole number from ${least}`, es: `un número entero desde ${least}` };
      reportValue(table, row, column, name, expected, reporter);
    }
  }
  return out;
}

/** Reports the value in `column` (from 1) of `row` (from 0). */
export function reportValue(
  table: NumberTable,
  row: number,
  column: number,
  name: string,
  expected: Expected,
  reporter: Reporter,
): void {
  const at = row * table.columns + column - 1;
  const value = table.values[at]!;
  reporter.error(
    Number.isFinite(value) ? 'BAD_VALUE' : 'NOT_FINITE',
    table.offsets[at]!,
    table.offsets[at]! + 1,
    say(
      `${name} (column ${column}) must be ${expected.en}, not ${value}.`,
      `${name} (columna ${column}) debe ser ${expected.es}, no ${value}.`,
    ),
  );
}

/** Reports as not carried every column from `first` on that holds anything but zeros. */
export function reportUnusedColumns(
  table: NumberTable,
  tableName: string,
  columnNames: readonly string[],
  first: number,
  reporter: Reporter,
): void {
  const used: string[] = [];
  for (let column = first; column <= table.columns; column++) {
    const name = columnNames[column - first];
    if (name !== undefined && hasEntry(table, column)) used.push(name);
  }
  if (used.length === 0) return;
  const list = used.join(', ');
  reporter.report(
    'info',
    'NOT_CARRIED',
    table.start,
    table.start + 1,
    say(
      `Columns of ${tableName} that are not kept: ${list}.`,
      `Columnas de ${tableName} que no se conservan: ${list}.`,
    ),
  );
}

function hasEntry(table: NumberTable, column: number): boolean {
  for (let k = column - 1; k < table.values.length; k += table.columns) {
    if (table.values[k] !== 0) return true;
  }
  return false;
}

/** Whether the table is there and wide enough; what is amiss is reported. */
export function requireTable(
  tables: ReadonlyMap<string, NumberTable>,
  field: string,
  leastColumns: number,
  assigned: ReadonlySet<string>,
  reporter: Reporter,
): NumberTable | undefined {
  const table = tables.get(field);
  if (table === undefined) {
    if (!assigned.has(field)) {
      reporter.error(
        'MISSING_FIELD',
        0,
        1,
        say(`The file has no field ${field}.`, `El archivo no tiene el campo ${field}.`),
      );
    }
    return undefined;
  }
  if (table.rows > 0 && table.columns < leastColumns) {
    reporter.error(
      'TOO_FEW_COLUMNS',
      table.offsets[0]!,
      table.offsets[0]! + 1,
      say(
        `The table ${field} has ${table.columns} columns; at least ${leastColumns} are needed.`,
        `La tabla ${field} tiene ${table.columns} columnas; se necesitan al menos ${leastColumns}.`,
      ),
    );
    return undefined;
  }
  return table;
}
