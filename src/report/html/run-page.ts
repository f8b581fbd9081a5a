import { type Language, type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { StoredResult } from '../../study/evidence/evidence.ts';
import { headlineFigures } from '../../study/evidence/headline-figures.ts';
import type { CapacityExplanation } from '../../study/explanation/explanation-result.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { briefOf } from '../brief/brief.ts';
import { CATALOGUE } from '../catalogue.ts';
import { chartRow, looseRow } from '../charts/chart-figure.ts';
import { areaNames } from '../explanation/area-names.ts';
import { gridMap } from '../map/grid-map.ts';
import { heading, type Report, type Section, type Table } from '../report-model.ts';
import { runReport } from '../run-report.ts';
import { rowsOfTable } from '../tables/capacity-table.ts';
import { loadingTable } from '../tables/loading-table.ts';
import { pairTable } from '../tables/pair-table.ts';
import { reliefTable } from '../tables/relief-table.ts';
import { directionWords } from '../vocabulary.ts';
import { briefLink, briefSection } from './brief-section.ts';
import { capacityBars } from './capacity-bars.ts';
import { capacityFigure } from './capacity-chart.ts';
import { evidenceBlock } from './evidence-block.ts';
import { EVIDENCE, evidencePart } from './evidence-section.ts';
import { explanationBlocks } from './explanation-page.ts';
import { liveLink, liveSection } from './live-section.ts';
import { MARKET_LINKS, marketSection } from './market/market-page.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { optimumSection } from './optimum-page.ts';
import {
  factsMarkup,
  folded,
  footMarkup,
  type LivePart,
  languageLabels,
  type PagePart,
  pageMarkup,
  partMarkup,
  SOURCES,
  sectionPart,
  sourceSection,
} from './page-shell.ts';
import { pairFigure } from './pair-chart.ts';
import { SECURITY, SECURITY_TABLES, securityParts } from './security-parts.ts';
import { siepacFigure } from './siepac-chart.ts';
import { indexSources, type SourceIndex } from './source-index.ts';
import { southOfAreas } from './south-of.ts';
import { tableMarkup } from './table-markup.ts';
import { upgradeSection } from './upgrade-charts.ts';

const PAGE_LENGTH = { loadings: 25, contingencies: 25 };

/**
 * The report as one HTML file without anything from outside: tables and map in both languages, of which the reader
 * chooses one, the sources of every figure, and the evidence to verify it by. `language` is the one it opens with. With
 * a live part the map follows what the reader changes; without it the page runs no script.
 */
export function runPage(
  result: ScenarioResult,
  provenance: RunProvenance,
  language: Language,
  live?: LivePart,
): string {
  const report = runReport(result, PAGE_LENGTH);
  const index = indexSources(result.sources);
  const sections = pageSections(report);
  const brief = briefSection(briefOf([result]), ({ table }) => table);
  const scenarios = [{ id: result.scenario.id, provenance, figures: headlineFigures(result) }];
  return pageMarkup(
    report,
    language,
    html`${navigation(sections, mapLink(result, live), brief && briefLink())}
<main>
${brief}
${result.loading && live ? undefined : liveSection([result], live, () => '')}
${runParts(result, sections, index).map(partMarkup)}
${sourceSection(index)}
</main>
${footMarkup(provenance)}
${evidenceBlock({ schemaVersion: 1, language, comparison: undefined, scenarios })}`,
    live,
  );
}

/** One run inside a page about several: its conditions, the sections of its page, and how it was made. */
export function runAnnex({ result, provenance }: StoredResult<ScenarioResult>, index: SourceIndex) {
  const report = runReport(result, PAGE_LENGTH);
  return {
    facts: factsMarkup(report),
    parts: runParts(result, pageSections(report), index),
    foot: footMarkup(provenance),
  };
}

function pageSections(report: Report): Section[] {
  return [...report.sections].sort((a, b) => pageRank(a) - pageRank(b));
}

function runParts(result: ScenarioResult, sections: readonly Section[], index: SourceIndex): PagePart[] {
  return [
    ...mapPart(result),
    ...sections.filter(isOwnPart).map((section) => runPart(section, result, index)),
    ...securityParts(result, sections, index),
    evidencePart(result, index),
  ];
}

const MAP = text('Map', 'Mapa');

/** Shorter than the headings, so that they fit in one line. */
const NAVIGATION_WORDS: Readonly<Record<string, Text>> = {
  ...MARKET_LINKS,
  balance: text('Balance', 'Balance'),
  loading: text('Loadings', 'Cargabilidad'),
  siepac: text('SIEPAC', 'SIEPAC'),
  borders: text('Borders', 'Fronteras'),
  capacity: text('Capacity', 'Capacidad'),
  assumptions: text('Assumptions', 'Supuestos'),
  'capacity-totals': text('Totals', 'Totales'),
  'capacity-wheeling': text('Through', 'Porteos'),
  'capacity-external': text('Outside', 'Extrarregional'),
  conditions: text('Conditions', 'Condiciones'),
  'condition-figures': text('By condition', 'Por condición'),
  optimised: text('Redispatch', 'Redespacho'),
  joint: text('Together', 'A la vez'),
  'regional-trade': text('Region', 'Región'),
  rights: text('Rights', 'Derechos'),
  'rights-limits': text('Their limits', 'Sus límites'),
  'upgrade-options': text('Options', 'Opciones'),
  'upgrade-targets': text('Targets', 'Metas'),
  'upgrade-portfolios': text('Portfolios', 'Portafolios'),
  uncertainty: text('Uncertainty', 'Incertidumbre'),
  'uncertainty-comparison': text('Odds', 'Probabilidad'),
  checks: text('Checks', 'Verificaciones'),
};

/** A page is read from the top, a terminal from the bottom: here the answers come first. */
const PAGE_ORDER = [
  ...Object.keys(MARKET_LINKS),
  'upgrade-options',
  'upgrade-targets',
  'upgrade-group',
  'upgrade-portfolios',
  'upgrade-front',
  'upgrade-benefit-front',
  'upgrade-odds',
  'upgrade-savings',
  'upgrade-value',
  'capacity',
  'capacity-totals',
  'capacity-wheeling',
  'capacity-external',
  'assumptions',
  'conditions',
  'condition-figures',
  'optimised',
  'joint',
  'regional-trade',
  'rights',
  'rights-limits',
  'uncertainty',
  'uncertainty-comparison',
  'siepac',
  'borders',
  'loading',
  'balance',
  'warnings',
  'checks',
];

function pageRank(section: Section): number {
  return PAGE_ORDER.indexOf(heading(section).id);
}

/** What stands in its own place, and not among the parts about security. */
function isOwnPart(section: Section): boolean {
  return !SECURITY_TABLES.has(heading(section).id);
}

function navigation(
  sections: readonly Section[],
  map: Markup | undefined,
  brief: Markup | undefined,
): Markup {
  const links = sections.filter(isOwnPart).map((section) => {
    const { id, title } = heading(section);
    return html`<a href="#${id}">${bilingual(NAVIGATION_WORDS[id] ?? title)}</a>`;
  });
  return html`<nav><div><div class="links">${brief}${map}${links}<a href="#security">${bilingual(SECURITY)}</a><a href="#confidence">${bilingual(EVIDENCE)}</a><a href="#sources">${bilingual(SOURCES)}</a></div>${languageLabels()}</div></nav>`;
}

function mapLink({ loading }: ScenarioResult, live: LivePart | undefined): Markup | undefined {
  if (loading === undefined) return live && liveLink();
  return html`<a href="#map">${bilingual(MAP)}</a>`;
}

function elementAnchor(element: string): string {
  return `element-${element}`;
}

function mapPart(result: ScenarioResult): PagePart[] {
  if (result.loading === undefined) return [];
  return [{ id: 'map', title: MAP, content: gridMap(result, elementAnchor) }];
}

function runPart(section: Section, result: ScenarioResult, index: SourceIndex): PagePart {
  if (section.kind === 'remarks') return sectionPart(section, index);
  const { id, title } = section.table;
  return { id, title, content: tableSection(section.table, result, index) };
}

function tableSection(table: Table, result: ScenarioResult, index: SourceIndex): Markup {
  const { loading, capacity } = result;
  const rows = capacity === undefined ? [] : rowsOfTable(capacity, table.id);
  if (capacity !== undefined && rows.length > 0) {
    const picture = { title: bilingual(text('MW', 'MW')), draw: capacityBars(rows) };
    const pairs = tableMarkup(pairTable(rows), index);
    const relief = tableMarkup(reliefTable(rows), index);
    const charts = table.id === 'capacity' ? capacityCharts(rows, result, index) : undefined;
    return html`${charts}${barKey()}${tableMarkup(table, index, { picture })}${folded(text('The limiting pairs behind each figure', 'Los pares que limitan, detrás de cada cifra'), pairs)}${folded(text('What relieving them one after another brings', 'Qué aporta aliviarlos uno tras otro'), relief)}${explanationBlocks(explanationsOf(result, rows), areaNames(result.areas), index)}`;
  }
  if (table.id === 'loading' && loading !== undefined) {
    const all = loadingTable(loading, loading.elements.length);
    const anchor = (row: number) => elementAnchor(loading.elements[row]!.element);
    return html`${tableMarkup(table, index)}${folded(text('All monitored elements', 'Todos los elementos vigilados'), tableMarkup(all, index, { anchor }))}`;
  }
  if (table.id === 'siepac' && loading !== undefined) {
    const figure = siepacFigure(loading, result.grid, index);
    return html`${figure && chartRow([figure])}${tableMarkup(table, index)}`;
  }
  return (
    marketSection(table, result.market, index) ??
    optimumSection(table, result, index) ??
    upgradeSection(table, result.upgrades, index) ??
    tableMarkup(table, index)
  );
}

function capacityCharts(rows: readonly CapacityRow[], result: ScenarioResult, index: SourceIndex): Markup {
  const pairs = pairFigure(rows, index);
  const capacities = capacityFigure(rows, result.uncertainty, southOfAreas(result.grid), index);
  return looseRow([capacities, ...(pairs === undefined ? [] : [pairs])]);
}

function explanationsOf(
  { explanations }: ScenarioResult,
  rows: readonly CapacityRow[],
): CapacityExplanation[] {
  const shown = new Set(rows.map((row) => directionWords(row.fromAreas, row.toAreas)));
  return explanations.filter(({ fromAreas, toAreas }) => shown.has(directionWords(fromAreas, toAreas)));
}

function barKey(): Markup {
  const entries = [
    ['n', CATALOGUE.thermalN],
    ['n1', CATALOGUE.thermalN1],
    ['operating', CATALOGUE.operatingLimit],
    ['lowest', CATALOGUE.lowest],
  ] as const;
  return html`<p class="key">${entries.map(([id, words]) => html`<span><i class="${id}"></i>${bilingual(words)}</span>`)}</p>`;
}
