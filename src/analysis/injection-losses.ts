import type { Contingency } from '../grid/network.ts';
import { incidence } from '../numeric/graph.ts';
import { solveContingency } from './contingency.ts';
import { balanceTree, type CutOffTree, treeBehind } from './cut-off-tree.ts';
import { type FlowExtremes, flowExtremes } from './flow-extremes.ts';
import { afterInjectionLoss, type PickUp } from './headroom-pickup.ts';
import { ptdfColumns } from './sensitivity.ts';

/** What an outage leaves: who made up for it, and the extremes of the flows. */
export interface SolvedLoss {
  /** More output of the units that are left. */
  readonly pickedUpMw: number;
  /** Demand that is lost. */
  readonly shedMw: number;
  /** Output that nobody can take, beyond what was lost with the outage itself. */
  readonly trippedMw: number;
  /** Islands more than before. */
  readonly newIslands: number;
  readonly extremes: FlowExtremes;
}

const NONE = {
  id: '',
  name: '',
  kind: 'named',
  branches: [],
  units: [],
  unitShare: [],
  dcLinks: [],
} as const;

/**
 * The loss of each of some units. A unit is power that stops arriving at a bus, so a column of sensitivities answers it;
 * one whose loss no demand can make up for is solved in full.
 *
 * @param limitMw - per branch, `Infinity` where there is none
 * Cost: a fraction of a solve and branches, each.
 */
export function* unitLosses(
  pickUp: PickUp,
  limitMw: Float64Array,
  units: readonly number[],
): Generator<SolvedLoss> {
  const { base } = pickUp;
  const { model, outputMw } = base;
  const after = new Float64Array(limitMw.length);
  const bus = model.network.units.bus;
  const columns = ptdfColumns(
    model,
    units.map((u) => bus[u]!),
  );
  for (const u of units) {
    const loss = {
      bus: bus[u]!,
      lostMw: outputMw[u]!,
      raiseMw: base.participation[u]!,
      lowerMw: base.loweringParticipation[u]!,
      demandMw: 0,
    };
    const picked = afterInjectionLoss(pickUp, loss, columns.next().value, after);
    if (picked === undefined) yield contingencyLoss(pickUp, limitMw, { ...NONE, units: [u], unitShare: [1] });
    else {
      const { pickedUpMw, shedMw, flowMw } = picked;
      const extremes = flowExtremes(model, base.flowMw, flowMw, limitMw, []);
      yield { pickedUpMw, shedMw, trippedMw: 0, newIslands: 0, extremes };
    }
  }
}

/**
 * The loss of each of some branches that split their islands, every part balanced by itself. Where the branch cuts off a
 * tree, the rest sees power that stops arriving at its end, and the flows in the tree are sums; others are solved in full.
 *
 * Cost: as of units; for the others, a solve and the finding of islands.
 */
export function* bridgeLosses(
  pickUp: PickUp,
  limitMw: Float64Array,
  bridges: readonly number[],
): Generator<SolvedLoss> {
  const { base } = pickUp;
  const { model } = base;
  const { branches } = model.network;
  const after = new Float64Array(branches.count);
  const around = incidence(model.islandOf.length, branches.from, branches.to, model.takesPart);
  const cuts = bridges.map((k) => cutOf(pickUp, around, k));
  const columns = ptdfColumns(
    model,
    cuts.flatMap((cut) => cut?.bus ?? []),
  );
  for (const [i, k] of bridges.entries()) {
    const cut = cuts[i];
    const picked = cut && afterInjectionLoss(pickUp, cut, columns.next().value, after);
    const part = picked && balanceTree(pickUp, cut.tree, after);
    if (part === undefined) {
      yield contingencyLoss(pickUp, limitMw, { ...NONE, branches: [k] });
      continue;
    }
    after[k] = 0;
    yield {
      pickedUpMw: picked!.pickedUpMw + part.pickedUpMw,
      shedMw: picked!.shedMw + part.shedMw,
      trippedMw: part.trippedMw,
      newIslands: 1,
      extremes: flowExtremes(model, base.flowMw, after, limitMw, [k]),
    };
  }
}

/** A branch that cuts off a tree, as the rest of its island sees it. */
function cutOf(
  { base, raise, lower, demand }: PickUp,
  around: ReturnType<typeof incidence>,
  k: number,
): (Parameters<typeof afterInjectionLoss>[1] & { readonly tree: CutOffTree }) | undefined {
  const { network } = base.model;
  const [from, to] = [network.branches.from[k]!, network.branches.to[k]!];
  const behindFrom = treeBehind(network, around, k, from);
  const tree = behindFrom ?? treeBehind(network, around, k, to);
  if (tree === undefined) return undefined;
  const total = (busMw: Float64Array) => tree.buses.reduce((sum, b) => sum + busMw[b]!, 0);
  return {
    tree,
    bus: behindFrom ? to : from,
    lostMw: total(base.injectionMw),
    raiseMw: total(raise.busMw),
    lowerMw: total(lower.busMw),
    demandMw: total(demand.busMw),
  };
}

/** Any elements lost together, solved in full. Cost: as of `solveContingency`. */
export function contingencyLoss(
  { base }: PickUp,
  limitMw: Float64Array,
  contingency: Contingency,
): SolvedLoss {
  const { model, outputMw } = base;
  const { flowMw, balance, change } = solveContingency(base, contingency);
  const sum = (values: Float64Array | undefined) => values?.reduce((total, mw) => total + mw, 0) ?? 0;
  const risen = balance?.outputMw.map((mw, u) => Math.max(0, mw - outputMw[u]!));
  return {
    pickedUpMw: sum(risen),
    shedMw: sum(balance?.shedMw),
    trippedMw: sum(balance?.trippedMw),
    newIslands: change.islandCount - model.islandCount,
    extremes: flowExtremes(model, base.flowMw, flowMw, limitMw, change.lostBranches),
  };
}
