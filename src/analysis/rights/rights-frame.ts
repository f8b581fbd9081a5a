import type { Contingency } from '../../grid/network.ts';
import { type SecurityFrame, securityFrame } from '../capacity/security-frame.ts';
import { type BaseCase, solveContingencies } from '../contingency.ts';
import { solveDcFlow } from '../dc-flow.ts';
import type { DcModel } from '../dc-model.ts';
import type { Monitoring } from '../monitoring.ts';

/**
 * The grid that rights are tested on: nobody draws, nobody produces, controlled links carry nothing; only phase shifters
 * move power. Losses of machines change nothing there and should be left out of the list.
 * Cost: as a security frame.
 */
export function rightsFrame(
  model: DcModel,
  contingencies: readonly Contingency[],
  monitoring: Monitoring,
): SecurityFrame {
  const base = emptyBase(model);
  return securityFrame(base, solveContingencies(base, contingencies), monitoring);
}

function emptyBase(model: DcModel): BaseCase {
  const { network } = model;
  const { units, dcLinks, buses } = network;
  const empty = {
    ...network,
    units: { ...units, outputMw: new Float64Array(units.count) },
    dcLinks: { ...dcLinks, flowMw: new Float64Array(dcLinks.count) },
  };
  const injectionMw = new Float64Array(buses.count);
  return {
    model: { ...model, network: empty },
    outputMw: new Float64Array(units.count),
    injectionMw,
    flowMw: solveDcFlow(model, injectionMw).flowMw,
    participation: new Float64Array(units.count),
  };
}
