import { LANES } from '../numeric/kernels/lane-task.ts';
import { solveBlock } from '../numeric/lane-solver.ts';
import { solve } from '../numeric/ldl.ts';
import { flowResponseMw } from './dc-flow.ts';
import type { DcModel } from './dc-model.ts';
import { outageCorrection } from './outage-correction.ts';

/**
 * Sensitivities on request: a row or a column at a time, never a dense matrix. Memory: one vector per answer.
 * Shifts of phase shifters play no part in them.
 */

/**
 * A row of the PTDF: MW on branch `k` (from→to) per MW injected at each bus and taken out at the slack of its island.
 * The slack is the reference bus, or spread over buses by `slackWeight` (sums to 1 over the island of the branch).
 * Entries of other islands and isolated buses are 0, and so is the row of a branch that takes no part.
 * Cost: one solve.
 */
export function ptdfRow(model: DcModel, k: number, slackWeight?: Float64Array): Float64Array {
  const { network, nodeOf, grounded, susceptancePu, islandOf } = model;
  const { branches, buses } = network;
  const row = new Float64Array(buses.count);
  const [from, to] = [branches.from[k]!, branches.to[k]!];
  if (susceptancePu[k] === 0) return row;
  const potential = new Float64Array(buses.count);
  potential[nodeOf[from]!]! += susceptancePu[k]!;
  potential[nodeOf[to]!]! -= susceptancePu[k]!;
  for (let b = 0; b < buses.count; b++) if (grounded[b] === 1) potential[b] = 0;
  solve(model.factor, potential);
  const island = islandOf[from];
  let mean = 0;
  for (let b = 0; b < buses.count; b++) {
    if (islandOf[b] !== island) continue;
    row[b] = potential[nodeOf[b]!]!;
    if (slackWeight) mean += slackWeight[b]! * row[b]!;
  }
  if (slackWeight) for (let b = 0; b < buses.count; b++) if (islandOf[b] === island) row[b]! -= mean;
  return row;
}

/**
 * A column of the PTDF: MW on every branch per MW injected at bus `b` and taken out at the slack of its island.
 * Cost: one solve.
 */
export function ptdfColumn(model: DcModel, b: number, slackWeight?: Float64Array): Float64Array {
  const injection = new Float64Array(model.network.buses.count);
  const island = model.islandOf[b]!;
  if (island < 0) return new Float64Array(model.network.branches.count);
  if (slackWeight === undefined) injection[model.referenceBus[island]!] = -1;
  else
    slackWeight.forEach((weight, bus) => {
      if (model.islandOf[bus] === island) injection[bus] = -weight;
    });
  injection[b]! += 1;
  return flowResponseMw(model, injection);
}

/**
 * Columns of the PTDF, one after another, without slack weights; couplers have 0. The arrays are used again: whoever wants
 * to keep a column copies it. Cost: a fraction of a solve each.
 */
export function* ptdfColumns(model: DcModel, atBuses: readonly number[]): Generator<Float64Array> {
  const { network, nodeOf, grounded, susceptancePu } = model;
  const { branches, buses } = network;
  const columns = Array.from({ length: LANES }, () => new Float64Array(branches.count));
  const potential = new Float64Array(buses.count * LANES);
  for (let first = 0; first < atBuses.length; first += LANES) {
    const bunch = atBuses.slice(first, first + LANES);
    potential.fill(0);
    bunch.forEach((b, lane) => {
      if (grounded[nodeOf[b]!] === 0) potential[nodeOf[b]! * LANES + lane] = 1;
    });
    solveBlock(model.factor, potential, LANES);
    for (let k = 0; k < branches.count; k++) {
      const from = nodeOf[branches.from[k]!]! * LANES;
      const to = nodeOf[branches.to[k]!]! * LANES;
      for (let lane = 0; lane < bunch.length; lane++) {
        columns[lane]![k] = susceptancePu[k]! * (potential[from + lane]! - potential[to + lane]!);
      }
    }
    yield* columns.slice(0, bunch.length);
  }
}

export type LodfColumn =
  | { readonly kind: 'factors'; readonly perMw: Float64Array }
  /** The loss splits the island: there are no factors, the contingency must be solved. */
  | { readonly kind: 'splits' }
  /** The branch carries nothing: it is out of service or has no impedance. */
  | { readonly kind: 'no-flow' };

/**
 * Line outage distribution factors of the loss of branch `k`: the share of its flow before the outage that moves to
 * each branch; −1 for itself. Splits are known from the graph, not from a denominator. Cost: one solve.
 */
export function lodfColumn(model: DcModel, k: number): LodfColumn {
  if (model.susceptancePu[k] === 0) return { kind: 'no-flow' };
  if (model.isBridge[k] === 1) return { kind: 'splits' };
  const { response, amplification } = outageCorrection(model, [k]);
  const perMw = response[0]!.map((mw) => mw * amplification[0]![0]!);
  perMw[k] = -1;
  return { kind: 'factors', perMw };
}
