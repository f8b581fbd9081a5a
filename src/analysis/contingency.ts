import { lazily } from '../base/lazily.ts';
import type { Contingency, Network } from '../grid/network.ts';
import { type BalancedState, type BalanceRule, balanceIslands } from './balance.ts';
import { flowResponseMw, solveDcFlow } from './dc-flow.ts';
import { buildDcModel, type DcModel, findIslands } from './dc-model.ts';
import { applyOutage, type OutageCorrection, outageCorrection } from './outage-correction.ts';

/** The balanced state that contingencies strike. */
export interface BaseCase {
  readonly model: DcModel;
  readonly outputMw: Float64Array;
  readonly injectionMw: Float64Array;
  readonly flowMw: Float64Array;
  /** Governor weight of every unit: who picks up what is lost. */
  readonly participation: Float64Array;
  /** The same where output must fall; without it `participation` counts both ways. */
  readonly loweringParticipation?: Float64Array;
}

/** A change of injections that sums to zero over every island, per MW of transfer. */
export interface Transfer {
  readonly unitMw: Float64Array;
  /** Of controlled links: what the transfer adds to their flow. */
  readonly linkMw: Float64Array;
  /** All of it, units and links included, per bus. */
  readonly busMw: Float64Array;
  /** Response of every branch of the intact grid, MW per MW. */
  readonly flowMw: Float64Array;
}

/** The grid after a contingency, and what is needed to send a transfer through the same contingency. */
export interface ContingencyState<C extends Contingency = Contingency> {
  readonly contingency: C;
  readonly splits: boolean;
  /** Flow on every branch, MW; solved for when it is first asked for. */
  readonly flowMw: Float64Array;
  /** Who moved and what was lost; `undefined` when no island had to be balanced anew. */
  readonly balance: BalancedState | undefined;
  readonly change: GridChange;
}

/** What became of the grid's connections. */
export interface GridChange {
  readonly lostBranches: readonly number[];
  /** The intact model, or one without the lost branches where a correction does not apply. */
  readonly model: DcModel;
  /** Solved for when it is first asked for. */
  readonly correction: OutageCorrection | undefined;
  readonly islandOf: Int32Array;
  readonly islandCount: number;
}

/**
 * Solves one contingency. Branch outages that leave the islands whole reuse the intact factor; a lost unit, or an
 * outage that splits an island (found on the graph), is followed by balancing every island within unit limits:
 * governor response, then other running units, then shedding demand or tripping generation.
 * Cost: what balancing takes, and a new factor when several branches split an island together; flows, once they are asked
 * for, take one solve per lost branch and one more when injections change.
 */
export function solveContingency<C extends Contingency>(base: BaseCase, contingency: C): ContingencyState<C> {
  const change = gridAfter(base.model, contingency);
  const splits = change.islandCount > base.model.islandCount;
  const losesInjection = contingency.units.length > 0 || contingency.dcLinks.length > 0;
  if (!splits && !losesInjection) {
    const flow = lazily(() =>
      change.correction ? applyOutage(change.correction, base.flowMw) : flowsAfter(change, base.injectionMw),
    );
    return {
      contingency,
      splits,
      balance: undefined,
      change,
      get flowMw() {
        return flow();
      },
    };
  }
  const balance = balanceAfter(base, contingency, change);
  const flow = lazily(() => flowsAfter(change, balance.injectionMw));
  return {
    contingency,
    splits,
    balance,
    change,
    get flowMw() {
      return flow();
    },
  };
}

/** Who makes up for what a contingency takes, island by island. Cost: buses and units, no solve. */
export function balanceAfter(
  base: Omit<BaseCase, 'flowMw'>,
  contingency: Contingency,
  change: GridChange,
): BalancedState {
  const network = networkWithoutUnits(base.model.network, contingency);
  const { injectionMw, outputMw } = injectionsLeft(base, contingency);
  const { loweringParticipation } = base;
  const rule: BalanceRule = {
    participation: participationLeft(base, contingency),
    ...(loweringParticipation ? { loweringParticipation } : {}),
    limits: 'respect',
  };
  return balanceIslands(network, change.islandOf, change.islandCount, injectionMw, outputMw, rule);
}

