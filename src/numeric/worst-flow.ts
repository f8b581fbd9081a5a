import { Arena } from '../base/arena.ts';
import type { Core } from './core-reduction.ts';
import { coarse, noteChange } from './kernels/plain-losses.ts';
import { LOSS } from './loss-blocks.ts';
import { chainBundleBytes, chainBundles, type LossExtremes } from './loss-extremes.ts';

/** Per edge, over the intact graph and the loss of every other single edge that was screened. */
export interface WorstFlows {
  /** The signed flow of the largest size. */
  readonly flow: Float64Array;
  /** The lost edge behind it, −1 for none; of losses that agree to about 1e-9 the lowest. */
  readonly loss: Int32Array;
}

/**
 * From what the losses do to every chain to the worst flow of every edge. An edge feels the losses in its own chain by
 * the lost edge's whole flow, others by the change of its chain. Cost: edges.
 */
export function worstFlows(core: Core, flow: Float64Array, extremes: LossExtremes): WorstFlows {
  const worst: WorstFlows = { flow: flow.slice(), loss: new Int32Array(flow.length).fill(-1) };
  const { chains, directionOf } = core;
  const ownLosses = new Int32Array(4);
  for (let c = 0; c < chains.count; c++) {
    const isSingle = chains.start[c + 1]! - chains.start[c]! === 1;
    if (!isSingle) findOwnLosses(core, flow, extremes.outcome, c, ownLosses);
    for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
      const e = chains.edge[m]!;
      const direction = chains.direction[m]!;
      consider(worst, e, flow[e]! + direction * extremes.rise[c]!, extremes.riseLoss[c]!);
      consider(worst, e, flow[e]! + direction * extremes.fall[c]!, extremes.fallLoss[c]!);
      if (isSingle) continue;
      for (const loss of ownLosses) {
        if (loss < 0 || loss === e) continue;
        consider(worst, e, flow[e]! - direction * directionOf[loss]! * flow[loss]!, loss);
      }
    }
  }
  return worst;
}

function consider(worst: WorstFlows, e: number, flow: number, loss: number): void {
  if (loss < 0) return;
  const size = coarse(Math.abs(flow));
  const known = coarse(Math.abs(worst.flow[e]!));
  if (size < known || (size === known && loss >= worst.loss[e]!)) return;
  worst.flow[e] = flow;
  worst.loss[e] = loss;
}

/**
 * The two largest and the two smallest flows along a chain among edges whose loss was screened, so that every edge
 * finds one that is not itself; −1 where there are fewer.
 */
function findOwnLosses(
  core: Core,
  flow: Float64Array,
  outcome: Uint8Array,
  c: number,
  found: Int32Array,
): void {
  const { chains, directionOf } = core;
  const first = chains.start[c]!;
  const end = chains.start[c + 1]!;
  found.fill(-1);
  const along = (e: number) => coarse(flow[e]! * directionOf[e]!);
  /** Puts an edge in order among the first two found at `at`; `sign` tells which end of the scale comes first. */
  const rank = (e: number, at: number, sign: number) => {
    const comesBefore = (other: number) => {
      if (other < 0) return true;
      const lead = sign * (along(e) - along(other));
      return lead > 0 || (lead === 0 && e < other);
    };
    if (comesBefore(found[at]!)) {
      found[at + 1] = found[at]!;
      found[at] = e;
    } else if (comesBefore(found[at + 1]!)) found[at + 1] = e;
  };
  for (let m = first; m < end; m++) {
    const e = chains.edge[m]!;
    if (outcome[e] !== LOSS.screened) continue;
    rank(e, 0, 1);
    rank(e, 2, -1);
  }
}

/**
 * Puts the extremes of shares of the losses together, given in the order of their parts. The answer is the same to the
 * last bit for any number of parts. Cost: edges × shares.
 */
export function mergeExtremes(core: Core, flow: Float64Array, shares: readonly LossExtremes[]): LossExtremes {
  const [first, ...others] = shares;
  if (first === undefined) throw new RangeError('no shares to merge');
  const merged = {
    outcome: first.outcome.slice(),
    rise: first.rise.slice(),
    fall: first.fall.slice(),
    riseLoss: first.riseLoss.slice(),
    fallLoss: first.fallLoss.slice(),
  };
  const bundles = chainBundles(core, flow, new Arena(chainBundleBytes(core)));
  for (const share of others) {
    // A loss found singular by one share has the highest mark of all.
    for (let e = 0; e < flow.length; e++) merged.outcome[e] = Math.max(merged.outcome[e]!, share.outcome[e]!);
    for (let c = 0; c < bundles.count; c++) {
      noteChange(bundles, merged, c, share.rise[c]!, share.riseLoss[c]!);
      noteChange(bundles, merged, c, share.fall[c]!, share.fallLoss[c]!);
    }
  }
  return merged;
}
