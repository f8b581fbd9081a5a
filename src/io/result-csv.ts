import type { CapacityResult, CapacityRow, Limit, LimitingPair } from '../study/capacity/capacity-result.ts';
import type {
  BorderFlow,
  ContingencyOutcome,
  ElementLoading,
  ElementTrace,
  ScenarioResult,
} from '../study/result.ts';
import { conditionsCsvFile } from './conditions-csv.ts';
import { type Columns, csvText, type OutputText } from './csv-text.ts';

/**
 * The CSV tables of a run, only those whose study was asked for. The first columns are those that other programs
 * read (INTERFACE of the project); names and origins follow. Full double precision, a dot as decimal sign, an
 * empty cell where there is no figure.
 */
export function resultCsvFiles(result: ScenarioResult): OutputText[] {
  const files: OutputText[] = [];
  const { loading, capacity, conditions } = result;
  if (loading !== undefined) {
    files.push({ name: 'line_loading.csv', text: csvText(LOADING_COLUMNS, loading.elements) });
    files.push({ name: 'border_flows.csv', text: csvText(BORDER_COLUMNS, loading.borders) });
    files.push({ name: 'contingencies.csv', text: csvText(CONTINGENCY_COLUMNS, loading.contingencies) });
  }
  if (capacity !== undefined) {
    files.push({ name: 'trade_capacity.csv', text: csvText(CAPACITY_COLUMNS, capacity.rows) });
    files.push({ name: 'trade_limits.csv', text: csvText(PAIR_COLUMNS, rankedPairs(capacity)) });
  }
  if (conditions !== undefined) files.push(conditionsCsvFile(conditions));
  return files;
}

function list(ids: readonly string[]): string {
  return ids.join(';');
}

function limitMw(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

function traceColumns<Row>(traceOf: (row: Row) => ElementTrace): Columns<Row> {
  return [
    ['source_file', (row) => traceOf(row).file],
    ['source_line', (row) => traceOf(row).line],
    ['source_ids', (row) => list(traceOf(row).sourceIds)],
  ];
}

const LOADING_COLUMNS: Columns<ElementLoading> = [
  ['element', (e) => e.element],
  ['kind', (e) => e.kind],
  ['from', (e) => e.from],
  ['to', (e) => e.to],
  ['area_from', (e) => e.areaFrom],
  ['area_to', (e) => e.areaTo],
  ['kv', (e) => e.kv],
  ['rating_mva', (e) => e.ratingMva],
  ['flow_mw', (e) => e.flowMw],
  ['loading_pct', (e) => e.loadingPct],
  ['worst_contingency', (e) => e.worstContingency],
  ['worst_flow_mw', (e) => e.worstFlowMw],
  ['worst_rating_mva', (e) => e.worstRatingMva],
  ['worst_loading_pct', (e) => e.worstLoadingPct],
  ['confidence', (e) => e.trace.confidence],
  ['name', (e) => e.name],
  ['class', (e) => e.lineClass],
  ['worst_contingency_name', (e) => e.worstContingencyName?.en],
  ['sil_mw', (e) => e.loadability?.silMw],
  ['loadability_mw', (e) => e.loadability?.loadabilityMw],
  ['loadability_regime', (e) => e.loadability?.regime],
  ...traceColumns<ElementLoading>((e) => e.trace),
];

const BORDER_COLUMNS: Columns<BorderFlow> = [
  ['from_area', (b) => b.fromArea],
  ['to_area', (b) => b.toArea],
  ['flow_mw', (b) => b.flowMw],
  ['lines', (b) => list(b.lines.map((line) => line.element))],
  ['line_flows_mw', (b) => list(b.lines.map((line) => String(line.flowMw)))],
];

const CONTINGENCY_COLUMNS: Columns<ContingencyOutcome> = [
  ['contingency', (c) => c.contingency],
  ['kind', (c) => c.kind],
  ['splits', (c) => c.splits],
  ['shed_mw', (c) => c.shedMw],
  ['worst_element', (c) => c.worstElement],
  ['worst_loading_pct', (c) => c.worstLoadingPct],
  ['overloads', (c) => c.overloads],
  ['name', (c) => c.name.en],
  ['worst_element_name', (c) => c.worstElementName],
  ['tripped_mw', (c) => c.trippedMw],
  ['shed_by_area', (c) => list(c.shedByArea.map((shed) => `${shed.area} ${shed.shedMw}`))],
];

const CAPACITY_COLUMNS: Columns<CapacityRow> = [
  ['from_area', (r) => list(r.fromAreas)],
  ['to_area', (r) => list(r.toAreas)],
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
  ['n1_strict_mw', (r) => limitMw(r.thermalN1Strict)],
  ['resources_mw', (r) => limitMw(r.resources)],
  ['limiting_element_name', (r) => r.pairs[0]?.elementName],
  ['limiting_contingency_name', (r) => r.pairs[0]?.contingencyName?.en],
  ['operating_limit_id', (r) => r.operating?.id],
  ['operating_limit_source_ids', (r) => list(r.operating?.trace.sourceIds ?? [])],
];

interface RankedPair {
  readonly row: CapacityRow;
  readonly pair: LimitingPair;
}

function rankedPairs(capacity: CapacityResult): RankedPair[] {
  return capacity.rows.flatMap((row) => row.pairs.map((pair) => ({ row, pair })));
}

const PAIR_COLUMNS: Columns<RankedPair> = [
  ['from_area', ({ row }) => list(row.fromAreas)],
  ['to_area', ({ row }) => list(row.toAreas)],
  ['rank', ({ pair }) => pair.rank],
  ['element', ({ pair }) => pair.element],
  ['contingency', ({ pair }) => pair.contingency],
  ['base_flow_mw', ({ pair }) => pair.baseFlowMw],
  ['sensitivity', ({ pair }) => pair.sensitivity],
  ['rating_mva', ({ pair }) => pair.ratingMva],
  ['limit_mw', ({ pair }) => pair.limitMw],
  ['element_name', ({ pair }) => pair.elementName],
  ['contingency_name', ({ pair }) => pair.contingencyName?.en],
  ...traceColumns<RankedPair>(({ pair }) => pair.trace),
];
