import { type Arena, arenaForEach } from '../base/arena.ts';
import { lazily } from '../base/lazily.ts';
import type { Contingency } from '../grid/network.ts';
import { type BalancedState, type BalanceRule, balanceIslands, stateBytes } from './balance.ts';
import { dcFlowMw, flowResponseMw } from './dc-flow.ts';
import type { DcModel } from './dc-model.ts';
import { type BranchLoss, type GridChange, gridAfter, withoutLost } from './grid-change.ts';
import { applyOutage } from './outage-correction.ts';

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

/**
 * Solves one contingency. Branch outages that leave the islands whole reuse the intact factor; a lost unit, or an
 * outage that splits an island (found on the graph), is followed by balancing every island within unit limits:
 * governor response, then other running units, then shedding demand or tripping generation.
 * Cost: what balancing takes, and a new factor when several branches split an island together; flows, once they are asked
 * for, take one solve per lost branch and one more when injections change.
 */
export function solveContingency<C extends Contingency>(base: BaseCase, contingency: C): ContingencyState<C> {
  return solveContingencies(base, [contingency])[0]!;
}

/**
 * Many contingencies of one base case; cheaper than one by one.
 *
 * @param losses of the model's factor, by lost branches: those that are there are used, those that are made are put in, so
 * that other injections of the same grid find them.
 */
export function solveContingencies<C extends Contingency>(
  base: BaseCase,
  contingencies: readonly C[],
  losses?: Map<string, BranchLoss>,
): ContingencyState<C>[] {
  const left = whatIsLeft(base);
  const space: FlowSpace = {
    ofFlows: arenaForEach(8 * base.flowMw.length),
    work: lazily(() => new Float64Array(base.model.factor.pivot.length)),
  };
  return contingencies.map((contingency) => {
    const change = gridAfter(base.model, contingency, losses);
    const losesInjection = contingency.units.length > 0 || contingency.dcLinks.length > 0;
    const isBalanced = losesInjection || change.islandCount > base.model.islandCount;
    const balance = isBalanced ? left.balance(contingency, change) : undefined;
    return new SolvedContingency(base, contingency, balance, change, space);
  });
}

/** Where contingencies that are solved one after another put their flows. */
interface FlowSpace {
  readonly ofFlows: () => Arena;
  /** Scratch for a solve. */
  readonly work: () => Float64Array;
}

class SolvedContingency<C extends Contingency> implements ContingencyState<C> {
  readonly contingency: C;
  readonly splits: boolean;
  readonly balance: BalancedState | undefined;
  readonly change: GridChange;
  readonly #base: BaseCase;
  readonly #space: FlowSpace;
  #flowMw: Float64Array | undefined;

  constructor(
    base: BaseCase,
    contingency: C,
    balance: BalancedState | undefined,
    change: GridChange,
    space: FlowSpace,
  ) {
    this.contingency = contingency;
    this.splits = change.islandCount > base.model.islandCount;
    this.balance = balance;
    this.change = change;
    this.#base = base;
    this.#space = space;
  }

  get flowMw(): Float64Array {
    this.#flowMw ??= this.#solve();
    return this.#flowMw;
  }

  #solve(): Float64Array {
    const { change, balance } = this;
    const flowMw = this.#space.ofFlows().float64(this.#base.flowMw.length);
    if (balance === undefined && change.correction) {
      return applyOutage(change.correction, this.#base.flowMw, flowMw);
    }
    const injectionMw = balance?.injectionMw ?? this.#base.injectionMw;
    return withoutLost(change, dcFlowMw(change.model, injectionMw, flowMw, this.#space.work()));
  }
}

/** Who makes up for what a contingency takes, island by island. Cost: buses and units, no solve. */
export function balanceAfter(
  base: Omit<BaseCase, 'flowMw'>,
  contingency: Contingency,
  change: GridChange,
): BalancedState {
  return whatIsLeft(base).balance(contingency, change);
}

/** Balances islands with some elements lost; its columns are changed for every contingency and then put right again. */
export function whatIsLeft(base: Omit<BaseCase, 'flowMw'>) {
  const { units, dcLinks } = base.model.network;
  const column = lazily(() => ({
    injectionMw: base.injectionMw.slice(),
    outputMw: base.outputMw.slice(),
    participation: base.participation.slice(),
    maxMw: units.maxMw.slice(),
    inService: units.inService.slice(),
  }));
  const lose = (contingency: Contingency) => {
    const { injectionMw, outputMw, participation, maxMw, inService } = column();
    contingency.units.forEach((u, i) => {
      const share = contingency.unitShare[i]!;
      injectionMw[units.bus[u]!]! -= share * outputMw[u]!;
      outputMw[u]! -= share * outputMw[u]!;
      participation[u]! *= 1 - share;
      maxMw[u]! *= 1 - share;
      if (share >= 1) inService[u] = 0;
    });
    for (const d of contingency.dcLinks) {
      if (dcLinks.inService[d] === 0) continue;
      injectionMw[dcLinks.from[d]!]! += dcLinks.flowMw[d]!;
      injectionMw[dcLinks.to[d]!]! -= dcLinks.flowMw[d]!;
    }
  };
  const restore = (contingency: Contingency) => {
    const { injectionMw, outputMw, participation, maxMw, inService } = column();
    for (const u of contingency.units) {
      injectionMw[units.bus[u]!] = base.injectionMw[units.bus[u]!]!;
      outputMw[u] = base.outputMw[u]!;
      participation[u] = base.participation[u]!;
      maxMw[u] = units.maxMw[u]!;
      inService[u] = units.inService[u]!;
    }
    for (const d of contingency.dcLinks) {
      for (const bus of [dcLinks.from[d]!, dcLinks.to[d]!]) injectionMw[bus] = base.injectionMw[bus]!;
    }
  };
  const networkLeft = lazily(() => {
    const { maxMw, inService } = column();
    return { ...base.model.network, units: { ...units, maxMw, inService } };
  });
  const space = arenaForEach(stateBytes(base.model.network));
  return {
    balance: (contingency: Contingency, { islandOf, islandCount }: GridChange): BalancedState => {
      const { injectionMw, outputMw, participation } = column();
      lose(contingency);
      const { loweringParticipation } = base;
      const rule: BalanceRule = {
        participation,
        ...(loweringParticipation ? { loweringParticipation } : {}),
        limits: 'respect',
      };
      const balance = balanceIslands(
        networkLeft(),
        islandOf,
        islandCount,
        injectionMw,
        outputMw,
        rule,
        space(),
      );
      restore(contingency);
      return balance;
    },
  };
}

/** Flow on every branch after a contingency, MW, for injections that balance in every island; lost branches 0. */
export function flowsAfter(change: GridChange, injectionMw: Float64Array): Float64Array {
  return withoutLost(change, dcFlowMw(change.model, injectionMw));
}

/** Response of every branch to a balanced change of injections after the contingency, MW; lost branches 0. */
export function responseAfter(change: GridChange, busMw: Float64Array): Float64Array {
  return withoutLost(change, flowResponseMw(change.model, busMw));
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
