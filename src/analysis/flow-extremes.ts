import type { DcModel } from './dc-model.ts';

/** What an outage does to the branches that are left: positions of branches, −1 where there is none. */
export interface FlowExtremes {
  readonly flowBranch: number;
  /** The largest absolute flow, signed. */
  readonly flowMw: number;
  readonly loadingBranch: number;
  readonly loadingFlowMw: number;
  /** The highest ratio of flow to limit. */
  readonly loading: number;
  readonly overloads: number;
  readonly changeBranch: number;
  /** The largest change of flow, signed. */
  readonly changeMw: number;
}

/** Values nearer than this, relatively, count as equal; the first branch is named then. */
const EQUAL = 1 + 1e-9;
/** Flows and changes up to this are rounding. */
const NOTHING_MW = 1e-9;

/**
 * The extremes over all branches with impedance but the lost ones.
 *
 * @param limitMw - per branch, `Infinity` where there is none
 * Cost: branches.
 */
export function flowExtremes(
  { susceptancePu }: DcModel,
  beforeMw: Float64Array,
  afterMw: Float64Array,
  limitMw: Float64Array,
  lost: readonly number[],
): FlowExtremes {
  const most = { flow: NOTHING_MW, loading: 0, change: NOTHING_MW };
  const at = { flow: -1, loading: -1, change: -1 };
  let overloads = 0;
  for (let k = 0; k < afterMw.length; k++) {
    if (susceptancePu[k] === 0) continue;
    const size = Math.abs(afterMw[k]!);
    const change = Math.abs(afterMw[k]! - beforeMw[k]!);
    if (size > most.flow * EQUAL) {
      most.flow = size;
      at.flow = k;
    }
    if (change > most.change * EQUAL && !lost.includes(k)) {
      most.change = change;
      at.change = k;
    }
    const loading = size / limitMw[k]!;
    if (loading > 1) overloads++;
    if (loading > most.loading * EQUAL) {
      most.loading = loading;
      at.loading = k;
    }
  }
  return {
    flowBranch: at.flow,
    flowMw: at.flow < 0 ? 0 : afterMw[at.flow]!,
    loadingBranch: at.loading,
    loadingFlowMw: at.loading < 0 ? 0 : afterMw[at.loading]!,
    loading: most.loading,
    overloads,
    changeBranch: at.change,
    changeMw: at.change < 0 ? 0 : afterMw[at.change]! - beforeMw[at.change]!,
  };
}
