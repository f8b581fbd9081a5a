import type { CaseBranch, CaseBus, CaseFlow } from '../study/case-flow.ts';
import type { CaseTransfer, CaseTransferPair } from '../study/case-transfer.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';

const BUS_COLUMNS: Columns<CaseBus> = [
  ['bus', (b) => b.bus],
  ['va_deg', (b) => b.angleDeg],
  ['pg_mw', (b) => b.generationMw],
  ['pd_mw', (b) => b.demandMw],
  ['gs_mw', (b) => b.shuntMw],
  ['pinj_mw', (b) => b.injectionMw],
];

const BRANCH_COLUMNS: Columns<CaseBranch> = [
  ['row', (k) => k.row],
  ['from', (k) => k.from],
  ['to', (k) => k.to],
  ['in_service', (k) => (k.inService ? 1 : 0)],
  ['pf_mw', (k) => k.flowMw],
  // As in the case formats, 0 stands for no limit.
  ['rate_a_mw', (k) => k.ratingMva ?? 0],
];

/** The tables of a power flow of a case file, full double precision. */
export function caseFlowCsvFiles(flow: CaseFlow): OutputText[] {
  return [
    { name: 'dcpf_bus.csv', text: csvText(BUS_COLUMNS, flow.buses) },
    { name: 'dcpf_branch.csv', text: csvText(BRANCH_COLUMNS, flow.branches) },
  ];
}

/** The ordered pairs of a transfer, in the columns of `trade_limits.csv`. */
export function caseTransferCsvFile(transfer: CaseTransfer): OutputText {
  const columns: Columns<CaseTransferPair> = [
    ['from_area', () => transfer.fromArea],
    ['to_area', () => transfer.toArea],
    ['rank', (pair) => pair.rank],
    ['element', (pair) => pair.element],
    ['contingency', (pair) => pair.contingency],
    ['base_flow_mw', (pair) => pair.baseFlowMw],
    ['sensitivity', (pair) => pair.sensitivity],
    ['rating_mva', (pair) => pair.ratingMva],
    ['limit_mw', (pair) => pair.limitMw],
  ];
  return { name: 'transfer.csv', text: csvText(columns, transfer.pairs) };
}
