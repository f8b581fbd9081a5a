import { type Language, type Text, text } from '../../base/text.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import { CHART_STYLE } from '../charts/chart-style.ts';
import { MAP_STYLE } from '../map/map-style.ts';
import { heading, type Report, type Section, say, type Words } from '../report-model.ts';
import { MARK_STYLE } from './confidence-mark.ts';
import { bilingual, html, type Markup, trusted } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { type SourceIndex, sourceList } from './source-index.ts';
import { sectionContent } from './table-markup.ts';

/** What makes a page live: the program that runs in it, and what that reads. */
export interface LivePart {
  readonly script: string;
  /** Of the script, base64: the only one that the page lets run. */
  readonly scriptSha256: string;
  /** The data set as JSON, deflated (zlib), base64. */
  readonly dataset: string;
  /** What can be started from, the first before anything is chosen. */
  readonly scenarios: readonly LiveScenario[];
}

export interface LiveScenario {
  /** Of all scenarios about this grid at this moment. */
  readonly ids: readonly string[];
  /** The first of them. */
  readonly json: string;
}

/**
 * A page of its own: head of the report, then the body; both languages, of which it opens with one. It asks for nothing
 * from outside, and runs no script but that of its live part.
 */
export function pageMarkup(report: Report, language: Language, body: Markup, live?: LivePart): string {
  const scripts = live === undefined ? '' : `; script-src 'sha256-${live.scriptSha256}' 'wasm-unsafe-eval'`;
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'${trusted(scripts)}">
<title>${say(report.title, language)}</title>
<style>${trusted(PAGE_STYLE + MARK_STYLE + MAP_STYLE + CHART_STYLE)}</style>
</head>
<body>
${languageChoice(language)}
${headMarkup(report)}
${body}
${live && liveMarkup(live)}</body>
</html>
`;
  return markup;
}

/** Data first, so that they are there when the program starts. */
function liveMarkup({ script, dataset, scenarios }: LivePart): Markup {
  if (/<\/script|<!--/i.test(script)) throw new Error('the program of the page would end too early');
  const json = trusted(scenarios.map((scenario) => scenario.json.replaceAll('<', '\\u003c')).join(','));
  return html`<script type="application/json" id="live-scenarios">[${json}]</script>
<script type="text/plain" id="live-dataset">${dataset}</script>
<script>${trusted(script)}</script>
`;
}

function languageChoice(language: Language): Markup {
  const choice = (code: Language, name: string) => {
    const checked = code === language ? trusted(' checked') : undefined;
    return html`<input class="choose" type="radio" name="language" id="choose-${code}" aria-label="${name}"${checked}>`;
  };
  return html`${choice('en', 'English')}${choice('es', 'Español')}`;
}

function headMarkup(report: Report): Markup {
  return html`<header><h1>${bilingual(report.title)}</h1>${factsMarkup(report)}</header>`;
}

/** What a report asks, and under which conditions. */
export function factsMarkup(report: Report): Markup {
  const facts = report.facts.map(
    (fact) => html`<dt>${bilingual(fact.label)}</dt><dd>${bilingual(fact.words)}</dd>`,
  );
  const question =
    report.question === undefined ? undefined : html`<p class="question">${bilingual(report.question)}</p>`;
  return html`${question}<dl class="facts">${facts}</dl>`;
}

/** The switch between the languages, for the navigation. */
export function languageLabels(): Markup {
  return html`<span class="languages"><label for="choose-en">English</label><label for="choose-es">Español</label></span>`;
}

export const SOURCES = text('Sources', 'Fuentes');

export function sourceSection(index: SourceIndex): Markup {
  return html`<section id="sources"><h2>${bilingual(SOURCES)}</h2>${sourceList(index)}</section>`;
}

/** A section of a page. */
export interface PagePart {
  readonly id: string;
  readonly title: Words;
  readonly content: Markup;
}

/** A section of a report without anything but its table or remarks. */
export function sectionPart(section: Section, index: SourceIndex): PagePart {
  const { id, title } = heading(section);
  return { id, title, content: sectionContent(section, index) };
}

export function partMarkup({ id, title, content }: PagePart): Markup {
  return html`<section id="${id}"><h2>${bilingual(title)}</h2>${content}</section>
`;
}

/** What most readers need not see at once. */
export function folded(title: Text, content: Markup): Markup {
  return html`<details class="all"><summary>${bilingual(title)}</summary>${content}</details>`;
}

/** How to get the same page again. */
export function footMarkup({ engine, command, inputs }: RunProvenance): Markup {
  const again = bilingual(text('The same again:', 'Lo mismo otra vez:'));
  const read = bilingual(text('Files read, with their SHA-256', 'Archivos leídos, con su SHA-256'));
  const files = inputs.map(({ file, sha256 }) => html`<li>${file} <code>${sha256}</code></li>`);
  return html`<footer><p>siepac ${engine}. ${again} <code>${command}</code></p><details><summary>${read}</summary><ul>${files}</ul></details></footer>`;
}
