import { type BaseCase, type ContingencyState, solveContingency, type Transfer } from '../contingency.ts';
import { solveDcFlow } from '../dc-flow.ts';
import { loadingOf } from '../monitoring.ts';
import type { PairLimits } from './pair-limits.ts';
import { excessOf, flowsOfAll, limitsIn, type SecurityFrame } from './security-frame.ts';

/** How a point stands when everything is solved there anew. */
export interface ResolvedSecurity {
  readonly base: BaseCase;
  /** Highest flow against what the pair may carry, as a ratio, with nothing out and after losses of branches: exact. */
  readonly highestRatio: number;
  /** The same after losses that other units pick up, where units at their limits bend the line. */
  readonly highestPickUpRatio: number;
  /** Of each element the pair that is farthest beyond what it may carry after such a loss. */
  readonly beyond: readonly PairBeyond[];
  /** Largest imbalance of an island, MW. */
  readonly imbalanceMw: number;
}

export interface PairBeyond {
  readonly element: number;
  readonly state: ContingencyState;
  readonly contingency: number;
  readonly flowMw: number;
}

/** The base case with a change of injections made, which leaves the factor as it is. Cost: one solve. */
export function movedBase(base: BaseCase, change: Transfer, mw = 1): BaseCase {
  const { network } = base.model;
  const outputMw = base.outputMw.map((output, u) => output + mw * change.unitMw[u]!);
  const injectionMw = base.injectionMw.map((injection, b) => injection + mw * change.busMw[b]!);
  const flowMw = network.dcLinks.flowMw.map((flow, d) => flow + mw * change.linkMw[d]!);
  const model = { ...base.model, network: { ...network, dcLinks: { ...network.dcLinks, flowMw } } };
  return { ...base, model, outputMw, injectionMw, flowMw: solveDcFlow(model, injectionMw).flowMw };
}

/** What is beyond its limit by less is so by rounding. */
const HELD_RATIO = 1 + 1e-6;

/**
 * Solves the base case and every contingency anew after a change of injections, with units stopping at their limits,
 * and compares with what each pair may carry. Shares nothing with the rows that the change was found by. Cost: as the
 * contingencies of a base case.
 */
export function resolveSecurity(
  frame: SecurityFrame,
  change: Transfer,
  limits: PairLimits,
): ResolvedSecurity {
  const base = movedBase(frame.base, change);
  const { elements } = frame.monitoring;
  const states = frame.carriers.map(({ state }) => solveContingency(base, state.contingency));
  const flowMw = flowsOfAll(base, states, frame.monitoring);
  let highestRatio = 0;
  let highestPickUpRatio = 0;
  const beyond = new Map<number, PairBeyond & { readonly ratio: number }>();
  flowMw.forEach((flows, i) => {
    const contingency = i - 1;
    for (const element of elements) {
      const ratio = ratioOf(frame, limits, element, contingency, flows[element]!);
      const state = states[contingency];
      if (state?.balance === undefined) highestRatio = Math.max(highestRatio, ratio);
      else highestPickUpRatio = Math.max(highestPickUpRatio, ratio);
      if (state?.balance === undefined || ratio <= (beyond.get(element)?.ratio ?? HELD_RATIO)) continue;
      beyond.set(element, { element, state, contingency, flowMw: flows[element]!, ratio });
    }
  });
  const imbalanceMw = Math.abs(base.injectionMw.reduce((sum, mw) => sum + mw, 0));
  return { base, highestRatio, highestPickUpRatio, beyond: [...beyond.values()], imbalanceMw };
}

/** Flow against what the pair may carry; pairs that are not held count only within their limits. */
function ratioOf(
  frame: SecurityFrame,
  limits: PairLimits,
  element: number,
  contingency: number,
  flowMw: number,
): number {
  const given = limitsIn(frame, contingency);
  if (excessOf(given, element, flowMw) <= 0) return loadingOf(given, element, flowMw);
  const limit = limits.of(element, contingency);
  return limit === undefined ? 0 : flowMw / (flowMw > 0 ? limit.upperMw : limit.lowerMw);
}
