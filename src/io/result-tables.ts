import type { ScenarioResult } from '../study/result.ts';
import { splitRecords } from './csv-records.ts';
import type { OutputText } from './csv-text.ts';
import { resultCsvFiles } from './result-csv.ts';

/** A value of a table; `null`: none. */
export type TableValue = string | number | null;

/** A CSV table of a run with its numbers as numbers. */
export interface ResultTable {
  readonly file: string;
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isNumeric: boolean }[];
  readonly rows: readonly (readonly TableValue[])[];
}

/** The tables of a run as data: what its CSV files hold, under the same names. Cost: the size of the files. */
export function resultTables(result: ScenarioResult): ResultTable[] {
  return resultCsvFiles(result).map(tableOf);
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A column of nothing but numbers is one of numbers; all others are texts. */
function tableOf({ name: file, text }: OutputText): ResultTable {
  const [head, ...records] = splitRecords(text, ',')!;
  const columns = head!.cells.map((name, c) => {
    const filled = records.map(({ cells }) => cells[c]!).filter((cell) => cell !== '');
    return { name, isNumeric: filled.length > 0 && filled.every((cell) => NUMBER.test(cell)) };
  });
  const rows = records.map(({ cells }) =>
    cells.map((cell, c) => {
      if (cell === '') return null;
      return columns[c]!.isNumeric ? Number(cell) : cell;
    }),
  );
  return { file, name: file.replace(/\.csv$/, ''), columns, rows };
}
