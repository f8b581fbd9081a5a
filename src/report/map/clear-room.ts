import type { Point } from './projection.ts';

/** A part of the drawing, upright. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a label should not hide, and what it must not. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly from: Point; readonly to: Point }[];
  readonly taken: readonly Box[];
}

export function boxAround({ x, y }: Point, halfWidth: number, halfHeight = halfWidth): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

/** Whether a box lies on the drawing and meets nothing that is taken. */
export function isFree(box: Box, { width, height, taken }: Room): boolean {
  const isInside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
  return isInside && !taken.some((other) => overlap(box, other));
}

/** Length of the lines under a box. */
export function hiddenLength(box: Box, { lines }: Room): number {
  return lines.reduce((sum, { from, to }) => sum + lengthInside(box, from, to), 0);
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Length of a straight line inside a box, by cutting it at the four sides (Liang and Barsky). */
function lengthInside(box: Box, from: Point, to: Point): number {
  if (Math.max(from.x, to.x) < box.left || Math.min(from.x, to.x) > box.right) return 0;
  if (Math.max(from.y, to.y) < box.top || Math.min(from.y, to.y) > box.bottom) return 0;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enters = 0;
  let leaves = 1;
  for (const [step, room] of [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const) {
    if (step === 0 && room < 0) return 0;
    if (step < 0) enters = Math.max(enters, room / step);
    if (step > 0) leaves = Math.min(leaves, room / step);
  }
  return enters < leaves ? (leaves - enters) * Math.hypot(dx, dy) : 0;
}
