import { text } from '../../base/text.ts';
import type { ContingencyOutcome, LoadingResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { loadingTone, NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.contingency, align: 'left', dropRank: 0 },
  { title: CATALOGUE.shedMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.shedWhere, align: 'left', dropRank: 0 },
  { title: CATALOGUE.trippedMw, align: 'right', dropRank: 1 },
  { title: CATALOGUE.shedWhere, align: 'left', dropRank: 1 },
  { title: CATALOGUE.overloads, align: 'right', dropRank: 0 },
  { title: CATALOGUE.worstPct, align: 'right', dropRank: 0 },
  { title: CATALOGUE.element, align: 'left', dropRank: 2 },
];

/** The contingencies that cost more than a change of flows, the largest loss of demand first, then of generation. */
export function contingencyTable(loading: LoadingResult, limit: number): Table {
  const severe = loading.contingencies
    .filter((outcome) => outcome.splits || outcome.shedMw > 0)
    .sort((a, b) => b.shedMw - a.shedMw || b.trippedMw - a.trippedMw);
  return {
    id: 'contingencies',
    title: CATALOGUE.contingencyTitle,
    columns: COLUMNS,
    rows: severe.slice(0, limit).map(contingencyRow),
    notes: contingencyNotes(loading.contingencies, severe.length, limit),
  };
}

function contingencyRow(outcome: ContingencyOutcome): TableRow {
  const where = outcome.shedByArea.map(({ area, shedMw }) => whereWords(area, shedMw));
  const lostWhere = outcome.trippedByArea.map(({ area, trippedMw }) => whereWords(area, trippedMw));
  return {
    cells: [
      textCell(outcome.name),
      numberCell(outcome.shedMw, 1, outcome.shedMw > 0 ? 'bad' : 'plain'),
      textCell(where.join(', ') || NO_FIGURE),
      numberCell(outcome.trippedMw, 1),
      textCell(lostWhere.join(', ') || NO_FIGURE),
      numberCell(outcome.overloads, 0, outcome.overloads > 0 ? 'warn' : 'plain'),
      numberCell(outcome.worstLoadingPct, 1, loadingTone(outcome.worstLoadingPct)),
      textCell(outcome.worstElementName ?? outcome.worstElement ?? NO_FIGURE, 'muted'),
    ],
  };
}

/** In one line, however narrow the column is. */
function whereWords(area: string, mw: number): string {
  return `${area}\u00a0${formatNumber(mw, 0)}`;
}

function contingencyNotes(all: readonly ContingencyOutcome[], severe: number, limit: number): Cell[] {
  const harming = all.filter((outcome) => outcome.harmed > 0).length;
  const rest = Math.max(0, severe - limit);
  const notes = [
    text(
      `Contingencies solved: ${all.length}; that overload an element, or add 1 % to one already overloaded: ${harming}; that split the grid or shed demand: ${severe}.`,
      `Contingencias resueltas: ${all.length}; que sobrecargan un elemento, o suman 1 % a uno ya sobrecargado: ${harming}; que separan la red o desconectan demanda: ${severe}.`,
    ),
  ];
  if (rest > 0) {
    notes.push(
      text(
        `With smaller losses, in contingencies.csv: ${rest}.`,
        `Con pérdidas menores, en contingencies.csv: ${rest}.`,
      ),
    );
  }
  return notes.map((words) => textCell(words, 'muted'));
}
