import type { BaseCase, ContingencyState, Transfer } from '../contingency.ts';
import { type ElementLimits, elementFlows, linksLeft, type Monitoring } from '../monitoring.ts';
import { type TransferCarrier, transferAfter, transferCarrier } from '../transfer-after.ts';

/** A base case with its contingencies, prepared once for all questions that are put to it. */
export interface SecurityFrame {
  readonly base: BaseCase;
  /** One per contingency, in the order of the list. */
  readonly carriers: readonly TransferCarrier[];
  readonly monitoring: Monitoring;
  /** Flow of every element at the base case, MW: with nothing out, then after each contingency. */
  readonly flowMw: readonly Float64Array[];
  /** Rows of bus responses found so far, by pair: each is asked for by many questions. */
  readonly rows: Map<number, Float64Array | undefined>;
}

/** Cost: what `transferCarrier` takes, per contingency. */
export function securityFrame(
  base: BaseCase,
  states: readonly ContingencyState[],
  monitoring: Monitoring,
): SecurityFrame {
  return {
    base,
    carriers: states.map((state) => transferCarrier(base, state)),
    monitoring,
    flowMw: flowsOfAll(base, states, monitoring),
    rows: new Map(),
  };
}

/** Flow of every element, MW: with nothing out, then after each contingency. */
export function flowsOfAll(
  { model, flowMw }: BaseCase,
  states: readonly ContingencyState[],
  monitoring: Monitoring,
): Float64Array[] {
  const { network } = model;
  const flowsOf = (branchMw: Float64Array, lostLinks: readonly number[]) =>
    elementFlows(monitoring, branchMw, linksLeft(network, network.dcLinks.flowMw, lostLinks));
  return [flowsOf(flowMw, []), ...states.map((state) => flowsOf(state.flowMw, state.contingency.dcLinks))];
}

/** One state of the grid: nothing out (`contingency` −1) or after a contingency. Read the arrays before the next one. */
export interface SecurityState {
  readonly contingency: number;
  /** Flow on every element at the base case, MW. */
  readonly flowMw: Float64Array;
  /** What the change of injections adds, MW. */
  readonly responseMw: Float64Array;
  readonly limits: ElementLimits;
}

/** Carries a change of injections through the intact grid and every contingency. Cost: as the linear limits'. */
export function* statesAfter(frame: SecurityFrame, change: Transfer): Generator<SecurityState> {
  const { base, carriers, monitoring } = frame;
  const { network, intactLimits, limitsAfter } = monitoring;
  const intactMw = elementFlows(monitoring, change.flowMw, linksLeft(network, change.linkMw));
  yield { contingency: -1, flowMw: frame.flowMw[0]!, responseMw: intactMw, limits: intactLimits };
  const scratch = new Float64Array(base.flowMw.length);
  const into = new Float64Array(base.flowMw.length + monitoring.flowgates.length);
  for (let contingency = 0; contingency < carriers.length; contingency++) {
    const carrier = carriers[contingency]!;
    const linkMw = linksLeft(network, change.linkMw, carrier.state.contingency.dcLinks);
    const responseMw = elementFlows(monitoring, transferAfter(carrier, change, scratch), linkMw, into);
    yield { contingency, flowMw: frame.flowMw[contingency + 1]!, responseMw, limits: limitsAfter };
  }
}

/** What holds an element with nothing out (−1) or after a contingency. */
export function limitsIn({ monitoring }: SecurityFrame, contingency: number): ElementLimits {
  return contingency < 0 ? monitoring.intactLimits : monitoring.limitsAfter;
}

/** A pair of element and contingency as one number, for sets and maps. */
export function pairKey(frame: SecurityFrame, element: number, contingency: number): number {
  return (contingency + 1) * frame.flowMw[0]!.length + element;
}

/** MW by which a flow is beyond its limit; negative within. */
export function excessOf({ forwardMw, reverseMw }: ElementLimits, element: number, flowMw: number): number {
  return Math.max(flowMw - forwardMw[element]!, -flowMw - reverseMw[element]!);
}
