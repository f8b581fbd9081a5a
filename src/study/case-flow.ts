import { type DcPowerFlow, dcPowerFlow } from '../analysis/dc-flow.ts';
import { degFromRad } from '../base/units.ts';
import type { CaseFile } from '../grid/case-file.ts';
import { withElementNames } from './core-fault.ts';

/** DC power flow of a case file, in the file's own numbering. */
export interface CaseFlow {
  readonly name: string;
  readonly islands: number;
  /** Largest violation of Kirchhoff's current law at a bus. */
  readonly residualMw: number;
  /** Demand of islands that have nobody to supply them. */
  readonly unservedMw: number;
  readonly buses: readonly CaseBus[];
  readonly branches: readonly CaseBranch[];
}

export interface CaseBus {
  readonly bus: string;
  readonly name: string;
  readonly angleDeg: number;
  /** After the reference units took up the imbalance. */
  readonly generationMw: number;
  readonly demandMw: number;
  readonly shuntMw: number;
  /** Net injection; 0 at an isolated bus. */
  readonly injectionMw: number;
}

export interface CaseBranch {
  /** Row in the file's branch table, from 1. */
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly inService: boolean;
  readonly flowMw: number;
  /** `undefined`: no limit. */
  readonly ratingMva: number | undefined;
  readonly loadingPct: number | undefined;
}

/**
 * What every branch of a case carries as the file stands: each island's imbalance goes to its reference.
 * @throws NoAnswerError when the equations have no single solution.
 */
export function caseFlow(caseFile: CaseFile): CaseFlow {
  const flow = withElementNames(caseFile.network, () => dcPowerFlow(caseFile.network));
  return {
    name: caseFile.name,
    islands: flow.model.islandCount,
    residualMw: flow.residualMw,
    unservedMw: flow.state.shedMw.reduce((sum, mw) => sum + mw, 0),
    buses: busRows(caseFile, flow),
    branches: branchRows(caseFile, flow),
  };
}

function busRows({ network }: CaseFile, { state, angleRad }: DcPowerFlow): CaseBus[] {
  const { buses, units } = network;
  const generationMw = new Float64Array(buses.count);
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 1 && buses.isolated[bus] === 0) generationMw[bus]! += state.outputMw[u]!;
  }
  return buses.id.map((bus, b) => ({
    bus,
    name: buses.name[b]!,
    angleDeg: degFromRad(angleRad[b]!),
    generationMw: generationMw[b]!,
    demandMw: buses.demandMw[b]!,
    shuntMw: buses.shuntMw[b]!,
    injectionMw: state.injectionMw[b]!,
  }));
}

function branchRows({ network }: CaseFile, { model, flowMw }: DcPowerFlow): CaseBranch[] {
  const { branches, buses } = network;
  return branches.id.map((_, k) => {
    const ratingMva = Number.isFinite(branches.ratingMva[k]!) ? branches.ratingMva[k]! : undefined;
    return {
      row: k + 1,
      from: buses.id[branches.from[k]!]!,
      to: buses.id[branches.to[k]!]!,
      inService: model.takesPart[k] === 1,
      flowMw: flowMw[k]!,
      ratingMva,
      loadingPct: ratingMva === undefined ? undefined : (100 * Math.abs(flowMw[k]!)) / ratingMva,
    };
  });
}
