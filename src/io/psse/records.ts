import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';

/**
 * One line of values: separated by a comma or by blanks, nothing between two commas for a default, text in quotes, a
 * slash outside quotes ends the values. Fields are offsets into the text, quotes included; an omitted one is empty.
 */
export interface RawRecord {
  readonly start: number;
  readonly fieldStart: readonly number[];
  readonly fieldEnd: readonly number[];
  /** Offset after the slash that opens a comment; the line end when there is none. */
  readonly comment: number;
  readonly end: number;
}

const TAB = 9;
const SPACE = 32;
const NO_BREAK_SPACE = 160;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const COMMA = 44;
const SLASH = 47;

/** Reads the line `text[start, end)`. */
export function scanRecord(text: string, start: number, end: number, reporter: Reporter): RawRecord {
  const fieldStart: number[] = [];
  const fieldEnd: number[] = [];
  let awaitsField = true;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) at++;
    else if (code === SLASH) return { start, fieldStart, fieldEnd, comment: at + 1, end };
    else if (code === COMMA) {
      if (awaitsField) {
        fieldStart.push(at);
        fieldEnd.push(at);
      }
      awaitsField = true;
      at++;
    } else {
      const fieldStop =
        code === QUOTE || code === DOUBLE_QUOTE
          ? endOfQuoted(text, at, end, reporter)
          : endOfPlain(text, at, end);
      fieldStart.push(at);
      fieldEnd.push(fieldStop);
      awaitsField = false;
      at = fieldStop;
    }
  }
  return { start, fieldStart, fieldEnd, comment: end, end };
}

function endOfPlain(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (endsField(code)) break;
    at++;
  }
  return at;
}

/** Offset after the closing quote; a doubled quote stands for one. */
function endOfQuoted(text: string, start: number, end: number, reporter: Reporter): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < end; at++) {
    if (text.charCodeAt(at) !== quote) continue;
    if (text.charCodeAt(at + 1) === quote && at + 1 < end) {
      at++;
      continue;
    }
    if (at + 1 < end && !endsField(text.charCodeAt(at + 1))) {
      reporter.error('MISSING_SEPARATOR', at + 1, at + 2, MISSING_SEPARATOR);
    }
    return at + 1;
  }
  reporter.error('UNCLOSED_STRING', start, end, UNCLOSED_STRING);
  return end;
}

function endsField(code: number): boolean {
  return isBlank(code) || code === COMMA || code === SLASH;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === NO_BREAK_SPACE;
}

/** Whether field `k` is there and not left empty. */
export function hasField(record: RawRecord, k: number): boolean {
  return k < record.fieldStart.length && record.fieldStart[k]! < record.fieldEnd[k]!;
}

/** Field `k` without its quotes and the blanks that pad it; empty when it is left out. */
export function fieldText(text: string, record: RawRecord, k: number): string {
  if (!hasField(record, k)) return '';
  const raw = text.slice(record.fieldStart[k]!, record.fieldEnd[k]!);
  const quote = raw[0]!;
  if (quote !== "'" && quote !== '"') return raw;
  const closed = raw.length > 1 && raw.endsWith(quote);
  return raw
    .slice(1, closed ? -1 : undefined)
    .replaceAll(quote + quote, quote)
    .trim();
}

const MISSING_SEPARATOR = say(
  'A comma or a blank is missing after the quote.',
  'Falta una coma o un espacio después de la comilla.',
);

const UNCLOSED_STRING = say('This string is never closed.', 'Este texto nunca se cierra.');
