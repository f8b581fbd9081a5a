import { text } from '../../base/text.ts';
import type { ScenarioResult, SubstationPlace } from '../../study/result.ts';
import { bilingual, html, type Markup } from '../html/markup.ts';
import { type BorderMark, borderMarks, borderMarkup } from './border-marks.ts';
import { COUNTRY_OUTLINES } from './country-outlines.ts';
import { boxAround, placeLabels } from './label-placement.ts';
import { type DrawnLine, drawnLines, mapPlan, tenths } from './line-geometry.ts';
import { lineClass, lineWords, worstLoad } from './line-look.ts';
import { LOAD_BANDS } from './load-bands.ts';
import type { Point, Projection } from './projection.ts';

const FONT = 10.5;

/** What the map shows of a result. */
export type MappedResult = Pick<ScenarioResult, 'loading' | 'capacity' | 'grid' | 'areas'>;

/**
 * The grid on its map: every monitored line coloured by its worst loading in N-1, the SIEPAC line set off, planned lines
 * dashed, the flow over each border and what it can carry each way. Each line links to `anchorOf` its element.
 */
export function gridMap(result: MappedResult, anchorOf: (element: string) => string): Markup {
  if (result.loading === undefined) return html``;
  const label = bilingual(text('Map of the grid', 'Mapa de la red'));
  return html`<figure class="map">${mapPicture(result, anchorOf)}<figcaption><span id="map-words">${label}</span>. ${legend()}</figcaption></figure>`;
}

/** The picture alone. */
function mapPicture(
  { loading, capacity, grid, areas }: MappedResult,
  anchorOf: (id: string) => string,
): Markup {
  const { projection, points } = mapPlan(grid.substations);
  const lines = drawnLines(loading!.elements, points);
  const marks = borderMarks(loading!.borders, capacity, lines);
  return html`<svg viewBox="0 0 ${projection.width} ${projection.height}" role="group" aria-labelledby="map-words">
<rect class="sea" width="${projection.width}" height="${projection.height}"/>
${countries(areas, projection)}
<g class="siepac-halo">${lines.filter(isSiepac).map((line) => html`<path d="${line.path}"/>`)}</g>
<g class="lines">${byLoading(lines).map((line) => lineMarkup(line, anchorOf))}</g>
${substationDots(grid.substations, points)}
${substationNames(grid.substations, points, lines, marks, projection)}
<g class="borders">${marks.map(borderMarkup)}</g>
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

function lineMarkup({ element, path }: DrawnLine, anchorOf: (element: string) => string): Markup {
  return html`<a href="#${anchorOf(element.element)}" data-element="${element.element}"><path class="${lineClass(element, worstLoad(element))}" d="${path}"><title>${lineWords(element)}</title></path></a>
`;
}

function countries(areas: MappedResult['areas'], projection: Projection): Markup {
  const inside = new Set(areas.map((area) => area.id));
  const shapes = COUNTRY_OUTLINES.map(([area, rings]) => {
    const path = rings.map((ring) => ringPath(ring, projection)).join('');
    return html`<path class="${inside.has(area) ? 'land' : 'abroad'}" d="${path}"/>`;
  });
  return html`<g>${shapes}</g>`;
}

function ringPath(ring: string, projection: Projection): string {
  const numbers = ring.split(' ').map(Number);
  const corners: string[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const { x, y } = projection.place(numbers[i]! / 100, numbers[i + 1]! / 100);
    corners.push(`${tenths(x)} ${tenths(y)}`);
  }
  return `M${corners.join('L')}Z`;
}

function substationDots(places: readonly SubstationPlace[], points: ReadonlyMap<string, Point>): Markup {
  const dots = places.map((place) => {
    const { x, y } = points.get(place.id)!;
    const radius = place.kv >= 300 ? 3 : place.kv >= 200 ? 2.2 : 1.4;
    return html`<circle cx="${tenths(x)}" cy="${tenths(y)}" r="${radius}" data-substation="${place.id}"><title>${place.name}, ${place.kv} kV</title></circle>`;
  });
  return html`<g class="substations">${dots}</g>`;
}

/** Names of the substations of the SIEPAC line and of the ties: those the report speaks of. */
function substationNames(
  places: readonly SubstationPlace[],
  points: ReadonlyMap<string, Point>,
  lines: readonly DrawnLine[],
  marks: readonly BorderMark[],
  { width, height }: Projection,
): Markup {
  const spoken = new Set(
    lines
      .filter((line) => isSiepac(line) || line.element.areaFrom !== line.element.areaTo)
      .flatMap(({ element }) => [element.fromSubstation, element.toSubstation]),
  );
  const named = places.filter((place) => spoken.has(place.id));
  const taken = [
    ...marks.flatMap(({ at: { x, y } }) => [
      boxAround({ x, y }, 20),
      { left: x - 39, right: x + 39, top: y + 9, bottom: y + 52 },
    ]),
    ...named.map((place) => boxAround(points.get(place.id)!, 3)),
  ];
  const names = named.map((place) => ({ text: shortName(place.name), at: points.get(place.id)! }));
  const labels = placeLabels(names, taken, { width, height, font: FONT });
  return html`<g class="names" font-size="${FONT}">${labels.map(
    (label) =>
      html`<text x="${tenths(label.x)}" y="${tenths(label.y)}" text-anchor="${label.anchor}">${label.text}</text>`,
  )}</g>`;
}

/** Without what stands in brackets: other names of the same place. */
function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, '');
}

function legend(): Markup {
  const bands = LOAD_BANDS.map((band) => html`<span class="band ${band.id}">${bilingual(band.words)}</span>`);
  return html`<span class="legend"><span class="shown-state">${bilingual(WORST_LOADING)}</span> ${bands} <span class="band halo">SIEPAC</span> <span class="band added">${bilingual(text('planned', 'planificada'))}</span> <span>${bilingual(BORDER_WORDS)}</span></span>`;
}

/** What the colours of a printed map tell. */
export const WORST_LOADING = text('Worst loading in N-1:', 'Mayor cargabilidad en N-1:');

const BORDER_WORDS = text(
  'Borders: flow with nothing out; below it the capacity each way, MW',
  'Fronteras: flujo sin contingencia; debajo, la capacidad en cada sentido, MW',
);
