import type { Diagnostic } from '../base/diagnostics.ts';
import { type Text, text } from '../base/text.ts';
import type { ColumnKind } from './column-kind.ts';
import { camelCase, type DataPackage, type TableField, type TableResource } from './data-package.ts';
import { DATASET_COLUMNS } from './dataset-columns.ts';
import type { PathPart } from './located-document.ts';

/** Where a description of tables does not promise what the rows of a data set need. */
export function schemaMismatches(dataPackage: DataPackage): readonly Diagnostic[] {
  return Object.entries(DATASET_COLUMNS).flatMap(([table, columns]) => {
    const index = dataPackage.resources.findIndex((resource) => camelCase(resource.name) === table);
    const resource = dataPackage.resources[index];
    if (resource === undefined) {
      const name = snakeCase(table);
      return [
        mismatch(
          dataPackage,
          ['resources'],
          text(`table \`${name}\` is missing`, `falta la tabla \`${name}\``),
        ),
      ];
    }
    return Object.entries(columns as Readonly<Record<string, ColumnKind>>).flatMap(([key, kind]) =>
      columnMismatch(dataPackage, resource, index, key, kind),
    );
  });
}

function columnMismatch(
  dataPackage: DataPackage,
  resource: TableResource,
  resourceIndex: number,
  key: string,
  kind: ColumnKind,
): readonly Diagnostic[] {
  const fieldIndex = resource.fields.findIndex((field) => field.key === key);
  const field = resource.fields[fieldIndex];
  const path = ['resources', resourceIndex, 'schema', 'fields'];
  const name = snakeCase(key);
  if (field === undefined) {
    const message = text(
      `table \`${resource.name}\` lacks the field \`${name}\``,
      `a la tabla \`${resource.name}\` le falta el campo \`${name}\``,
    );
    return [mismatch(dataPackage, path, message)];
  }
  const expected = expectation(field, kind);
  if (expected === undefined) return [];
  const message = text(
    `\`${resource.name}.${name}\` must be ${expected.en}`,
    `\`${resource.name}.${name}\` debe ser ${expected.es}`,
  );
  return [mismatch(dataPackage, [...path, fieldIndex], message)];
}

/** What the field should be and is not; `undefined` when it is. */
function expectation(field: TableField, kind: ColumnKind): Text | undefined {
  const isText = field.type === 'string' && field.listSeparator === undefined;
  if (typeof kind === 'object') {
    const words = 'optional' in kind ? kind.optional : kind;
    const isSubset = field.allowed?.every((word) => words.includes(word)) ?? false;
    if (isText && isSubset && ('optional' in kind || field.required)) return undefined;
    return text(`one of ${words.join(', ')} (enum)`, `uno de ${words.join(', ')} (enum)`);
  }
  if (kind === 'list') {
    return field.listSeparator !== undefined
      ? undefined
      : text('a list (siepac:list)', 'una lista (siepac:list)');
  }
  if (kind === 'flag') {
    return field.type === 'boolean' && field.required
      ? undefined
      : text('a required boolean', 'un boolean obligatorio (required)');
  }
  const isOptional = kind.endsWith('?');
  if (!isOptional && !field.required) return text('required', 'obligatorio (required)');
  const isNumber = field.type === 'number' || field.type === 'integer' || field.type === 'year';
  if (kind.startsWith('number')) return isNumber ? undefined : text('a number', 'un número (number)');
  return isText ? undefined : text('a string', 'un texto (string)');
}

function mismatch(dataPackage: DataPackage, path: readonly PathPart[], message: Text): Diagnostic {
  return {
    code: 'SCHEMA_MISMATCH',
    severity: 'error',
    message,
    ...dataPackage.document.spanOf(path),
  };
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
