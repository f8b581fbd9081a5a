import type { Table } from '../../report-model.ts';
import { bilingual, html, type Markup } from '../markup.ts';
import { originMarkup, type SourceIndex } from '../source-index.ts';

/** A table of sentences as a card for each row, which a phone and a sheet of paper can hold: heads beside the words. */
export function optionCards({ columns, rows }: Table, index: SourceIndex): Markup {
  const cards = rows.map(({ cells, details = [] }) => {
    const [name, ...words] = cells;
    const terms = words.map(
      (cell, i) => html`<dt>${bilingual(columns[i + 1]!.title)}</dt><dd>${bilingual(cell.words)}</dd>`,
    );
    const remarks = details.map(
      (cell) => html`<span class="${cell.tone ?? 'muted'}">${bilingual(cell.words)}</span> `,
    );
    const traces = cells.flatMap((cell) => cell.traces ?? []);
    return html`<div class="card"><h3>${bilingual(name!.words)}</h3><dl>${terms}</dl><p class="note">${remarks}${originMarkup(traces, index)}</p></div>`;
  });
  return html`<div class="charts">${cards}</div>`;
}
