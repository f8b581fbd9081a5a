import { type Language, text } from '../../base/text.ts';
import type { ScenarioExplanation } from '../../study/explanation/explain-scenario.ts';
import type { CapacityExplanation } from '../../study/explanation/explanation-result.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import { type AreaNames, areaNames } from '../explanation/area-names.ts';
import {
  explanationReport,
  explanationSections,
  explanationTitle,
} from '../explanation/explanation-report.ts';
import { heading } from '../report-model.ts';
import { bilingual, html, type Markup } from './markup.ts';
import {
  folded,
  footMarkup,
  languageLabels,
  pageMarkup,
  partMarkup,
  SOURCES,
  sectionPart,
  sourceSection,
} from './page-shell.ts';
import { indexSources, type SourceIndex } from './source-index.ts';
import { sectionContent } from './table-markup.ts';

/** One explanation as an HTML file of its own, in both languages. */
export function explanationPage(
  answer: ScenarioExplanation,
  provenance: RunProvenance,
  language: Language,
): string {
  const index = indexSources(answer.sources);
  const parts = explanationSections(answer.explanation, areaNames(answer.areas));
  const links = parts.map((part) => {
    const { id, title } = heading(part);
    return html`<a href="#${id}">${bilingual(title)}</a>`;
  });
  return pageMarkup(
    explanationReport(answer),
    language,
    html`<nav><div><div class="links">${links}<a href="#sources">${bilingual(SOURCES)}</a></div>${languageLabels()}</div></nav>
<main>
${parts.map((part) => partMarkup(sectionPart(part, index)))}
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
    const parts = explanationSections(explanation, nameOf).map(
      (part) => html`<h3>${bilingual(heading(part).title)}</h3>${sectionContent(part, index)}
`,
    );
    return folded(explanationTitle(explanation), html`${parts}`);
  });
  const words = text(
    'Why each figure is what it is: open one to see the sum behind it.',
    'Por qué cada cifra es la que es: abra una para ver la suma que la sostiene.',
  );
  return html`<p class="note">${bilingual(words)}</p>${blocks}`;
}
