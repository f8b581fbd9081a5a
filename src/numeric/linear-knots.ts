/** A point of a curve of vectors. */
export interface Knot {
  readonly at: number;
  readonly value: Float64Array;
}

/** Stretches shorter than this share of the whole are not divided further. */
const LEAST_STRETCH = 1e-10;

/**
 * The knots of a continuous curve that is made of straight pieces, between two points of it: where it bends, both ends
 * included, in order. Nothing but values of the curve is needed. Where two pieces meet is found as the point where their
 * lines do, so that a bend takes a few values and not a search; curved stretches, should there be any, are divided until
 * chords are within the tolerance.
 *
 * @param tolerance by which a value may lie off the straight line between two knots. Cost: some six values a knot.
 */
export function linearKnots(
  curve: (at: number) => Float64Array,
  from: number,
  to: number,
  tolerance: number,
): Knot[] {
  const start = { at: from, value: curve(from) };
  const end = { at: to, value: curve(to) };
  return [start, ...knotsBetween(curve, start, end, tolerance, (to - from) * LEAST_STRETCH), end];
}

function knotsBetween(
  curve: (at: number) => Float64Array,
  start: Knot,
  end: Knot,
  tolerance: number,
  leastStretch: number,
): Knot[] {
  const length = end.at - start.at;
  if (length <= leastStretch) return [];
  // Three points off the middle: a bend that hides from one of them shows at another.
  const probes = [0.5, 0.31, 0.73].map((share) => knotAt(curve, start.at + share * length));
  if (probes.every((probe) => offLine(start, end, probe) <= tolerance)) return [];
  const bend = knotAt(curve, meetingPoint(curve, start, end) ?? start.at + 0.5 * length);
  return [
    ...knotsBetween(curve, start, bend, tolerance, leastStretch),
    bend,
    ...knotsBetween(curve, bend, end, tolerance, leastStretch),
  ];
}

function knotAt(curve: (at: number) => Float64Array, at: number): Knot {
  return { at, value: curve(at) };
}

function offLine(start: Knot, end: Knot, probe: Knot): number {
  const share = (probe.at - start.at) / (end.at - start.at);
  let worst = 0;
  for (let i = 0; i < probe.value.length; i++) {
    const line = start.value[i]! + share * (end.value[i]! - start.value[i]!);
    worst = Math.max(worst, Math.abs(probe.value[i]! - line));
  }
  return worst;
}

/** Where the line that leaves the start meets the one that arrives at the end; `undefined` where they do not. */
function meetingPoint(curve: (at: number) => Float64Array, start: Knot, end: Knot): number | undefined {
  const length = end.at - start.at;
  const step = length / 1024;
  const [after, before] = [curve(start.at + step), curve(end.at - step)];
  let bent = -1;
  let difference = 0;
  for (let i = 0; i < after.length; i++) {
    const slopes = after[i]! - start.value[i]! - (end.value[i]! - before[i]!);
    if (Math.abs(slopes) > Math.abs(difference)) [bent, difference] = [i, slopes];
  }
  if (bent < 0) return undefined;
  const leaving = (after[bent]! - start.value[bent]!) / step;
  const arriving = (end.value[bent]! - before[bent]!) / step;
  const share = (end.value[bent]! - start.value[bent]! - arriving * length) / ((leaving - arriving) * length);
  return share > 1e-6 && share < 1 - 1e-6 ? start.at + share * length : undefined;
}
