import { lazily } from '../base/lazily.ts';
import type { Contingency, Network } from '../grid/network.ts';
import { buildDcModel, type DcModel, findIslands, withUnits } from './dc-model.ts';
import { applyOutage, type OutageCorrection, outageCorrection } from './outage-correction.ts';

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
 * What the loss of some branches does to the connections of a grid, whatever is injected. `corrected`: the islands stay
 * whole; `cut`: a single branch splits its island; `rebuilt`: everything else.
 */
export type BranchLoss = Pick<GridChange, 'lostBranches' | 'islandOf' | 'islandCount'> &
  (
    | { readonly kind: 'corrected'; readonly correction: () => OutageCorrection }
    | { readonly kind: 'cut' }
    | { readonly kind: 'rebuilt'; readonly model: DcModel }
  );

/**
 * The connections after a contingency.
 *
 * @param losses by lost branches: one that is there is used, one that is made is put in
 */
export function gridAfter(
  model: DcModel,
  contingency: Contingency,
  losses: Map<string, BranchLoss> | undefined,
): GridChange {
  const lostBranches = contingency.branches.filter((k) => model.takesPart[k] === 1);
  if (lostBranches.length === 0) {
    const { islandOf, islandCount } = model;
    return { lostBranches, model, correction: undefined, islandOf, islandCount };
  }
  const name = lostBranches.join(' ');
  const loss = losses?.get(name) ?? branchLoss(model, lostBranches);
  losses?.set(name, loss);
  const { islandOf, islandCount } = loss;
  switch (loss.kind) {
    case 'corrected':
      return new CorrectedGrid(model, loss);
    case 'cut':
      // After balancing, nothing needs to cross a lost bridge, so the intact factor already gives the exact answer.
      return { lostBranches, model, correction: undefined, islandOf, islandCount };
    case 'rebuilt': {
      const left = withUnits(loss.model, networkWithout(model.network, lostBranches));
      return { lostBranches, model: left, correction: undefined, islandOf, islandCount };
    }
  }
}

function branchLoss(model: DcModel, lostBranches: readonly number[]): BranchLoss {
  const isSingle = lostBranches.length === 1;
  const mayStay = isSingle && model.isBridge[lostBranches[0]!] === 0;
  const { islandOf, islandCount } = mayStay ? model : islandsWithout(model, lostBranches);
  const left = { lostBranches, islandOf, islandCount };
  const splits = islandCount > model.islandCount;
  const touchesCoupler = lostBranches.some((k) => model.susceptancePu[k] === 0);
  if (!splits && !touchesCoupler) {
    return { ...left, kind: 'corrected', correction: lazily(() => outageCorrection(model, lostBranches)) };
  }
  if (splits && isSingle) return { ...left, kind: 'cut' };
  return { ...left, kind: 'rebuilt', model: buildDcModel(networkWithout(model.network, lostBranches)) };
}

class CorrectedGrid implements GridChange {
  readonly lostBranches: readonly number[];
  readonly model: DcModel;
  readonly islandOf: Int32Array;
  readonly islandCount: number;
  readonly #correction: () => OutageCorrection;

  constructor(model: DcModel, loss: Extract<BranchLoss, { readonly kind: 'corrected' }>) {
    this.lostBranches = loss.lostBranches;
    this.model = model;
    this.islandOf = loss.islandOf;
    this.islandCount = loss.islandCount;
    this.#correction = loss.correction;
  }

  get correction(): OutageCorrection {
    return this.#correction();
  }
}

function islandsWithout(
  model: DcModel,
  lost: readonly number[],
): { islandOf: Int32Array; islandCount: number } {
  const takesPart = model.takesPart.slice();
  for (const k of lost) takesPart[k] = 0;
  return findIslands(model.network, takesPart);
}

function networkWithout(network: Network, lost: readonly number[]): Network {
  const inService = network.branches.inService.slice();
  for (const k of lost) inService[k] = 0;
  return { ...network, branches: { ...network.branches, inService } };
}

/** Flows of the surviving grid from flows of the grid that `change.model` describes. */
export function withoutLost(change: GridChange, flowMw: Float64Array): Float64Array {
  if (change.correction) return applyOutage(change.correction, flowMw);
  for (const k of change.lostBranches) flowMw[k] = 0;
  return flowMw;
}
