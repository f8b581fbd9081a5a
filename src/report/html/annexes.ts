import { text } from '../../base/text.ts';
import type { StoredResult } from '../../study/evidence/evidence.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { bilingual, html, type Markup } from './markup.ts';
import { type PagePart, partMarkup } from './page-shell.ts';
import { runAnnex } from './run-page.ts';
import { namesIn, scopedMarkup, scopedName } from './scoped-markup.ts';
import { isSourceAnchor, type SourceIndex } from './source-index.ts';

export function annexId(position: number): string {
  return `annex-${position + 1}`;
}

/** Every run of a page in full, one after the other. What an earlier annex has word for word is a link to it. */
export function annexes(stored: readonly StoredResult<ScenarioResult>[], index: SourceIndex): Markup[] {
  const shown: Shown[] = [];
  return stored.map((one, position) => {
    const own = annexId(position);
    const { facts, parts, foot } = runAnnex(one, index);
    const placed = parts.map(
      (part) => shown.find((other) => isAlike(other.part, part)) ?? { part, position },
    );
    shown.push(...placed.filter((each) => each.position === position));
    const scopeOf = scopes(placed, own);
    const sections = placed.map((place) =>
      place.position === position ? scopedMarkup(partMarkup(place.part), scopeOf) : linkTo(place, own),
    );
    const { title } = one.result.scenario;
    return html`<section class="annex" id="${own}"><h2>${bilingual(ANNEX)} ${position + 1}: ${bilingual(title)}</h2>${facts}
${sections}
${foot}</section>
`;
  });
}

const ANNEX = text('Annex', 'Anexo');

const SAME = text('The same as in', 'Lo mismo que en');

/** A section, and the first annex that has it. */
interface Shown {
  readonly part: PagePart;
  readonly position: number;
}

function isAlike(one: PagePart, other: PagePart): boolean {
  return one.id === other.id && one.content.markup === other.content.markup;
}

function linkTo({ part, position }: Shown, own: string): Markup {
  const link = html`<a href="#${scopedName(annexId(position), part.id)}">${bilingual(ANNEX)} ${position + 1}</a>`;
  return partMarkup({
    ...part,
    id: scopedName(own, part.id),
    content: html`<p class="note">${bilingual(SAME)} ${link}.</p>`,
  });
}

/** A name is in the annex whose section has it; those of sections are in every annex. */
function scopes(placed: readonly Shown[], own: string) {
  const scopeOf = new Map(
    placed.flatMap(({ part, position }) =>
      namesIn(part.content).map((name) => [name, annexId(position)] as const),
    ),
  );
  return (name: string) => (isSourceAnchor(name) ? undefined : (scopeOf.get(name) ?? own));
}
