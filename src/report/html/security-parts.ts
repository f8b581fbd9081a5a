import { type Text, text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { heading, type Section, type Table } from '../report-model.ts';
import { criteriaTable } from '../security/criteria-table.ts';
import { operatingLimitTable, standingFigureTable } from '../security/limit-tables.ts';
import { modelLimits } from '../security/limits-of-dc.ts';
import { outageTable } from '../security/outage-table.ts';
import { securityLead } from '../security/security-lead.ts';
import { standingSchemeTable } from '../security/standing-scheme-table.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { folded, type PagePart, sectionPart } from './page-shell.ts';
import type { SourceIndex } from './source-index.ts';
import { tableMarkup } from './table-markup.ts';

export const SECURITY = text('Security', 'Seguridad');

const WORDS = {
  security: text('Security: limits entered by hand', 'Seguridad: límites ingresados a mano'),
  beside: text('Published figures that limit nothing here', 'Cifras publicadas que aquí no limitan'),
  limits: text('What a DC model cannot see', 'Lo que un modelo DC no ve'),
} as const satisfies Record<string, Text>;

/** Tables of a report that stand among these parts, and nowhere else on the page. */
export const SECURITY_TABLES: ReadonlySet<string> = new Set([
  'schemes',
  'contingencies',
  'separations',
  'disturbances',
]);

/** How many outages the page tells; the file holds all of them. */
const OUTAGES_TOLD = 20;

/**
 * What a security engineer asks first: the limits that were entered by hand, the schemes and criteria that bear on them,
 * what a DC model cannot see and where this run touches it, what comes apart, and the worst outages.
 */
export function securityParts(
  result: ScenarioResult,
  sections: readonly Section[],
  index: SourceIndex,
): PagePart[] {
  const { security } = result;
  const moved = (id: string) =>
    sections.filter((section) => heading(section).id === id).map((section) => sectionPart(section, index));
  const made = (table: Table | undefined) =>
    table === undefined ? [] : [sectionPart({ kind: 'table', table }, index)];
  return [
    ...limitPart(result, index),
    ...made(security && standingSchemeTable(security)),
    ...moved('schemes'),
    ...made(security && criteriaTable(result, security)),
    modelPart(result, security === undefined ? 'security' : 'limits'),
    ...moved('contingencies'),
    ...moved('separations'),
    ...moved('disturbances'),
    ...made(result.loading && security && outageTable(security, OUTAGES_TOLD)),
  ];
}

function limitPart(result: ScenarioResult, index: SourceIndex): PagePart[] {
  const { security } = result;
  if (security === undefined) return [];
  const lead = securityLead(result).map((words) => html`<p>${bilingual(words)}</p>`);
  const beside = standingFigureTable(security);
  const figures = beside.rows.length === 0 ? undefined : folded(WORDS.beside, tableMarkup(beside, index));
  const content = html`${lead}${tableMarkup(operatingLimitTable(security), index)}${figures}`;
  return [{ id: 'security', title: WORDS.security, content }];
}

/** The first of the parts where a run has no limits to tell of: a market year alone. */
function modelPart(result: ScenarioResult, id: string): PagePart {
  const items = modelLimits(result).map(({ words, here }): Markup => {
    const told = here.map((sentence) => html`<br><span class="muted">${bilingual(sentence)}</span>`);
    return html`<li>${bilingual(words)}${told}</li>`;
  });
  return { id, title: WORDS.limits, content: html`<ul class="remarks">${items}</ul>` };
}
