import { type Text, text } from '../../base/text.ts';
import type { CapacityResult, CapacityRow, InterfaceKind } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import type { Cell, Column, Table, TableRow, Words } from '../report-model.ts';
import { CONFIDENCE_WORDS, directionWords, interfaceWords, LAYER_WORDS } from '../vocabulary.ts';
import { capacityDetails } from './capacity-details.ts';
import { capacityNotes, theOthersNote } from './capacity-notes.ts';
import { limitCell } from './limit-cell.ts';

/** The tables of a capacity study, by what sort of exchange they are about. */
const GROUPS: readonly {
  readonly id: string;
  readonly title: Text;
  readonly kinds: readonly InterfaceKind[];
}[] = [
  { id: 'capacity', title: CATALOGUE.capacityTitle, kinds: ['border', 'interface'] },
  { id: 'capacity-totals', title: CATALOGUE.totalsTitle, kinds: ['total-export', 'total-import'] },
  { id: 'capacity-wheeling', title: CATALOGUE.wheelingTitle, kinds: ['wheeling'] },
  { id: 'capacity-external', title: CATALOGUE.externalTitle, kinds: ['external'] },
];

/** The rows of a result that a table of this id shows, in its order. */
export function rowsOfTable(capacity: CapacityResult, id: string): readonly CapacityRow[] {
  const kinds = GROUPS.find((group) => group.id === id)?.kinds ?? [];
  return capacity.rows.filter((row) => kinds.includes(row.kind));
}

/**
 * Capacity of every direction: the answer first (the lowest layer and which one it is), then all layers side by side.
 * A table for each sort of exchange; the notes stand under the first, and who the others are under the totals.
 */
export function capacityTables(capacity: CapacityResult): Table[] {
  const tables = GROUPS.flatMap(({ id, title }): Table[] => {
    const rows = rowsOfTable(capacity, id);
    if (rows.length === 0) return [];
    const columns = COLUMNS.filter((column) => column.isShown(rows));
    const notes = id === 'capacity-totals' ? [theOthersNote(capacity)] : [];
    return [{ id, title, columns, rows: rows.map((row) => tableRow(row, columns)), notes }];
  });
  return tables.map((table, i) =>
    i === 0 ? { ...table, notes: [...capacityNotes(capacity), ...table.notes] } : table,
  );
}

interface CapacityColumn extends Column {
  readonly isShown: (rows: readonly CapacityRow[]) => boolean;
  readonly cell: (row: CapacityRow) => Cell;
}

function column(
  title: Text,
  align: Column['align'],
  cell: CapacityColumn['cell'],
  { isShown = () => true, dropRank = 0 }: Partial<Pick<CapacityColumn, 'isShown' | 'dropRank'>> = {},
): CapacityColumn {
  return { title, align, dropRank, isShown, cell };
}

const hasMargin = (rows: readonly CapacityRow[]) => rows.some((row) => row.trmMw !== 0);
const hasCommitments = (rows: readonly CapacityRow[]) => rows.some((row) => row.committed.mw !== 0);
const hasCrossed = (rows: readonly CapacityRow[]) => rows.some((row) => row.crossed.length > 0);

const COLUMNS: readonly CapacityColumn[] = [
  column(CATALOGUE.direction, 'left', (row) => textCell(interfaceWords(row), 'strong')),
  column(CATALOGUE.lowest, 'right', (row) => numberCell(row.ttcMw, 0, isBeyond(row) ? 'bad' : 'strong')),
  column(CATALOGUE.binds, 'left', (row) => textCell(bindingWords(row), 'accent')),
  column(CATALOGUE.baseExchange, 'right', (row) => numberCell(row.baseExchangeMw, 0)),
  column(CATALOGUE.thermalN, 'right', (row) => limitCell(row.thermalN)),
  column(CATALOGUE.thermalN1, 'right', (row) => limitCell(row.thermalN1)),
  column(CATALOGUE.operatingLimit, 'right', operatingCell),
  column(CATALOGUE.crossedLimit, 'right', (row) => numberCell(row.crossed[0]?.limitMw, 0), {
    isShown: hasCrossed,
  }),
  column(CATALOGUE.ntc, 'right', (row) => numberCell(row.ntcMw, 0), { isShown: hasMargin }),
  column(CATALOGUE.aac, 'right', aacCell, { isShown: hasCommitments }),
  column(CATALOGUE.atc, 'right', atcCell, { isShown: hasCommitments }),
  column(CATALOGUE.confidence, 'left', confidenceCell, { dropRank: 1 }),
];

function tableRow(row: CapacityRow, columns: readonly CapacityColumn[]): TableRow {
  return { cells: columns.map((column) => column.cell(row)), details: capacityDetails(row) };
}

/** Of a limit on the way, whose. */
export function bindingWords({ bindingLayer, crossed }: CapacityRow): Words {
  const first = crossed[0];
  if (bindingLayer !== 'crossed' || first === undefined) return LAYER_WORDS[bindingLayer];
  const way = directionWords(first.fromAreas, first.toAreas);
  return text(`limit ${way}`, `límite ${way}`);
}

export function isBeyond(row: CapacityRow): boolean {
  return row.ttcMw !== undefined && row.ttcMw < row.baseExchangeMw;
}

function operatingCell({ operating }: CapacityRow): Cell {
  const cell = numberCell(operating?.mw, 0);
  return operating === undefined ? cell : withTraces(cell, [operating.trace]);
}

function aacCell({ committed }: CapacityRow): Cell {
  return numberCell(committed.source === 'none' ? undefined : committed.mw, 0);
}

function atcCell({ atcMw }: CapacityRow): Cell {
  return numberCell(atcMw, 0, atcMw !== undefined && atcMw < 0 ? 'bad' : 'plain');
}

function confidenceCell({ confidence }: CapacityRow): Cell {
  return textCell(CONFIDENCE_WORDS[confidence], confidence === 'estimated' ? 'warn' : 'muted');
}
