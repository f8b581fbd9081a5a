import { linearKnots } from '../numeric/linear-knots.ts';
import { type BaseCase, balanceAfter, type ContingencyState, flowsAfter } from './contingency.ts';
import { injectionsAlong, type TransferPath } from './transfer-path.ts';

/** Flows after a contingency at a growth of the transfer. */
export interface GrownState {
  readonly growthMw: number;
  readonly flowMw: Float64Array;
}

/**
 * By how much injections may lie off the straight line between two knots, MW. Straight pieces are found to rounding; only
 * where units share in proportion to an output that itself moves is the state curved, and chords are this near to it.
 */
const KNOT_TOLERANCE_MW = 1e-4;

/** Knots nearer than this are one: the slope between them would be rounding, MW. */
const LEAST_STRETCH_MW = 1e-6;

/**
 * Flows after a contingency that other units make up for, along a transfer, up to a growth: the growths at which the
 * state bends, and the flows there; between two of them every flow is a straight line. It bends where the transfer does
 * and where a unit runs out of room for its pick-up, or has room again. Cost: a balance and a solve per bend, and some
 * six balances to find it.
 */
export function statesAlong(
  base: BaseCase,
  path: TransferPath,
  { contingency, change }: ContingencyState,
  untilMw: number,
): GrownState[] {
  const injectionAt = (growthMw: number) =>
    balanceAfter(injectionsAlong(base, path, growthMw), contingency, change).injectionMw;
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
