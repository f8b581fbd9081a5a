import type { Diagnostic } from '../base/diagnostics.ts';
import { nearestName } from '../base/suggest.ts';
import { text } from '../base/text.ts';
import { type CsvFile, cellSpan } from './csv.ts';
import type { TableResource } from './data-package.ts';

/** Which cell of a record holds which field. */
export interface Header {
  readonly columnOf: ReadonlyMap<string, number>;
}

/**
 * Finds the fields among the column names. A missing column is an error when the field is required or when some
 * unknown column looks like it, a warning otherwise; a column that nobody asked for is a warning.
 */
export function readHeader(csv: CsvFile, resource: TableResource, found: Diagnostic[]): Header {
  const names = csv.header.cells.map((cell) => cell.trim());
  const known = new Set(resource.fields.map((field) => field.name));
  const columnOf = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const [column, name] of names.entries()) {
    // An unnamed column beyond the last is a spreadsheet's trailing separator.
    if (name === '') continue;
    if (columnOf.has(name) || unknown.has(name)) found.push(duplicateColumn(csv, name, column));
    else if (known.has(name)) columnOf.set(name, column);
    else unknown.set(name, column);
  }
  for (const field of resource.fields) {
    if (columnOf.has(field.name)) continue;
    const near = nearestName(field.name, unknown.keys());
    found.push(missingColumn(csv, field.name, field.required, near, unknown.get(near ?? '')));
    if (near !== undefined) unknown.delete(near);
  }
  for (const [name, column] of unknown) found.push(unknownColumn(csv, name, column));
  return { columnOf };
}

function duplicateColumn(csv: CsvFile, name: string, column: number): Diagnostic {
  return {
    code: 'DUPLICATE_COLUMN',
    severity: 'error',
    message: text(`column \`${name}\` is there twice`, `la columna \`${name}\` está repetida`),
    ...cellSpan(csv, csv.header, column),
  };
}

function missingColumn(
  csv: CsvFile,
  name: string,
  isRequired: boolean,
  near: string | undefined,
  nearColumn: number | undefined,
): Diagnostic {
  const hint =
    near === undefined ? undefined : text(`\`${near}\` looks like it`, `\`${near}\` parece ser esa columna`);
  return {
    code: 'MISSING_COLUMN',
    severity: isRequired || near !== undefined ? 'error' : 'warning',
    message: text(`column \`${name}\` is missing`, `falta la columna \`${name}\``),
    ...(hint && { hint }),
    ...cellSpan(csv, csv.header, nearColumn ?? 0),
  };
}

function unknownColumn(csv: CsvFile, name: string, column: number): Diagnostic {
  return {
    code: 'UNKNOWN_COLUMN',
    severity: 'warning',
    message: text(`column \`${name}\` is not used`, `la columna \`${name}\` no se usa`),
    ...cellSpan(csv, csv.header, column),
  };
}
