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
  for (let first = 0; first < width; first += LANES) {
    const lanes = Math.min(LANES, width - first);
    loadLanes(factor, system, rhs, width, first, lanes);
    kernels.solveLanes(system);
    const { rowOfPivot } = factor.symbolic;
    for (let k = 0; k < system.order; k++) {
      const into = rowOfPivot[k]! * width + first;
      for (let j = 0; j < lanes; j++) rhs[into + j] = system.block[k * LANES + j]!;
    }
  }
}

/** Copies `lanes` columns of an interleaved right-hand side, from `first` on, into the block; other lanes become 0. */
export function loadLanes(
  factor: Factor,
  { block, order }: LaneSystem,
  rhs: Float64Array,
  width: number,
  first: number,
  lanes: number,
): void {
  const { rowOfPivot } = factor.symbolic;
  if (lanes < LANES) block.fill(0);
  for (let k = 0; k < order; k++) {
    const from = rowOfPivot[k]! * width + first;
    for (let j = 0; j < lanes; j++) block[k * LANES + j] = rhs[from + j]!;
  }
}
