import { text as say } from '../../base/text.ts';
import type { Reporter } from '../reporter.ts';
import {
  CLOSE_BRACE,
  COMMA,
  DOUBLE_QUOTE,
  endOfString,
  isBlank,
  isContinuation,
  NEWLINE,
  QUOTE,
  SEMICOLON,
  skipBlanks,
  skipComment,
  startsComment,
  stringValue,
} from './lexical.ts';

export interface ScannedCells {
  /** `undefined` when something was wrong, which has been reported. */
  readonly cells: readonly string[] | undefined;
  /** Offset after the closing brace, or where reading can go on when there is none. */
  readonly end: number;
}

/** Reads the list of strings whose `{` stands at `start`, in whatever rows and columns it is laid out. */
export function scanCellArray(text: string, start: number, reporter: Reporter): ScannedCells {
  const cells: string[] = [];
  let separated = true;
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === CLOSE_BRACE) return { cells, end: at + 1 };
    if (code === NEWLINE || code === SEMICOLON || code === COMMA) {
      separated = true;
      at++;
    } else if (startsComment(code)) at = skipComment(text, at);
    else if (isBlank(code) || isContinuation(text, at)) {
      separated = true;
      at = skipBlanks(text, at);
    } else {
      const isString = code === QUOTE || code === DOUBLE_QUOTE;
      const end = isString && separated ? endOfString(text, at) : -1;
      if (end < 0) return reportCell(at, reporter);
      cells.push(stringValue(text, at, end));
      separated = false;
      at = end;
    }
  }
  reporter.error(
    'UNCLOSED_BRACKET',
    start,
    start + 1,
    say('This brace is never closed.', 'Esta llave nunca se cierra.'),
  );
  return { cells: undefined, end: at };
}

function reportCell(at: number, reporter: Reporter): ScannedCells {
  reporter.error(
    'NOT_A_STRING',
    at,
    at + 1,
    say(
      "A string in quotes is expected here, as 'name'.",
      "Aquí se espera un texto entre comillas, como 'nombre'.",
    ),
  );
  return { cells: undefined, end: at };
}
