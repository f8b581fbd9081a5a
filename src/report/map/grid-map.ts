import { text } from '../../base/text.ts';
import type { ElementLoading, LoadingResult, ScenarioResult, SubstationPlace } from '../../study/result.ts';
import { bilingual, html, type Markup } from '../html/markup.ts';
import { borderMarkup } from './border-marks.ts';
import { type BorderPlace, borderBoxes, borderId, borderPlaces } from './border-places.ts';
import { boxAround } from './clear-room.ts';
import { countryNames, type DrawnCountry } from './country-names.ts';
import { COUNTRY_OUTLINES } from './country-outlines.ts';
import { elementClass, elementWords, worstLoad } from './element-look.ts';
import { labelBox } from './label-placement.ts';
import { type DrawnLine, drawnLines, mapPlan, tenths } from './line-geometry.ts';
import { LOAD_BANDS } from './load-bands.ts';
import type { Point, Projection } from './projection.ts';
import { substationDots, substationLabels, substationNames } from './substation-marks.ts';
import { BANK_SIDE, type DrawnTransformer, drawnTransformers } from './transformer-marks.ts';

/** What the map shows of a result. */
export type MappedResult = Pick<ScenarioResult, 'loading' | 'capacity' | 'grid' | 'areas'>;

/**
 * The grid on its map: every monitored line and transformer coloured by its worst loading in N-1, the SIEPAC line set off,
 * planned ones dashed, the flow over each border and what it can carry each way. Each line and transformer links to
 * `anchorOf` its element, each border to its table.
 */
export function gridMap(
  result: MappedResult,
  anchorOf: (element: string) => string,
  parts = mapParts(result),
): Markup {
  if (result.loading === undefined) return html``;
  const label = bilingual(text('Map of the grid', 'Mapa de la red'));
  return html`<figure class="map">${mapPicture(result, result.loading, parts, anchorOf)}<figcaption><span id="map-words">${label}</span>. ${legend()}</figcaption></figure>`;
}

/** What a map draws, and where. */
export interface MapParts {
  readonly projection: Projection;
  readonly points: ReadonlyMap<string, Point>;
  readonly lines: readonly DrawnLine[];
  readonly transformers: readonly DrawnTransformer[];
  readonly borders: readonly BorderPlace[];
}

export function mapParts({ grid, loading }: MappedResult): MapParts {
  const { projection, points } = mapPlan(grid.substations);
  const elements = loading?.elements ?? [];
  const lines = drawnLines(elements, points);
  const transformers = drawnTransformers(elements, points);
  const { width, height } = projection;
  const taken = transformers.map(({ at }) => boxAround(at, BANK_SIDE / 2));
  const borders = borderPlaces(loading?.borders ?? [], lines, { width, height, lines, taken });
  return { projection, points, lines, transformers, borders };
}

/** The picture alone. */
function mapPicture(
  { capacity, grid, areas }: MappedResult,
  loading: LoadingResult,
  parts: MapParts,
  anchorOf: (id: string) => string,
): Markup {
  const { projection, points, lines, transformers, borders } = parts;
  const { width, height } = projection;
  const flows = new Map(loading.borders.map((border) => [borderId(border), border]));
  const spoken = spokenOf(grid.substations, lines);
  const taken = [
    ...borderBoxes(borders),
    ...spoken.map((place) => boxAround(points.get(place.id)!, 3)),
    ...transformers.map(({ at }) => boxAround(at, BANK_SIDE / 2)),
  ];
  const room = { width, height, lines, taken };
  const labels = substationLabels(spoken, points, room);
  const countries = drawnCountries(projection);
  return html`<svg viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="map-words">
<rect class="sea" width="${width}" height="${height}"/>
${countryShapes(areas, countries)}
${countryNames(areas, countries, { ...room, taken: [...taken, ...labels.map(labelBox)] })}
<g class="siepac-halo">${lines.filter(isSiepac).map((line) => html`<path d="${line.path}"/>`)}</g>
<g class="lines">${byLoading(lines).map(({ element, path }) => elementMarkup(element, html`d="${path}"`, anchorOf))}</g>
${substationDots(grid.substations, points)}
<g class="transformers">${transformers.map(({ element, at }) => elementMarkup(element, squareAt(at), anchorOf))}</g>
${substationNames(labels)}
<g class="borders">${borders.map((place) => borderMarkup(place, flows.get(place.id)!, capacity))}</g>
</svg>`;
}

