import type { Language } from '../../base/text.ts';
import { type Column, say, type Table, type TableRow } from '../report-model.ts';
import type { Style, Tone } from '../style.ts';
import { displayWidth, padEnd, padStart, wrapWords } from '../text-width.ts';

const GAP = '  ';
/** A text column is never squeezed below this, nor below its longest word; a column leaves the table first. */
const NARROWEST_TEXT = 22;
/** Longer words than this are cut. */
const LONGEST_WHOLE_WORD = 34;
const DETAIL_INDENT = '  ↳ ';

interface Placed {
  readonly column: Column;
  /** Position in the row's cells. */
  readonly index: number;
  readonly width: number;
  readonly leastWidth: number;
}

/**
 * A table as lines of at most `width` columns where that can be: numbers to the right, headings and long texts
 * wrapped inside their column, the least important columns left out when it is still too wide.
 */
export function tableLines(table: Table, language: Language, width: number, style: Style): string[] {
  const placed = placeColumns(table, language, width);
  const lines = headLines(placed, language).map((line) => style.paint('muted', line));
  for (const row of table.rows) {
    if (row.isTotal === true) lines.push(style.paint('muted', ruleLine(placed)));
    lines.push(...rowLines(row, placed, language, style), ...detailLines(row, language, width, style));
  }
  return lines;
}

function placeColumns(table: Table, language: Language, width: number): Placed[] {
  let placed = table.columns.map((column, index): Placed => {
    const cells = table.rows.map((row) => say(row.cells[index]!.words, language));
    const width = Math.max(longestWord(say(column.title, language)), 1, ...cells.map(displayWidth));
    const word = Math.min(LONGEST_WHOLE_WORD, Math.max(0, ...cells.map(longestWord)));
    const leastWidth = column.align === 'left' ? Math.min(width, Math.max(NARROWEST_TEXT, word)) : width;
    return { column, index, width, leastWidth };
  });
  while (leastWidth(placed) > width) {
    const rank = Math.max(...placed.map((place) => place.column.dropRank));
    if (rank === 0) break;
    placed = placed.filter((place) => place.column.dropRank !== rank);
  }
  return squeeze(placed, width);
}

function totalWidth(placed: readonly Placed[]): number {
  return placed.reduce((sum, place) => sum + place.width, GAP.length * (placed.length - 1));
}

function leastWidth(placed: readonly Placed[]): number {
  return totalWidth(placed.map((place) => ({ ...place, width: place.leastWidth })));
}

/** Takes what is too much from the widest text column, one character at a time. */
function squeeze(placed: readonly Placed[], width: number): Placed[] {
  const widths = placed.map((place) => place.width);
  let excess = totalWidth(placed) - width;
  while (excess > 0) {
    let widest = -1;
    placed.forEach((place, i) => {
      const canShrink = widths[i]! > place.leastWidth;
      if (canShrink && (widest === -1 || widths[i]! > widths[widest]!)) widest = i;
    });
    if (widest === -1) break;
    widths[widest]!--;
    excess--;
  }
  return placed.map((place, i) => ({ ...place, width: widths[i]! }));
}

function headLines(placed: readonly Placed[], language: Language): string[] {
  const titles = placed.map((place) => wrapWords(say(place.column.title, language), place.width));
  const height = Math.max(...titles.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    joinCells(
      placed.map((place, i) => {
        const part = titles[i]![line - (height - titles[i]!.length)] ?? '';
        return pad(part, place);
      }),
    ),
  );
}

function rowLines(row: TableRow, placed: readonly Placed[], language: Language, style: Style): string[] {
  const texts = placed.map((place) => wrapWords(say(row.cells[place.index]!.words, language), place.width));
  const height = Math.max(...texts.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    joinCells(
      placed.map((place, i) => {
        const tone: Tone = row.cells[place.index]!.tone ?? 'plain';
        return paintPadded(texts[i]![line] ?? '', place, tone, style);
      }),
    ),
  );
}

function detailLines(row: TableRow, language: Language, width: number, style: Style): string[] {
  const inside = width - DETAIL_INDENT.length;
  return (row.details ?? []).flatMap((cell) =>
    wrapWords(say(cell.words, language), inside).map((line, i) => {
      const indent = i === 0 ? DETAIL_INDENT : ' '.repeat(DETAIL_INDENT.length);
      return style.paint(cell.tone ?? 'muted', indent + line);
    }),
  );
}

function ruleLine(placed: readonly Placed[]): string {
  return joinCells(placed.map((place) => '─'.repeat(place.width)));
}

function joinCells(cells: readonly string[]): string {
  return cells.join(GAP).trimEnd();
}

function pad(part: string, place: Placed): string {
  return place.column.align === 'right' ? padStart(part, place.width) : padEnd(part, place.width);
}

/** Colours the text and not the spaces around it, so that lines can lose their trailing spaces. */
function paintPadded(part: string, place: Placed, tone: Tone, style: Style): string {
  const padded = pad(part, place);
  return part === '' ? padded : padded.replace(part, () => style.paint(tone, part));
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth));
}
