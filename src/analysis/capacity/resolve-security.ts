import type { BaseCase, Transfer } from '../contingency.ts';
import { solveContingency } from '../contingency.ts';
import { solveDcFlow } from '../dc-flow.ts';
import { buildDcModel } from '../dc-model.ts';
import type { PairLimits } from './pair-limits.ts';
import type { SecurityFrame } from './security-frame.ts';

/** How a point stands when everything is solved there anew. */
export interface ResolvedSecurity {
  readonly base: BaseCase;
  /** Highest flow against what the pair may carry, as a ratio, with nothing out and after losses of branches: exact. */
  readonly highestRatio: number;
  /** The same after losses that other units pick up, where units at their limits bend the line. */
  readonly highestPickUpRatio: number;
  /** Which pair the second one is, `undefined` without such a loss. */
  readonly pickUpPair: { readonly branch: number; readonly contingency: number } | undefined;
  /** Largest imbalance of an island, MW. */
  readonly imbalanceMw: number;
}

/** The base case with a change of injections made. Cost: one factorisation and one solve. */
export function movedBase(base: BaseCase, change: Transfer, mw = 1): BaseCase {
  const { network } = base.model;
  const outputMw = base.outputMw.map((output, u) => output + mw * change.unitMw[u]!);
  const injectionMw = base.injectionMw.map((injection, b) => injection + mw * change.busMw[b]!);
  const flowMw = network.dcLinks.flowMw.map((flow, d) => flow + mw * change.linkMw[d]!);
  const model = buildDcModel({ ...network, dcLinks: { ...network.dcLinks, flowMw } });
  return { ...base, model, outputMw, injectionMw, flowMw: solveDcFlow(model, injectionMw).flowMw };
}

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
  const { branches, limitMw, limitAfterMw } = frame.monitoring;
  const ratio = (branch: number, contingency: number, flowMw: number, limitMw: number) => {
    if (Math.abs(flowMw) <= limitMw) return Math.abs(flowMw) / limitMw;
    const limit = limits.of(branch, contingency);
    if (limit === undefined) return 0;
    return flowMw / (flowMw > 0 ? limit.upperMw : limit.lowerMw);
  };
  let highestRatio = 0;
  let highestPickUpRatio = 0;
  let pickUpPair: ResolvedSecurity['pickUpPair'];
  for (const k of branches) {
    highestRatio = Math.max(highestRatio, ratio(k, -1, base.flowMw[k]!, limitMw[k]!));
  }
  frame.carriers.forEach((carrier, contingency) => {
    const state = solveContingency(base, carrier.state.contingency);
    for (const branch of branches) {
      const here = ratio(branch, contingency, state.flowMw[branch]!, limitAfterMw[branch]!);
      if (state.balance === undefined) highestRatio = Math.max(highestRatio, here);
      else if (here > highestPickUpRatio) {
        highestPickUpRatio = here;
        pickUpPair = { branch, contingency };
      }
    }
  });
  const imbalanceMw = Math.abs(base.injectionMw.reduce((sum, mw) => sum + mw, 0));
  return { base, highestRatio, highestPickUpRatio, pickUpPair, imbalanceMw };
}
