import { type Text, text } from '../base/text.ts';
import type { CaseBranch } from '../study/case-flow.ts';
import type { CaseOutages, CaseSolvedOutage } from '../study/case-outages.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, numberCell, textCell } from './cells.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Column, Section, Words } from './report-model.ts';

/** What the outages of units and the splits come to. */
export function outagesFact({ units, splits }: CaseOutages): Text {
  const overloading = units.filter(({ overloads }) => (overloads ?? 0) > 0).length;
  const shedding = units.filter(({ shedMw }) => shedMw > 0).length;
  const splitShedMw = formatNumber(
    splits.reduce((most, { shedMw }) => Math.max(most, shedMw), 0),
    1,
  );
  return text(
    `${units.length} units lost one by one: ${overloading} with overloads, ${shedding} shed demand; ${splits.length} splits solved island by island, the worst sheds ${splitShedMw} MW`,
    `${units.length} unidades perdidas una a una: ${overloading} con sobrecargas, ${shedding} desconectan demanda; ${splits.length} separaciones resueltas isla por isla, la peor desconecta ${splitShedMw} MW`,
  );
}

/** Tables of the outages that matter most: by demand shed, then by the highest loading. */
export function outageSections(
  { units, splits, named }: CaseOutages,
  branches: readonly CaseBranch[],
  shownRows: number,
): Section[] {
  const element = (row: number) => `${row}: ${branches[row - 1]!.from}–${branches[row - 1]!.to}`;
  const pages = [
    {
      id: 'unit-outages',
      title: text('Loss of single units', 'Pérdida de unidades, una a una'),
      outages: worstFirst(units).map((o) => ({ ...o, what: `${o.row} @ ${o.bus}`, beforeMw: o.outputMw })),
    },
    {
      id: 'split-outages',
      title: text('Outages that split the grid', 'Contingencias que separan la red'),
      outages: worstFirst(splits).map((o) => ({ ...o, what: element(o.row), beforeMw: o.flowMw })),
    },
    {
      id: 'named-outages',
      title: text('Named contingencies', 'Contingencias nombradas'),
      outages: named.map((o) => ({ ...o, what: o.name, beforeMw: undefined })),
    },
  ];
  return pages
    .filter(({ outages }) => outages.length > 0)
    .map(({ id, title, outages }) => ({
      kind: 'table',
      table: {
        id,
        title,
        columns: COLUMNS,
        rows: outages.slice(0, shownRows).map((outage) => ({ cells: cellsOf(outage, element) })),
        notes: id === 'unit-outages' ? [textCell(PICK_UP_NOTE, 'muted')] : [],
      },
    }));
}

const COLUMNS: readonly Column[] = [
  { title: text('What is lost', 'Qué se pierde'), align: 'left', dropRank: 0 },
  { title: text('Before MW', 'Antes MW'), align: 'right', dropRank: 1 },
  { title: text('Picked up MW', 'Asumido MW'), align: 'right', dropRank: 2 },
  { title: CATALOGUE.shedMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.trippedMw, align: 'right', dropRank: 3 },
  { title: CATALOGUE.overloads, align: 'right', dropRank: 0 },
  { title: text('Highest %', 'Mayor %'), align: 'right', dropRank: 0 },
  { title: text('On', 'En'), align: 'left', dropRank: 0 },
];

const PICK_UP_NOTE = text(
  'What is lost is made up for by the units that are left, in proportion to what each can still give; then demand is shed.',
  'Lo perdido lo asumen las unidades que quedan, en proporción a lo que cada una aún puede dar; después se desconecta demanda.',
);

function cellsOf(
  outage: CaseSolvedOutage & { readonly what: Words; readonly beforeMw: number | undefined },
  element: (row: number) => string,
): Cell[] {
  const { highestLoading } = outage;
  return [
    textCell(outage.what),
    numberCell(outage.beforeMw, 1),
    numberCell(outage.pickedUpMw, 1),
    numberCell(outage.shedMw, 1, outage.shedMw > 0 ? 'bad' : 'plain'),
    numberCell(outage.trippedMw, 1),
    numberCell(outage.overloads, 0),
    loadingCell(highestLoading?.loadingPct),
    textCell(highestLoading === undefined ? '' : element(highestLoading.row)),
  ];
}

function worstFirst<T extends CaseSolvedOutage>(outages: readonly T[]): T[] {
  const loading = (outage: T) => outage.highestLoading?.loadingPct ?? 0;
  return outages.toSorted((a, b) => b.shedMw - a.shedMw || loading(b) - loading(a));
}
