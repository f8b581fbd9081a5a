import type { BaseCase } from '../../src/analysis/contingency.ts';
import { dcPowerFlow } from '../../src/analysis/dc-flow.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';

/** The base case a network's own data describe. */
export function baseCaseOf(network: Network): BaseCase {
  const flow = dcPowerFlow(network);
  return {
    model: flow.model,
    outputMw: flow.state.outputMw,
    injectionMw: flow.state.injectionMw,
    flowMw: flow.flowMw,
    participation: network.units.participation,
  };
}

export function contingencyOf(
  branches: readonly number[],
  units: readonly number[] = [],
  unitShare: readonly number[] = units.map(() => 1),
): Contingency {
  return { id: 'c', name: 'c', kind: 'named', branches, units, unitShare, dcLinks: [] };
}
