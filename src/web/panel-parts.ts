import { type Text, text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { CATALOGUE } from '../report/catalogue.ts';
import { bilingual, html, type Markup } from '../report/html/markup.ts';
import { fileName, lineRanges, type SourceIndex } from '../report/html/source-index.ts';
import { formatNumber } from '../report/number-format.ts';
import type { Words } from '../report/report-model.ts';
import type { ElementLoading, ElementTrace, TableTrace } from '../study/result.ts';
import type { WhatIfStep } from '../study/what-if/what-if-step.ts';
import type { MapView } from './what-if-state.ts';

/** What panels tell of. */
export interface Shown {
  readonly step: WhatIfStep;
  readonly view: MapView;
  /** The elements that the map shows, with nothing out of service. */
  readonly drawn: ReadonlyMap<string, ElementLoading>;
  readonly dataset: Dataset;
  readonly index: SourceIndex;
}

const WORDS = {
  rows: text('Rows', 'Filas'),
  sources: text('Sources', 'Fuentes'),
} as const satisfies Record<string, Text>;

/** A line of a panel. */
export function entry(label: Words, value: Markup): Markup {
  return html`<dt>${bilingual(label)}</dt><dd>${value}</dd>`;
}

/** A figure with its unit; where it is missing there is no limit. */
export function figure(value: number | undefined, decimals: number, unit: string): Markup {
  return value === undefined
    ? html`${bilingual(CATALOGUE.unlimited)}`
    : html`${formatNumber(value, decimals)} ${unit}`;
}

/** The rows that figures rest on, and where those come from, each source once. */
export function originEntries(
  traces: readonly (ElementTrace | TableTrace)[],
  { dataset, index }: Shown,
): Markup {
  const lines = new Map<string, Set<number>>();
  for (const trace of traces) {
    const known = lines.get(trace.file) ?? new Set();
    for (const line of 'lines' in trace ? trace.lines : [trace.line]) known.add(line);
    lines.set(trace.file, known);
  }
  const rows = Array.from(
    lines,
    ([file, numbers]) =>
      html`<span class="source">${fileName(file)} ${lineRanges([...numbers].sort((a, b) => a - b))}</span>`,
  );
  const wanted = new Set(traces.flatMap(({ sourceIds }) => sourceIds));
  const sources = dataset.sources.filter((source) => wanted.has(source.id));
  const links = sources.map(
    ({ id, title, publisher }) =>
      html`<span class="source">${index.numberOf.has(id) ? html`<a href="#source-${id}">${id}</a>` : id} ${title}${publisher && `, ${publisher}`}</span>`,
  );
  return html`${entry(WORDS.rows, html`${rows}`)}${entry(WORDS.sources, html`${links}`)}`;
}
