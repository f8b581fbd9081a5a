import { text as say } from '../../base/text.ts';
import { type Decimal, readDecimal } from '../decimal.ts';
import type { Reporter } from '../reporter.ts';
import {
  CLOSE_BRACKET,
  COMMA,
  endOfLine,
  endOfName,
  isBlank,
  isContinuation,
  isNameStart,
  NEWLINE,
  SEMICOLON,
  skipComment,
  startsComment,
} from './lexical.ts';

/** A matrix of literal numbers, row after row, with the place of every number in the text. */
export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  /** Offset of each number in the text. */
  readonly offsets: Int32Array;
  /** Offset of the opening bracket. */
  readonly start: number;
}

export interface ScannedMatrix {
  /** `undefined` when the matrix could not be read; what was wrong has been reported. */
  readonly table: NumberTable | undefined;
  /** Offset after the closing bracket, or where reading can go on when there is none. */
  readonly end: number;
}

/**
 * Reads the matrix whose `[` stands at `start`. Only literal numbers are accepted (with `Inf` and `NaN`): anything
 * that MATLAB would compute is reported and never guessed at. Cost: one pass over its characters.
 */
export function scanMatrix(text: string, start: number, reporter: Reporter): ScannedMatrix {
  const rows = createRows(start, reporter);
  const decimal: Decimal = { value: 0, end: 0 };
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === NEWLINE || code === SEMICOLON) {
      rows.endRow();
      at++;
    } else if (code === COMMA) rows.comma(at++);
    else if (code === CLOSE_BRACKET) return { table: rows.finish(), end: at + 1 };
    else if (startsComment(code)) at = skipComment(text, at);
    else if (isContinuation(text, at)) at = Math.min(endOfLine(text, at) + 1, text.length);
    else if (at >= text.length || startsAssignment(text, at)) {
      reportUnclosed(start, reporter);
      return { table: undefined, end: at };
    } else {
      readElement(text, at, decimal);
      if (decimal.end > at && endsElement(text, decimal.end)) rows.number(decimal.value, at);
      else {
        decimal.end = endOfToken(text, at);
        rows.unreadable(at, decimal.end);
      }
      at = decimal.end;
    }
  }
}

/** A decimal, or `Inf` or `NaN` with an optional sign. */
function readElement(text: string, at: number, out: Decimal): void {
  readDecimal(text, at, out);
  if (out.end > at) return;
  const first = text[at];
  const signed = first === '-' || first === '+';
  const nameStart = signed ? at + 1 : at;
  const end = endOfName(text, nameStart);
  const size = NAMED_NUMBERS.get(text.slice(nameStart, end));
  if (size === undefined) return;
  out.value = first === '-' ? -size : size;
  out.end = end;
}

const NAMED_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['Inf', Number.POSITIVE_INFINITY],
  ['inf', Number.POSITIVE_INFINITY],
  ['NaN', Number.NaN],
  ['nan', Number.NaN],
]);

function endsElement(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    isBlank(code) ||
    code === NEWLINE ||
    code === SEMICOLON ||
    code === COMMA ||
    code === CLOSE_BRACKET ||
    startsComment(code) ||
    isContinuation(text, at)
  );
}

function endOfToken(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !endsElement(text, at)) at++;
  return at;
}

/** `name.field =` at the start of a line: the matrix before it was never closed. */
function startsAssignment(text: string, at: number): boolean {
  if (!isNameStart(text.charCodeAt(at))) return false;
  return /^\w+\.\w+[ \t]*=[^=]/.test(text.slice(at, Math.min(endOfLine(text, at), at + 100)));
}

function reportUnclosed(start: number, reporter: Reporter): void {
  reporter.error(
    'UNCLOSED_BRACKET',
    start,
    start + 1,
    say('This bracket is never closed.', 'Este corchete nunca se cierra.'),
  );
}

/** Gathers numbers into rows and checks that all rows are equally long. */
function createRows(start: number, reporter: Reporter) {
  let values = new Float64Array(1024);
  let offsets = new Int32Array(1024);
  let count = 0;
  let rowCount = 0;
  let columns = 0;
  let rowStart = 0;
  let afterComma = false;
  let sound = true;
  let rowSound = true;

  const endRow = () => {
    afterComma = false;
    const length = count - rowStart;
    if (length === 0) return;
    if (rowCount === 0) columns = length;
    else if (length !== columns && rowSound) {
      sound = false;
      reporter.error(
        'ROW_LENGTH',
        offsets[rowStart]!,
        offsets[count - 1]! + 1,
        rowLengthMessage(length, columns),
      );
    }
    rowCount++;
    rowStart = count;
    rowSound = true;
  };
  const number = (value: number, at: number) => {
    if (count === values.length) {
      values = doubled(values, new Float64Array(2 * count));
      offsets = doubled(offsets, new Int32Array(2 * count));
    }
    values[count] = value;
    offsets[count++] = at;
    afterComma = false;
  };
  return {
    endRow,
    number,
    comma(at: number) {
      if (afterComma || count === rowStart) {
        sound = false;
        rowSound = false;
        reporter.error('MISSING_NUMBER', at, at + 1, MISSING_NUMBER);
      }
      afterComma = true;
    },
    unreadable(at: number, end: number) {
      sound = false;
      rowSound = false;
      number(0, at);
      reporter.error('NOT_A_NUMBER', at, end, NOT_A_NUMBER, LITERALS_ONLY);
    },
    finish(): NumberTable | undefined {
      endRow();
      if (!sound) return undefined;
      return {
        rows: rowCount,
        columns,
        values: values.subarray(0, count),
        offsets: offsets.subarray(0, count),
        start,
      };
    },
  };
}

function doubled<T extends Float64Array | Int32Array>(full: T, larger: T): T {
  larger.set(full);
  return larger;
}

const MISSING_NUMBER = say('A number is missing before this comma.', 'Falta un número antes de esta coma.');

function rowLengthMessage(length: number, columns: number) {
  return say(
    `This row has ${length} columns; the first row of the matrix has ${columns}.`,
    `Esta fila tiene ${length} columnas; la primera fila de la matriz tiene ${columns}.`,
  );
}

const NOT_A_NUMBER = say('A plain number is expected here.', 'Aquí se espera un número simple.');

export const LITERALS_ONLY = say(
  'Expressions are not computed. In MATPOWER, savecase(name, loadcase(file)) writes the data as plain numbers.',
  'Las expresiones no se calculan. En MATPOWER, savecase(nombre, loadcase(archivo)) escribe los datos como números simples.',
);
