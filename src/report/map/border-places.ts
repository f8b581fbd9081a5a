import type { BorderFlow } from '../../study/result.ts';
import { type Box, boxAround, hiddenLength, isFree, type Room } from './clear-room.ts';
import type { DrawnLine } from './line-geometry.ts';
import type { Point } from './projection.ts';

/** Where the figures of a border stand, the same whatever flows. */
export interface BorderPlace {
  /** `GT-SV` */
  readonly id: string;
  /** The middle of the tie that stands for it. */
  readonly at: Point;
  /** Along that tie, in the direction in which the flow counts. */
  readonly angleDeg: number;
  /** The middle of the card with the figures. */
  readonly card: Point;
}

/** A pill with the flow, and under it a line for each direction. */
export const CARD = { width: 82, pill: 15, line: 12, height: 15 + 2 * 12 + 5 };

/** Half an arrow. */
const ARROW_REACH = 11;

/** Name of a border among marks. */
export function borderId({ fromArea, toArea }: Pick<BorderFlow, 'fromArea' | 'toArea'>): string {
  return `${fromArea}-${toArea}`;
}

/** A place for the arrow and the card of every border that has ties on the map. */
export function borderPlaces(
  borders: readonly BorderFlow[],
  lines: readonly DrawnLine[],
  room: Room,
): BorderPlace[] {
  const middles = borders.flatMap((border) => {
    const ids = new Set(border.lines.map((line) => line.element));
    const ties = lines.filter((line) => ids.has(line.element.element));
    return ties.length === 0 ? [] : [{ id: borderId(border), ...middleOf(border, ties) }];
  });
  const taken = [...room.taken, ...middles.map(({ at }) => boxAround(at, ARROW_REACH))];
  return middles.map((middle) => {
    const card = cardPlace(middle.at, { ...room, taken });
    taken.push(cardBox(card));
    return { ...middle, card };
  });
}

/** What the cards and arrows cover. */
export function borderBoxes(places: readonly BorderPlace[]): Box[] {
  return places.flatMap(({ at, card }) => [boxAround(at, ARROW_REACH), cardBox(card)]);
}

/** The middle of the SIEPAC tie, or of the first where it has none. */
function middleOf(border: BorderFlow, ties: readonly DrawnLine[]): Pick<BorderPlace, 'at' | 'angleDeg'> {
  const { element, from, to } = ties.find((line) => line.element.lineClass === 'siepac') ?? ties[0]!;
  const turn = element.areaFrom === border.fromArea ? 0 : 180;
  return {
    at: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
    angleDeg: (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI + turn,
  };
}

/** How far from the arrow the card may stand; a unit away weighs as much as this length of hidden lines. */
const DISTANCES = [40, 52, 66, 82, 100, 120];
const DISTANCE_WEIGHT = 0.5;
const DIRECTIONS = 24;

/** The place that hides least of the grid and is not far. */
function cardPlace(at: Point, room: Room): Point {
  const places = DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, i) => {
      const angle = (2 * Math.PI * i) / DIRECTIONS;
      return { x: at.x + 1.25 * distance * Math.cos(angle), y: at.y + distance * Math.sin(angle) };
    }),
  );
  const free = places.filter((place) => isFree(cardBox(place), room));
  const costs = free.map(
    (place) =>
      hiddenLength(cardBox(place), room) + DISTANCE_WEIGHT * Math.hypot(place.x - at.x, place.y - at.y),
  );
  return free[costs.indexOf(Math.min(...costs))] ?? { x: at.x, y: at.y + DISTANCES[0]! };
}

/** A card with a little air around it. */
function cardBox(card: Point): Box {
  return boxAround(card, CARD.width / 2 + 2, CARD.height / 2 + 2);
}
