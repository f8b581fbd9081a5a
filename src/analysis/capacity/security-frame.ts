import type { BaseCase, ContingencyState, Transfer } from '../contingency.ts';
import type { Monitoring } from '../security.ts';
import { type TransferCarrier, transferAfter, transferCarrier } from '../transfer-after.ts';

/** A base case with its contingencies, prepared once for all questions that are put to it. */
export interface SecurityFrame {
  readonly base: BaseCase;
  /** One per contingency, in the order of the list. */
  readonly carriers: readonly TransferCarrier[];
  readonly monitoring: Monitoring;
}

/** Cost: what `transferCarrier` takes, per contingency. */
export function securityFrame(
  base: BaseCase,
  states: readonly ContingencyState[],
  monitoring: Monitoring,
): SecurityFrame {
  return { base, carriers: states.map((state) => transferCarrier(base, state)), monitoring };
}

/** One state of the grid: nothing out (`contingency` −1) or after a contingency. Read the arrays before the next one. */
export interface SecurityState {
  readonly contingency: number;
  /** Flow on every branch at the base case, MW. */
  readonly flowMw: Float64Array;
  /** What the change of injections adds, MW. */
  readonly responseMw: Float64Array;
  readonly limitMw: Float64Array;
}

/** Carries a change of injections through the intact grid and every contingency. Cost: as the linear limits'. */
export function* statesAfter(frame: SecurityFrame, change: Transfer): Generator<SecurityState> {
  const { base, carriers, monitoring } = frame;
  const { limitMw, limitAfterMw } = monitoring;
  yield { contingency: -1, flowMw: base.flowMw, responseMw: change.flowMw, limitMw };
  const scratch = new Float64Array(base.flowMw.length);
  for (let contingency = 0; contingency < carriers.length; contingency++) {
    const carrier = carriers[contingency]!;
    const responseMw = transferAfter(carrier, change, scratch);
    yield { contingency, flowMw: carrier.state.flowMw, responseMw, limitMw: limitAfterMw };
  }
}

/** A pair of element and contingency as one number, for sets and maps. */
export function pairKey(frame: SecurityFrame, branch: number, contingency: number): number {
  return (contingency + 1) * frame.base.flowMw.length + branch;
}
