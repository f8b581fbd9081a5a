import type { Contingency, Network } from '../grid/network.ts';
import { balanceIslands } from './balance.ts';
import type { BaseCase } from './contingency.ts';
import { solveDcFlow } from './dc-flow.ts';
import { buildDcModel } from './dc-model.ts';
import { busInjectionMw } from './injection.ts';

/**
 * Flows after an outage with nothing of the intact grid used but its data and the outputs: islands found, injections
 * added up, and B′ factored anew. What quick answers are checked against.
 *
 * @param base - for its outputs and for who picks up a loss
 * Cost: a factorisation.
 */
export function flowFromScratch(base: BaseCase, { branches, units, dcLinks }: Contingency): Float64Array {
  const network = networkWithout(base.model.network, branches, units, dcLinks);
  const model = buildDcModel(network);
  const outputMw = base.outputMw.map((mw, u) => (units.includes(u) ? 0 : mw));
  const injectionMw = busInjectionMw({ ...network, units: { ...network.units, outputMw } });
  const { islandOf, islandCount } = model;
  const balance = balanceIslands(network, islandOf, islandCount, injectionMw, outputMw, {
    participation: base.participation,
    ...(base.loweringParticipation ? { loweringParticipation: base.loweringParticipation } : {}),
    limits: 'respect',
  });
  return solveDcFlow(model, balance.injectionMw).flowMw;
}

function networkWithout(
  network: Network,
  branches: readonly number[],
  units: readonly number[],
  dcLinks: readonly number[],
): Network {
  const without = (inService: Uint8Array, lost: readonly number[]) => {
    const left = inService.slice();
    for (const k of lost) left[k] = 0;
    return left;
  };
  return {
    ...network,
    branches: { ...network.branches, inService: without(network.branches.inService, branches) },
    units: { ...network.units, inService: without(network.units.inService, units) },
    dcLinks: { ...network.dcLinks, inService: without(network.dcLinks.inService, dcLinks) },
  };
}
