import { LANGUAGES, type Language, text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { html, type Markup } from '../html/markup.ts';
import { type Box, boxAround, hiddenLength, isFree, type Room } from './clear-room.ts';
import { shortName } from './label-placement.ts';
import { tenths } from './line-geometry.ts';
import type { Point } from './projection.ts';

/** A country of the map: the corners of its parts on the drawing. */
export interface DrawnCountry {
  readonly area: string;
  readonly rings: readonly (readonly Point[])[];
}

const FONT = 12;
const LETTER_WIDTH = 0.6;
/** Between the places that are tried. */
const STEP = 12;
/** Room at the upper and lower side: a phone shows the codes alone, and larger. */
const EDGE = 20;
/** How far into the sea a name may go that finds no room on land. */
const OFFSHORE = 48;
/** What a unit away from the middle, and a place in the sea, weigh beside a unit of hidden line. */
const DISTANCE_WEIGHT = 0.15;
const SEA_WEIGHT = 25;

/**
 * The names of the areas of a result in both languages, with the codes that the borders use; each in its country where
 * it hides least of the grid, or in the sea before it.
 */
export function countryNames(
  areas: ScenarioResult['areas'],
  countries: readonly DrawnCountry[],
  room: Room,
): Markup {
  const taken = [...room.taken];
  const names = areas.flatMap(({ id, name }) => {
    const short = text(shortName(name.en), shortName(name.es));
    const country = countries.find(({ area }) => area === id);
    if (country === undefined) return [];
    const letters = Math.max(...LANGUAGES.map((language) => short[language].length)) + 1 + id.length;
    const at = clearPlace(country, countries, letters * FONT * LETTER_WIDTH, { ...room, taken });
    if (at === undefined) return [];
    taken.push(nameBox(at, letters * FONT * LETTER_WIDTH));
    const word = (language: Language) =>
      html`<text x="${tenths(at.x)}" y="${tenths(at.y + FONT / 3)}" text-anchor="middle" lang="${language}"><tspan class="long">${short[language]} </tspan>${id}</text>`;
    return [html`${LANGUAGES.map(word)}`];
  });
  return html`<g class="country-names">${names}</g>`;
}

/** The cheapest place; those nearest to the middle first, until distance alone costs more than the best. */
function clearPlace(
  country: DrawnCountry,
  countries: readonly DrawnCountry[],
  width: number,
  room: Room,
): Point | undefined {
  let best: { readonly at: Point; readonly cost: number } | undefined;
  for (const { at, away } of placesAround(country, room)) {
    const mostCost = best?.cost ?? Number.POSITIVE_INFINITY;
    if (away >= mostCost) break;
    const box = nameBox(at, width);
    if (!isFree(box, room)) continue;
    const hidden = away + hiddenLength(box, room);
    if (hidden >= mostCost) continue;
    const ends = [at, { x: box.left, y: at.y }, { x: box.right, y: at.y }];
    const cost = hidden + SEA_WEIGHT * ends.filter((end) => !isInside(end, country)).length;
    if (cost >= mostCost || countries.some((other) => other !== country && isOver(ends, other))) continue;
    best = { at, cost };
  }
  return best?.at;
}

/** Places to try over what is drawn of a country, nearest to its middle first, with what their distance costs. */
function placesAround(
  { rings }: DrawnCountry,
  { width, height }: Room,
): { readonly at: Point; readonly away: number }[] {
  const drawn = rings.flat().filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height);
  if (drawn.length === 0) return [];
  const [xs, ys] = [drawn.map(({ x }) => x), drawn.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const places: { readonly at: Point; readonly away: number }[] = [];
  for (let x = left - OFFSHORE; x <= right + OFFSHORE; x += STEP) {
    for (let y = Math.max(EDGE, top - OFFSHORE); y <= Math.min(bottom + OFFSHORE, height - EDGE); y += STEP) {
      const away = DISTANCE_WEIGHT * Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
      places.push({ at: { x, y }, away });
    }
  }
  return places.sort((a, b) => a.away - b.away);
}

function isOver(ends: readonly Point[], country: DrawnCountry): boolean {
  return ends.some((end) => isInside(end, country));
}

function nameBox(at: Point, width: number): Box {
  return boxAround(at, width / 2, FONT * 0.65);
}

/** Whether a point lies in a country: a ray from it crosses the outline an odd number of times. */
function isInside({ x, y }: Point, { rings }: DrawnCountry): boolean {
  let crossings = 0;
  for (const ring of rings) {
    ring.forEach((corner, i) => {
      const next = ring[(i + 1) % ring.length]!;
      if (corner.y > y === next.y > y) return;
      if (x < corner.x + ((y - corner.y) / (next.y - corner.y)) * (next.x - corner.x)) crossings++;
    });
  }
  return crossings % 2 === 1;
}
