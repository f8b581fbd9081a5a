import type {
  AssumptionFigure,
  CapacityResult,
  CapacityRow,
  Limit,
  LimitingPair,
  ReliefStep,
} from '../study/capacity/capacity-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

/** The tables of a capacity study: every layer, the pairs behind them, what relief brings, what assumptions do. */
export function capacityCsvFiles(capacity: CapacityResult): OutputText[] {
  return [
    { name: 'trade_capacity.csv', text: csvText(CAPACITY_COLUMNS, capacity.rows) },
    { name: 'trade_limits.csv', text: csvText(PAIR_COLUMNS, rankedPairs(capacity)) },
    { name: 'trade_relief.csv', text: csvText(RELIEF_COLUMNS, reliefSteps(capacity)) },
    { name: 'capacity_assumptions.csv', text: csvText(ASSUMPTION_COLUMNS, assumptionFigures(capacity)) },
  ];
}

function limitMw(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

const CAPACITY_COLUMNS: ResultColumns<CapacityRow> = [
  ['from_area', (r) => idList(r.fromAreas)],
  ['to_area', (r) => idList(r.toAreas)],
  ['base_exchange_mw', (r) => r.baseExchangeMw],
  ['n0_mw', (r) => limitMw(r.thermalN)],
  ['n1_mw', (r) => limitMw(r.thermalN1)],
  ['operating_limit_mw', (r) => r.operating?.mw],
  ['ttc_mw', (r) => r.ttcMw],
  ['trm_mw', (r) => r.trmMw],
  ['ntc_mw', (r) => r.ntcMw],
  ['binding_layer', (r) => r.bindingLayer],
  ['limiting_element', (r) => r.limitingElement],
  ['limiting_contingency', (r) => r.limitingContingency],
  ['confidence', (r) => r.confidence],
  ['kind', (r) => r.kind],
  ['aac_mw', (r) => r.committed.mw],
  ['aac_source', (r) => r.committed.source],
  ['atc_mw', (r) => r.atcMw],
  ['crossed_limit_mw', (r) => r.crossed[0]?.limitMw],
  ['crossed_limit_id', (r) => r.crossed[0]?.published.id],
  ['crossed_limit_share', (r) => r.crossed[0]?.share],
  ['loadability_mw', (r) => r.loadability?.mw],
  ['loadability_element', (r) => r.loadability?.element],
  ['loadability_regime', (r) => r.loadability?.regime],
  ['resources_mw', (r) => limitMw(r.resources)],
  ['limiting_element_name', (r) => r.pairs[0]?.elementName],
  ['limiting_contingency_name', (r) => r.pairs[0]?.contingencyName?.en],
  ['operating_limit_id', (r) => r.operating?.id],
  ['operating_limit_source_ids', (r) => idList(r.operating?.trace.sourceIds ?? [])],
  ['edge_loading_pct', (r) => r.edge?.loadingPct],
  ['edge_set_apart_contingency', (r) => r.edge?.setApart?.contingency],
  ['edge_ttc_mw', (r) => r.edge?.otherwise?.ttcMw],
  ['edge_binding_layer', (r) => r.edge?.otherwise?.bindingLayer],
];

interface RankedPair {
  readonly row: CapacityRow;
  readonly pair: LimitingPair;
}

function rankedPairs(capacity: CapacityResult): RankedPair[] {
  return capacity.rows.flatMap((row) => row.pairs.map((pair) => ({ row, pair })));
}

const PAIR_COLUMNS: ResultColumns<RankedPair> = [
  ['from_area', ({ row }) => idList(row.fromAreas)],
  ['to_area', ({ row }) => idList(row.toAreas)],
  ['rank', ({ pair }) => pair.rank],
  ['element', ({ pair }) => pair.element],
  ['contingency', ({ pair }) => pair.contingency],
  ['base_flow_mw', ({ pair }) => pair.baseFlowMw],
  ['sensitivity', ({ pair }) => pair.sensitivity],
  ['rating_mva', ({ pair }) => pair.ratingMva],
  ['limit_mw', ({ pair }) => pair.limitMw],
  ['element_name', ({ pair }) => pair.elementName],
  ['contingency_name', ({ pair }) => pair.contingencyName?.en],
  ['relief_rank', (ranked) => reliefOf(ranked)?.rank],
  ['relieved_ttc_mw', (ranked) => reliefOf(ranked)?.ttcMw],
  ['relieved_binding_layer', (ranked) => reliefOf(ranked)?.bindingLayer],
  ...traceColumns<RankedPair>(({ pair }) => pair.trace),
];

/** The step of the relief at which the pair's element is relieved. */
function reliefOf({ row, pair }: RankedPair): ReliefStep | undefined {
  return row.relief.find((step) => step.relieved.element === pair.element);
}

interface RowStep {
  readonly row: CapacityRow;
  readonly step: ReliefStep;
}

function reliefSteps(capacity: CapacityResult): RowStep[] {
  return capacity.rows.flatMap((row) => row.relief.map((step) => ({ row, step })));
}

const RELIEF_COLUMNS: ResultColumns<RowStep> = [
  ['from_area', ({ row }) => idList(row.fromAreas)],
  ['to_area', ({ row }) => idList(row.toAreas)],
  ['relieved', ({ step }) => step.rank],
  ['element', ({ step }) => step.relieved.element],
  ['contingency', ({ step }) => step.relieved.contingency],
  ['limit_mw', ({ step }) => step.relieved.limitMw],
  ['ttc_mw', ({ step }) => step.ttcMw],
  ['binding_layer', ({ step }) => step.bindingLayer],
  ['next_element', ({ step }) => step.next.element],
  ['next_contingency', ({ step }) => step.next.contingency],
  ['next_limit_mw', ({ step }) => step.next.limitMw],
  ['element_name', ({ step }) => step.relieved.elementName],
  ['next_element_name', ({ step }) => step.next.elementName],
];

interface RowFigure {
  readonly row: CapacityRow;
  readonly figure: AssumptionFigure;
}

function assumptionFigures(capacity: CapacityResult): RowFigure[] {
  return capacity.rows.flatMap((row) => row.assumptions.map((figure) => ({ row, figure })));
}

const ASSUMPTION_COLUMNS: ResultColumns<RowFigure> = [
  ['from_area', ({ row }) => idList(row.fromAreas)],
  ['to_area', ({ row }) => idList(row.toAreas)],
  ['assumption', ({ figure }) => figure.assumption],
  ['n1_mw', ({ figure }) => limitMw(figure.thermalN1)],
  ['ttc_mw', ({ figure }) => figure.ttcMw],
  ['binding_layer', ({ figure }) => figure.bindingLayer],
  ['limiting_element', ({ figure }) => figure.limiting?.element],
  ['limiting_contingency', ({ figure }) => figure.limiting?.contingency],
  ['asked_n1_mw', ({ row }) => limitMw(row.thermalN1)],
  ['asked_ttc_mw', ({ row }) => row.ttcMw],
];
