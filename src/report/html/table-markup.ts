import { text } from '../../base/text.ts';
import { worstConfidence } from '../../study/trace.ts';
import type { Cell, Column, Remarks, Section, Table, TableRow, Trace } from '../report-model.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { originMarkup, type SourceIndex } from './source-index.ts';

/** What a page adds to a row: a name to jump to, and a picture in a column of its own. */
export interface RowExtras {
  readonly anchor?: (row: number) => string | undefined;
  readonly picture?: { readonly title: Markup; readonly draw: (row: number) => Markup };
}

/**
 * A table as HTML. When its figures have origins, a last column says them, or the last of the lines under a row where
 * rows have such lines: wide tables keep their figures in sight. Notes follow the table.
 */
export function tableMarkup(table: Table, index: SourceIndex, extras: RowExtras = {}): Markup {
  if (table.rows.length === 0) return notesMarkup(table.notes);
  const hasOrigins = table.rows.some((row) => rowTraces(row).length > 0);
  const isBelow = table.rows.some((row) => (row.details ?? []).length > 0);
  const heads = table.columns.map(columnHead);
  if (extras.picture !== undefined) heads.push(html`<th scope="col">${extras.picture.title}</th>`);
  if (hasOrigins && !isBelow) heads.push(html`<th scope="col">${bilingual(ORIGIN)}</th>`);
  const body = table.rows.map((row, i) => {
    const cells = row.cells.map((cell, k) => cellMarkup(cell, table.columns[k]!, k === 0));
    if (extras.picture !== undefined) cells.push(html`<td class="picture">${extras.picture.draw(i)}</td>`);
    const traces = rowTraces(row);
    if (hasOrigins && !isBelow) cells.push(html`<td>${originMarkup(traces, index)}</td>`);
    const below = isBelow && traces.length > 0 ? originRow(traces, index, heads.length) : undefined;
    return html`${openRow(row, extras.anchor?.(i))}${cells}</tr>${detailRows(row, heads.length)}${below}`;
  });
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>${notesMarkup(table.notes)}`;
}

const ORIGIN = text('Origin', 'Origen');

/** Where every figure of the row comes from: each file once, with all its lines and sources. */
function rowTraces(row: TableRow): Trace[] {
  const byFile = new Map<string, Trace>();
  for (const trace of [...row.cells, ...(row.details ?? [])].flatMap((cell) => cell.traces ?? [])) {
    const { file } = trace;
    const known = byFile.get(file);
    const lines = new Set([...(known?.lines ?? []), ...trace.lines]);
    const sourceIds = new Set([...(known?.sourceIds ?? []), ...trace.sourceIds]);
    byFile.set(file, {
      file,
      lines: Array.from(lines).sort((a, b) => a - b),
      sourceIds: Array.from(sourceIds),
      confidence: worstConfidence([trace.confidence, known?.confidence ?? trace.confidence]),
    });
  }
  return Array.from(byFile.values());
}

function openRow(row: TableRow, anchor: string | undefined): Markup {
  const id = anchor === undefined ? undefined : html` id="${anchor}"`;
  const kind = row.isTotal === true ? html` class="total"` : undefined;
  return html`<tr${id}${kind}>`;
}

function detailRows(row: TableRow, width: number): Markup[] {
  return (row.details ?? []).map(
    (cell) =>
      html`<tr class="detail"><td colspan="${width}" class="${cell.tone ?? 'muted'}"><div>${bilingual(cell.words)}</div></td></tr>`,
  );
}

function originRow(traces: readonly Trace[], index: SourceIndex, width: number): Markup {
  return html`<tr class="detail"><td colspan="${width}" class="muted"><div>${originMarkup(traces, index)}</div></td></tr>`;
}

/** A cell of a row; the first is its heading. */
export function cellMarkup({ tone, words }: Cell, { align }: Column, isFirst: boolean): Markup {
  const looks = looksMarkup([align, tone]);
  return isFirst
    ? html`<th scope="row"${looks}>${bilingual(words)}</th>`
    : html`<td${looks}>${bilingual(words)}</td>`;
}

export function columnHead({ title, align }: Column): Markup {
  return html`<th scope="col"${looksMarkup([align])}>${bilingual(title)}</th>`;
}

/** What looks as it does anyway is not said: a page has ten thousand cells. */
function looksMarkup(looks: readonly (Column['align'] | Cell['tone'])[]): Markup | undefined {
  const told = looks.filter((look) => look !== undefined && look !== 'left' && look !== 'plain');
  return told.length === 0 ? undefined : html` class="${told.join(' ')}"`;
}

function notesMarkup(notes: readonly Cell[]): Markup {
  return html`${notes.map((note) => html`<p class="note ${note.tone ?? 'plain'}">${bilingual(note.words)}</p>`)}`;
}

export function sectionContent(section: Section, index: SourceIndex): Markup {
  return section.kind === 'table' ? tableMarkup(section.table, index) : remarksMarkup(section.remarks);
}

/** A list of remarks: warnings, checks. */
function remarksMarkup(remarks: Remarks): Markup {
  const items = remarks.lines.map(
    (line) => html`<li class="${line.tone ?? 'plain'}">${bilingual(line.words)}</li>`,
  );
  return html`<ul class="remarks">${items}</ul>`;
}
