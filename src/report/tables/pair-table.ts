import type { CapacityRow, LimitingPair } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import type { Table, TableRow, Words } from '../report-model.ts';
import { interfaceWords } from '../vocabulary.ts';

/** The ordered list of (element, contingency) pairs behind the thermal figures of every capacity. */
export function pairTable(capacities: readonly CapacityRow[]): Table {
  return {
    id: 'pairs',
    title: CATALOGUE.pairsTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      { title: CATALOGUE.rank, align: 'right', dropRank: 0 },
      { title: CATALOGUE.element, align: 'left', dropRank: 0 },
      { title: CATALOGUE.contingency, align: 'left', dropRank: 0 },
      { title: CATALOGUE.flowBefore, align: 'right', dropRank: 0 },
      { title: CATALOGUE.sensitivity, align: 'right', dropRank: 0 },
      { title: CATALOGUE.ratingMva, align: 'right', dropRank: 0 },
      { title: CATALOGUE.exchangeAtLimit, align: 'right', dropRank: 0 },
    ],
    rows: capacities.flatMap((row) => {
      const direction = interfaceWords(row);
      return row.pairs.map((pair) => pairRow(direction, pair));
    }),
    notes: [],
  };
}

function pairRow(direction: Words, pair: LimitingPair): TableRow {
  return {
    cells: [
      textCell(direction, 'strong'),
      numberCell(pair.rank, 0),
      withTraces(textCell(pair.elementName), [pair.trace]),
      textCell(pair.contingencyName ?? pair.contingency ?? CATALOGUE.baseCase),
      numberCell(pair.baseFlowMw, 1),
      numberCell(pair.sensitivity, 3),
      numberCell(pair.ratingMva, 0),
      numberCell(pair.limitMw, 0, 'strong'),
    ],
  };
}
