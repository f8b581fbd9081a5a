import { type Diagnostic, hasErrors, type ReadResult } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { camelCase, type DataPackage, readDataPackage, type TableResource } from './data-package.ts';
import { DATASET_COLUMNS, type TableName } from './dataset-columns.ts';
import { schemaMismatches } from './dataset-schema.ts';
import type { InputText } from './input-text.ts';
import { readTable, type Table } from './table.ts';
import { danglingReferences } from './table-references.ts';

/** Describes the tables; stands in the data folder itself. */
export const DATA_PACKAGE_FILE = 'datapackage.json';

/**
 * Reads a data set: its description, every table, and the references between tables.
 * @param files the texts of the data folder by their path in it.
 */
export function readDataset(files: ReadonlyMap<string, InputText>): ReadResult<Dataset> {
  const description = files.get(DATA_PACKAGE_FILE);
  if (description === undefined) return { value: undefined, diagnostics: [noDescription()] };
  const { value: dataPackage, diagnostics } = readDataPackage(description);
  if (dataPackage === undefined) return { value: undefined, diagnostics };
  const found = [...diagnostics, ...schemaMismatches(dataPackage)];
  const tables = new Map<string, Table>();
  for (const [index, resource] of dataPackage.resources.entries()) {
    const input = files.get(resource.path);
    if (input === undefined) {
      found.push(noTableFile(dataPackage, resource, index));
      continue;
    }
    const reading = readTable(resource, input);
    found.push(...reading.diagnostics);
    if (reading.table !== undefined) tables.set(camelCase(resource.name), reading.table);
  }
  found.push(...danglingReferences([...tables.values()]));
  if (hasErrors(found)) return { value: undefined, diagnostics: found };
  return { value: datasetOf(dataPackage, tables), diagnostics: found };
}

function datasetOf(dataPackage: DataPackage, tables: ReadonlyMap<string, Table>): Dataset {
  const names = Object.keys(DATASET_COLUMNS) as TableName[];
  const rows = Object.fromEntries(names.map((name) => [name, tables.get(name)!.rows]));
  const { name, version } = dataPackage;
  // The description was checked against the columns of `Dataset`, and the rows against the description.
  return { id: name, version, ...rows } as unknown as Dataset;
}

function noDescription(): Diagnostic {
  return {
    code: 'NO_DATA_PACKAGE',
    severity: 'error',
    message: text(
      `the data folder has no ${DATA_PACKAGE_FILE}`,
      `la carpeta de datos no tiene ${DATA_PACKAGE_FILE}`,
    ),
    file: DATA_PACKAGE_FILE,
    line: 1,
    column: 1,
  };
}

function noTableFile(dataPackage: DataPackage, resource: TableResource, index: number): Diagnostic {
  return {
    code: 'MISSING_FILE',
    severity: 'error',
    message: text(`the file \`${resource.path}\` is not there`, `no está el archivo \`${resource.path}\``),
    ...dataPackage.document.spanOf(['resources', index, 'path']),
  };
}
