import type { Language } from '../../base/text.ts';
import type { StoredResult } from '../../study/evidence/evidence.ts';
import { headlineFigures } from '../../study/evidence/headline-figures.ts';
import type { RunProvenance } from '../../study/provenance.ts';
import type { ScenarioResult, SourceReference } from '../../study/result.ts';
import { briefOf } from '../brief/brief.ts';
import { compareReport } from '../compare-report.ts';
import { heading } from '../report-model.ts';
import { annexes, annexId } from './annexes.ts';
import { briefLink, briefSection } from './brief-section.ts';
import { comparisonCharts } from './comparison-charts.ts';
import { evidenceBlock } from './evidence-block.ts';
import { liveLink, liveSection } from './live-section.ts';
import { bilingual, html } from './markup.ts';
import {
  footMarkup,
  type LivePart,
  languageLabels,
  pageMarkup,
  partMarkup,
  SOURCES,
  sectionPart,
  sourceSection,
} from './page-shell.ts';
import { scopedName } from './scoped-markup.ts';
import { indexSources } from './source-index.ts';

type Stored = StoredResult<ScenarioResult>;

/**
 * Several scenarios as one HTML file: set side by side against the base first, then each in full as an annex; one
 * list of sources for all.
 *
 * @param base - id of one of the scenarios
 * @param provenance - how the page itself is made; each annex tells how its result was made
 * @param live - the scenarios that can be changed in the page; without it the page runs no script
 */
export function comparisonPage(
  stored: readonly Stored[],
  base: string,
  provenance: RunProvenance,
  language: Language,
  live?: LivePart,
): string {
  const results = stored.map(({ result }) => result);
  const baseAt = results.findIndex(({ scenario }) => scenario.id === base);
  const report = compareReport(results, results[baseAt]!);
  const index = indexSources(allSources(results));
  const links = report.sections
    .map(heading)
    .map(({ id, title }) => html`<a href="#${id}">${bilingual(title)}</a>`);
  const annexLinks = results.map(({ scenario }, i) => html`<a href="#${annexId(i)}">${scenario.id}</a>`);
  const sections = report.sections
    .map((section) => sectionPart(section, index))
    .map((part) => {
      const charts = comparisonCharts(part.id, results, index);
      return partMarkup({ ...part, content: html`${charts}${part.content}` });
    });
  const brief = briefSection(briefOf(results, baseAt), ({ result, table }) =>
    scopedName(annexId(result), table),
  );
  const scenarios = stored.map(({ result, provenance: made }) => ({
    id: result.scenario.id,
    provenance: made,
    figures: headlineFigures(result),
  }));
  const scopeOf = (id: string) =>
    scopedName(annexId(results.findIndex(({ scenario }) => scenario.id === id)), '');
  return pageMarkup(
    report,
    language,
    html`<nav><div><div class="links">${brief && briefLink()}${live && liveLink()}${links}${annexLinks}<a href="#sources">${bilingual(SOURCES)}</a></div>${languageLabels()}</div></nav>
<main>
${brief}
${liveSection(results, live, scopeOf)}
${sections}
${annexes(stored, index)}
${sourceSection(index)}
</main>
${footMarkup(provenance)}
${evidenceBlock({ schemaVersion: 1, language, comparison: { base, provenance }, scenarios })}`,
    live,
  );
}

/** Each once, in the order in which the scenarios name them. */
function allSources(results: readonly ScenarioResult[]): SourceReference[] {
  const known = new Map(results.flatMap(({ sources }) => sources.map((source) => [source.id, source])));
  return Array.from(known.values());
}
