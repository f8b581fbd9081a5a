import { text } from '../../base/text.ts';
import type { Redispatch } from '../../study/optimum/optimum-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import type { Table } from '../report-model.ts';

/** Every plant that moves, for each exchange given. */
export function redispatchTable(
  exchanges: readonly { readonly words: string; readonly redispatch: Redispatch | undefined }[],
): Table {
  return {
    id: 'redispatch',
    title: CATALOGUE.redispatchTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      { title: text('Plant', 'Planta'), align: 'left', dropRank: 0 },
      { title: CATALOGUE.areas, align: 'left', dropRank: 0 },
      { title: text('Base MW', 'Base MW'), align: 'right', dropRank: 0 },
      { title: text('Change MW', 'Cambio MW'), align: 'right', dropRank: 0 },
    ],
    rows: exchanges.flatMap(({ words, redispatch }) =>
      (redispatch?.moves ?? []).map((move) => ({
        cells: [
          textCell(words),
          textCell(move.name),
          textCell(move.area),
          numberCell(move.baseMw, 1),
          numberCell(move.changeMw, 1, 'strong'),
        ],
      })),
    ),
    notes: [],
  };
}