function isSiepac(line: DrawnLine): boolean {
  return line.element.lineClass === 'siepac';
}

/** The light ones first, so that loaded ones lie on top. */
function byLoading(lines: readonly DrawnLine[]): DrawnLine[] {
  const loading = ({ element }: DrawnLine) => element.worstLoadingPct ?? 0;
  return [...lines].sort((a, b) => loading(a) - loading(b));
}

function elementMarkup(
  element: ElementLoading,
  shape: Markup,
  anchorOf: (element: string) => string,
): Markup {
  return html`<a href="#${anchorOf(element.element)}" data-element="${element.element}"><path class="${elementClass(element, worstLoad(element))}" ${shape}><title>${elementWords(element)}</title></path></a>
`;
}

/** A square around a point. */
function squareAt({ x, y }: Point): Markup {
  const half = BANK_SIDE / 2;
  return html`d="M${tenths(x - half)} ${tenths(y - half)}h${BANK_SIDE}v${BANK_SIDE}h${-BANK_SIDE}z"`;
}

function drawnCountries(projection: Projection): DrawnCountry[] {
  return COUNTRY_OUTLINES.map(([area, rings]) => ({
    area,
    rings: rings.map((ring) => corners(ring, projection)),
  }));
}

function corners(ring: string, projection: Projection): Point[] {
  const numbers = ring.split(' ').map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) =>
    projection.place(numbers[2 * i]! / 100, numbers[2 * i + 1]! / 100),
  );
}

function countryShapes(areas: MappedResult['areas'], countries: readonly DrawnCountry[]): Markup {
  const inside = new Set(areas.map((area) => area.id));
  const shapes = countries.map(({ area, rings }) => {
    const path = rings.map((ring) => `M${ring.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join('L')}Z`);
    return html`<path class="${inside.has(area) ? 'land' : 'abroad'}" d="${path.join('')}"/>`;
  });
  return html`<g>${shapes}</g>`;
}

/** Substations of the SIEPAC line and of the ties: those the report speaks of. */
function spokenOf(places: readonly SubstationPlace[], lines: readonly DrawnLine[]): SubstationPlace[] {
  const spoken = new Set(
    lines
      .filter((line) => isSiepac(line) || line.element.areaFrom !== line.element.areaTo)
      .flatMap(({ element }) => [element.fromSubstation, element.toSubstation]),
  );
  return places.filter((place) => spoken.has(place.id));
}

function legend(): Markup {
  const bands = LOAD_BANDS.map((band) => html`<span class="band ${band.id}">${bilingual(band.words)}</span>`);
  return html`<span class="legend"><span class="shown-state">${bilingual(WORST_LOADING)}</span> ${bands} <span class="band halo">SIEPAC</span> <span class="band added">${bilingual(text('planned', 'planificada'))}</span> <span class="band bank">${bilingual(text('transformer', 'transformador'))}</span> <span class="card-words">${bilingual(CARD_WORDS)}</span><span class="arrow-words">${bilingual(ARROW_WORDS)}</span></span>`;
}

/** What the colours of a printed map tell. */
export const WORST_LOADING = text('Worst loading in N-1:', 'Mayor cargabilidad en N-1:');

const CARD_WORDS = text(
  'Borders: flow with nothing out (arrow and upper figure), and below it the capacity each way, MW',
  'Fronteras: flujo sin contingencia (flecha y cifra de arriba) y, debajo, la capacidad en cada sentido, MW',
);

/** Where the drawing is too small for cards. */
const ARROW_WORDS = text(
  'Borders: the arrow goes with the flow, and leads to the figures',
  'Fronteras: la flecha va con el flujo y lleva a las cifras',
);
