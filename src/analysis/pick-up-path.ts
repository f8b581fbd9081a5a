import { linearKnots } from '../numeric/linear-knots.ts';
import { type BaseCase, type ContingencyState, flowsAfter, whatIsLeft } from './contingency.ts';
import { injectionsAlong, type TransferPath } from './transfer-path.ts';

/** Flows after a contingency at a growth of the transfer. */
export interface GrownState {
  readonly growthMw: number;
  readonly flowMw: Float64Array;
}

/**
 * By how much injections may lie off the straight line between two knots, MW. Bends that move it less are
 * passed over; where units share in proportion to an output that itself moves the state is curved, and chords are this near.
 */
const KNOT_TOLERANCE_MW = 1e-4;

/** Knots nearer than this are one: the slope between them would be rounding, MW. */
const LEAST_STRETCH_MW = 1e-6;

/** Base cases along the path that are kept at hand: contingencies ask for the same growths. */
const KEPT_BASES = 256;

export type LeftAt = (growthMw: number) => ReturnType<typeof whatIsLeft>;

/** What contingencies strike at any growth of a transfer; the first growths that are asked for are kept. */
export function leftAlong(base: BaseCase, path: TransferPath): LeftAt {
  const kept = new Map<number, ReturnType<typeof whatIsLeft>>();
  return (growthMw) => {
    const known = kept.get(growthMw);
    if (known !== undefined) return known;
    const left = whatIsLeft(injectionsAlong(base, path, growthMw));
    if (kept.size < KEPT_BASES) kept.set(growthMw, left);
    return left;
  };
}

/**
 * Flows after a contingency that other units make up for, along a transfer, up to a growth: the growths at which the
 * state bends, and the flows there; between two of them every flow is a straight line. It bends where the transfer does
 * and where a unit runs out of room for its pick-up, or has room again. Cost: a balance and a solve per bend, and some
 * six balances to find it.
 */
export function statesAlong(
  leftAt: LeftAt,
  path: TransferPath,
  { contingency, change }: ContingencyState,
  untilMw: number,
): GrownState[] {
  const injectionAt = (growthMw: number) => leftAt(growthMw).balance(contingency, change).injectionMw;
  const breaks = [
    0,
    ...path.segments.map(({ toMw }) => toMw).filter((mw) => mw > 0 && mw < untilMw),
    untilMw,
  ];
  const knots = breaks
    .slice(1)
    .flatMap((toMw, i) => linearKnots(injectionAt, breaks[i]!, toMw, KNOT_TOLERANCE_MW));
  return knots
    .filter(({ at }, i) => i === 0 || at - knots[i - 1]!.at > LEAST_STRETCH_MW)
    .map(({ at, value }) => ({ growthMw: at, flowMw: flowsAfter(change, value) }));
}
