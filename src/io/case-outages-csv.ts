import type {
  CaseNamedOutage,
  CaseOutages,
  CaseSolvedOutage,
  CaseSplitOutage,
  CaseUnitOutage,
} from '../study/case-outages.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';

/** The tables of outages that change who produces, full double precision; those that were not asked for are left out. */
export function caseOutagesCsvFiles(
  { units, splits, named }: CaseOutages,
  withSingles: boolean,
): OutputText[] {
  const single = [
    { name: 'n1_generators.csv', text: csvText(UNIT_COLUMNS, units) },
    { name: 'n1_islands.csv', text: csvText(SPLIT_COLUMNS, splits) },
  ];
  const list = { name: 'named_outages.csv', text: csvText(NAMED_COLUMNS, named) };
  return [...(withSingles ? single : []), ...(named.length > 0 ? [list] : [])];
}

const SOLVED_COLUMNS: Columns<CaseSolvedOutage> = [
  ['picked_up_mw', (outage) => outage.pickedUpMw],
  ['shed_mw', (outage) => outage.shedMw],
  ['tripped_mw', (outage) => outage.trippedMw],
  ['maxabs_row', (outage) => outage.largestFlow?.row],
  ['maxabs_mw', (outage) => outage.largestFlow?.valueMw ?? 0],
  ['maxload_row', (outage) => outage.highestLoading?.row],
  ['maxload_mw', (outage) => outage.highestLoading?.valueMw],
  ['maxload_pct', (outage) => outage.highestLoading?.loadingPct],
  ['overloads', (outage) => outage.overloads],
  ['maxdelta_row', (outage) => outage.largestChange?.row],
  ['maxdelta_mw', (outage) => outage.largestChange?.valueMw ?? 0],
];

const UNIT_COLUMNS: Columns<CaseUnitOutage> = [
  ['unit_row', (outage) => outage.row],
  ['bus', (outage) => outage.bus],
  ['lost_mw', (outage) => outage.outputMw],
  ...SOLVED_COLUMNS,
];

const SPLIT_COLUMNS: Columns<CaseSplitOutage> = [
  ['outage_row', (outage) => outage.row],
  ['from', (outage) => outage.from],
  ['to', (outage) => outage.to],
  ['pre_mw', (outage) => outage.flowMw],
  ...SOLVED_COLUMNS,
];

const NAMED_COLUMNS: Columns<CaseNamedOutage> = [
  ['name', (outage) => outage.name],
  ['branch_rows', (outage) => outage.branchRows.join(';')],
  ['unit_rows', (outage) => outage.unitRows.join(';')],
  ['new_islands', (outage) => outage.newIslands],
  ...SOLVED_COLUMNS,
];
