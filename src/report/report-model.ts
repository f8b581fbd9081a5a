import { LANGUAGES, type Language, type Text, text } from '../base/text.ts';
import type { Confidence } from '../grid/dataset.ts';
import type { Tone } from './style.ts';

/**
 * What a report says, as data: rounded, worded and ordered, before it becomes a terminal page or HTML.
 * A text that is the same in both languages (a number, a proper name) is a plain string.
 */
export type Words = string | Text;

export function say(words: Words, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}

/** Words after each other, in both languages. */
export function joined(parts: readonly Words[], separator: string): Words {
  const [en, es] = LANGUAGES.map((language) => parts.map((part) => say(part, language)).join(separator));
  return en === es ? en! : text(en!, es!);
}

export interface Cell {
  readonly words: Words;
  readonly tone?: Tone;
  /** Where the figure comes from: shown by the page, not by the terminal. */
  readonly traces?: readonly Trace[];
}

/** Rows of a table of the data set, and the sources they name. */
export interface Trace {
  readonly file: string;
  readonly lines: readonly number[];
  readonly sourceIds: readonly string[];
  /** The worst of the rows'. */
  readonly confidence: Confidence;
}

export interface Column {
  readonly title: Words;
  readonly align: 'left' | 'right';
  /** When the lines are too long the highest rank leaves first; 0 never leaves. */
  readonly dropRank: number;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  /** Lines under the row, across the whole width. */
  readonly details?: readonly Cell[];
  /** A sum over the rows above. */
  readonly isTotal?: boolean;
}

export interface Table {
  readonly id: string;
  readonly title: Words;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** How to read it, and what was left out. */
  readonly notes: readonly Cell[];
}

/** A list of remarks without columns: warnings, checks, files. */
export interface Remarks {
  readonly id: string;
  readonly title: Words;
  readonly lines: readonly Cell[];
}

export type Section =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'remarks'; readonly remarks: Remarks };

/** What stands above a section. */
export function heading(section: Section): Table | Remarks {
  return section.kind === 'table' ? section.table : section.remarks;
}

export interface Report {
  readonly title: Words;
  readonly question: Words | undefined;
  readonly facts: readonly { readonly label: Words; readonly words: Words }[];
  readonly sections: readonly Section[];
}
