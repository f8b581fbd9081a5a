import type { Language } from '../../base/text.ts';
import { CATALOGUE } from '../catalogue.ts';
import { type Cell, type Report, type Section, say } from '../report-model.ts';
import type { Style } from '../style.ts';
import { displayWidth, padEnd, wrapWords } from '../text-width.ts';
import { tableLines } from './table-text.ts';

export interface TerminalOptions {
  readonly language: Language;
  /** Columns of the terminal. */
  readonly width: number;
  readonly style: Style;
}

/** A report as text for a terminal or a pipe, ending in a line feed. */
export function reportText(report: Report, options: TerminalOptions): string {
  const { language, style } = options;
  const lines = [
    style.paint('title', say(report.title, language)),
    ...factLines(report, options),
    ...report.sections.flatMap((section) => ['', ...sectionLines(section, options)]),
  ];
  return `${lines.join('\n')}\n`;
}

function factLines(report: Report, { language, width, style }: TerminalOptions): string[] {
  const question = report.question;
  const facts = [
    ...(question === undefined ? [] : [{ label: CATALOGUE.question, words: question }]),
    ...report.facts,
  ];
  const labelWidth = Math.max(0, ...facts.map((fact) => displayWidth(say(fact.label, language)))) + 2;
  return facts.flatMap((fact) =>
    wrapWords(say(fact.words, language), width - labelWidth).map((line, i) => {
      const label = padEnd(i === 0 ? say(fact.label, language) : '', labelWidth);
      return style.paint('muted', label) + line;
    }),
  );
}

function sectionLines(section: Section, options: TerminalOptions): string[] {
  const { language, width, style } = options;
  if (section.kind === 'remarks') {
    const { title, lines } = section.remarks;
    return [
      style.paint('heading', say(title, language)),
      ...lines.flatMap((cell) => cellLines(cell, options)),
    ];
  }
  const { table } = section;
  return [
    style.paint('heading', say(table.title, language)),
    ...(table.rows.length > 0 ? tableLines(table, language, width, style) : []),
    ...table.notes.flatMap((cell) => cellLines(cell, options)),
  ];
}

function cellLines(cell: Cell, { language, width, style }: TerminalOptions): string[] {
  return wrapWords(say(cell.words, language), width).map((line) => style.paint(cell.tone ?? 'plain', line));
}