function gridAfter(model: DcModel, contingency: Contingency): GridChange {
  const lostBranches = contingency.branches.filter((k) => model.takesPart[k] === 1);
  const whole = { islandOf: model.islandOf, islandCount: model.islandCount };
  if (lostBranches.length === 0) return { lostBranches, model, correction: undefined, ...whole };
  const isSingle = lostBranches.length === 1;
  const touchesCoupler = lostBranches.some((k) => model.susceptancePu[k] === 0);
  const mayStay = isSingle && model.isBridge[lostBranches[0]!] === 0;
  const islands = mayStay ? whole : islandsWithout(model, lostBranches);
  const splits = islands.islandCount > model.islandCount;
  if (!splits && !touchesCoupler) {
    const correction = lazily(() => outageCorrection(model, lostBranches));
    return {
      lostBranches,
      model,
      ...islands,
      get correction() {
        return correction();
      },
    };
  }
  // After balancing, nothing needs to cross a lost bridge, so the intact factor already gives the exact answer.
  if (splits && isSingle) return { lostBranches, model, correction: undefined, ...islands };
  return { lostBranches, model: modelWithout(model, lostBranches), correction: undefined, ...islands };
}

function islandsWithout(
  model: DcModel,
  lost: readonly number[],
): { islandOf: Int32Array; islandCount: number } {
  const takesPart = model.takesPart.slice();
  for (const k of lost) takesPart[k] = 0;
  return findIslands(model.network, takesPart);
}

function modelWithout(model: DcModel, lost: readonly number[]): DcModel {
  const { network } = model;
  const inService = network.branches.inService.slice();
  for (const k of lost) inService[k] = 0;
  return buildDcModel({ ...network, branches: { ...network.branches, inService } });
}

/** Flow on every branch after a contingency, MW, for injections that balance in every island; lost branches 0. */
export function flowsAfter(change: GridChange, injectionMw: Float64Array): Float64Array {
  return withoutLost(change, solveDcFlow(change.model, injectionMw).flowMw);
}

/** Response of every branch to a balanced change of injections after the contingency, MW; lost branches 0. */
export function responseAfter(change: GridChange, busMw: Float64Array): Float64Array {
  return withoutLost(change, flowResponseMw(change.model, busMw));
}

/** Flows of the surviving grid from flows of the grid that `change.model` describes. */
export function withoutLost(change: GridChange, flowMw: Float64Array): Float64Array {
  if (change.correction) return applyOutage(change.correction, flowMw);
  for (const k of change.lostBranches) flowMw[k] = 0;
  return flowMw;
}

/** The machines that are lost can pick up nothing. */
function networkWithoutUnits(network: Network, contingency: Contingency): Network {
  if (contingency.units.length === 0) return network;
  const maxMw = network.units.maxMw.slice();
  const inService = network.units.inService.slice();
  contingency.units.forEach((u, i) => {
    const share = contingency.unitShare[i]!;
    maxMw[u] = maxMw[u]! * (1 - share);
    if (share >= 1) inService[u] = 0;
  });
  return { ...network, units: { ...network.units, maxMw, inService } };
}

/** Governor weights without the lost machines. */
export function participationLeft(
  base: Pick<BaseCase, 'participation'>,
  contingency: Contingency,
): Float64Array {
  const participation = base.participation.slice();
  contingency.units.forEach((u, i) => {
    participation[u] = participation[u]! * (1 - contingency.unitShare[i]!);
  });
  return participation;
}

function injectionsLeft(
  base: Omit<BaseCase, 'flowMw'>,
  contingency: Contingency,
): { injectionMw: Float64Array; outputMw: Float64Array } {
  const { units, dcLinks } = base.model.network;
  const injectionMw = base.injectionMw.slice();
  const outputMw = base.outputMw.slice();
  contingency.units.forEach((u, i) => {
    const lostMw = contingency.unitShare[i]! * outputMw[u]!;
    outputMw[u]! -= lostMw;
    injectionMw[units.bus[u]!]! -= lostMw;
  });
  for (const d of contingency.dcLinks) {
    if (dcLinks.inService[d] === 0) continue;
    injectionMw[dcLinks.from[d]!]! += dcLinks.flowMw[d]!;
    injectionMw[dcLinks.to[d]!]! -= dcLinks.flowMw[d]!;
  }
  return { injectionMw, outputMw };
}
