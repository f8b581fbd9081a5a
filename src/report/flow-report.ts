import { type Text, text } from '../base/text.ts';
import type { CaseCheck } from '../study/case-check.ts';
import type { CaseBranch, CaseFlow } from '../study/case-flow.ts';
import type { CaseLosses } from '../study/case-losses.ts';
import type { CaseOutages } from '../study/case-outages.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, numberCell, textCell } from './cells.ts';
import { lossesFact, lossesTable } from './losses-table.ts';
import { formatNumber } from './number-format.ts';
import { outageSections, outagesFact } from './outages-table.ts';
import type { Cell, Report, Table } from './report-model.ts';

/** Rows shown; the file holds all. */
const SHOWN = 15;

/** Outages of a case: single branches where they were asked for, what changes who produces, and the check of both. */
export interface CaseScreening {
  readonly losses: CaseLosses | undefined;
  readonly outages: CaseOutages;
  readonly check: CaseCheck;
}

/**
 * The power flow of a case file: totals, and the branches that are loaded most, or carry most where none has a limit;
 * with outages, the same for the worst of them.
 */
export function flowReport(flow: CaseFlow, screening?: CaseScreening): Report {
  const losses = screening?.losses;
  const inService = flow.branches.filter((branch) => branch.inService);
  const sum = (key: 'generationMw' | 'demandMw') =>
    formatNumber(
      flow.buses.reduce((total, bus) => total + bus[key], 0),
      1,
    );
  return {
    title: text(`DC power flow of ${flow.name}`, `Flujo de carga DC de ${flow.name}`),
    question: undefined,
    facts: [
      {
        label: CATALOGUE.grid,
        words: text(
          `${flow.buses.length} buses, ${inService.length} of ${flow.branches.length} branches in service, ${flow.islands} island${flow.islands === 1 ? '' : 's'}`,
          `${flow.buses.length} barras, ${inService.length} de ${flow.branches.length} ramas en servicio, ${flow.islands} isla${flow.islands === 1 ? '' : 's'}`,
        ),
      },
      {
        label: CATALOGUE.balance,
        words: text(
          `generation ${sum('generationMw')} MW, demand ${sum('demandMw')} MW`,
          `generación ${sum('generationMw')} MW, demanda ${sum('demandMw')} MW`,
        ),
      },
      {
        label: CATALOGUE.residual,
        words: `${flow.residualMw.toExponential(1)} MW`,
      },
      ...(losses ? [{ label: CATALOGUE.contingency, words: lossesFact(losses) }] : []),
      ...(losses && screening ? [{ label: CATALOGUE.units, words: outagesFact(screening.outages) }] : []),
      ...(screening ? [{ label: CATALOGUE.checksTitle, words: checkWords(screening.check) }] : []),
    ],
    sections: [
      { kind: 'table', table: branchTable(inService, unservedNotes(flow)) },
      ...(losses ? [{ kind: 'table', table: lossesTable(losses, SHOWN) } as const] : []),
      ...(screening ? outageSections(screening.outages, flow.branches, SHOWN) : []),
    ],
  };
}

function checkWords({ outages, worstMw, passed }: CaseCheck): Text {
  const mark = passed ? '✓' : '✗';
  const difference = `${worstMw.toExponential(1)} MW`;
  return text(
    `${mark} ${outages} outages solved again from scratch differ by ${difference} at most`,
    `${mark} ${outages} contingencias resueltas de nuevo desde cero difieren en ${difference} como máximo`,
  );
}

function branchTable(inService: readonly CaseBranch[], notes: readonly Cell[]): Table {
  const isRated = inService.some((branch) => branch.loadingPct !== undefined);
  const rank = (branch: CaseBranch) => (isRated ? (branch.loadingPct ?? 0) : Math.abs(branch.flowMw));
  const shown = [...inService].sort((a, b) => rank(b) - rank(a) || a.row - b.row).slice(0, SHOWN);
  return {
    id: 'branches',
    title: isRated ? CATALOGUE.loadingTitle : CATALOGUE.largestFlows,
    columns: [
      { title: CATALOGUE.row, align: 'right', dropRank: 0 },
      { title: CATALOGUE.fromBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.toBus, align: 'left', dropRank: 0 },
      { title: CATALOGUE.flowMw, align: 'right', dropRank: 0 },
      { title: CATALOGUE.ratingMva, align: 'right', dropRank: 0 },
      { title: CATALOGUE.loadingPct, align: 'right', dropRank: 0 },
    ],
    rows: shown.map((branch) => ({
      cells: [
        numberCell(branch.row, 0),
        textCell(branch.from),
        textCell(branch.to),
        numberCell(branch.flowMw, 1),
        numberCell(branch.ratingMva, 0),
        loadingCell(branch.loadingPct),
      ],
    })),
    notes,
  };
}

function unservedNotes(flow: CaseFlow): Cell[] {
  if (flow.unservedMw === 0) return [];
  const mw = formatNumber(flow.unservedMw, 1);
  return [
    textCell(
      text(
        `${mw} MW of demand stand in islands without any unit and are not served.`,
        `${mw} MW de demanda quedan en islas sin ninguna unidad y no se sirven.`,
      ),
      'bad',
    ),
  ];
}
