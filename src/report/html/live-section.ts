import { joinedTexts, type Text, text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { bilingual, html, type Markup } from './markup.ts';
import type { LivePart } from './page-shell.ts';

const LIVE = text('What if …', '¿Qué pasaría si …?');

const LEAD = text(
  'And with the second circuit? Where the page may run its script, the engine of the report answers here: works, outages, exchanges, season and demand, on a map and for every border. On paper only what was changed appears.',
  '¿Y con el segundo circuito? Donde la página puede ejecutar su programa, el motor del informe responde aquí: obras, salidas, intercambios, época y demanda, en un mapa y para cada frontera. En papel solo aparece lo que se cambió.',
);

/** For the navigation. */
export function liveLink(): Markup {
  return html`<a href="#map">${bilingual(LIVE)}</a>`;
}

/**
 * Where the live part stands on a page whose map is not that of one run: the script draws a map of its own here. What
 * cannot be changed is named.
 *
 * @param scopeOf - what the names to jump to of a scenario's own part begin with
 */
export function liveSection(
  results: readonly ScenarioResult[],
  live: LivePart | undefined,
  scopeOf: (id: string) => string,
): Markup | undefined {
  const starts = live?.scenarios.map(({ ids }) => ids) ?? [];
  const others = results.filter(({ scenario }) => !starts.flat().includes(scenario.id));
  const alike = starts
    .filter(({ length }) => length > 1)
    .map((ids) => html`<p class="note muted">${bilingual(alikeWords(ids))}</p>`);
  const named =
    others.length === 0 ? undefined : html`<p class="note muted">${bilingual(stillWords(others))}</p>`;
  if (live === undefined) return named;
  return html`<section id="map" class="live-only" data-scopes="${starts.map(([first]) => scopeOf(first!)).join(' ')}"><h2>${bilingual(LIVE)}</h2><p class="note muted">${bilingual(LEAD)}</p>${alike}${named}</section>
`;
}

function alikeWords([first, ...others]: readonly string[]): Text {
  const ids = others.join(', ');
  return text(
    `What starts from ${first} holds for ${ids} too: the same grid at the same moment.`,
    `Lo que parte de ${first} vale también para ${ids}: la misma red en el mismo momento.`,
  );
}

/** Why nothing can be changed of these: a year has no moment, or the page has not got what a script would read. */
function stillWords(results: readonly ScenarioResult[]): Text {
  const withMoment = results.filter(({ capacity }) => capacity !== undefined);
  const without = results.filter(({ capacity }) => capacity === undefined);
  const sentences = [
    ...(without.length === 0 ? [] : [momentWords(idsOf(without))]),
    ...(withMoment.length === 0 ? [] : [dataWords(idsOf(withMoment))]),
  ];
  return joinedTexts(sentences, ' ');
}

function idsOf(results: readonly ScenarioResult[]): string {
  return results.map(({ scenario }) => scenario.id).join(', ');
}

function momentWords(ids: string): Text {
  return text(
    `Nothing can be changed live of ${ids}: no capacity at one moment is asked for there.`,
    `Nada puede cambiarse en vivo de ${ids}: ahí no se pide ninguna capacidad de un momento.`,
  );
}

function dataWords(ids: string): Text {
  return text(
    `Nothing can be changed live of ${ids}: its data or its scenario are not in this page.`,
    `Nada puede cambiarse en vivo de ${ids}: sus datos o su escenario no están en esta página.`,
  );
}
