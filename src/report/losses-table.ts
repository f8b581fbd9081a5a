import { type Text, text } from '../base/text.ts';
import type { CaseLoss, CaseLosses, CaseWorstFlow } from '../study/case-losses.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, numberCell, textCell } from './cells.ts';
import type { Cell, Table } from './report-model.ts';

/** How many losses were solved, and how many of them overload something. */
export function lossesFact({ outages, splitting }: CaseLosses): Text {
  const overloading = outages.filter(({ overloads }) => overloads !== undefined && overloads > 0).length;
  return text(
    `${outages.length} single outages solved, ${overloading} with overloads; ${splitting.length} split an island`,
    `${outages.length} contingencias simples resueltas, ${overloading} con sobrecargas; ${splitting.length} separan una isla`,
  );
}

/** The branches with the highest loading after any single outage; the largest flows where none has a limit. */
export function lossesTable({ branches, unanswered }: CaseLosses, shownRows: number): Table {
  const isRated = branches.some((branch) => branch.ratingMva !== undefined);
  const rank = (branch: CaseWorstFlow) => (isRated ? (worstPct(branch) ?? 0) : Math.abs(branch.worstMw));
  const shown = branches.toSorted((a, b) => rank(b) - rank(a) || a.row - b.row).slice(0, shownRows);
  const byRow = new Map(branches.map((branch) => [branch.row, branch]));
  return {
    id: 'losses',
    title: isRated ? CATALOGUE.worstLoadings : CATALOGUE.worstFlows,
    columns: [
      { title: CATALOGUE.row, align: 'right', dropRank: 0 },
      { title: CATALOGUE.fromBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.toBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.flowMw, align: 'right', dropRank: 1 },
      { title: CATALOGUE.worstFlowMw, align: 'right', dropRank: 0 },
      { title: CATALOGUE.ratingMva, align: 'right', dropRank: 0 },
      { title: CATALOGUE.worstPct, align: 'right', dropRank: 0 },
      { title: CATALOGUE.worstOutage, align: 'left', dropRank: 0 },
    ],
    rows: shown.map((branch) => ({
      cells: [
        numberCell(branch.row, 0),
        textCell(branch.from),
        textCell(branch.to),
        numberCell(branch.flowMw, 1),
        numberCell(branch.worstMw, 1),
        numberCell(branch.ratingMva, 0),
        loadingCell(worstPct(branch)),
        textCell(outageWords(byRow.get(branch.worstOutage))),
      ],
    })),
    notes: unansweredNotes(unanswered),
  };
}

function worstPct({ worstMw, ratingMva }: CaseWorstFlow): number | undefined {
  return ratingMva === undefined ? undefined : (100 * Math.abs(worstMw)) / ratingMva;
}

/** The row that is lost and its ends. */
function outageWords(branch: CaseWorstFlow | undefined): Text | string {
  return branch === undefined ? CATALOGUE.baseCase : `${branch.row}: ${branch.from}–${branch.to}`;
}

function unansweredNotes(unanswered: readonly CaseLoss[]): Cell[] {
  if (unanswered.length === 0) return [];
  return [
    textCell(
      text(
        `The loss of ${unanswered.length} branches was not solved: they have no impedance, or susceptances cancel without them.`,
        `La pérdida de ${unanswered.length} ramas no se resolvió: no tienen impedancia, o sin ellas las susceptancias se anulan.`,
      ),
      'warn',
    ),
  ];
}
