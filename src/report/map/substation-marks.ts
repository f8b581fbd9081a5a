import type { SubstationPlace } from '../../study/result.ts';
import { html, type Markup } from '../html/markup.ts';
import type { Room } from './clear-room.ts';
import { LABEL_FONT, type PlacedLabel, placeLabels, shortName } from './label-placement.ts';
import { tenths } from './line-geometry.ts';
import type { Point } from './projection.ts';

/** A dot for every substation, the larger the higher its voltage. */
export function substationDots(
  places: readonly SubstationPlace[],
  points: ReadonlyMap<string, Point>,
): Markup {
  const dots = places.map((place) => {
    const { x, y } = points.get(place.id)!;
    const radius = place.kv >= 300 ? 3 : place.kv >= 200 ? 2.2 : 1.4;
    return html`<circle cx="${tenths(x)}" cy="${tenths(y)}" r="${radius}" data-substation="${place.id}"><title>${substationWords(place)}</title></circle>`;
  });
  return html`<g class="substations">${dots}</g>`;
}

/** Name, country and highest voltage, the same in both languages. */
export function substationWords({ name, area, kv }: SubstationPlace): string {
  return `${name}, ${area}, ${kv} kV`;
}

/** The names of some substations, where they fit. */
export function substationLabels(
  named: readonly SubstationPlace[],
  points: ReadonlyMap<string, Point>,
  room: Room,
): PlacedLabel[] {
  return placeLabels(
    named.map((place) => ({ text: shortName(place.name), at: points.get(place.id)! })),
    room,
  );
}

export function substationNames(labels: readonly PlacedLabel[]): Markup {
  return html`<g class="names" font-size="${LABEL_FONT}">${labels.map(
    (label) =>
      html`<text x="${tenths(label.x)}" y="${tenths(label.y)}" text-anchor="${label.anchor}">${label.text}</text>`,
  )}</g>`;
}
