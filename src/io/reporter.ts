import type { Diagnostic, Severity, SourceSpan } from '../base/diagnostics.ts';
import type { Text } from '../base/text.ts';

/** Collects what a reader notices, turning offsets in the text into lines and columns. */
export interface Reporter {
  readonly diagnostics: readonly Diagnostic[];
  /** Notes a problem at `text[start, end)`. */
  report(severity: Severity, code: string, start: number, end: number, message: Text, hint?: Text): void;
  error(code: string, start: number, end: number, message: Text, hint?: Text): void;
  spanOf(start: number, end: number): SourceSpan;
}

/** `text` must have `\n` line ends. Cost: one pass over the text at the first report, then a binary search each. */
export function createReporter(file: string, text: string): Reporter {
  const diagnostics: Diagnostic[] = [];
  let lineStarts: readonly number[] | undefined;

  const spanOf = (start: number, end: number): SourceSpan => {
    lineStarts ??= startsOfLines(text);
    const line = lastAtOrBefore(lineStarts, start);
    const lineStart = lineStarts[line]!;
    const lineEnd = (lineStarts[line + 1] ?? text.length + 1) - 1;
    const endColumn = Math.max(start + 1, Math.min(end, lineEnd)) - lineStart + 1;
    return { file, line: line + 1, column: start - lineStart + 1, endColumn };
  };
  const report: Reporter['report'] = (severity, code, start, end, message, hint) => {
    diagnostics.push({
      ...spanOf(start, end),
      code,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  };
  return {
    diagnostics,
    report,
    error: (code, start, end, message, hint) => report('error', code, start, end, message, hint),
    spanOf,
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Position of the last entry not above `value` in an ascending list that starts with 0. */
function lastAtOrBefore(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}
