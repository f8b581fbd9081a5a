import type { Diagnostic } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { text } from '../base/text.ts';
import { camelCase, type TableField } from './data-package.ts';
import { didYouMean } from './schema-fault.ts';
import type { Table } from './table.ts';

/**
 * Cells that name a row of another table and find none there. References to a table that could not be read are
 * passed over: its own problem has been reported.
 */
export function danglingReferences(tables: readonly Table[]): readonly Diagnostic[] {
  const valuesOf = columnIndex(tables);
  return tables.flatMap((table) =>
    table.resource.fields.flatMap((field) => danglingInColumn(table, field, valuesOf)),
  );
}

type ColumnIndex = (reference: string) => ReadonlySet<string> | undefined;

function columnIndex(tables: readonly Table[]): ColumnIndex {
  const byName = new Map(tables.map((table) => [table.resource.name, table]));
  const known = new Map<string, ReadonlySet<string>>();
  return (reference) => {
    const [tableName = '', column = ''] = reference.split('.');
    const table = byName.get(tableName);
    if (table === undefined || known.has(reference)) return known.get(reference);
    const key = camelCase(column);
    const values = new Set(table.rows.flatMap((row) => entriesOf(row[key])));
    known.set(reference, values);
    return values;
  };
}

function danglingInColumn(table: Table, field: TableField, valuesOf: ColumnIndex): readonly Diagnostic[] {
  if (field.references.length === 0) return [];
  const columns: ReadonlySet<string>[] = [];
  for (const reference of field.references) {
    const values = valuesOf(reference);
    if (values === undefined) return [];
    columns.push(values);
  }
  const isKnown = (entry: string): boolean =>
    entry === field.wildcard || columns.some((values) => values.has(entry));
  const found: Diagnostic[] = [];
  for (const [index, row] of table.rows.entries()) {
    for (const entry of entriesOf(row[field.key])) {
      if (!isKnown(entry)) found.push(dangling(table, index, field, entry, columns));
    }
  }
  return found;
}

function dangling(
  table: Table,
  index: number,
  field: TableField,
  entry: string,
  columns: readonly ReadonlySet<string>[],
): Diagnostic {
  const near = nearestName(
    entry,
    columns.flatMap((values) => [...values]),
  );
  const tables = field.references.map((reference) => reference.split('.')[0]);
  return {
    code: 'UNKNOWN_REFERENCE',
    severity: 'error',
    message: text(
      `\`${entry}\` is not in ${tables.join(' or ')}`,
      `\`${entry}\` no está en ${tables.join(' ni en ')}`,
    ),
    ...(near !== undefined && { hint: didYouMean(near) }),
    ...table.spanOf(index, field, entry),
  };
}

function entriesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === undefined ? [] : [String(value)];
}
