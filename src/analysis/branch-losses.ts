import { LOSS } from '../numeric/loss-blocks.ts';
import { type LossSummary, summariseLosses } from '../numeric/loss-summary.ts';
import { countTies, type LossTies } from '../numeric/loss-ties.ts';
import { type WorstFlows, worstFlows } from '../numeric/worst-flow.ts';
import type { DcModel } from './dc-model.ts';
import { meshedCore } from './electrical-edges.ts';

/** What the loss of every single branch does to all others, injections staying as they are. Positions of branches. */
export interface BranchLosses {
  /** A row per loss that leaves its island whole. */
  readonly summary: LossSummary;
  /** How many branches share the highest values of a row, where that was asked for. */
  readonly ties: LossTies | undefined;
  /** Per branch, over the intact grid and all those losses. */
  readonly worst: WorstFlows;
  /** Branches whose loss splits their island, found on the graph: not solved here. */
  readonly splitting: readonly number[];
  /** Branches without impedance that split nothing, and losses after which susceptances cancel: no row either. */
  readonly unanswered: readonly number[];
}

/**
 * The complete single-outage screening of a case: every loss against every branch. Flows on branches without impedance
 * are not watched.
 *
 * @param flowMw - per branch, of the intact grid
 * @param limitMw - per branch, `Infinity` where there is none
 * @param countsTies - doubles the time
 * Cost: one solve on the core per loss, and losses × branches of the core.
 */
export function screenBranchLosses(
  model: DcModel,
  flowMw: Float64Array,
  limitMw: Float64Array,
  countsTies: boolean,
): BranchLosses {
  const { network, takesPart, isBridge } = model;
  const core = meshedCore(model);
  const { summary, extremes } = summariseLosses(core, flowMw, limitMw);
  const splitting: number[] = [];
  const unanswered: number[] = [];
  for (let k = 0; k < network.branches.count; k++) {
    if (takesPart[k] === 0) continue;
    if (isBridge[k] === 1) splitting.push(k);
    else if (extremes.outcome[k] !== LOSS.screened) unanswered.push(k);
  }
  return {
    summary,
    ties: countsTies ? countTies(core, flowMw, limitMw, summary) : undefined,
    worst: worstFlows(core, flowMw, extremes),
    splitting,
    unanswered,
  };
}
