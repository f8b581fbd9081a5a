import { inverse, Matrix } from 'ml-matrix';
import { flowResponseMw } from './dc-flow.ts';
import type { DcModel } from './dc-model.ts';

/**
 * What the loss of some branches does to any flow pattern of the intact grid, when the loss leaves its islands whole.
 *
 * Each lost branch is imitated by a transfer between its own ends that cancels its flow. With H the flow response to
 * unit transfers across the lost branches K, the transfers are p = (I − H_KK)⁻¹ f_K and the flows f + H·p: the LODF
 * for one branch, a small dense correction for several.
 * Guo, Fu, Li, Shahidehpour: Direct calculation of line outage distribution factors, IEEE Trans. Power Systems 24(3),
 * 2009.
 */
export interface OutageCorrection {
  readonly lost: readonly number[];
  /** Per lost branch: flow on every branch for 1 MW from its from end to its to end. */
  readonly response: readonly Float64Array[];
  /** (I − H_KK)⁻¹, row by row. */
  readonly amplification: readonly (readonly number[])[];
}

/**
 * @param lost branches that take part, are no couplers, and together do not split an island: the caller has looked at
 * the graph. Cost: one solve per lost branch.
 */
export function outageCorrection(model: DcModel, lost: readonly number[]): OutageCorrection {
  const response = lost.map((k) => branchTransferResponse(model, k));
  if (lost.length === 1) {
    return { lost, response, amplification: [[1 / (1 - response[0]![lost[0]!]!)]] };
  }
  const system = Matrix.eye(lost.length, lost.length);
  for (let i = 0; i < lost.length; i++) {
    for (let j = 0; j < lost.length; j++) system.set(i, j, system.get(i, j) - response[j]![lost[i]!]!);
  }
  return { lost, response, amplification: inverse(system).to2DArray() };
}

/** Flow on every branch, MW, for 1 MW sent from the from end of branch `k` to its to end. */
function branchTransferResponse(model: DcModel, k: number): Float64Array {
  const { branches, buses } = model.network;
  const transfer = new Float64Array(buses.count);
  transfer[branches.from[k]!] = 1;
  transfer[branches.to[k]!]! -= 1;
  return flowResponseMw(model, transfer);
}

/**
 * Flows after the outage from flows before it, MW, written to `after`; lost branches carry exactly 0.
 * Cost: lost × branches.
 */
export function applyOutage(
  correction: OutageCorrection,
  flowMw: Float64Array,
  after: Float64Array = new Float64Array(flowMw.length),
): Float64Array {
  const { lost, response, amplification } = correction;
  let before = flowMw;
  for (let i = 0; i < lost.length; i++) {
    let moved = 0;
    for (let j = 0; j < lost.length; j++) moved += amplification[i]![j]! * flowMw[lost[j]!]!;
    const column = response[i]!;
    for (let l = 0; l < after.length; l++) after[l] = before[l]! + column[l]! * moved;
    before = after;
  }
  for (const k of lost) after[k] = 0;
  return after;
}
