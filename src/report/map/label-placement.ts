import { type Box, hiddenLength, isFree, type Room } from './clear-room.ts';
import type { Point } from './projection.ts';

/** A name beside a point, and where it fits without touching another one. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

export const LABEL_FONT = 10.5;

/** Mean width of a letter, as a share of the font size. */
const LETTER_WIDTH = 0.56;
const DISTANCE = 5;

/**
 * Places names in order: each at the side where it meets nothing placed before it and hides least of the lines; a name
 * that fits nowhere is left out.
 */
export function placeLabels(
  names: readonly { readonly text: string; readonly at: Point }[],
  room: Room,
): PlacedLabel[] {
  const taken = [...room.taken];
  return names.flatMap((name) => {
    const free = sides(name.text, name.at)
      .map((label) => ({ label, box: labelBox(label) }))
      .filter(({ box }) => isFree(box, { ...room, taken }))
      .map((side) => ({ ...side, hidden: hiddenLength(side.box, room) }));
    const best = free.sort((a, b) => a.hidden - b.hidden)[0];
    if (best === undefined) return [];
    taken.push(best.box);
    return [best.label];
  });
}

function sides(text: string, { x, y }: Point): PlacedLabel[] {
  const middle = y + LABEL_FONT * 0.35;
  return [
    { text, x: x + DISTANCE, y: middle, anchor: 'start' },
    { text, x: x - DISTANCE, y: middle, anchor: 'end' },
    { text, x, y: y + DISTANCE + LABEL_FONT * 0.8, anchor: 'middle' },
    { text, x, y: y - DISTANCE, anchor: 'middle' },
  ];
}

/** What a label covers. */
export function labelBox(label: PlacedLabel): Box {
  const width = label.text.length * LABEL_FONT * LETTER_WIDTH;
  const left =
    label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  return { left, right: left + width, top: label.y - LABEL_FONT * 0.8, bottom: label.y + LABEL_FONT * 0.25 };
}

/** Without what stands in brackets: other names, or what part is meant. */
export function shortName(name: string): string {
  return name.replace(/ \(.*\)$/, '');
}
