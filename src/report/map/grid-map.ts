import { text } from '../../base/text.ts';
import type { BorderFlow, ElementLoading, ScenarioResult, SubstationPlace } from '../../study/result.ts';
import { bilingual, html, type Markup } from '../html/markup.ts';
import { formatNumber } from '../number-format.ts';
import { COUNTRY_OUTLINES, OUTLINE_WINDOW } from './country-outlines.ts';
import { boxAround, placeLabels } from './label-placement.ts';
import { LOAD_BANDS, loadBand } from './load-bands.ts';
import { type Point, type Projection, projectWindow, windowAround } from './projection.ts';

const WIDTH = 1000;
const FONT = 10.5;
/** Distance between circuits of one route. */
const CIRCUIT_GAP = 2.6;

/**
 * The grid on its map: every monitored line coloured by its worst loading in N-1, the SIEPAC line set off, the flow
 * over each border with its direction. Each line links to `anchorOf` its element.
 */
export function gridMap(result: ScenarioResult, anchorOf: (element: string) => string): Markup {
  const { loading, grid } = result;
  if (loading === undefined) return html``;
  const projection = projectWindow(windowAround(grid.substations, OUTLINE_WINDOW), WIDTH);
  const points = new Map(
    grid.substations.map((place) => [place.id, projection.place(place.longitudeDeg, place.latitudeDeg)]),
  );
  const lines = drawable(loading.elements, points);
  const arrows = loading.borders.flatMap((border) => borderArrow(border, lines));
  const label = bilingual(text('Map of the grid', 'Mapa de la red'));
  return html`<figure class="map"><svg viewBox="0 0 ${projection.width} ${projection.height}" role="img">
<rect class="sea" width="${projection.width}" height="${projection.height}"/>
${countries(result, projection)}
<g class="siepac-halo">${lines.filter(isSiepac).map((line) => html`<path d="${line.path}"/>`)}</g>
${lines.map((line) => lineMarkup(line, anchorOf))}
${substationDots(grid.substations, points)}
${substationNames(grid.substations, points, lines, arrows, projection)}
${arrows.map(arrowMarkup)}
</svg><figcaption>${label}. ${legend()}</figcaption></figure>`;
}

interface DrawnLine {
  readonly element: ElementLoading;
  readonly from: Point;
  readonly to: Point;
  readonly path: string;
}

function isSiepac(line: DrawnLine): boolean {
  return line.element.lineClass === 'siepac';
}

/** Lines between two places, the light ones first so that loaded ones lie on top; circuits of a route side by side. */
function drawable(elements: readonly ElementLoading[], points: ReadonlyMap<string, Point>): DrawnLine[] {
  const circuits = new Map<string, number>();
  const lines: DrawnLine[] = [];
  for (const element of elements) {
    const from = points.get(element.fromSubstation);
    const to = points.get(element.toSubstation);
    if (from === undefined || to === undefined || element.fromSubstation === element.toSubstation) continue;
    const route = [element.fromSubstation, element.toSubstation].sort().join('|');
    const circuit = circuits.get(route) ?? 0;
    circuits.set(route, circuit + 1);
    const isForward = element.fromSubstation < element.toSubstation;
    lines.push({
      element,
      from,
      to,
      path: circuitPath(isForward ? from : to, isForward ? to : from, circuit),
    });
  }
  return lines.reverse();
}

/** Circuits alternate around the straight route: 0, +1, −1, +2… */
function circuitPath(from: Point, to: Point, circuit: number): string {
  const step = circuit % 2 === 1 ? (circuit + 1) / 2 : -circuit / 2;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const shiftX = (-dy / length) * step * CIRCUIT_GAP;
  const shiftY = (dx / length) * step * CIRCUIT_GAP;
  return `M${at(from.x + shiftX)} ${at(from.y + shiftY)}L${at(to.x + shiftX)} ${at(to.y + shiftY)}`;
}

function lineMarkup({ element, path }: DrawnLine, anchorOf: (element: string) => string): Markup {
  const level = element.kv >= 300 ? 'ehv' : element.kv >= 200 ? 'hv' : 'mv';
  const base = element.loadingPct === undefined ? '' : ` · N ${formatNumber(element.loadingPct, 1)} %`;
  const worst =
    element.worstLoadingPct === undefined ? '' : ` · N-1 ${formatNumber(element.worstLoadingPct, 1)} %`;
  const flow = `${formatNumber(element.flowMw, 1)} MW`;
  return html`<a href="#${anchorOf(element.element)}"><path class="line ${level} ${loadBand(element.worstLoadingPct).id}" d="${path}"><title>${element.name}, ${element.kv} kV: ${flow}${base}${worst}</title></path></a>
`;
}

