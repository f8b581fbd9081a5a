import type { Network } from '../grid/network.ts';
import { isTie } from '../grid/network.ts';
import type { BaseCase, ContingencyState } from './contingency.ts';

/** What is watched, and the limits that hold before and after a contingency, MW; `Infinity`: none. */
export interface Monitoring {
  /** Branch positions, ascending. */
  readonly branches: readonly number[];
  /** Per branch of the network. */
  readonly limitMw: Float64Array;
  readonly limitAfterMw: Float64Array;
}

/**
 * Every branch in service whose higher voltage reaches `fromKv`, and every tie. After a contingency the continuous
 * rating holds, as the regional operator does, or the short-time one where the study asks for it.
 */
export function monitorFrom(
  network: Network,
  fromKv: number,
  postContingencyRating: 'continuous' | 'emergency',
): Monitoring {
  const { branches } = network;
  const watched: number[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 1 && (branchKv(network, k) >= fromKv || isTie(network, k))) watched.push(k);
  }
  const { ratingMva, emergencyRatingMva } = branches;
  return {
    branches: watched,
    limitMw: ratingMva,
    limitAfterMw: postContingencyRating === 'continuous' ? ratingMva : emergencyRatingMva,
  };
}

/** The higher of the two ends' voltages, kV. */
export function branchKv(network: Network, k: number): number {
  const { buses, branches } = network;
  return Math.max(buses.nominalKv[branches.from[k]!]!, buses.nominalKv[branches.to[k]!]!);
}

export interface SecurityScreening {
  /** Per branch: the flow at its highest loading over the base case and all contingencies, MW, signed. */
  readonly worstFlowMw: Float64Array;
  /** Per branch: position of the contingency behind it, −1 for the base case. */
  readonly worstContingency: Int32Array;
  /** Per branch: highest loading as a ratio; 0 where there is no limit. */
  readonly worstLoading: Float64Array;
  readonly outcomes: readonly ContingencyScreening[];
}

export interface ContingencyScreening {
  readonly splits: boolean;
  /** Demand lost, MW per bus; `undefined` when no island had to be balanced. */
  readonly shedMw: Float64Array | undefined;
  readonly totalShedMw: number;
  readonly totalTrippedMw: number;
  /** The monitored branch with the highest loading, −1 when none has a limit. */
  readonly worstBranch: number;
  readonly worstLoading: number;
  /** Monitored branches above their limit. */
  readonly overloads: number;
}

/** Loads above this ratio of a limit count as overloads: room for rounding, nothing else. */
export const OVERLOAD_RATIO = 1 + 1e-9;

/**
 * Complete screening: the highest loading of every monitored branch over the base case and all contingencies, and
 * what each contingency does. Cost: contingencies × monitored branches, beside what solving them took.
 */
export function screenSecurity(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
): SecurityScreening {
  const { branches, limitMw, limitAfterMw } = monitoring;
  const count = base.model.network.branches.count;
  const worstFlowMw = base.flowMw.slice();
  const worstContingency = new Int32Array(count).fill(-1);
  const worstLoading = new Float64Array(count);
  for (const k of branches) worstLoading[k] = Math.abs(base.flowMw[k]!) / limitMw[k]!;
  const outcomes: ContingencyScreening[] = [];
  for (const { flowMw, splits, balance } of states) {
    let worstBranch = -1;
    let highest = 0;
    let overloads = 0;
    for (const k of branches) {
      const loading = Math.abs(flowMw[k]!) / limitAfterMw[k]!;
      if (loading > highest) {
        highest = loading;
        worstBranch = k;
      }
      if (loading > OVERLOAD_RATIO) overloads++;
      if (loading > worstLoading[k]!) {
        worstLoading[k] = loading;
        worstFlowMw[k] = flowMw[k]!;
        worstContingency[k] = outcomes.length;
      }
    }
    outcomes.push({
      splits,
      shedMw: balance?.shedMw,
      totalShedMw: balance ? sum(balance.shedMw) : 0,
      totalTrippedMw: balance ? sum(balance.trippedMw) : 0,
      worstBranch,
      worstLoading: highest,
      overloads,
    });
  }
  return { worstFlowMw, worstContingency, worstLoading, outcomes };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
