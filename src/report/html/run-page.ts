import { type Language, type Text, text } from '../../base/text.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { gridMap } from '../map/grid-map.ts';
import { type Remarks, type Report, type Section, say, type Table } from '../report-model.ts';
import { runReport } from '../run-report.ts';
import { rowsOfTable } from '../tables/capacity-table.ts';
import { loadingTable } from '../tables/loading-table.ts';
import { pairTable } from '../tables/pair-table.ts';
import { reliefTable } from '../tables/relief-table.ts';
import { capacityBars } from './capacity-bars.ts';
import { LIMITS_OF_DC } from './limits-of-dc.ts';
import { bilingual, html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { indexSources, type SourceIndex, sourceList } from './source-index.ts';
import { remarksMarkup, tableMarkup } from './table-markup.ts';

const PAGE_LENGTH = { loadings: 25, contingencies: 25 };

/**
 * The report as one HTML file without scripts or anything from outside: tables and map in both languages, of which
 * the reader chooses one, and the sources of every figure. `language` is the one it opens with.
 */
export function runPage(result: ScenarioResult, provenance: RunProvenance, language: Language): string {
  const report = runReport(result, PAGE_LENGTH);
  const index = indexSources(result.sources);
  const inOrder = [...report.sections].sort((a, b) => pageRank(a) - pageRank(b));
  const sections = inOrder.map((section) => sectionMarkup(section, result, index));
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say(report.title, language)}</title>
<style>${trusted(PAGE_STYLE)}</style>
</head>
<body>
${languageChoice(language)}
${headMarkup(report)}
${navigation(inOrder)}
<main>
${mapSection(result)}
${sections}
${limitsSection()}
<section id="sources"><h2>${bilingual(SECTION_WORDS.sources)}</h2>${sourceList(index)}</section>
</main>
${footMarkup(provenance)}
</body>
</html>
`;
  return markup;
}

const SECTION_WORDS = {
  map: text('Map', 'Mapa'),
  limits: text('What these figures cannot tell', 'Lo que estas cifras no dicen'),
  sources: text('Sources', 'Fuentes'),
} as const satisfies Record<string, Text>;

/** Shorter than the headings, so that they fit in one line. */
const NAVIGATION_WORDS: Readonly<Record<string, Text>> = {
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
  contingencies: text('Contingencies', 'Contingencias'),
  checks: text('Checks', 'Verificaciones'),
};

function languageChoice(language: Language): Markup {
  const choice = (code: Language, name: string) => {
    const checked = code === language ? trusted(' checked') : undefined;
    return html`<input class="choose" type="radio" name="language" id="choose-${code}" aria-label="${name}"${checked}>`;
  };
  return html`${choice('en', 'English')}${choice('es', 'Español')}`;
}

function headMarkup(report: Report): Markup {
  const facts = report.facts.map(
    (fact) => html`<dt>${bilingual(fact.label)}</dt><dd>${bilingual(fact.words)}</dd>`,
  );
  const question =
    report.question === undefined ? undefined : html`<p class="question">${bilingual(report.question)}</p>`;
  return html`<header><h1>${bilingual(report.title)}</h1>${question}<dl class="facts">${facts}</dl></header>`;
}

/** A page is read from the top, a terminal from the bottom: here the answers come first. */
const PAGE_ORDER = [
  'capacity',
  'capacity-totals',
  'capacity-wheeling',
  'capacity-external',
  'assumptions',
  'conditions',
  'condition-figures',
  'siepac',
  'borders',
  'loading',
  'contingencies',
  'balance',
  'warnings',
  'checks',
];

function pageRank(section: Section): number {
  return PAGE_ORDER.indexOf(heading(section).id);
}

function heading(section: Section): Table | Remarks {
  return section.kind === 'table' ? section.table : section.remarks;
}

function navigation(sections: readonly Section[]): Markup {
  const links = sections.map((section) => {
    const { id, title } = heading(section);
    return html`<a href="#${id}">${bilingual(NAVIGATION_WORDS[id] ?? title)}</a>`;
  });
  return html`<nav><div><div class="links"><a href="#map">${bilingual(SECTION_WORDS.map)}</a>${links}<a href="#sources">${bilingual(SECTION_WORDS.sources)}</a></div><span class="languages"><label for="choose-en">English</label><label for="choose-es">Español</label></span></div></nav>`;
}

function elementAnchor(element: string): string {
  return `element-${element}`;
}

function mapSection(result: ScenarioResult): Markup | undefined {
  if (result.loading === undefined) return undefined;
  return html`<section id="map"><h2>${bilingual(SECTION_WORDS.map)}</h2>${gridMap(result, elementAnchor)}</section>`;
}

function sectionMarkup(section: Section, result: ScenarioResult, index: SourceIndex): Markup {
  if (section.kind === 'remarks') {
    const { id, title } = section.remarks;
    return html`<section id="${id}"><h2>${bilingual(title)}</h2>${remarksMarkup(section.remarks)}</section>`;
  }
  const { table } = section;
  return html`<section id="${table.id}"><h2>${bilingual(table.title)}</h2>${tableSection(table, result, index)}</section>
`;
}

function tableSection(table: Table, result: ScenarioResult, index: SourceIndex): Markup {
  const { loading, capacity } = result;
  const rows = capacity === undefined ? [] : rowsOfTable(capacity, table.id);
  if (capacity !== undefined && rows.length > 0) {
    const picture = { title: bilingual(text('MW', 'MW')), draw: capacityBars(rows) };
    const pairs = tableMarkup(pairTable(rows), index);
    const relief = tableMarkup(reliefTable(rows), index);
    return html`${barKey()}${tableMarkup(table, index, { picture })}${folded(text('The limiting pairs behind each figure', 'Los pares que limitan, detrás de cada cifra'), pairs)}${folded(text('What relieving them one after another brings', 'Qué aporta aliviarlos uno tras otro'), relief)}`;
  }
  if (table.id === 'loading' && loading !== undefined) {
    const all = loadingTable(loading, loading.elements.length);
    const anchor = (row: number) => elementAnchor(loading.elements[row]!.element);
    return html`${tableMarkup(table, index)}${folded(text('All monitored elements', 'Todos los elementos vigilados'), tableMarkup(all, index, { anchor }))}`;
  }
  return tableMarkup(table, index);
}

function folded(title: Text, content: Markup): Markup {
  return html`<details class="all"><summary>${bilingual(title)}</summary>${content}</details>`;
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

function limitsSection(): Markup {
  return html`<section id="limits"><h2>${bilingual(SECTION_WORDS.limits)}</h2><ul class="remarks">${LIMITS_OF_DC.map((words) => html`<li>${bilingual(words)}</li>`)}</ul></section>`;
}

function footMarkup({ engine, command, inputs }: RunProvenance): Markup {
  const again = bilingual(text('The same again:', 'Lo mismo otra vez:'));
  const read = bilingual(text('Files read, with their SHA-256', 'Archivos leídos, con su SHA-256'));
  const files = inputs.map(({ file, sha256 }) => html`<li>${file} <code>${sha256}</code></li>`);
  return html`<footer><p>siepac ${engine}. ${again} <code>${command}</code></p><details><summary>${read}</summary><ul>${files}</ul></details></footer>`;
}
