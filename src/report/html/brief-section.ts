import { text } from '../../base/text.ts';
import type { AnnexTable, Brief, BriefPart, BriefRow } from '../brief/brief-model.ts';
import { CATALOGUE } from '../catalogue.ts';
import { confidenceMark } from './confidence-mark.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { cellMarkup, columnHead } from './table-markup.ts';

const BRIEF = text('Brief', 'Resumen');

const HOW_SURE = text('How sure this is', 'Qué tan seguro es esto');

const IN_FULL = text('In full:', 'Completo:');

/**
 * The brief as the first section of a page, on paper a sheet of its own.
 *
 * @param anchor - name by which the page has a table of the annex
 */
export function briefSection(
  brief: Brief | undefined,
  anchor: (place: AnnexTable) => string,
): Markup | undefined {
  if (brief === undefined) return undefined;
  const { answers, parts, sureness } = brief;
  return html`<section id="brief"><h2>${bilingual(BRIEF)}</h2>
<ul class="answers">${answers.map((answer) => html`<li>${bilingual(answer)}</li>`)}</ul>
${parts.map((part) => partMarkup(part, anchor(part.annex)))}
<h3>${bilingual(HOW_SURE)}</h3><ul class="remarks">${sureness.map((line) => html`<li>${bilingual(line)}</li>`)}</ul></section>
`;
}

/** For the navigation. */
export function briefLink(): Markup {
  return html`<a href="#brief">${bilingual(BRIEF)}</a>`;
}

function partMarkup({ id, title, annex, columns, rows, notes }: BriefPart, anchor: string): Markup {
  const isMarked = rows.some(({ confidence }) => confidence !== undefined);
  const heads = columns.map(columnHead);
  if (isMarked) heads.push(html`<th scope="col">${bilingual(CATALOGUE.confidence)}</th>`);
  const cellsOf = ({ cells, confidence }: BriefRow) =>
    cells
      .map((cell, i) => cellMarkup(cell, columns[i]!, i === 0))
      .concat(isMarked ? [html`<td class="mark">${confidence && confidenceMark(confidence)}</td>`] : []);
  const full = html`<a href="#${anchor}">${bilingual(IN_FULL)} ${bilingual(annex.title)}</a>`;
  return html`<h3 id="${id}">${bilingual(title)} <small>${full}</small></h3>
<div class="scroll" tabindex="0"><table><thead><tr>${heads}</tr></thead><tbody>${rows.map((row) => html`<tr>${cellsOf(row)}</tr>`)}</tbody></table></div>
${notes.map((note) => html`<p class="note muted">${bilingual(note)}</p>`)}
`;
}
