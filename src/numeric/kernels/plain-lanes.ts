import { LANES, type LaneEdges, type LaneKernels, type LaneProduct, type LaneSystem } from './lane-task.ts';

/** The kernels over blocks in plain TypeScript: the reference, and what runs where WebAssembly does not. */
export const plainLanes: LaneKernels = { solveLanes, laneFlows, productExtremes };

function solveLanes({ order, columnStart, rowIndex, lower, inversePivot, block }: LaneSystem): void {
  for (let k = 0; k < order; k++) {
    const from = k * LANES;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) {
      const into = rowIndex[p]! * LANES;
      const l = lower[p]!;
      for (let j = 0; j < LANES; j++) block[into + j]! -= l * block[from + j]!;
    }
  }
  for (let k = order - 1; k >= 0; k--) {
    const into = k * LANES;
    for (let j = 0; j < LANES; j++) block[into + j]! *= inversePivot[k]!;
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) {
      const from = rowIndex[p]! * LANES;
      const l = lower[p]!;
      for (let j = 0; j < LANES; j++) block[into + j]! -= l * block[from + j]!;
    }
  }
}

function laneFlows({ block }: LaneSystem, { count, plus, minus, weight, flow }: LaneEdges): void {
  for (let e = 0; e < count; e++) {
    const p = plus[e]! * LANES;
    const m = minus[e]! * LANES;
    for (let j = 0; j < LANES; j++) flow[e * LANES + j] = weight[e]! * (block[p + j]! - block[m + j]!);
  }
}

function productExtremes({ rowCount, columnCount, matrix, block, most, least }: LaneProduct): void {
  for (let r = 0; r < rowCount; r++) {
    for (let j = 0; j < LANES; j++) {
      let highest = 0;
      let lowest = 0;
      for (let c = 0; c < columnCount; c++) {
        const product = matrix[r * columnCount + c]! * block[c * LANES + j]!;
        if (product > highest) highest = product;
        if (product < lowest) lowest = product;
      }
      most[r * LANES + j] = highest;
      least[r * LANES + j] = lowest;
    }
  }
}
