import { text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { confidenceSummary, publishedDifferences } from '../tables/confidence-tables.ts';
import { confidenceKey } from './confidence-mark.ts';
import { bilingual, html } from './markup.ts';
import type { SourceIndex } from './source-index.ts';
import { tableMarkup } from './table-markup.ts';

export const EVIDENCE = text('Confidence', 'Confianza');

const TITLE = text('Sources and confidence', 'Fuentes y confianza');

/** What the figures of a run rest on, how they differ from published ones, and how to check the page. */
export function evidencePart(result: ScenarioResult, index: SourceIndex) {
  const differences = publishedDifferences(result.explanations);
  const compared =
    differences.rows.length === 0
      ? undefined
      : html`<h3>${bilingual(differences.title)}</h3>${tableMarkup(differences, index)}`;
  const summary = confidenceSummary(result);
  const check = text(
    'Every row names the rows of the data and the sources behind it. To compute all of it again and compare figure by figure: ',
    'Cada fila nombra las filas de los datos y las fuentes que la sostienen. Para calcular todo de nuevo y comparar cifra por cifra: ',
  );
  const content = html`${confidenceKey()}
<h3>${bilingual(summary.title)}</h3>${tableMarkup(summary, index)}
${compared}
<p class="note">${bilingual(check)}<code>siepac verify report.html</code></p>`;
  return { id: 'confidence', title: TITLE, content };
}
