import { type Text, text } from '../base/text.ts';
import type { Confidence, Dataset, LineRow, TransformerRow } from '../grid/dataset.ts';
import { confidenceMark } from '../report/html/confidence-mark.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import type { ElementLoading } from '../study/result.ts';
import { entry, figure, originEntries, type Shown } from './panel-parts.ts';

const WORDS = {
  transformer: text('transformer', 'transformador'),
  rating: text('Rating', 'Límite'),
  flow: text('Flow, nothing out', 'Flujo, sin contingencia'),
  worst: text('Worst of N-1', 'Lo peor de N-1'),
  shown: text('After the loss on the map', 'Tras la pérdida del mapa'),
  after: text('after', 'tras'),
  confidence: text('Confidence', 'Confianza'),
  confidenceOfRating: text('of rating', 'del límite'),
  confidenceOfReactance: text('of reactance', 'de la reactancia'),
  confidenceOfLength: text('of length', 'de la longitud'),
  added: text('planned: an upgrade makes it', 'planificado: lo construye un refuerzo'),
  siepac: text('SIEPAC line', 'línea SIEPAC'),
  out: text('out of service', 'fuera de servicio'),
  takeOut: text('Take out of service', 'Sacar de servicio'),
  putBack: text('Put back into service', 'Devolver al servicio'),
} as const satisfies Record<string, Text>;

/** The figures of one line or transformer with what they rest on, and a button that takes it out and back. */
export function elementPanel(id: string, shown: Shown): Markup {
  const now = shown.step.loading.elements.find(({ element }) => element === id);
  const element = now ?? shown.drawn.get(id);
  if (element === undefined) return html``;
  const areas =
    element.areaFrom === element.areaTo ? element.areaFrom : `${element.areaFrom} – ${element.areaTo}`;
  const marks = [
    ...(element.kind === 'transformer' ? [WORDS.transformer] : []),
    ...(element.lineClass === 'siepac' ? [WORDS.siepac] : []),
    ...(element.isAdded ? [WORDS.added] : []),
    ...(now === undefined ? [WORDS.out] : []),
  ];
  return html`<p><strong>${element.name}</strong><br>${element.kv} kV, ${areas}${marks.map((words) => html` · <em>${bilingual(words)}</em>`)}</p>
<p><button type="button" value="${id}">${bilingual(now === undefined ? WORDS.putBack : WORDS.takeOut)}</button></p>
<dl>${now && figures(now, shown)}${entry(WORDS.confidence, confidence(element, rowOf(id, shown.dataset)))}${originEntries([element.trace], shown)}</dl>`;
}

function figures(element: ElementLoading, { step, view }: Shown): Markup {
  const after = view.kind === 'after' ? step.after(view.contingency)?.get(element.element) : undefined;
  const worst = element.worstContingencyName;
  return html`${entry(WORDS.rating, figure(element.ratingMva, 0, 'MVA'))}${entry(
    WORDS.flow,
    html`${figure(element.flowMw, 1, 'MW')}, ${figure(element.loadingPct, 1, '%')}`,
  )}${entry(
    WORDS.worst,
    html`${figure(element.worstFlowMw, 1, 'MW')}, ${figure(element.worstLoadingPct, 1, '%')}${worst && html`, ${bilingual(WORDS.after)} ${bilingual(worst)}`}`,
  )}${after && entry(WORDS.shown, html`${figure(after.flowMw, 1, 'MW')}, ${figure(after.loadingPct, 1, '%')}`)}`;
}

function confidence({ trace }: ElementLoading, row: LineRow | TransformerRow | undefined): Markup {
  const parts: readonly (readonly [Text, Confidence | undefined])[] = [
    [WORDS.confidenceOfRating, row?.ratingConfidence],
    [WORDS.confidenceOfReactance, row?.reactanceConfidence],
    [WORDS.confidenceOfLength, row && 'lengthConfidence' in row ? row.lengthConfidence : undefined],
  ];
  const known = parts.flatMap(([part, grade]) =>
    grade === undefined
      ? []
      : [html`<span class="source">${confidenceMark(grade)} ${bilingual(part)}</span>`],
  );
  return known.length === 0 ? confidenceMark(trace.confidence) : html`${known}`;
}

function rowOf(id: string, { lines, transformers }: Dataset): LineRow | TransformerRow | undefined {
  return lines.find((row) => row.id === id) ?? transformers.find((row) => row.id === id);
}
