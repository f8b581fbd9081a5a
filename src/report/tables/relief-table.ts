import type { CapacityRow, ReliefStep } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import type { Table, TableRow, Words } from '../report-model.ts';
import { interfaceWords, LAYER_WORDS } from '../vocabulary.ts';

/** What each capacity becomes as its limiting elements are relieved one after another, and what binds then. */
export function reliefTable(capacities: readonly CapacityRow[]): Table {
  return {
    id: 'relief',
    title: CATALOGUE.reliefTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      { title: CATALOGUE.relieved, align: 'left', dropRank: 0 },
      { title: CATALOGUE.lowest, align: 'right', dropRank: 0 },
      { title: CATALOGUE.binds, align: 'left', dropRank: 0 },
      { title: CATALOGUE.nextElement, align: 'left', dropRank: 0 },
      { title: CATALOGUE.contingency, align: 'left', dropRank: 0 },
    ],
    rows: capacities.flatMap((row) => {
      const direction = interfaceWords(row);
      return row.relief.map((step) => reliefRow(direction, step));
    }),
    notes: [],
  };
}

function reliefRow(direction: Words, { rank, relieved, ttcMw, bindingLayer, next }: ReliefStep): TableRow {
  return {
    cells: [
      textCell(direction, 'strong'),
      withTraces(textCell(`${rank}. ${relieved.elementName}`), [relieved.trace]),
      numberCell(ttcMw, 0, 'strong'),
      textCell(LAYER_WORDS[bindingLayer], 'accent'),
      textCell(next.elementName),
      textCell(next.contingencyName ?? next.contingency ?? CATALOGUE.baseCase),
    ],
  };
}
