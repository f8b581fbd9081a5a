import process from 'node:process';
import type { Language } from '../base/text.ts';
import type { Report } from '../report/report-model.ts';
import { reportText } from '../report/terminal/report-text.ts';
import type { OutputFormat } from './invocation.ts';
import { terminalOptions } from './terminal.ts';

/** A command's answer on standard output: one JSON document, or the tables of its report. */
export function printAnswer(
  document: Readonly<Record<string, unknown>>,
  report: () => Report,
  format: OutputFormat,
  language: Language,
): void {
  const text =
    format === 'json'
      ? `${JSON.stringify(document, null, 2)}\n`
      : reportText(report(), terminalOptions(process.stdout, language));
  process.stdout.write(text);
}
