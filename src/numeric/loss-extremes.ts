import { Arena } from '../base/arena.ts';
import { type Core, isRing } from './core-reduction.ts';
import { kernels as defaultKernels, type Kernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import type { BundleExtremes, Bundles, LossBlock } from './kernels/loss-task.ts';

import { coarse, noteChange } from './kernels/plain-losses.ts';
import { LOSS, lossBlock, lossBlockBytes, visitLosses } from './loss-blocks.ts';

export interface LossOptions {
  /** 1 for the edges whose loss counts; without it all. */
  readonly losses?: Uint8Array;
  /** Takes one of `parts` equal shares of the losses, for several workers: `merge` puts the answers together. */
  readonly part?: number;
  readonly parts?: number;
  readonly kernels?: Kernels;
}

/** What the loss of single edges does at worst to every chain of the core, and what became of each loss. */
export interface LossExtremes extends BundleExtremes {
  /** Per edge, one of `LOSS`. */
  readonly outcome: Uint8Array;
}

/**
 * Screens the loss of every edge against every edge. In a chain only the losses of the largest flow in either direction
 * can be the worst for edges outside it, so only those are solved. No factor of a loss on an edge is ever stored.
 *
 * @param flow - per edge, before any loss
 * Cost: losses × chains, and one solve on the core per loss. Memory: that of the core's factor and a block of lanes.
 */
export function trackLosses(core: Core, flow: Float64Array, options: LossOptions = {}): LossExtremes {
  const kernels = options.kernels ?? defaultKernels();
  const outcome = expectedOutcome(core, options);
  const edges = worstLossesOfChains(core, flow, options);
  const arena = kernels.arena(lossBlockBytes(core) + chainBundleBytes(core));
  const losses = lossBlock(core, arena);
  const bundles = chainBundles(core, flow, arena);
  const extremes = emptyExtremes(bundles.count, arena);
  const track = extremesTracker(core, losses, bundles, extremes, kernels);
  visitLosses(core, flow, edges, losses, kernels, outcome, track);
  return copyExtremes(extremes, outcome);
}

/** The extremes out of the kernels' memory. */
export function copyExtremes(extremes: BundleExtremes, outcome: Uint8Array): LossExtremes {
  const count = extremes.rise.length;
  const copy = emptyExtremes(count, new Arena(24 * count + 32));
  copy.rise.set(extremes.rise);
  copy.fall.set(extremes.fall);
  copy.riseLoss.set(extremes.riseLoss);
  copy.fallLoss.set(extremes.fallLoss);
  return { outcome, ...copy };
}

/** What can be said before any solve: bridges split, every other active edge is to be screened. */
export function expectedOutcome({ isBridge, chainOf }: Core, { losses }: LossOptions): Uint8Array {
  const outcome = new Uint8Array(isBridge.length);
  for (let e = 0; e < outcome.length; e++) {
    if (losses !== undefined && losses[e] === 0) continue;
    if (isBridge[e] === 1) outcome[e] = LOSS.splits;
    else if (chainOf[e]! >= 0) outcome[e] = LOSS.screened;
  }
  return outcome;
}

/** Of every chain the member with the largest flow either way, the lowest among equals; ascending. */
function worstLossesOfChains(core: Core, flow: Float64Array, options: LossOptions): Int32Array {
  const { chains } = core;
  const chosen = new Uint8Array(flow.length);
  for (let c = 0; c < chains.count; c++) {
    if (isRing(core, c)) continue;
    let most = -1;
    let least = -1;
    let high = 0;
    let low = 0;
    for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
      const e = chains.edge[m]!;
      if (options.losses !== undefined && options.losses[e] === 0) continue;
      const along = coarse(flow[e]! * chains.direction[m]!);
      if (along > high || (along === high && along > 0 && e < most)) {
        high = along;
        most = e;
      } else if (along < low || (along === low && along < 0 && e < least)) {
        low = along;
        least = e;
      }
    }
    if (most >= 0) chosen[most] = 1;
    if (least >= 0) chosen[least] = 1;
  }
  return shareOf(chosen, options);
}

