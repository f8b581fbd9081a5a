import type { ScenarioResult } from '../study/result.ts';
import { columnNote } from './column-notes.ts';
import { unitOfColumn } from './column-units.ts';
import type { OutputText } from './csv-text.ts';
import { resultTables } from './result-tables.ts';

/**
 * `datapackage.json`: the CSV tables of a run described for other programs (Data Package 2, Table Schema): type, unit
 * and meaning of every column, and the sources.
 */
export function resultPackageFile(result: ScenarioResult): OutputText {
  const { scenario, sources } = result;
  const document = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: scenario.id,
    title: scenario.title.en,
    titleEs: scenario.title.es,
    sources: sources.map(({ title, url }) => ({ title, path: url })),
    resources: resultTables(result).map(({ file, name, columns }) => ({
      name,
      path: file,
      type: 'table',
      format: 'csv',
      encoding: 'utf-8',
      schema: {
        fields: columns.map((column) => ({
          name: column.name,
          type: column.isNumeric ? 'number' : 'string',
          unit: unitOfColumn(column.name),
          description: columnNote(name, column.name)?.en,
          descriptionEs: columnNote(name, column.name)?.es,
        })),
        missingValues: [''],
      },
    })),
  };
  return { name: 'datapackage.json', text: `${JSON.stringify(document, null, 2)}\n` };
}
