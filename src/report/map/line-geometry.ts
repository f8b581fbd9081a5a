import type { ElementLoading, SubstationPlace } from '../../study/result.ts';
import { OUTLINE_WINDOW } from './country-outlines.ts';
import { type Point, type Projection, projectWindow, windowAround } from './projection.ts';

export const MAP_WIDTH = 1000;

/** Distance between circuits of one route. */
const CIRCUIT_GAP = 2.6;

/** A line between two places of the map. */
export interface DrawnLine {
  readonly element: ElementLoading;
  readonly from: Point;
  readonly to: Point;
  readonly path: string;
}

/** Where the substations of a grid fall on its map. */
export interface MapPlan {
  readonly projection: Projection;
  readonly points: ReadonlyMap<string, Point>;
}

export function mapPlan(substations: readonly SubstationPlace[]): MapPlan {
  const projection = projectWindow(windowAround(substations, OUTLINE_WINDOW), MAP_WIDTH);
  const points = new Map(
    substations.map((place) => [place.id, projection.place(place.longitudeDeg, place.latitudeDeg)]),
  );
  return { projection, points };
}

/** Lines between two places, in the order of their ids; circuits of a route side by side, the same whatever they carry. */
export function drawnLines(
  elements: readonly ElementLoading[],
  points: ReadonlyMap<string, Point>,
): DrawnLine[] {
  const circuits = new Map<string, number>();
  const lines: DrawnLine[] = [];
  for (const element of [...elements].sort((a, b) => (a.element < b.element ? -1 : 1))) {
    const from = points.get(element.fromSubstation);
    const to = points.get(element.toSubstation);
    if (from === undefined || to === undefined || element.fromSubstation === element.toSubstation) continue;
    if (element.kind === 'transformer') continue;
    const route = routeOf(element);
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
  return lines;
}

/** The two ends of an element, the same for all beside it. */
export function routeOf({ fromSubstation, toSubstation }: ElementLoading): string {
  return [fromSubstation, toSubstation].sort().join('|');
}

/** Circuits alternate around the straight route: 0, +1, −1, +2… */
function circuitPath(from: Point, to: Point, circuit: number): string {
  const step = circuit % 2 === 1 ? (circuit + 1) / 2 : -circuit / 2;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const shiftX = (-dy / length) * step * CIRCUIT_GAP;
  const shiftY = (dx / length) * step * CIRCUIT_GAP;
  return `M${tenths(from.x + shiftX)} ${tenths(from.y + shiftY)}L${tenths(to.x + shiftX)} ${tenths(to.y + shiftY)}`;
}

/** A length of the drawing, short enough to print. */
export function tenths(length: number): string {
  return String(Math.round(length * 10) / 10);
}
