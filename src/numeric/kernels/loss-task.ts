import type { LaneSystem } from './lane-task.ts';

/** Bundles of which `summariseLosses` keeps the highest values together. */
export const TILE = 32;

/**
 * Solving for the loss of edges, up to `LANES` at a time. All columns lie in the kernels' memory; rows are the core's
 * junctions by pivot number; "lane" columns have one entry for each loss in hand.
 */
export interface LossBlock extends LaneSystem {
  /** Elimination tree; −1 at roots. */
  readonly parent: Int32Array;
  /** 1 for pivots whose row in `block` is in use between the forward and the backward half. All 0 otherwise. */
  readonly visited: Uint8Array;
  /** Ends of the lost edge, as pivots; −1 where grounded, and for lanes not in use. */
  readonly lanePlus: Int32Array;
  readonly laneMinus: Int32Array;
  /** Which edge is lost; ascending over lanes and blocks. */
  readonly laneEdge: Int32Array;
  /** Out: the potential difference across the ends for a unit transfer between them. */
  readonly laneResponse: Float64Array;
  /** In: the transfer that imitates the loss. */
  readonly laneScale: Float64Array;
}

/** Edges whose flows change alike because they are in one chain. Columns in the kernels' memory. */
export interface Bundles {
  readonly count: number;
  /** Ends of the chain, as pivots, and its weight. */
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  readonly weight: Float64Array;
  /** Largest and smallest flow of the members along the chain, before any loss. */
  readonly high: Float64Array;
  readonly low: Float64Array;
}

/** What the losses so far do to each bundle at worst. Columns in the kernels' memory. */
export interface BundleExtremes {
  /** Largest and smallest change of flow, 0 at first, and the lost edge behind it, −1 at first. */
  readonly rise: Float64Array;
  readonly fall: Float64Array;
  readonly riseLoss: Int32Array;
  readonly fallLoss: Int32Array;
}

/** Bundles whose members have the same limit, and what the losses in hand do in every tile of them. */
export interface LimitedBundles extends Bundles {
  /** 0 where there is no limit. */
  readonly inverseLimit: Float64Array;
  readonly memberStart: Int32Array;
  readonly memberFlow: Float64Array;
  /** Out: per tile and lane the largest absolute flow, loading and absolute change. */
  readonly tileFlow: Float64Array;
  readonly tileLoading: Float64Array;
  readonly tileChange: Float64Array;
  /** In and out: members above their limit, counted on. */
  readonly laneOver: Int32Array;
  /** Out of `findLeaders`: per lane the least value that counts as the highest, and tiles that hold such a value. */
  readonly threshold: Float64Array;
  readonly leaders: Int32Array;
}

/** Values this near to the highest count as equal to it. */
export const EQUAL = 1 - 1e-9;

/** The loops. Both implementations give the same bits. */
export interface LossKernels {
  /**
   * Forward half of the solve for a unit transfer between the ends of each lane's edge, along the elimination tree's
   * paths from the ends, and the lanes' responses zᵀ·D⁻¹·z.
   */
  forwardLosses(losses: LossBlock): void;
  /** Scales the forward results by D⁻¹ and the lanes' transfers, and does the backward half for every pivot. */
  backwardLosses(losses: LossBlock): void;
  /**
   * Widens each bundle's rise and fall by the lanes' changes. The edge behind an extreme is replaced only by one that
   * takes the flow further by more than about 1e-9 of itself: among equals the first stays.
   */
  trackExtremes(losses: LossBlock, bundles: Bundles, extremes: BundleExtremes): void;
  /** Finds the largest flow, loading and change in every tile of bundles, and counts members above their limit. */
  summariseLosses(losses: LossBlock, bundles: LimitedBundles): void;
  /**
   * Sets every lane's threshold a hair below the highest of its `tiles` and `atRest`, or to Infinity where that is 0;
   * returns how many `leaders` there are.
   */
  findLeaders(bundles: LimitedBundles, tiles: Float64Array, atRest: number): number;
}
