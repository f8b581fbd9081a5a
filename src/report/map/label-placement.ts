import type { Point } from './projection.ts';

/** A name beside a point, and where it fits without touching another one. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end' | 'middle';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Mean width of a letter, as a share of the font size. */
const LETTER_WIDTH = 0.56;
const DISTANCE = 5;

/** The fixed things labels must not touch. */
export function boxAround({ x, y }: Point, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

/**
 * Places names in order: each at the first of four sides where it meets nothing placed before it and stays on the
 * drawing; a name that fits nowhere is left out.
 */
export function placeLabels(
  names: readonly { readonly text: string; readonly at: Point }[],
  taken: readonly Box[],
  size: { readonly width: number; readonly height: number; readonly font: number },
): PlacedLabel[] {
  const boxes = [...taken];
  const placed: PlacedLabel[] = [];
  for (const name of names) {
    for (const label of sides(name.text, name.at, size.font)) {
      const box = boxOf(label, size.font);
      const isInside = box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height;
      if (!isInside || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      placed.push(label);
      break;
    }
  }
  return placed;
}

function sides(text: string, { x, y }: Point, font: number): PlacedLabel[] {
  const middle = y + font * 0.35;
  return [
    { text, x: x + DISTANCE, y: middle, anchor: 'start' },
    { text, x: x - DISTANCE, y: middle, anchor: 'end' },
    { text, x, y: y + DISTANCE + font * 0.8, anchor: 'middle' },
    { text, x, y: y - DISTANCE, anchor: 'middle' },
  ];
}

function boxOf(label: PlacedLabel, font: number): Box {
  const width = label.text.length * font * LETTER_WIDTH;
  const left =
    label.anchor === 'start' ? label.x : label.anchor === 'end' ? label.x - width : label.x - width / 2;
  return { left, right: left + width, top: label.y - font * 0.8, bottom: label.y + font * 0.25 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
