import { mwFromPu, puFromMw } from '../base/units.ts';
import type { Network } from '../grid/network.ts';
import { solveInPivotOrder } from '../numeric/ldl.ts';
import { type BalancedState, balanceIslands } from './balance.ts';
import { couplerFlowsMw } from './coupler-flow.ts';
import { buildDcModel, type DcModel } from './dc-model.ts';
import { busInjectionMw } from './injection.ts';

export interface DcFlow {
  /** Radians, per bus; isolated buses keep the angle their data gives. */
  readonly angleRad: Float64Array;
  /** MW at the from end, positive from→to, per branch; 0 for branches that take no part. */
  readonly flowMw: Float64Array;
  /** The largest violation of Kirchhoff's current law at any bus, MW, measured on the result. */
  readonly residualMw: number;
}

export interface DcPowerFlow extends DcFlow {
  readonly model: DcModel;
  readonly state: BalancedState;
}

/**
 * DC power flow of a network as its data stand: f = (θ_from − θ_to − φ) / (x · t), every island balanced by its
 * participating units (without limits, as a load-flow case does with its slack).
 * Stott, Jardim, Alsaç: DC Power Flow Revisited, IEEE Trans. Power Systems 24(3), 2009.
 */
export function dcPowerFlow(network: Network): DcPowerFlow {
  const model = buildDcModel(network);
  const state = balanceIslands(
    network,
    model.islandOf,
    model.islandCount,
    busInjectionMw(network),
    network.units.outputMw,
    { participation: network.units.participation, limits: 'ignore' },
  );
  return { model, state, ...solveDcFlow(model, state.injectionMw) };
}

/**
 * Angles and flows for a balanced injection. Whatever an island's injections lack to zero is taken by its reference
 * and shows in `residualMw`. Cost: one solve with the factor at hand, plus branches.
 */
export function solveDcFlow(model: DcModel, injectionMw: Float64Array): DcFlow {
  const { network, islandOf, referenceBus, pivotOfBus } = model;
  const { buses } = network;
  const potentialMw = shiftedPotentialsMw(model, injectionMw);
  const angleRad = buses.angleRad.slice();
  for (let b = 0; b < buses.count; b++) {
    if (islandOf[b]! < 0) continue;
    const referenceRad = buses.angleRad[referenceBus[islandOf[b]!]!]!;
    const pivot = pivotOfBus[b]!;
    angleRad[b] = referenceRad + puFromMw(pivot < 0 ? 0 : potentialMw[pivot]!, network.baseMva);
  }
  const flowMw = shiftedFlowsMw(model, injectionMw, potentialMw);
  return { angleRad, flowMw, residualMw: kirchhoffResidualMw(model, injectionMw, flowMw) };
}

/**
 * The flows alone, to the same bit. Cost: one solve.
 *
 * @param into the place for the flows
 * @param work a number per row of the factor, as scratch
 */
export function dcFlowMw(
  model: DcModel,
  injectionMw: Float64Array,
  into?: Float64Array,
  work?: Float64Array,
): Float64Array {
  return shiftedFlowsMw(model, injectionMw, shiftedPotentialsMw(model, injectionMw, work), into);
}

/** With what phase shifters drive added to the injections. */
function shiftedPotentialsMw(model: DcModel, injectionMw: Float64Array, work?: Float64Array): Float64Array {
  const { network, susceptancePu, shifters } = model;
  const { branches } = network;
  if (shifters.length === 0) return potentialsMw(model, injectionMw, work);
  const powerMw = injectionMw.slice();
  for (const k of shifters) {
    const shiftMw = mwFromPu(susceptancePu[k]! * branches.shiftRad[k]!, network.baseMva);
    powerMw[branches.from[k]!]! += shiftMw;
    powerMw[branches.to[k]!]! -= shiftMw;
  }
  return potentialsMw(model, powerMw, work);
}

function shiftedFlowsMw(
  model: DcModel,
  injectionMw: Float64Array,
  potentialMw: Float64Array,
  into?: Float64Array,
): Float64Array {
  const { network, susceptancePu, shifters } = model;
  const flowMw = branchFlowsMw(model, potentialMw, into);
  for (const k of shifters) {
    flowMw[k]! -= mwFromPu(susceptancePu[k]! * network.branches.shiftRad[k]!, network.baseMva);
  }
  couplerFlowsMw(model, injectionMw, flowMw);
  return flowMw;
}

/**
 * Flow on every branch, MW, for a balanced injection when phase shifters are left out: the response to a transfer.
 * The same cost as a power flow.
 */
export function flowResponseMw(model: DcModel, injectionMw: Float64Array): Float64Array {
  const flowMw = branchFlowsMw(model, potentialsMw(model, injectionMw));
  couplerFlowsMw(model, injectionMw, flowMw);
  return flowMw;
}

/** B′ potential = power, by pivot; the unit is MW because B′ is per unit: an angle times the base. */
function potentialsMw(
  { pivotOfBus, factor }: DcModel,
  powerMw: Float64Array,
  potentialMw: Float64Array = new Float64Array(factor.pivot.length),
): Float64Array {
  potentialMw.fill(0);
  for (let b = 0; b < pivotOfBus.length; b++) {
    const pivot = pivotOfBus[b]!;
    if (pivot >= 0) potentialMw[pivot]! += powerMw[b]!;
  }
  solveInPivotOrder(factor, potentialMw);
  return potentialMw;
}

function branchFlowsMw(
  { fromPivot, toPivot, susceptancePu }: DcModel,
  potentialMw: Float64Array,
  flowMw: Float64Array = new Float64Array(susceptancePu.length),
): Float64Array {
  for (let k = 0; k < flowMw.length; k++) {
    flowMw[k] = susceptancePu[k]! * (potentialMw[fromPivot[k]!]! - potentialMw[toPivot[k]!]!);
  }
  return flowMw;
}

/** Injection minus what the branches carry away, at the worst bus. Independent of how the flows were found. */
export function kirchhoffResidualMw(model: DcModel, injectionMw: Float64Array, flowMw: Float64Array): number {
  const { buses, branches } = model.network;
  const surplus = injectionMw.slice();
  for (let k = 0; k < branches.count; k++) {
    if (model.takesPart[k] === 0) continue;
    surplus[branches.from[k]!]! -= flowMw[k]!;
    surplus[branches.to[k]!]! += flowMw[k]!;
  }
  let worst = 0;
  for (let b = 0; b < buses.count; b++) {
    if (model.islandOf[b]! >= 0) worst = Math.max(worst, Math.abs(surplus[b]!));
  }
  return worst;
}
