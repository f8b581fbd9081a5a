import type { SecurityFrame } from '../capacity/security-frame.ts';
import { flowResponseMw, solveDcFlow } from '../dc-flow.ts';
import { buildDcModel } from '../dc-model.ts';
import { elementFlows } from '../monitoring.ts';
import { rightResponse } from './pair-loads.ts';
import { keptInjection, type TransmissionRight } from './right.ts';
import type { LoadedPair } from './simultaneous-feasibility.ts';

type PairFlow = Omit<LoadedPair, 'limitMw' | 'parts'>;

/**
 * By how much the flows of pairs differ, at most, from those of a grid that is built and solved anew without what is
 * lost, right by right, MW. Shares neither outage factors nor islands with the test. Cost: a factorisation per contingency
 * among the pairs, and a solve a right in each.
 */
export function resolvedGapMw(
  frame: SecurityFrame,
  rights: readonly TransmissionRight[],
  pairs: readonly PairFlow[],
): number {
  const contingencies = [...new Set(pairs.map(({ contingency }) => contingency))];
  return contingencies.reduce((worst, contingency) => {
    const flowOf = resolvedFlows(frame, contingency, rights);
    const gaps = pairs
      .filter((pair) => pair.contingency === contingency)
      .map((pair) => Math.abs(flowOf(pair) - pair.flowMw));
    return Math.max(worst, ...gaps);
  }, 0);
}

function resolvedFlows(
  { base, carriers, monitoring }: SecurityFrame,
  contingency: number,
  rights: readonly TransmissionRight[],
): (pair: PairFlow) => number {
  const { network } = base.model;
  const inService = network.branches.inService.slice();
  for (const k of carriers[contingency]?.state.contingency.branches ?? []) inService[k] = 0;
  const model = buildDcModel({ ...network, branches: { ...network.branches, inService } });
  const noLinkMw = new Float64Array(network.dcLinks.count);
  const emptyMw = solveDcFlow(model, new Float64Array(network.buses.count)).flowMw;
  const baseMw = elementFlows(monitoring, emptyMw, noLinkMw);
  const responses = rights.map(({ path }) => {
    const busMw = keptInjection(path, model.islandOf, model.islandCount);
    return elementFlows(monitoring, flowResponseMw(model, busMw), noLinkMw);
  });
  return ({ element, direction }) =>
    rights.reduce(
      (sum, { kind, mw }, i) => sum + mw * rightResponse(kind, responses[i]![element]!, direction),
      direction * baseMw[element]!,
    );
}
