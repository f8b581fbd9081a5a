import type { SourceReference } from '../../study/result.ts';
import { worstConfidence } from '../../study/trace.ts';
import type { Trace } from '../report-model.ts';
import { confidenceMark } from './confidence-mark.ts';
import { html, type Markup } from './markup.ts';

/** The sources of a report, numbered in the order of the list. */
export interface SourceIndex {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly sources: readonly SourceReference[];
}

export function indexSources(sources: readonly SourceReference[]): SourceIndex {
  return { numberOf: new Map(sources.map((source, i) => [source.id, i + 1])), sources };
}

/** With more sources than this a row would grow tall. */
const MOST_OPEN_SOURCES = 4;

/** `● published lines.csv 23 [1] [4]`: what a figure rests on, its rows, and links to their sources; long lists fold up. */
export function originMarkup(traces: readonly Trace[], index: SourceIndex): Markup {
  const parts = traces.map((trace) => {
    const links = trace.sourceIds.map((id) => sourceLink(id, index));
    return html`<span>${fileName(trace.file)} ${lineRanges(trace.lines)}${links}</span>`;
  });
  const sources = traces.reduce((count, trace) => count + trace.sourceIds.length, 0);
  const mark = confidenceMark(worstConfidence(traces.map((trace) => trace.confidence)));
  if (traces.length <= 2 && sources <= MOST_OPEN_SOURCES)
    return html`<small class="origin">${mark} ${parts}</small>`;
  const files = traces.map((trace) => fileName(trace.file)).join(', ');
  return html`<details class="origin"><summary>${mark} ${files}</summary>${parts}</details>`;
}

/** The list that the numbers point to. */
export function sourceList({ sources }: SourceIndex): Markup {
  const items = sources.map((source) => {
    const publisher = source.publisher === undefined ? '' : `${source.publisher}, `;
    const year = source.year === undefined ? '' : `${source.year}. `;
    return html`<li id="${sourceAnchor(source.id)}"><cite>${source.title}</cite>. ${publisher}${year}${linkMarkup(source.url)}<code>${source.id}</code></li>`;
  });
  return html`<ol class="sources">${items}</ol>`;
}

function sourceLink(id: string, { numberOf }: SourceIndex): Markup {
  const number = numberOf.get(id);
  if (number === undefined) return html` <span>${id}</span>`;
  return html` <a href="#${sourceAnchor(id)}">[${number}]</a>`;
}

const ANCHOR = 'source-';

function sourceAnchor(id: string): string {
  return ANCHOR + id;
}

/** Whether a name to jump to is that of a source. */
export function isSourceAnchor(name: string): boolean {
  return name.startsWith(ANCHOR);
}

/** A file without its folder. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `3, 7–9`: lines in order, neighbours drawn together. */
export function lineRanges(lines: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const line of lines) {
    const open = ranges.at(-1);
    if (open !== undefined && line === open[1] + 1) open[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** The address as a link when it is one; what is written around it stays text. */
function linkMarkup(url: string | undefined): Markup | undefined {
  if (url === undefined) return undefined;
  const address = /https?:\/\/[^\s;)]+/.exec(url);
  if (address === null) return html`${url} `;
  const before = url.slice(0, address.index);
  const after = url.slice(address.index + address[0].length);
  return html`${before}<a href="${address[0]}" rel="noopener noreferrer">${address[0]}</a>${after} `;
}
