import type { CaseExtreme, CaseLoss, CaseLosses, CaseOutage, CaseWorstFlow } from '../study/case-losses.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';

/** The tables of a complete single-outage screening of a case file, full double precision. */
export function caseLossesCsvFiles(losses: CaseLosses): OutputText[] {
  return [
    { name: 'n1_summary.csv', text: csvText(OUTAGE_COLUMNS, losses.outages) },
    { name: 'n1_branch.csv', text: csvText(BRANCH_COLUMNS, losses.branches) },
    { name: 'n1_islanding.csv', text: csvText(LOSS_COLUMNS, losses.splitting) },
  ];
}

const LOSS_COLUMNS: Columns<CaseLoss> = [
  ['outage_row', (loss) => loss.row],
  ['from', (loss) => loss.from],
  ['to', (loss) => loss.to],
  ['pre_mw', (loss) => loss.flowMw],
];

const OUTAGE_COLUMNS: Columns<CaseOutage> = [
  ...LOSS_COLUMNS,
  ...extremeColumns('maxabs', (outage) => outage.largestFlow ?? NOTHING),
  ['maxload_row', (outage) => outage.highestLoading?.row],
  ['maxload_mw', (outage) => outage.highestLoading?.valueMw],
  ['maxload_pct', (outage) => outage.highestLoading?.loadingPct],
  ['maxload_ties', (outage) => outage.highestLoading?.ties],
  ['overloads', (outage) => outage.overloads],
  ...extremeColumns('maxdelta', (outage) => outage.largestChange ?? NOTHING),
];

/** Nothing flows or changes: zero, on no branch in particular. */
const NOTHING = { row: undefined, valueMw: 0, ties: 0 };

function extremeColumns(
  name: string,
  extremeOf: (outage: CaseOutage) => CaseExtreme | typeof NOTHING,
): Columns<CaseOutage> {
  return [
    [`${name}_row`, (outage) => extremeOf(outage).row],
    [`${name}_mw`, (outage) => extremeOf(outage).valueMw],
    [`${name}_ties`, (outage) => extremeOf(outage).ties],
  ];
}

const BRANCH_COLUMNS: Columns<CaseWorstFlow> = [
  ['row', (branch) => branch.row],
  ['from', (branch) => branch.from],
  ['to', (branch) => branch.to],
  ['base_mw', (branch) => branch.flowMw],
  ['worst_mw', (branch) => branch.worstMw],
  ['worst_outage_row', (branch) => branch.worstOutage],
  // As in the case formats, 0 stands for no limit.
  ['rate_a_mw', (branch) => branch.ratingMva ?? 0],
];
