import type { BorderFlow, ContingencyOutcome, ElementLoading, ScenarioResult } from '../study/result.ts';
import { capacityCsvFiles } from './capacity-csv.ts';
import type { ResultColumns } from './column-notes.ts';
import { conditionsCsvFile } from './conditions-csv.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { eventCsvFile } from './event-csv.ts';
import { explanationCsvFile } from './explanation-csv.ts';
import { marketCsvFiles } from './market/market-csv.ts';
import { optimumCsvFiles } from './optimum-csv.ts';
import { rightsCsvFiles } from './rights-csv.ts';
import { schemeCsvFile } from './scheme-csv.ts';
import { securityCsvFiles } from './security-csv.ts';
import { separationCsvFile } from './separation-csv.ts';
import { traceColumns } from './trace-columns.ts';
import { uncertaintyCsvFiles } from './uncertainty-csv.ts';
import { upgradesCsvFiles } from './upgrades-csv.ts';

/**
 * The CSV tables of a run, only those whose study was asked for. The first columns are those that other programs
 * read (INTERFACE of the project); names and origins follow. Full double precision, a dot as decimal sign, an
 * empty cell where there is no figure.
 */
export function resultCsvFiles(result: ScenarioResult): OutputText[] {
  const files: OutputText[] = [];
  const { loading, capacity, explanations, conditions, uncertainty } = result;
  if (loading !== undefined) {
    files.push({ name: 'line_loading.csv', text: csvText(LOADING_COLUMNS, loading.elements) });
    files.push({ name: 'border_flows.csv', text: csvText(BORDER_COLUMNS, loading.borders) });
    files.push({ name: 'contingencies.csv', text: csvText(CONTINGENCY_COLUMNS, loading.contingencies) });
  }
  if (capacity !== undefined) files.push(...capacityCsvFiles(capacity));
  if (explanations.length > 0) files.push(explanationCsvFile('trade_explanations.csv', explanations));
  if (result.separations !== undefined) {
    files.push(separationCsvFile(result.separations));
    files.push(eventCsvFile('disturbances.csv', result.separations.recorded));
  }
  if (result.security !== undefined) files.push(...securityCsvFiles(result.security));
  if (result.schemes.length > 0) files.push(schemeCsvFile(result.schemes));
  if (conditions !== undefined) files.push(conditionsCsvFile(conditions));
  files.push(...optimumCsvFiles(result));
  if (result.rights !== undefined) files.push(...rightsCsvFiles(result.rights));
  if (uncertainty !== undefined) files.push(...uncertaintyCsvFiles(result.scenario.id, uncertainty));
  if (result.market !== undefined) files.push(...marketCsvFiles(result.market));
  if (result.upgrades !== undefined) files.push(...upgradesCsvFiles(result.upgrades));
  return files;
}

const LOADING_COLUMNS: ResultColumns<ElementLoading> = [
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

const BORDER_COLUMNS: ResultColumns<BorderFlow> = [
  ['from_area', (b) => b.fromArea],
  ['to_area', (b) => b.toArea],
  ['flow_mw', (b) => b.flowMw],
  ['lines', (b) => idList(b.lines.map((line) => line.element))],
  ['line_flows_mw', (b) => idList(b.lines.map((line) => String(line.flowMw)))],
];

const CONTINGENCY_COLUMNS: ResultColumns<ContingencyOutcome> = [
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
  ['shed_by_area', (c) => idList(c.shedByArea.map((shed) => `${shed.area} ${shed.shedMw}`))],
  ['tripped_by_area', (c) => idList(c.trippedByArea.map((lost) => `${lost.area} ${lost.trippedMw}`))],
];
