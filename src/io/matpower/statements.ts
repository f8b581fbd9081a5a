import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOT,
  DOUBLE_QUOTE,
  EQUALS,
  endOfLine,
  endOfName,
  endOfString,
  isContinuation,
  isDigit,
  isNameStart,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  SEMICOLON,
  skipBlanks,
  skipComment,
  startsComment,
} from './lexical.ts';

/** Offset of the first character of the next statement at or after `at`, or the end of the text. */
export function nextStatement(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || code === SEMICOLON || code === COMMA) at++;
    else if (startsComment(code)) at = skipComment(text, at);
    else {
      const next = skipBlanks(text, at);
      if (next === at) return at;
      at = next;
    }
  }
  return text.length;
}

/** Whether a statement can end at `at`: a separator, a line end or a comment follows. */
export function endsStatement(text: string, at: number): boolean {
  const next = skipBlanks(text, at);
  const code = text.charCodeAt(next);
  return (
    next >= text.length || code === NEWLINE || code === SEMICOLON || code === COMMA || startsComment(code)
  );
}

/** Offset after `name.name…` (blanks not allowed), or `at` itself where no name starts. */
export function endOfFieldPath(text: string, at: number): number {
  let end = endOfName(text, at);
  while (end > at && text.charCodeAt(end) === DOT) {
    const next = endOfName(text, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

export interface FunctionHeader {
  readonly name: string;
  /** Name of the struct the function gives back; empty when the file is a bare script. */
  readonly struct: string;
  /** Offset where the statements begin. */
  readonly end: number;
}

/** `function mpc = name`, if the file has one. A list of several outputs is the old format and is reported. */
export function readHeader(text: string, reporter: Reporter): FunctionHeader {
  const start = nextStatement(text, 0);
  const lineEnd = endOfStatement(text, start, reporter);
  const line = text.slice(start, lineEnd);
  if (!/^function\b/.test(line)) return { name: '', struct: '', end: start };
  const plain = /^function\s+(?:(\w+)|\[\s*(\w+)\s*\])\s*=\s*(\w+)\s*(?:\(\s*\))?\s*$/.exec(line);
  if (plain !== null) return { struct: (plain[1] ?? plain[2])!, name: plain[3]!, end: lineEnd };
  if (/^function\s*\[/.test(line)) reporter.error('CASE_VERSION', start, lineEnd, OLD_FORMAT, SAVE_AGAIN);
  else reporter.error('FUNCTION_HEADER', start, lineEnd, BAD_HEADER);
  return { name: '', struct: '', end: lineEnd };
}

/**
 * Offset of the separator, comment or line end that closes the statement at `start`. Strings, comments and brackets are
 * respected; what is left open, and an assignment inside a bracket, are reported.
 */
export function endOfStatement(text: string, start: number, reporter: Reporter): number {
  const open: number[] = [];
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const inside = open.length > 0;
    if (!inside && (code === NEWLINE || code === SEMICOLON || code === COMMA || startsComment(code)))
      return at;
    if (startsComment(code)) at = skipComment(text, at);
    else if (isContinuation(text, at)) at = Math.min(endOfLine(text, at) + 1, text.length);
    else if (code === DOUBLE_QUOTE || (code === QUOTE && !isTranspose(text, at))) {
      const end = endOfString(text, at);
      if (end < 0) reporter.error('UNCLOSED_STRING', at, endOfLine(text, at), UNCLOSED_STRING);
      at = end < 0 ? endOfLine(text, at) : end;
    } else {
      if (CLOSING.has(code)) open.push(at);
      else if (inside && code === CLOSING.get(text.charCodeAt(open.at(-1)!))) open.pop();
      else if (inside && isAssignment(text, at)) break;
      at++;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed === undefined) return at;
  reporter.error('UNCLOSED_BRACKET', unclosed, unclosed + 1, UNCLOSED_BRACKET);
  return Math.max(text.lastIndexOf('\n', at), start);
}

const CLOSING: ReadonlyMap<number, number> = new Map([
  [OPEN_PAREN, CLOSE_PAREN],
  [OPEN_BRACKET, CLOSE_BRACKET],
  [OPEN_BRACE, CLOSE_BRACE],
]);

/** A quote right after a name, a number or a closing bracket transposes; elsewhere it opens a string. */
function isTranspose(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (
    isNameStart(before) ||
    isDigit(before) ||
    before === CLOSE_PAREN ||
    before === CLOSE_BRACKET ||
    before === CLOSE_BRACE ||
    before === DOT
  );
}

/** A single `=`, not part of `==`, `<=`, `>=`, `~=` or `!=`. */
function isAssignment(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== EQUALS || text.charCodeAt(at + 1) === EQUALS) return false;
  return !'=<>~!'.includes(text.charAt(at - 1));
}

const OLD_FORMAT = say(
  'This is a version 1 case file (several outputs); only version 2 can be read.',
  'Este es un archivo de caso de versión 1 (varias salidas); solo se lee la versión 2.',
);

export const SAVE_AGAIN = say(
  'In MATPOWER, savecase(name, loadcase(file)) writes version 2.',
  'En MATPOWER, savecase(nombre, loadcase(archivo)) escribe la versión 2.',
);

const BAD_HEADER = say(
  'The first line must read: function mpc = name.',
  'La primera línea debe decir: function mpc = nombre.',
);

const UNCLOSED_STRING = say('This string is never closed.', 'Este texto nunca se cierra.');

const UNCLOSED_BRACKET = say('This bracket is never closed.', 'Este paréntesis nunca se cierra.');
