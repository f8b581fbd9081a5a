import type { Point } from '../../numeric/convex-region.ts';
import { solveContingency } from '../contingency.ts';
import { counts, type JointExchange, jointTransfer } from './joint-capacity.ts';
import type { WatchRule } from './pair-limits.ts';
import { movedBase } from './resolve-security.ts';
import { flowsOfAll, type SecurityFrame, statesAfter } from './security-frame.ts';

/** How a point of the region of two exchanges stands when everything is solved there anew. */
export interface ResolvedPoint {
  /** Highest flow over limit of all pairs that bound the region, with nothing out and after losses of branches: exact. */
  readonly highestRatio: number;
  /** The same after losses that other units pick up, where units at their limits bend the line. */
  readonly highestPickUpRatio: number;
  /** By pair, the flow there, MW. */
  flowMw(element: number, contingency: number): number;
  /** Whether other units pick up what the contingency takes. */
  isPickedUp(contingency: number): boolean;
}

/**
 * Moves the base case to a point of the region and solves every contingency there from scratch. Cost: as the contingencies
 * of a base case.
 */
export function resolveJointPoint(
  frame: SecurityFrame,
  exchanges: readonly [JointExchange, JointExchange],
  rule: WatchRule,
  point: Point,
): ResolvedPoint {
  const base = movedBase(frame.base, jointTransfer(exchanges, point));
  const states = frame.carriers.map(({ state }) => solveContingency(base, state.contingency));
  const flows = flowsOfAll(base, states, frame.monitoring);
  const isPickedUp = (contingency: number) => states[contingency]?.balance !== undefined;
  let highestRatio = 0;
  let highestPickUpRatio = 0;
  const second = statesAfter(frame, exchanges[1].transfer);
  for (const { contingency, flowMw, responseMw, limits } of statesAfter(frame, exchanges[0].transfer)) {
    const secondMw = second.next().value!.responseMw;
    for (const element of frame.monitoring.elements) {
      const flow = flows[contingency + 1]![element]!;
      const sign = flow < 0 ? -1 : 1;
      const limitMw = (sign > 0 ? limits.forwardMw : limits.reverseMw)[element]!;
      const slopes = [sign * responseMw[element]!, sign * secondMw[element]!] as const;
      if (!counts(rule, slopes, sign * flowMw[element]!, limitMw)) continue;
      const ratio = Math.abs(flow) / limitMw;
      if (isPickedUp(contingency)) highestPickUpRatio = Math.max(highestPickUpRatio, ratio);
      else highestRatio = Math.max(highestRatio, ratio);
    }
  }
  return {
    highestRatio,
    highestPickUpRatio,
    flowMw: (element, contingency) => flows[contingency + 1]![element]!,
    isPickedUp,
  };
}
