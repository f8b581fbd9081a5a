import { LANGUAGES, text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import { CONFIDENCE_WORDS } from '../vocabulary.ts';
import { bilingual, html, type Markup } from './markup.ts';

/** Full, half and empty: told apart without colour. */
const MARKS: Readonly<Record<Confidence, string>> = { published: '●', inferred: '◐', estimated: '○' };

const CONFIDENCES = ['published', 'inferred', 'estimated'] as const;

const MEANINGS = {
  published: text('as a named source gives it', 'como lo da una fuente citada'),
  inferred: text('worked out from published figures', 'deducido de cifras publicadas'),
  estimated: text(
    'a typical value or a judgement: check it before relying on it',
    'un valor típico o un criterio: verifíquelo antes de confiar en él',
  ),
} as const satisfies Record<Confidence, unknown>;

/** What a figure rests on, as a sign; the style sheet adds the word, for a page has thousands of them. */
export function confidenceMark(confidence: Confidence): Markup {
  return html`<span class="rests ${confidence}">${MARKS[confidence]}</span>`;
}

/** The words of the marks, in the language of the page. */
export const MARK_STYLE = LANGUAGES.flatMap((language) =>
  CONFIDENCES.map(
    (confidence) =>
      `#choose-${language}:checked~* .rests.${confidence}::after{content:"\u00a0${CONFIDENCE_WORDS[confidence][language]}"}\n`,
  ),
).join('');

/** What the marks say. */
export function confidenceKey(): Markup {
  const entries = CONFIDENCES.map(
    (confidence) => html`<li>${confidenceMark(confidence)}: ${bilingual(MEANINGS[confidence])}</li>`,
  );
  const words = text(
    'The mark beside the origin of a row of a table is that of the weakest of all that it names; a column of confidence tells of what binds alone.',
    'La marca junto al origen de una fila de una tabla es la del más débil de todos los datos que nombra; una columna de confianza dice solo la de lo que limita.',
  );
  return html`<ul class="remarks">${entries}</ul><p class="note">${bilingual(words)}</p>`;
}
