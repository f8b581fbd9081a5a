/** The few lexical rules of the MATLAB language that a case file needs. Offsets in, offsets out. */

const TAB = 9;
export const NEWLINE = 10;
const SPACE = 32;
export const DOUBLE_QUOTE = 34;
const HASH = 35;
const PERCENT = 37;
export const QUOTE = 39;
export const OPEN_PAREN = 40;
export const CLOSE_PAREN = 41;
export const COMMA = 44;
export const DOT = 46;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** MATLAB's `%`, and Octave's `#`. */
export function startsComment(code: number): boolean {
  return code === PERCENT || code === HASH;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

export function isContinuation(text: string, at: number): boolean {
  return text.charCodeAt(at) === DOT && text.charCodeAt(at + 1) === DOT && text.charCodeAt(at + 2) === DOT;
}

/** Offset after the name that starts at `at`, or `at` itself where none does. */
export function endOfName(text: string, at: number): number {
  if (!isNameStart(text.charCodeAt(at))) return at;
  let end = at + 1;
  while (isNameStart(text.charCodeAt(end)) || isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Offset of the line end at or after `at`. */
export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/** Past blanks and `...` continuations, which swallow the rest of their line. */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    if (isBlank(text.charCodeAt(at))) at++;
    else if (isContinuation(text, at)) at = Math.min(endOfLine(text, at) + 1, text.length);
    else return at;
  }
}

/**
 * Past the comment that starts at `at`: to the end of its line, or, where `%{` stands alone on a line, past the line
 * of the matching `%}`. An unfinished block comment runs to the end of the text.
 */
export function skipComment(text: string, at: number): number {
  if (!isBlockMark(text, at, OPEN_BRACE)) return endOfLine(text, at);
  let depth = 1;
  let lineEnd = endOfLine(text, at);
  while (depth > 0 && lineEnd < text.length) {
    const mark = firstInLine(text, lineEnd + 1);
    if (startsComment(text.charCodeAt(mark))) {
      if (isBlockMark(text, mark, OPEN_BRACE)) depth++;
      else if (isBlockMark(text, mark, CLOSE_BRACE)) depth--;
    }
    lineEnd = endOfLine(text, lineEnd + 1);
  }
  return lineEnd;
}

/** Whether `%{` or `%}` stands at `at` with nothing else on its line. */
function isBlockMark(text: string, at: number, brace: number): boolean {
  if (text.charCodeAt(at + 1) !== brace) return false;
  let before = at - 1;
  while (isBlank(text.charCodeAt(before))) before--;
  if (before >= 0 && text.charCodeAt(before) !== NEWLINE) return false;
  const after = firstInLine(text, at + 2);
  return after === text.length || text.charCodeAt(after) === NEWLINE;
}

function firstInLine(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Offset after the quoted string that starts at `at`, a doubled quote standing for one; -1 when its line ends first. */
export function endOfString(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let end = at + 1; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === NEWLINE) return -1;
    if (code === quote) {
      if (text.charCodeAt(end + 1) !== quote) return end + 1;
      end++;
    }
  }
  return -1;
}

/** What the quoted string `text[start, end)` says. */
export function stringValue(text: string, start: number, end: number): string {
  const quote = text[start]!;
  return text.slice(start + 1, end - 1).replaceAll(quote + quote, quote);
}
