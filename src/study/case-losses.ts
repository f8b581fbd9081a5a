import { screenBranchLosses } from '../analysis/branch-losses.ts';
import { dcPowerFlow } from '../analysis/dc-flow.ts';
import type { CaseFile } from '../grid/case-file.ts';
import { withElementNames } from './core-fault.ts';

/** The loss of every single branch of a case, in the file's own numbering: rows count from 1. */
export interface CaseLosses {
  readonly name: string;
  readonly outages: readonly CaseOutage[];
  /** Branches that take part. */
  readonly branches: readonly CaseWorstFlow[];
  /** Losses that split an island; they are listed, not solved. */
  readonly splitting: readonly CaseLoss[];
  /** Losses without an answer: of branches without impedance, or where susceptances cancel. */
  readonly unanswered: readonly CaseLoss[];
}

/** A branch that is lost. */
export interface CaseLoss {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  /** What it carries before. */
  readonly flowMw: number;
}

/** A branch that a loss leaves with an extreme value, and how many share it. */
export interface CaseExtreme {
  readonly row: number;
  readonly valueMw: number;
  /** `undefined` where they were not counted. */
  readonly ties: number | undefined;
}

export interface CaseOutage extends CaseLoss {
  /** The largest absolute flow after the loss, signed; `undefined` where nothing flows. */
  readonly largestFlow: CaseExtreme | undefined;
  /** The flow at the highest loading; `undefined` where no branch that carries anything has a limit. */
  readonly highestLoading: (CaseExtreme & { readonly loadingPct: number }) | undefined;
  /** Branches above their limit; `undefined` where no branch has one. */
  readonly overloads: number | undefined;
  /** The largest change of flow on another branch, signed; `undefined` where none changes. */
  readonly largestChange: CaseExtreme | undefined;
}

export interface CaseWorstFlow {
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly flowMw: number;
  /** The largest absolute flow over the intact grid and all losses, signed. */
  readonly worstMw: number;
  /** Row of the branch whose loss is behind it; 0 for the intact grid. */
  readonly worstOutage: number;
  /** `undefined`: no limit. */
  readonly ratingMva: number | undefined;
}

/**
 * Screens every single branch outage of a case against every branch, with the continuous rating before and after;
 * injections stay as they are. Counting ties doubles the time. @throws NoAnswerError when the equations have no single
 * solution.
 */
export function caseLosses(
  { name, network }: CaseFile,
  options: { readonly countsTies: boolean },
): CaseLosses {
  const { buses, branches } = network;
  const { flowMw, losses, model } = withElementNames(network, () => {
    const flow = dcPowerFlow(network);
    return {
      ...flow,
      losses: screenBranchLosses(flow.model, flow.flowMw, branches.ratingMva, options.countsTies),
    };
  });
  const { summary, ties, worst } = losses;
  const isRated = branches.ratingMva.some((mva, k) => model.takesPart[k] === 1 && Number.isFinite(mva));
  const loss = (k: number): CaseLoss => ({
    row: k + 1,
    from: buses.id[branches.from[k]!]!,
    to: buses.id[branches.to[k]!]!,
    flowMw: flowMw[k]!,
  });
  const extreme = (branch: number, valueMw: number, tied: number | undefined): CaseExtreme | undefined =>
    branch < 0 ? undefined : { row: branch + 1, valueMw, ties: tied };
  return {
    name,
    outages: Array.from(summary.lost, (k, r) => {
      const highest = extreme(summary.loadingEdge[r]!, summary.loadingFlow[r]!, ties?.loading[r]);
      return {
        ...loss(k),
        largestFlow: extreme(summary.flowEdge[r]!, summary.flow[r]!, ties?.flow[r]),
        highestLoading: highest && { ...highest, loadingPct: 100 * summary.loading[r]! },
        overloads: isRated ? summary.overCount[r]! : undefined,
        largestChange: extreme(summary.changeEdge[r]!, summary.change[r]!, ties?.change[r]),
      };
    }),
    branches: Array.from(branches.id.keys())
      .filter((k) => model.takesPart[k] === 1)
      .map((k) => ({
        ...loss(k),
        worstMw: worst.flow[k]!,
        worstOutage: worst.loss[k]! + 1,
        ratingMva: Number.isFinite(branches.ratingMva[k]!) ? branches.ratingMva[k]! : undefined,
      })),
    splitting: losses.splitting.map(loss),
    unanswered: losses.unanswered.map(loss),
  };
}
