import { dcPowerFlow } from '../analysis/dc-flow.ts';
import { headroomPickUp, type PickUp } from '../analysis/headroom-pickup.ts';
import { bridgeLosses, contingencyLoss, type SolvedLoss, unitLosses } from '../analysis/injection-losses.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { Contingency } from '../grid/network.ts';
import type { CaseExtreme } from './case-losses.ts';
import { withElementNames } from './core-fault.ts';

/**
 * The outages of a case that change who produces, in the file's own numbering: rows count from 1. What is lost is made up
 * for by the units that are left, in proportion to what each can still give (or give up), island by island; where that is
 * not enough demand is shed, or generation tripped.
 */
export interface CaseOutages {
  /** The loss of every unit that runs. */
  readonly units: readonly CaseUnitOutage[];
  /** The loss of every single branch that splits its island. */
  readonly splits: readonly CaseSplitOutage[];
  /** The sets of elements that were named. */
  readonly named: readonly CaseNamedOutage[];
}

/** What an outage leaves. */
export interface CaseSolvedOutage {
  readonly pickedUpMw: number;
  readonly shedMw: number;
  readonly trippedMw: number;
  readonly newIslands: number;
  /** As of single branch outages. */
  readonly largestFlow: CaseExtreme | undefined;
  readonly highestLoading: (CaseExtreme & { readonly loadingPct: number }) | undefined;
  readonly overloads: number | undefined;
  readonly largestChange: CaseExtreme | undefined;
}

export interface CaseUnitOutage extends CaseSolvedOutage {
  readonly row: number;
  readonly bus: string;
  /** What is lost. */
  readonly outputMw: number;
}

export interface CaseSplitOutage extends CaseSolvedOutage {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly flowMw: number;
}

export interface CaseNamedOutage extends CaseSolvedOutage {
  readonly name: string;
  /** Rows of the branches and units that are lost. */
  readonly branchRows: readonly number[];
  readonly unitRows: readonly number[];
}

/**
 * The power flow of a case as outages meet it.
 * @throws NoAnswerError when the equations have no single solution.
 */
export function casePickUp({ network }: CaseFile): PickUp {
  const { model, state, flowMw } = withElementNames(network, () => dcPowerFlow(network));
  const { participation } = network.units;
  return headroomPickUp({
    model,
    outputMw: state.outputMw,
    injectionMw: state.injectionMw,
    flowMw,
    participation,
  });
}

/**
 * @param withSingles - with every unit and every branch that splits an island, not only the named sets
 * @param step - called after every outage with the number of outages in all
 * @throws NoAnswerError when the equations have no single solution.
 * Cost: at most a solve per outage; for a set that splits an island, a factorisation.
 */
export function caseOutages(
  pickUp: PickUp,
  contingencies: readonly Contingency[],
  withSingles: boolean,
  step: (total: number) => void = () => {},
): CaseOutages {
  return withElementNames(pickUp.base.model.network, () => {
    const { base } = pickUp;
    const { branches, units, buses } = base.model.network;
    const { takesPart, isBridge, islandOf } = base.model;
    const isRated = branches.ratingMva.some((mva, k) => takesPart[k] === 1 && Number.isFinite(mva));
    const chosen = (count: number, belongs: (position: number) => boolean) =>
      withSingles ? Array.from({ length: count }, (_, i) => i).filter(belongs) : [];
    const running = chosen(
      units.count,
      (u) => units.inService[u] === 1 && islandOf[units.bus[u]!]! >= 0 && base.outputMw[u]! > 0,
    );
    const splitting = chosen(branches.count, (k) => takesPart[k] === 1 && isBridge[k] === 1);
    const total = running.length + splitting.length + contingencies.length;
    const counted = (losses: Iterable<SolvedLoss>) =>
      Array.from(losses, (loss) => {
        step(total);
        return solvedOutage(loss, isRated);
      });
    const unitOutages = counted(unitLosses(pickUp, branches.ratingMva, running));
    const splitOutages = counted(bridgeLosses(pickUp, branches.ratingMva, splitting));
    const namedOutages = contingencies.flatMap((contingency) =>
      counted([contingencyLoss(pickUp, branches.ratingMva, contingency)]),
    );
    return {
      units: running.map((u, i) => ({
        row: u + 1,
        bus: buses.id[units.bus[u]!]!,
        outputMw: base.outputMw[u]!,
        ...unitOutages[i]!,
      })),
      splits: splitting.map((k, i) => ({
        row: k + 1,
        from: buses.id[branches.from[k]!]!,
        to: buses.id[branches.to[k]!]!,
        flowMw: base.flowMw[k]!,
        ...splitOutages[i]!,
      })),
      named: contingencies.map((contingency, i) => ({
        name: contingency.name,
        branchRows: contingency.branches.map((k) => k + 1),
        unitRows: contingency.units.map((u) => u + 1),
        ...namedOutages[i]!,
      })),
    };
  });
}

function solvedOutage({ extremes, ...balance }: SolvedLoss, isRated: boolean): CaseSolvedOutage {
  const extreme = (branch: number, valueMw: number): CaseExtreme | undefined =>
    branch < 0 ? undefined : { row: branch + 1, valueMw, ties: undefined };
  const { flowBranch, loadingBranch, changeBranch, loading } = extremes;
  const highest = isRated && loading > 0 ? loadingBranch : -1;
  return {
    ...balance,
    largestFlow: extreme(flowBranch, extremes.flowMw),
    highestLoading:
      highest < 0
        ? undefined
        : { row: highest + 1, valueMw: extremes.loadingFlowMw, ties: undefined, loadingPct: 100 * loading },
    overloads: isRated ? extremes.overloads : undefined,
    largestChange: extreme(changeBranch, extremes.changeMw),
  };
}