function countries(result: ScenarioResult, projection: Projection): Markup {
  const areas = new Set(result.areas.map((area) => area.id));
  const shapes = COUNTRY_OUTLINES.map(([area, rings]) => {
    const path = rings.map((ring) => ringPath(ring, projection)).join('');
    return html`<path class="${areas.has(area) ? 'land' : 'abroad'}" d="${path}"/>`;
  });
  return html`<g>${shapes}</g>`;
}

function ringPath(ring: string, projection: Projection): string {
  const numbers = ring.split(' ').map(Number);
  const corners: string[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const { x, y } = projection.place(numbers[i]! / 100, numbers[i + 1]! / 100);
    corners.push(`${at(x)} ${at(y)}`);
  }
  return `M${corners.join('L')}Z`;
}

function substationDots(places: readonly SubstationPlace[], points: ReadonlyMap<string, Point>): Markup {
  const dots = places.map((place) => {
    const { x, y } = points.get(place.id)!;
    return html`<circle cx="${at(x)}" cy="${at(y)}" r="${place.kv >= 200 ? 2.2 : 1.4}"><title>${place.name}, ${place.kv} kV</title></circle>`;
  });
  return html`<g class="substations">${dots}</g>`;
}

/** Names of the substations of the SIEPAC line and of the ties: those the report speaks of. */
function substationNames(
  places: readonly SubstationPlace[],
  points: ReadonlyMap<string, Point>,
  lines: readonly DrawnLine[],
  arrows: readonly Arrow[],
  { width, height }: Projection,
): Markup {
  const spoken = new Set(
    lines
      .filter((line) => isSiepac(line) || line.element.areaFrom !== line.element.areaTo)
      .flatMap(({ element }) => [element.fromSubstation, element.toSubstation]),
  );
  const named = places.filter((place) => spoken.has(place.id));
  const taken = [
    ...arrows.map((arrow) => boxAround(arrow.at, 20)),
    ...named.map((place) => boxAround(points.get(place.id)!, 3)),
  ];
  const names = named.map((place) => ({ text: shortName(place.name), at: points.get(place.id)! }));
  const labels = placeLabels(names, taken, { width, height, font: FONT });
  return html`<g class="names" font-size="${FONT}">${labels.map(
    (label) =>
      html`<text x="${at(label.x)}" y="${at(label.y)}" text-anchor="${label.anchor}">${label.text}</text>`,
  )}</g>`;
}

/** Without what stands in brackets: other names of the same place. */
function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, '');
}

interface Arrow {
  readonly at: Point;
  readonly angleDeg: number;
  readonly words: string;
  /** Flows that round to nothing have no direction. */
  readonly isStill: boolean;
}

/** An arrow at the middle of a border's ties, along them, in the direction of the flow. */
function borderArrow(border: BorderFlow, lines: readonly DrawnLine[]): Arrow[] {
  const ids = new Set(border.lines.map((line) => line.element));
  const ties = lines.filter((line) => ids.has(line.element.element));
  if (ties.length === 0) return [];
  const mean = (pick: (line: DrawnLine) => number) =>
    ties.reduce((sum, line) => sum + pick(line), 0) / ties.length;
  const isTurned = (line: DrawnLine) => line.element.areaFrom !== border.fromArea;
  const dx = mean((line) => (isTurned(line) ? line.from.x - line.to.x : line.to.x - line.from.x));
  const dy = mean((line) => (isTurned(line) ? line.from.y - line.to.y : line.to.y - line.from.y));
  const turn = border.flowMw < 0 ? 180 : 0;
  return [
    {
      at: {
        x: mean((line) => (line.from.x + line.to.x) / 2),
        y: mean((line) => (line.from.y + line.to.y) / 2),
      },
      angleDeg: (Math.atan2(dy, dx) * 180) / Math.PI + turn,
      words: `${formatNumber(Math.abs(border.flowMw), 0)} MW`,
      isStill: Math.abs(border.flowMw) < 0.5,
    },
  ];
}

function arrowMarkup({ at: point, angleDeg, words, isStill }: Arrow): Markup {
  const head = html`<path transform="rotate(${at(angleDeg)})" d="M-9-5L9 0L-9 5L-5 0Z"/>`;
  const width = words.length * 6.9 + 10;
  return html`<g class="flow" transform="translate(${at(point.x)} ${at(point.y)})">${isStill ? undefined : head}<rect x="${at(-width / 2)}" y="9" width="${at(width)}" height="15" rx="7.5"/><text y="20" text-anchor="middle">${words}</text></g>
`;
}

function legend(): Markup {
  const bands = LOAD_BANDS.map((band) => html`<span class="band ${band.id}">${bilingual(band.words)}</span>`);
  return html`<span class="legend">${bilingual(text('Worst loading in N-1:', 'Mayor cargabilidad en N-1:'))} ${bands} <span class="band halo">SIEPAC</span></span>`;
}

function at(length: number): string {
  return String(Math.round(length * 10) / 10);
}
