import type { Arena } from '../base/arena.ts';
import { kernels as defaultKernels } from './kernels/kernels.ts';
import { LANES, type LaneSystem } from './kernels/lane-task.ts';
import type { Factor } from './ldl.ts';

/** Bytes that `laneSystem` takes from an arena. */
export function laneSystemBytes({ lower, pivot }: Factor): number {
  return 12 * lower.length + (8 * LANES + 12) * pivot.length + 64;
}

/** A copy of the factor and an empty block in the kernels' memory. Cost: entries of L. */
export function laneSystem({ symbolic, lower, pivot }: Factor, arena: Arena): LaneSystem {
  const order = pivot.length;
  const system: LaneSystem = {
    order,
    columnStart: arena.int32(order + 1),
    rowIndex: arena.int32(lower.length),
    lower: arena.float64(lower.length),
    inversePivot: arena.float64(order),
    block: arena.float64(order * LANES),
  };
  system.columnStart.set(symbolic.columnStart);
  system.rowIndex.set(symbolic.rowIndex);
  system.lower.set(lower);
  for (let k = 0; k < order; k++) system.inversePivot[k] = 1 / pivot[k]!;
  return system;
}

/**
 * Solves for `width` right-hand sides at once, in place: row i of lane j is at `rhs[i * width + j]`, rows in the original
 * order. Eight lanes share every read of L, so that a lane costs a fraction of a `solve`.
 */
export function solveBlock(
  factor: Factor,
  rhs: Float64Array,
  width: number,
  kernels = defaultKernels(),
): void {
  const system = laneSystem(factor, kernels.arena(laneSystemBytes(factor)));
  const { pivotOfRow } = factor.symbolic;
  for (let first = 0; first < width; first += LANES) {
    loadLanes(system.block, pivotOfRow, rhs, width, first);
    kernels.solveLanes(system);
    storeLanes(system.block, pivotOfRow, rhs, width, first);
  }
}

/**
 * Copies eight columns of a row-major matrix, from `first` on, into a block: row r to row `target[r]`. Columns beyond the
 * last become 0. Eight copies are written out: a loop over them takes five times as long.
 */
export function loadLanes(
  block: Float64Array,
  target: Int32Array,
  matrix: Float64Array,
  width: number,
  first: number,
): void {
  const lanes = Math.min(LANES, width - first);
  if (lanes < LANES) block.fill(0);
  for (let r = 0, from = first; r < target.length; r++, from += width) {
    const into = target[r]! * LANES;
    if (lanes < LANES) {
      for (let j = 0; j < lanes; j++) block[into + j] = matrix[from + j]!;
      continue;
    }
    block[into] = matrix[from]!;
    block[into + 1] = matrix[from + 1]!;
    block[into + 2] = matrix[from + 2]!;
    block[into + 3] = matrix[from + 3]!;
    block[into + 4] = matrix[from + 4]!;
    block[into + 5] = matrix[from + 5]!;
    block[into + 6] = matrix[from + 6]!;
    block[into + 7] = matrix[from + 7]!;
  }
}

/** The way back: row `source[r]` of the block to row r of the matrix. */
export function storeLanes(
  block: Float64Array,
  source: Int32Array,
  matrix: Float64Array,
  width: number,
  first: number,
): void {
  const lanes = Math.min(LANES, width - first);
  for (let r = 0, into = first; r < source.length; r++, into += width) {
    const from = source[r]! * LANES;
    if (lanes < LANES) {
      for (let j = 0; j < lanes; j++) matrix[into + j] = block[from + j]!;
      continue;
    }
    matrix[into] = block[from]!;
    matrix[into + 1] = block[from + 1]!;
    matrix[into + 2] = block[from + 2]!;
    matrix[into + 3] = block[from + 3]!;
    matrix[into + 4] = block[from + 4]!;
    matrix[into + 5] = block[from + 5]!;
    matrix[into + 6] = block[from + 6]!;
    matrix[into + 7] = block[from + 7]!;
  }
}
