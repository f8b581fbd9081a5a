import type { Diagnostic, Severity } from '../base/diagnostics.ts';
import { type Language, type Text, text } from '../base/text.ts';
import { say } from './report-model.ts';
import type { Style, Tone } from './style.ts';
import type { TerminalOptions } from './terminal/report-text.ts';

const SEVERITY_WORDS: Readonly<Record<Severity, Text>> = {
  error: text('error', 'error'),
  warning: text('warning', 'advertencia'),
  info: text('note', 'nota'),
};

const SEVERITY_TONE: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warn', info: 'accent' };
const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Every problem as `file:line:column: CODE message`, the line it stands in with the place underlined, and the hint;
 * errors first, then in the order of their places. `sources` holds the texts by file name; a file that is not there
 * gives no source line. Ends in a line feed; nothing for no problems.
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, string>,
  options: TerminalOptions,
): string {
  const lines = sorted(diagnostics).flatMap((diagnostic) => [
    headLine(diagnostic, options),
    ...sourceLines(diagnostic, sources.get(diagnostic.file), options),
    ...hintLine(diagnostic, options.language, options.style),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

/** `2 errors, 1 warning`, or that nothing was found. */
export function diagnosticsSummary(diagnostics: readonly Diagnostic[], language: Language): string {
  const count = (severity: Severity) => diagnostics.filter((d) => d.severity === severity).length;
  const parts = [
    plural(count('error'), text('error', 'error'), text('errors', 'errores')),
    plural(count('warning'), text('warning', 'advertencia'), text('warnings', 'advertencias')),
    plural(count('info'), text('note', 'nota'), text('notes', 'notas')),
  ].filter((part): part is Text => part !== undefined);
  if (parts.length === 0) return say(text('Nothing to report.', 'Nada que señalar.'), language);
  return parts.map((part) => part[language]).join(', ');
}

function plural(count: number, one: Text, many: Text): Text | undefined {
  if (count === 0) return undefined;
  const word = count === 1 ? one : many;
  return text(`${count} ${word.en}`, `${count} ${word.es}`);
}

function sorted(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const rank = (diagnostic: Diagnostic) => SEVERITY_ORDER.indexOf(diagnostic.severity);
  return [...diagnostics].sort(
    (a, b) => rank(a) - rank(b) || compareNames(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

/** By code units: the same order on every machine. */
function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function headLine(diagnostic: Diagnostic, { language, style }: TerminalOptions): string {
  const { file, line, column, code, severity, message } = diagnostic;
  const place = style.paint('strong', `${file}:${line}:${column}:`);
  const kind = severity === 'error' ? '' : `${SEVERITY_WORDS[severity][language]}: `;
  return `${place} ${style.paint(SEVERITY_TONE[severity], code)} ${kind}${message[language]}`;
}

function hintLine(diagnostic: Diagnostic, language: Language, style: Style): string[] {
  if (diagnostic.hint === undefined) return [];
  const label = say(text('hint:', 'sugerencia:'), language);
  return [`  ${style.paint('accent', label)} ${diagnostic.hint[language]}`];
}

function sourceLines(
  diagnostic: Diagnostic,
  source: string | undefined,
  { width, style }: TerminalOptions,
): string[] {
  // A note points at nothing that is wrong.
  if (diagnostic.severity === 'info') return [];
  const line = source?.split('\n')[diagnostic.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const number = String(diagnostic.line);
  const gutter = `  ${number} │ `;
  const view = windowAround(line, diagnostic, width - gutter.length);
  const under = `${' '.repeat(view.caret)}${'^'.repeat(view.length)}`;
  return [
    style.paint('muted', gutter) + view.shown,
    style.paint('muted', `  ${' '.repeat(number.length)} │ `) +
      style.paint(SEVERITY_TONE[diagnostic.severity], under),
  ];
}

interface View {
  readonly shown: string;
  readonly caret: number;
  readonly length: number;
}

/** The part of a line that holds the place, at most `width` columns; an ellipsis stands for what is cut. */
function windowAround(line: string, span: Diagnostic, width: number): View {
  const flat = line.replaceAll('\t', ' ').trimEnd();
  const start = Math.min(span.column - 1, flat.length);
  const length = Math.max(
    1,
    Math.min((span.endColumn ?? span.column + 1) - span.column, flat.length - start),
  );
  if (flat.length <= width) return { shown: flat, caret: start, length };

  const first = Math.max(0, Math.min(start - Math.floor(width / 3), flat.length - width));
  const last = Math.min(flat.length, first + width);
  const before = first > 0 ? '…' : '';
  const after = last < flat.length ? '…' : '';
  const shown = before + flat.slice(first + before.length, last - after.length) + after;
  return { shown, caret: start - first, length: Math.min(length, width - (start - first)) };
}
