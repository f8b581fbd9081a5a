import { type Language, text } from '../../base/text.ts';
import type { ScenarioExplanation } from '../../study/explanation/explain-scenario.ts';
import type { CapacityExplanation } from '../../study/explanation/explanation-result.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import { type AreaNames, areaNames } from '../explanation/area-names.ts';
import { explanationReport, explanationTables, explanationTitle } from '../explanation/explanation-report.ts';
import type { Table } from '../report-model.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { folded, footMarkup, languageLabels, pageMarkup, SOURCES, sourceSection } from './page-shell.ts';
import { indexSources, type SourceIndex } from './source-index.ts';
import { tableMarkup } from './table-markup.ts';

/** One explanation as an HTML file of its own, in both languages. */
export function explanationPage(
  answer: ScenarioExplanation,
  provenance: RunProvenance,
  language: Language,
): string {
  const index = indexSources(answer.sources);
  const tables = explanationTables(answer.explanation, areaNames(answer.areas));
  const links = tables.map(({ id, title }) => html`<a href="#${id}">${bilingual(title)}</a>`);
  const sections = tables.map(
    (table) =>
      html`<section id="${table.id}"><h2>${bilingual(table.title)}</h2>${tableMarkup(table, index)}</section>
`,
  );
  return pageMarkup(
    explanationReport(answer),
    language,
    html`<nav><div><div class="links">${links}<a href="#sources">${bilingual(SOURCES)}</a></div>${languageLabels()}</div></nav>
<main>
${sections}
${sourceSection(index)}
</main>
${footMarkup(provenance)}`,
  );
}

/** The explanations of a run, a folded block each, under the table of capacities. */
export function explanationBlocks(
  explanations: readonly CapacityExplanation[],
  nameOf: AreaNames,
  index: SourceIndex,
): Markup {
  if (explanations.length === 0) return html``;
  const blocks = explanations.map((explanation) => {
    const tables = explanationTables(explanation, nameOf).map((table) => titledTable(table, index));
    return folded(explanationTitle(explanation), html`${tables}`);
  });
  const words = text(
    'Why each figure is what it is: open one to see the sum behind it.',
    'Por qué cada cifra es la que es: abra una para ver la suma que la sostiene.',
  );
  return html`<p class="note">${bilingual(words)}</p>${blocks}`;
}

function titledTable(table: Table, index: SourceIndex): Markup {
  return html`<h3>${bilingual(table.title)}</h3>${tableMarkup(table, index)}
`;
}
