/**
 * Eight contingencies side by side, a row of lanes per watched element. What a contingency takes away finds another way,
 * always in the same proportions: `detour` is the flow that 1 MW of it puts on an element.
 */
export interface DetourBlock {
  readonly rowCount: number;
  /** Per row, before any contingency. */
  readonly baseFlow: Float64Array;
  /** Per lane: factor of the detour as it was solved for, and the flow that takes it. */
  readonly laneScale: Float64Array;
  readonly laneFlow: Float64Array;
  /** In as it was solved for, out scaled. */
  readonly detour: Float64Array;
  /** In what else moves, out the flow after the contingency. */
  readonly flow: Float64Array;
}

/** A search for pairs (element, contingency) that may limit some transfer, over a block of eight contingencies. */
export interface PairScan {
  readonly rowCount: number;
  /** Transfers, rounded up to an even number; those beyond the last never limit. */
  readonly width: number;
  /** Per row, MW: how much may flow each way. */
  readonly forward: Float64Array;
  readonly reverse: Float64Array;
  /** Blocks, as in `DetourBlock`. */
  readonly flow: Float64Array;
  readonly detour: Float64Array;
  /** Response of each row to each transfer before any contingency: row r, transfer t at `r * width + t`. */
  readonly slope: Float64Array;
  /** What each transfer sends over what is lost: lane j, transfer t at `j * width + t`. */
  readonly carried: Float64Array;
  /** Laid out as `slope`, MW: pairs that allow more are not looked for. Finite. */
  readonly bar: Float64Array;
  /** Bounds: the largest bar × |slope| of a row, and bar × |carried| of a lane in any row; −Infinity for lanes not in use. */
  readonly rowReach: Float64Array;
  readonly laneReach: Float64Array;
  /** Pairs that react less are not looked for; above 0. */
  readonly threshold: number;
  /** Out: pairs found, as `(row * LANES + lane) * width + transfer`, ascending. Has room for all there are. */
  readonly found: Int32Array;
  /** Out: rows beyond their limit, as `row * LANES + lane`, ascending. */
  readonly overloaded: Int32Array;
  /** Out: how many are found, and how many are overloaded. */
  readonly counts: Int32Array;
}

/** A flow above this ratio of its limit is an overload: room for rounding, nothing else. */
export const OVERLOAD_RATIO = 1 + 1e-9;

/** The loops. Both implementations give the same bits; columns lie in the kernels' memory. */
export interface PairKernels {
  /** detour = scale · detour, flow = base + moved + detour · laneFlow. */
  followDetours(block: DetourBlock): void;
  /**
   * Finds the pairs with |s| ≥ threshold and room ≤ bar · |s|, where s = slope + detour · carried. A row and lane are left
   * out at once when the room either way is more than what any transfer could use up: rowReach + |detour| · laneReach.
   */
  scanPairs(scan: PairScan): void;
}
