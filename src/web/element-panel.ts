import { type Text, text } from '../base/text.ts';
import type { Confidence, Dataset, LineRow, TransformerRow } from '../grid/dataset.ts';
import { CATALOGUE } from '../report/catalogue.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import { formatNumber } from '../report/number-format.ts';
import type { Words } from '../report/report-model.ts';
import { CONFIDENCE_WORDS } from '../report/vocabulary.ts';
import type { ElementLoading, ElementTrace } from '../study/result.ts';
import type { WhatIfStep } from '../study/what-if/what-if-step.ts';
import type { MapView } from './what-if-state.ts';

const WORDS = {
  rating: text('Rating', 'Límite'),
  flow: text('Flow, nothing out', 'Flujo, sin contingencia'),
  worst: text('Worst of N-1', 'Lo peor de N-1'),
  shown: text('After the loss on the map', 'Tras la pérdida del mapa'),
  after: text('after', 'tras'),
  confidence: text('Confidence', 'Confianza'),
  confidenceOfRating: text('of rating', 'del límite'),
  confidenceOfReactance: text('of reactance', 'de la reactancia'),
  confidenceOfLength: text('of length', 'de la longitud'),
  sources: text('Sources', 'Fuentes'),
  row: text('Row', 'Fila'),
  added: text('planned: an upgrade makes it', 'planificada: la construye un refuerzo'),
  out: text('out of service', 'fuera de servicio'),
  hint: text(
    'Point at a line, or move along them with the arrow keys: its figures stand here. Click or Enter takes it out of service and back.',
    'Señale una línea, o recórralas con las flechas: aquí están sus cifras. Un clic o Intro la saca de servicio y la devuelve.',
  ),
} as const satisfies Record<string, Text>;

/** The figures of one element with what they rest on; what to do where there is none. */
export function panelMarkup(
  id: string | undefined,
  step: WhatIfStep,
  drawn: ReadonlyMap<string, ElementLoading>,
  view: MapView,
  dataset: Dataset,
): Markup {
  if (id === undefined) return html`<p class="muted">${bilingual(WORDS.hint)}</p>`;
  const now = step.loading.elements.find(({ element }) => element === id);
  const element = now ?? drawn.get(id);
  if (element === undefined) return html``;
  const areas =
    element.areaFrom === element.areaTo ? element.areaFrom : `${element.areaFrom} – ${element.areaTo}`;
  const marks = [...(element.isAdded ? [WORDS.added] : []), ...(now === undefined ? [WORDS.out] : [])];
  return html`<p><strong>${element.name}</strong><br>${element.kv} kV, ${areas}${marks.map((words) => html` · <em>${bilingual(words)}</em>`)}</p>
<dl>${now && figures(now, step, view)}${origins(element.trace, rowOf(id, dataset), dataset)}</dl>`;
}

function figures(element: ElementLoading, step: WhatIfStep, view: MapView): Markup {
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

function figure(value: number | undefined, decimals: number, unit: string): Markup {
  return value === undefined
    ? html`${bilingual(CATALOGUE.unlimited)}`
    : html`${formatNumber(value, decimals)} ${unit}`;
}

function origins(trace: ElementTrace, row: LineRow | TransformerRow | undefined, dataset: Dataset): Markup {
  const parts: readonly (readonly [Text, Confidence | undefined])[] = [
    [WORDS.confidenceOfRating, row?.ratingConfidence],
    [WORDS.confidenceOfReactance, row?.reactanceConfidence],
    [WORDS.confidenceOfLength, row && 'lengthConfidence' in row ? row.lengthConfidence : undefined],
  ];
  const known = parts.filter(([, confidence]) => confidence !== undefined);
  const words =
    known.length === 0
      ? bilingual(CONFIDENCE_WORDS[trace.confidence])
      : html`${known.map(([part, confidence], i) => html`${i > 0 ? '; ' : ''}${bilingual(part)} ${bilingual(CONFIDENCE_WORDS[confidence!])}`)}`;
  const wanted = new Set(trace.sourceIds);
  const sources = dataset.sources.filter((source) => wanted.has(source.id));
  return html`${entry(WORDS.confidence, words)}${entry(WORDS.row, html`${trace.file}:${trace.line}`)}${entry(
    WORDS.sources,
    html`${sources.map(({ id, title, publisher }) => html`<span class="source"><a href="#source-${id}">${id}</a> ${title}${publisher && `, ${publisher}`}</span>`)}`,
  )}`;
}

function entry(label: Words, value: Markup): Markup {
  return html`<dt>${bilingual(label)}</dt><dd>${value}</dd>`;
}

function rowOf(id: string, { lines, transformers }: Dataset): LineRow | TransformerRow | undefined {
  return lines.find((row) => row.id === id) ?? transformers.find((row) => row.id === id);
}
