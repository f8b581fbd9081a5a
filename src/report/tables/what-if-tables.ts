import { type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import { interfaceKey } from '../../study/capacity/published-limits.ts';
import type { WhatIfStep } from '../../study/what-if/what-if-step.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import type { Cell, Column, Table } from '../report-model.ts';
import { interfaceWords } from '../vocabulary.ts';
import { bindingWords, isBeyond } from './capacity-table.ts';
import { contingencyTable } from './contingency-table.ts';
import { limitCell } from './limit-cell.ts';
import { loadingTable } from './loading-table.ts';

/** Rows of the long tables beside the map. */
const LENGTH = 12;

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.lowest, align: 'right', dropRank: 0 },
  { title: text('Change', 'Cambio'), align: 'right', dropRank: 0 },
  { title: CATALOGUE.binds, align: 'left', dropRank: 0 },
  { title: CATALOGUE.thermalN, align: 'right', dropRank: 0 },
  { title: CATALOGUE.thermalN1, align: 'right', dropRank: 0 },
  { title: CATALOGUE.operatingLimit, align: 'right', dropRank: 0 },
  { title: text('Limiting element', 'Elemento que limita'), align: 'left', dropRank: 0 },
  { title: text('After the loss of', 'Tras la pérdida de'), align: 'left', dropRank: 0 },
];

/** What a step shows beside its map: capacities against those of the scenario as written, loadings, contingencies. */
export function whatIfTables(step: WhatIfStep, asWritten: WhatIfStep): Table[] {
  const tables = [
    capacityTable(step, asWritten),
    loadingTable(step.loading, LENGTH),
    contingencyTable(step.loading, LENGTH),
  ];
  return tables.map((table) => ({ ...table, id: `what-if-${table.id}` }));
}

function capacityTable({ capacity }: WhatIfStep, asWritten: WhatIfStep): Table {
  const before = new Map(asWritten.capacity.rows.map((row) => [keyOf(row), row]));
  return {
    id: 'capacity',
    title: CATALOGUE.capacityTitle,
    columns: COLUMNS,
    rows: capacity.rows.map((row) => ({ cells: capacityCells(row, before.get(keyOf(row))) })),
    notes: [textCell(CHANGE_NOTE, 'muted')],
  };
}

const CHANGE_NOTE: Text = text(
  'Change: against the scenario as it was run, MW. Limiting element: of the thermal N-1 figure.',
  'Cambio: frente al escenario tal como se calculó, MW. Elemento que limita: el de la cifra térmica N-1.',
);

function keyOf({ fromAreas, toAreas }: CapacityRow): string {
  return interfaceKey({ from: fromAreas, to: toAreas });
}

function capacityCells(row: CapacityRow, before: CapacityRow | undefined): Cell[] {
  const pair = row.pairs[0];
  return [
    textCell(interfaceWords(row), 'strong'),
    numberCell(row.ttcMw, 0, isBeyond(row) ? 'bad' : 'strong'),
    changeCell(row, before),
    textCell(bindingWords(row), 'accent'),
    limitCell(row.thermalN),
    limitCell(row.thermalN1),
    numberCell(row.operating?.mw, 0),
    textCell(pair?.elementName ?? NO_FIGURE, 'muted'),
    textCell(pair === undefined ? NO_FIGURE : (pair.contingencyName ?? CATALOGUE.baseCase), 'muted'),
  ];
}

/** The difference of the figures as they are printed, so that the reader's subtraction agrees. */
function changeCell(row: CapacityRow, before: CapacityRow | undefined): Cell {
  if (row.ttcMw === undefined || before?.ttcMw === undefined) return textCell(NO_FIGURE, 'muted');
  const changeMw = Math.round(row.ttcMw) - Math.round(before.ttcMw);
  if (changeMw === 0) return textCell('0', 'muted');
  const { words } = numberCell(changeMw, 0);
  return changeMw > 0 ? textCell(`+${words}`, 'good') : textCell(words, 'bad');
}
