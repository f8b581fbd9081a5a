import type { Words } from '../report-model.ts';

/** Text that is already HTML. Everything else is escaped when it enters a template. */
export interface Markup {
  readonly markup: string;
}

type Piece = Markup | string | number | undefined | readonly Piece[];

/** A piece of HTML: what is put in is escaped, unless it is markup itself; lists are joined; `undefined` is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const markup = strings.reduce((text, part, i) => text + pieceMarkup(pieces[i - 1]) + part);
  return { markup };
}

/** HTML that this program wrote itself, such as a style sheet. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Words in both languages, of which the page shows one; a text that is the same in both stands once. */
export function bilingual(words: Words): Markup {
  if (typeof words === 'string') return html`${words}`;
  if (words.en === words.es) return html`${words.en}`;
  return html`<span lang="en">${words.en}</span><span lang="es">${words.es}</span>`;
}

function pieceMarkup(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  if (isList(piece)) return piece.map(pieceMarkup).join('');
  return piece.markup;
}

function isList(piece: Markup | readonly Piece[]): piece is readonly Piece[] {
  return Array.isArray(piece);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}
