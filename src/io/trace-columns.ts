import type { ElementTrace } from '../study/result.ts';
import type { ResultColumns } from './column-notes.ts';
import { idList } from './csv-text.ts';

/** Where a row's figures come from: file, line and sources. */
export function traceColumns<Row>(traceOf: (row: Row) => ElementTrace): ResultColumns<Row> {
  return [
    ['source_file', (row) => traceOf(row).file],
    ['source_line', (row) => traceOf(row).line],
    ['source_ids', (row) => idList(traceOf(row).sourceIds)],
  ];
}
