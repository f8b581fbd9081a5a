import type { Contingency } from '../grid/network.ts';
import { OVERLOAD_RATIO } from '../numeric/kernels/pair-task.ts';
import type { BaseCase, ContingencyState } from './contingency.ts';
import { elementFlows, linksLeft, loadingOf, type Monitoring } from './monitoring.ts';

/** Elements are numbered as in `Monitoring`. */
export interface SecurityScreening {
  /** Per element: the flow at its highest loading over the base case and all contingencies, MW, signed. */
  readonly worstFlowMw: Float64Array;
  /** Per element: position of the contingency behind it, −1 for the base case. */
  readonly worstContingency: Int32Array;
  /** Per element: highest loading as a ratio; 0 where there is no limit. */
  readonly worstLoading: Float64Array;
  readonly outcomes: readonly ContingencyScreening[];
}

export interface ContingencyScreening {
  readonly splits: boolean;
  /** Demand lost, MW per bus; `undefined` when no island had to be balanced. */
  readonly shedMw: Float64Array | undefined;
  readonly totalShedMw: number;
  /** The monitored element with the highest loading, −1 when none has a limit. */
  readonly worstElement: number;
  readonly worstLoading: number;
  /** Monitored elements above their limit. */
  readonly overloads: number;
  /** Those of them that were not with nothing out, or that it loads more by `LEAST_HARM` of their limit. */
  readonly harmed: number;
}

/** What an element that is overloaded already must take more, as a share of its limit, to count as harmed. */
const LEAST_HARM = 0.01;

/** Whether a contingency overloads an element that was not, or loads it more by `LEAST_HARM` of its limit; ratios. */
export function isHarmed(before: number, after: number): boolean {
  return after > OVERLOAD_RATIO && (before <= OVERLOAD_RATIO || after > before + LEAST_HARM);
}

/**
 * Complete screening: the highest loading of every monitored element over the base case and all contingencies that
 * count, and what each contingency does. Cost: contingencies × monitored elements, beside what solving them took.
 */
export function screenSecurity<C extends Contingency>(
  base: BaseCase,
  states: Iterable<ContingencyState<C>>,
  monitoring: Monitoring,
  counts: (contingency: C) => boolean = () => true,
): SecurityScreening {
  const { network, elements, intactLimits, limitsAfter } = monitoring;
  const worstFlowMw = elementFlows(
    monitoring,
    base.flowMw,
    linksLeft(network, network.dcLinks.flowMw),
  ).slice();
  const worstContingency = new Int32Array(worstFlowMw.length).fill(-1);
  const worstLoading = new Float64Array(worstFlowMw.length);
  const loadingBefore = new Float64Array(worstFlowMw.length);
  for (const k of elements) {
    worstLoading[k] = loadingOf(intactLimits, k, worstFlowMw[k]!);
    loadingBefore[k] = loadingOf(limitsAfter, k, worstFlowMw[k]!);
  }
  const { forwardMw, reverseMw } = limitsAfter;
  const outcomes: ContingencyScreening[] = [];
  for (const { contingency, flowMw, splits, balance } of states) {
    const links = linksLeft(network, network.dcLinks.flowMw, contingency.dcLinks);
    const flows = elementFlows(monitoring, flowMw, links);
    let worstElement = -1;
    let highest = 0;
    let overloads = 0;
    let harmed = 0;
    const isCounted = counts(contingency);
    for (let e = 0; e < elements.length; e++) {
      const k = elements[e]!;
      const flow = flows[k]!;
      // As `loadingOf`, written out: here it is asked for each contingency and element.
      const loading = flow === 0 ? 0 : flow > 0 ? flow / forwardMw[k]! : -flow / reverseMw[k]!;
      if (loading > highest) {
        highest = loading;
        worstElement = k;
      }
      if (loading > OVERLOAD_RATIO) {
        overloads++;
        if (isHarmed(loadingBefore[k]!, loading)) harmed++;
      }
      if (isCounted && loading > worstLoading[k]!) {
        worstLoading[k] = loading;
        worstFlowMw[k] = flow;
        worstContingency[k] = outcomes.length;
      }
    }
    outcomes.push({
      splits,
      shedMw: balance?.shedMw,
      totalShedMw: balance ? sum(balance.shedMw) : 0,
      worstElement,
      worstLoading: highest,
      overloads,
      harmed,
    });
  }
  return { worstFlowMw, worstContingency, worstLoading, outcomes };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
