export interface CsvRecord {
  readonly cells: readonly string[];
  /** Lines on which the record begins and ends, from 1. */
  readonly line: number;
  readonly lastLine: number;
}

/** A cell and where the text goes on after it. */
interface Cell {
  readonly text: string;
  readonly end: number;
}

/**
 * Splits a text with `\n` line ends into records (RFC 4180), each with its own number of cells; records of nothing but
 * blanks are left out. `undefined` when quotes do not enclose whole cells. Cost: linear, and little more than finding
 * the separators.
 */
export function splitRecords(source: string, delimiter: string): readonly CsvRecord[] | undefined {
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < source.length; ) {
    const lineEnd = endOfLine(source, at);
    const text = source.slice(at, lineEnd);
    const isPlain = !text.includes('"');
    const cells = isPlain ? text.split(delimiter) : [];
    at = isPlain ? lineEnd + 1 : quotedRecord(source, delimiter, at, cells);
    if (at < 0) return undefined;
    const lastLine = at === lineEnd + 1 ? line : line + lineBreaks(cells);
    if (cells.some((cell) => cell.trim() !== '')) records.push({ cells, line, lastLine });
    line = lastLine + 1;
  }
  return records;
}

/** Appends the cells of the record that begins at `start`; gives where the next one begins, or −1. */
function quotedRecord(source: string, delimiter: string, start: number, cells: string[]): number {
  for (let at = start; ; at++) {
    const cell = source[at] === '"' ? quotedCell(source, at) : bareCell(source, delimiter, at);
    if (cell === undefined) return -1;
    cells.push(cell.text);
    at = cell.end;
    if (at >= source.length || source[at] === '\n') return at + 1;
    if (source[at] !== delimiter) return -1;
  }
}

function quotedCell(source: string, start: number): Cell | undefined {
  let text = '';
  for (let from = start + 1; ; ) {
    const quote = source.indexOf('"', from);
    if (quote < 0) return undefined;
    text += source.slice(from, quote);
    if (source[quote + 1] !== '"') return { text, end: quote + 1 };
    text += '"';
    from = quote + 2;
  }
}

function bareCell(source: string, delimiter: string, start: number): Cell | undefined {
  const lineEnd = endOfLine(source, start);
  const separator = source.indexOf(delimiter, start);
  const end = separator < 0 || separator > lineEnd ? lineEnd : separator;
  const text = source.slice(start, end);
  return text.includes('"') ? undefined : { text, end };
}

function endOfLine(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end < 0 ? source.length : end;
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0);
}
