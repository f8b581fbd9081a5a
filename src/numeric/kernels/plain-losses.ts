import { LANES } from './lane-task.ts';
import {
  type BundleExtremes,
  type Bundles,
  EQUAL,
  type LimitedBundles,
  type LossBlock,
  type LossKernels,
  TILE,
} from './loss-task.ts';

/** The kernels of loss screening in plain TypeScript: the reference, and what runs where WebAssembly does not. */
export const plainLosses: LossKernels = {
  forwardLosses,
  backwardLosses,
  trackExtremes,
  summariseLosses,
  findLeaders,
};

function forwardLosses(losses: LossBlock): void {
  const { order, columnStart, rowIndex, lower, inversePivot, block, visited, laneResponse } = losses;
  const lowest = seedTransfers(losses);
  laneResponse.fill(0);
  for (let k = lowest; k < order; k++) {
    if (visited[k] === 0) continue;
    const from = k * LANES;
    for (let j = 0; j < LANES; j++) {
      const x = block[from + j]!;
      laneResponse[j]! += x * x * inversePivot[k]!;
    }
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) {
      const into = rowIndex[p]! * LANES;
      const l = lower[p]!;
      for (let j = 0; j < LANES; j++) block[into + j]! -= l * block[from + j]!;
    }
  }
}

/** Zeroes the rows on the lanes' paths and puts +1 and −1 at their ends; returns the lowest pivot. */
function seedTransfers({ order, parent, block, visited, lanePlus, laneMinus }: LossBlock): number {
  let lowest = order;
  for (let lane = 0; lane < LANES; lane++) {
    for (const [end, unit] of [
      [lanePlus[lane]!, 1],
      [laneMinus[lane]!, -1],
    ] as const) {
      if (end < 0) continue;
      for (let k = end; k >= 0 && visited[k] === 0; k = parent[k]!) {
        visited[k] = 1;
        block.fill(0, k * LANES, (k + 1) * LANES);
      }
      block[end * LANES + lane]! += unit;
      lowest = Math.min(lowest, end);
    }
  }
  return lowest;
}

function backwardLosses(losses: LossBlock): void {
  const { order, columnStart, rowIndex, lower, inversePivot, block, visited, laneScale } = losses;
  for (let k = order - 1; k >= 0; k--) {
    const into = k * LANES;
    if (visited[k] === 0) block.fill(0, into, into + LANES);
    else {
      visited[k] = 0;
      for (let j = 0; j < LANES; j++) {
        block[into + j] = block[into + j]! * inversePivot[k]! * laneScale[j]!;
      }
    }
    for (let p = columnStart[k]!; p < columnStart[k + 1]!; p++) {
      const from = rowIndex[p]! * LANES;
      const l = lower[p]!;
      for (let j = 0; j < LANES; j++) block[into + j]! -= l * block[from + j]!;
    }
  }
}

function trackExtremes({ block, laneEdge }: LossBlock, bundles: Bundles, extremes: BundleExtremes): void {
  const { count, plus, minus, weight } = bundles;
  const { rise, fall } = extremes;
  for (let b = 0; b < count; b++) {
    const p = plus[b]! * LANES;
    const m = minus[b]! * LANES;
    for (let lane = 0; lane < LANES; lane++) {
      const change = weight[b]! * (block[p + lane]! - block[m + lane]!);
      if (change > rise[b]! || change < fall[b]!) noteChange(bundles, extremes, b, change, laneEdge[lane]!);
    }
  }
}

/** Counts one more loss, which changes the flow of bundle `b`. */
export function noteChange(
  { high, low }: Bundles,
  { rise, fall, riseLoss, fallLoss }: BundleExtremes,
  b: number,
  change: number,
  edge: number,
): void {
  if (change > rise[b]!) {
    if (coarse(high[b]! + change) > coarse(high[b]! + rise[b]!)) riseLoss[b] = edge;
    rise[b] = change;
  } else if (change < fall[b]!) {
    if (coarse(low[b]! + change) < coarse(low[b]! + fall[b]!)) fallLoss[b] = edge;
    fall[b] = change;
  }
}

const number = new Float64Array(1);
const bits = new Int32Array(number.buffer);

/** The number without the last 22 bits of its mantissa: equal for numbers that differ by less than about 1e-9. */
export function coarse(x: number): number {
  number[0] = x;
  bits[0]! &= ~0x3fffff;
  return number[0];
}

function summariseLosses({ block }: LossBlock, bundles: LimitedBundles): void {
  const { count, plus, minus, weight, high, low, inverseLimit } = bundles;
  const { tileFlow, tileLoading, tileChange, laneOver } = bundles;
  for (let b = 0; b < count; b++) {
    const isFirst = b % TILE === 0;
    for (let lane = 0; lane < LANES; lane++) {
      const change = weight[b]! * (block[plus[b]! * LANES + lane]! - block[minus[b]! * LANES + lane]!);
      const up = high[b]! + change;
      const down = -(low[b]! + change);
      const flow = up < down ? down : up;
      const loading = flow * inverseLimit[b]!;
      const at = Math.floor(b / TILE) * LANES + lane;
      tileFlow[at] = Math.max(isFirst ? 0 : tileFlow[at]!, flow);
      tileLoading[at] = Math.max(isFirst ? 0 : tileLoading[at]!, loading);
      tileChange[at] = Math.max(isFirst ? 0 : tileChange[at]!, Math.abs(change));
      if (loading > 1) laneOver[lane]! += countOver(bundles, b, change);
    }
  }
}

/** Members of bundle `b` above their limit when their flows change by `change`. */
export function countOver(bundles: LimitedBundles, b: number, change: number): number {
  const { memberStart, memberFlow, inverseLimit } = bundles;
  let count = 0;
  for (let i = memberStart[b]!; i < memberStart[b + 1]!; i++) {
    if (Math.abs(memberFlow[i]! + change) * inverseLimit[b]! > 1) count++;
  }
  return count;
}

function findLeaders(bundles: LimitedBundles, tiles: Float64Array, atRest: number): number {
  const { threshold, leaders } = bundles;
  const tileCount = Math.ceil(bundles.count / TILE);
  for (let lane = 0; lane < LANES; lane++) {
    let highest = atRest;
    for (let t = 0; t < tileCount; t++) highest = Math.max(highest, tiles[t * LANES + lane]!);
    threshold[lane] = highest > 0 ? highest * EQUAL : Infinity;
  }
  let count = 0;
  for (let t = 0; t < tileCount; t++) {
    let leads = false;
    for (let lane = 0; lane < LANES; lane++) if (tiles[t * LANES + lane]! >= threshold[lane]!) leads = true;
    if (leads) leaders[count++] = t;
  }
  return count;
}
