import type { AreaPair } from '../study/scenario.ts';
import type {
  HarmfulOutage,
  HeldCriterion,
  SecurityResult,
  StandingLimit,
} from '../study/security/security-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

/** Published figures beside the model's, criteria with what the run does about them, and the outages that harm. */
export function securityCsvFiles({ limits, criteria, outages }: SecurityResult): OutputText[] {
  return [
    { name: 'security_limits.csv', text: csvText(LIMIT_COLUMNS, limits) },
    { name: 'security_criteria.csv', text: csvText(CRITERION_COLUMNS, criteria) },
    { name: 'security_outages.csv', text: csvText(OUTAGE_COLUMNS, outages) },
  ];
}

/** `GT>SV+HN;HN>NI` */
function wayList(pairs: readonly AreaPair[]): string {
  return idList(pairs.map(({ from, to }) => `${from.join('+')}>${to.join('+')}`));
}

const LIMIT_COLUMNS: ResultColumns<StandingLimit> = [
  ['from_area', (l) => idList(l.fromAreas)],
  ['to_area', (l) => idList(l.toAreas)],
  ['limit_id', (l) => l.id],
  ['limit_kind', (l) => l.kind],
  ['published_mw', (l) => l.mw],
  ['tolerance_mw', (l) => l.toleranceMw],
  ['acts', (l) => l.acts],
  ['n0_mw', (l) => (l.thermalN?.kind === 'limited' ? l.thermalN.mw : undefined)],
  ['n1_mw', (l) => (l.thermalN1?.kind === 'limited' ? l.thermalN1.mw : undefined)],
  ['n1_beyond_limit_mw', (l) => l.beyondMw],
  ['limit_nature', (l) => l.nature],
  ['decides', (l) => wayList(l.binds)],
  ['year_from', (l) => l.holds.yearFrom],
  ['year_to', (l) => l.holds.yearTo],
  ['season', (l) => l.holds.season],
  ['month', (l) => l.holds.month],
  ['demand_period', (l) => l.holds.demandPeriod],
  ['reason', (l) => l.reason?.en],
  ['confidence', (l) => l.trace.confidence],
  ...traceColumns<StandingLimit>((l) => l.trace),
];

const CRITERION_COLUMNS: ResultColumns<HeldCriterion> = [
  ['criterion', (c) => c.id],
  ['aspect', (c) => c.aspect],
  ['treatment', (c) => c.treatment],
  ['rule', (c) => c.rule.en],
  ['rule_value', (c) => c.value],
  ['rule_unit', (c) => c.unit],
  ['confidence', (c) => c.trace.confidence],
  ...traceColumns<HeldCriterion>((c) => c.trace),
];

const OUTAGE_COLUMNS: ResultColumns<HarmfulOutage> = [
  ['contingency', (o) => o.contingency],
  ['contingency_name', (o) => o.name.en],
  ['kind', (o) => o.kind],
  ['element', (o) => o.element],
  ['element_name', (o) => o.elementName],
  ['areas', (o) => idList(o.areas)],
  ['rating_mva', (o) => o.ratingMva],
  ['rating_confidence', (o) => o.ratingConfidence],
  ['flow_before_mw', (o) => o.flowBeforeMw],
  ['flow_after_mw', (o) => o.flowAfterMw],
  ['loading_before_pct', (o) => o.loadingBeforePct],
  ['loading_after_pct', (o) => o.loadingAfterPct],
  ['harmed', (o) => o.harmed],
  ['limits', (o) => wayList(o.limits)],
  ['next_in', (o) => wayList(o.follows)],
  ['set_apart_in', (o) => wayList(o.setApart)],
  ...traceColumns<HarmfulOutage>((o) => o.trace),
];
