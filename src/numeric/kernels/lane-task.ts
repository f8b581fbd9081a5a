/** Cases that a block holds side by side: row r of lane j is at `r * LANES + j`. */
export const LANES = 8;

/** A factor in the kernels' memory, as in `SymbolicFactor` and `Factor`, with the inverse of D. */
export interface FactorColumns {
  readonly order: number;
  readonly columnStart: Int32Array;
  readonly rowIndex: Int32Array;
  readonly lower: Float64Array;
  readonly inversePivot: Float64Array;
}

/** A factor and `LANES` right-hand sides, which become solutions: a row per pivot. */
export interface LaneSystem extends FactorColumns {
  readonly block: Float64Array;
}

/** Edges between pivots, and where their flows go: a row of lanes per edge. */
export interface LaneEdges {
  readonly count: number;
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  readonly weight: Float64Array;
  readonly flow: Float64Array;
}

/** A dense matrix by rows, a block with a row per column of it, and a block with a row per row for each result. */
export interface LaneProduct {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly matrix: Float64Array;
  readonly block: Float64Array;
  readonly most: Float64Array;
  readonly least: Float64Array;
}

/** Loops over blocks. Both implementations give the same bits; columns lie in the kernels' memory. */
export interface LaneKernels {
  /** Solves L·D·Lᵀ·x = b in place, in pivot order. */
  solveLanes(system: LaneSystem): void;
  /** flow = weight · (potential at plus − potential at minus). */
  laneFlows(system: LaneSystem, edges: LaneEdges): void;
  /** Per row of the matrix and lane, the largest and the smallest of 0 and all products matrix(row, c) · block(c). */
  productExtremes(product: LaneProduct): void;
}