/** The marked positions, or one part of them. */
export function shareOf(marked: Uint8Array, { part = 0, parts = 1 }: LossOptions): Int32Array {
  let count = 0;
  const all = new Int32Array(marked.length);
  for (let e = 0; e < marked.length; e++) if (marked[e] === 1) all[count++] = e;
  return all.subarray(Math.floor((count * part) / parts), Math.floor((count * (part + 1)) / parts));
}

export function chainBundleBytes({ chains }: Core): number {
  return 64 * chains.count + 100;
}

/** A bundle per chain, with all its edges. */
export function chainBundles(core: Core, flow: Float64Array, arena: Arena): Bundles {
  const { chains, plus, minus, chainWeight } = core;
  const bundles = {
    count: chains.count,
    plus: arena.int32(chains.count),
    minus: arena.int32(chains.count),
    weight: arena.float64(chains.count),
    high: arena.float64(chains.count),
    low: arena.float64(chains.count),
  };
  bundles.plus.set(plus);
  bundles.minus.set(minus);
  bundles.weight.set(chainWeight);
  for (let c = 0; c < chains.count; c++) {
    let high = Number.NEGATIVE_INFINITY;
    let low = Number.POSITIVE_INFINITY;
    for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
      const along = flow[chains.edge[m]!]! * chains.direction[m]!;
      if (along > high) high = along;
      if (along < low) low = along;
    }
    bundles.high[c] = high;
    bundles.low[c] = low;
  }
  return bundles;
}

export function emptyExtremes(count: number, arena: Arena): BundleExtremes {
  return {
    rise: arena.float64(count),
    fall: arena.float64(count),
    riseLoss: arena.int32(count).fill(-1),
    fallLoss: arena.int32(count).fill(-1),
  };
}

/**
 * Widens the extremes by blocks of losses. The kernel does not know that a lost edge's own chain obeys another rule (it
 * carries no transfer any more): what it did there is taken back, and the other lanes are counted one by one.
 */
export function extremesTracker(
  core: Core,
  losses: LossBlock,
  bundles: Bundles,
  extremes: BundleExtremes,
  kernels: Kernels,
): (lanes: number) => void {
  const { chainOf } = core;
  const { laneEdge } = losses;
  const { rise, fall, riseLoss, fallLoss } = extremes;
  const own = new Int32Array(LANES);
  const before = emptyExtremes(LANES, new Arena(24 * LANES));
  return (lanes) => {
    for (let lane = 0; lane < lanes; lane++) {
      const c = chainOf[laneEdge[lane]!]!;
      own[lane] = c;
      before.rise[lane] = rise[c]!;
      before.fall[lane] = fall[c]!;
      before.riseLoss[lane] = riseLoss[c]!;
      before.fallLoss[lane] = fallLoss[c]!;
    }
    kernels.trackExtremes(losses, bundles, extremes);
    for (let lane = 0; lane < lanes; lane++) {
      const c = own[lane]!;
      rise[c] = before.rise[lane]!;
      fall[c] = before.fall[lane]!;
      riseLoss[c] = before.riseLoss[lane]!;
      fallLoss[c] = before.fallLoss[lane]!;
    }
    for (let lane = 0; lane < lanes; lane++) {
      const c = own[lane]!;
      if (own.indexOf(c) !== lane) continue;
      for (let other = 0; other < lanes; other++) {
        if (own[other] === c) continue;
        noteChange(bundles, extremes, c, changeOf(losses, bundles, c, other), laneEdge[other]!);
      }
    }
  };
}

/** Change of bundle `b`'s flow by the loss in a lane. */
export function changeOf(
  { block }: LossBlock,
  { plus, minus, weight }: Bundles,
  b: number,
  lane: number,
): number {
  return weight[b]! * (block[plus[b]! * LANES + lane]! - block[minus[b]! * LANES + lane]!);
}
