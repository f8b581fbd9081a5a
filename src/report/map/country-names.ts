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

function clearPlace(
  country: DrawnCountry,
  countries: readonly DrawnCountry[],
  width: number,
  room: Room,
): Point | undefined {
  const onDrawing = country.rings
    .flat()
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= room.width && y <= room.height);
  if (onDrawing.length === 0) return undefined;
  const [xs, ys] = [onDrawing.map(({ x }) => x), onDrawing.map(({ y }) => y)];
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  let best: { readonly at: Point; readonly cost: number } | undefined;
  const [top, bottom] = [Math.max(EDGE, Math.min(...ys) - OFFSHORE), Math.max(...ys) + OFFSHORE];
  for (let x = Math.min(...xs) - OFFSHORE; x <= Math.max(...xs) + OFFSHORE; x += STEP) {
    for (let y = top; y <= Math.min(bottom, room.height - EDGE); y += STEP) {
      const at = { x, y };
      const box = nameBox(at, width);
      if (!isFree(box, room)) continue;
      const ends = [at, { x: box.left, y }, { x: box.right, y }];
      if (countries.some((other) => other !== country && ends.some((end) => isInside(end, other)))) continue;
      const offshore = ends.filter((end) => !isInside(end, country)).length;
      const away = Math.hypot(x - middle.x, y - middle.y);
      const cost = hiddenLength(box, room) + DISTANCE_WEIGHT * away + SEA_WEIGHT * offshore;
      if (best === undefined || cost < best.cost) best = { at, cost };
    }
  }
  return best?.at;
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
