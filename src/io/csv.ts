import { CsvError, parse } from 'csv-parse/sync';
import type { Diagnostic, ReadResult, SourceSpan } from '../base/diagnostics.ts';
import { text } from '../base/text.ts';
import { type CsvRecord, splitRecords } from './csv-records.ts';
import { type InputText, normalisedText } from './input-text.ts';

type Delimiter = ',' | ';' | '\t';

export interface CsvFile {
  readonly file: string;
  readonly delimiter: Delimiter;
  /** The text, line by line. */
  readonly lines: readonly string[];
  readonly header: CsvRecord;
  /** Records after the header; blank lines are left out. */
  readonly records: readonly CsvRecord[];
}

/**
 * Splits a CSV text into records (RFC 4180). Byte-order mark and Windows line ends are taken as they come. Commas
 * separate; semicolons or tabs do when the header holds them and no comma, as spreadsheets in Spanish write it.
 * Records keep their own number of cells: whether that is right is for the caller to say.
 */
export function readCsv(input: InputText): ReadResult<CsvFile> {
  const source = normalisedText(input.text);
  const headerStart = source.search(/\S/);
  if (headerStart < 0) {
    return failed({
      code: 'EMPTY_FILE',
      severity: 'error',
      message: text('the file is empty', 'el archivo está vacío'),
      hint: text(
        'a table begins with a line of column names',
        'una tabla empieza con una línea de nombres de columna',
      ),
      ...at(input.file, 1),
    });
  }
  const { delimiter, diagnostics } = delimiterOf(source, headerStart, input.file);
  if (delimiter === undefined) return { value: undefined, diagnostics };
  const split = splitRecords(source, delimiter);
  if (split === undefined) return failed(quoteFault(source, delimiter, input.file));
  const [header, ...records] = split;
  return {
    value: { file: input.file, delimiter, lines: source.split('\n'), header: header!, records },
    diagnostics,
  };
}

/** A column name never holds a separator, so the header shows which one the file uses. */
function delimiterOf(
  source: string,
  headerStart: number,
  file: string,
): { readonly delimiter: Delimiter | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const before = source.slice(0, headerStart);
  const line = before.split('\n').length;
  const [header = ''] = source.slice(headerStart).split('\n');
  const separators = ([',', ';', '\t'] as const).filter((candidate) => header.includes(candidate));
  const [delimiter = ',', second] = separators;
  if (second !== undefined) {
    const column = header.indexOf(second) + 1;
    const diagnostic: Diagnostic = {
      code: 'AMBIGUOUS_DELIMITER',
      severity: 'error',
      message: text(
        'the line of column names holds more than one kind of separator',
        'la línea de nombres de columna contiene más de un tipo de separador',
      ),
      hint: text('separate all cells with commas', 'separe todas las celdas con comas'),
      ...at(file, line, column),
    };
    return { delimiter: undefined, diagnostics: [diagnostic] };
  }
  return { delimiter, diagnostics: [] };
}

function quoteFault(source: string, delimiter: Delimiter, file: string): Diagnostic {
  const error = complaint(source, delimiter);
  const line = Number(error?.lines ?? 1);
  const raw = source.split('\n')[line - 1] ?? '';
  const start = cellRange(raw, delimiter, Number(error?.column ?? 0)).start;
  return {
    code: 'BAD_QUOTES',
    severity: 'error',
    message: text(
      'the quotes of this cell are not balanced',
      'las comillas de esta celda no están equilibradas',
    ),
    hint: text(
      'a cell in quotes begins and ends with one, and doubles those inside',
      'una celda entre comillas empieza y termina con una, y duplica las interiores',
    ),
    ...at(file, line, start + 1),
  };
}

/** What the strict parser says of a text that cannot be split: it knows the first cell with a fault. */
function complaint(source: string, delimiter: Delimiter): CsvError | undefined {
  try {
    parse(source, { delimiter, relax_column_count: true });
    return undefined;
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

/**
 * The place of a cell; of a cell that is not there, the end of the record. With `part`, the place of that text
 * within the cell.
 */
export function cellSpan(csv: CsvFile, record: CsvRecord, index: number, part?: string): SourceSpan {
  const raw = csv.lines.slice(record.line - 1, record.lastLine).join('\n');
  const range = cellRange(raw, csv.delimiter, index);
  const offset = part === undefined ? -1 : raw.slice(range.start, range.end).indexOf(part);
  const start = offset < 0 ? range.start : range.start + offset;
  const end = offset < 0 ? range.end : start + (part?.length ?? 0);
  const before = raw.slice(0, start).split('\n');
  const column = before.at(-1)!.length + 1;
  const [firstLine = ''] = raw.slice(start, end).split('\n');
  return {
    file: csv.file,
    line: record.line + before.length - 1,
    column,
    endColumn: column + Math.max(1, firstLine.length),
  };
}

function cellRange(
  raw: string,
  delimiter: Delimiter,
  index: number,
): { readonly start: number; readonly end: number } {
  let cell = 0;
  let start = 0;
  let isQuoted = false;
  for (let k = 0; k < raw.length; k++) {
    if (raw[k] === '"') isQuoted = !isQuoted;
    if (raw[k] !== delimiter || isQuoted) continue;
    if (cell === index) return { start, end: k };
    cell += 1;
    start = k + 1;
  }
  return cell === index ? { start, end: raw.length } : { start: raw.length, end: raw.length };
}

function at(file: string, line: number, column = 1): SourceSpan {
  return { file, line, column, endColumn: column + 1 };
}

function failed(diagnostic: Diagnostic): ReadResult<never> {
  return { value: undefined, diagnostics: [diagnostic] };
}
