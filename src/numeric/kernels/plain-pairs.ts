import { LANES } from './lane-task.ts';
import { type DetourBlock, OVERLOAD_RATIO, type PairKernels, type PairScan } from './pair-task.ts';

/** The kernels of transfer limits in plain TypeScript: the reference, and what runs where WebAssembly does not. */
export const plainPairs: PairKernels = { followDetours, scanPairs };

function followDetours({ rowCount, baseFlow, laneScale, laneFlow, detour, flow }: DetourBlock): void {
  for (let r = 0; r < rowCount; r++) {
    for (let j = 0; j < LANES; j++) {
      const at = r * LANES + j;
      detour[at]! *= laneScale[j]!;
      flow[at] = baseFlow[r]! + flow[at]! + detour[at]! * laneFlow[j]!;
    }
  }
}

function scanPairs(scan: PairScan): void {
  const { rowCount, forward, reverse, flow, detour, rowReach, laneReach, overloaded, counts } = scan;
  let overloadedCount = 0;
  counts[0] = 0;
  for (let r = 0; r < rowCount; r++) {
    for (let j = 0; j < LANES; j++) {
      const at = r * LANES + j;
      const f = flow[at]!;
      if (f > forward[r]! * OVERLOAD_RATIO || -f > reverse[r]! * OVERLOAD_RATIO) {
        overloaded[overloadedCount++] = at;
      }
      const roomForward = forward[r]! - f;
      const roomReverse = reverse[r]! + f;
      const reach = rowReach[r]! + Math.abs(detour[at]!) * laneReach[j]!;
      if (roomForward <= reach || roomReverse <= reach) scanTransfers(scan, r, j, roomForward, roomReverse);
    }
  }
  counts[1] = overloadedCount;
}

/** All transfers on one row after one contingency. */
function scanTransfers(scan: PairScan, r: number, j: number, roomForward: number, roomReverse: number): void {
  const { width, detour, slope, carried, bar, threshold, found, counts } = scan;
  const at = r * LANES + j;
  let count = counts[0]!;
  for (let t = 0; t < width; t++) {
    const s = slope[r * width + t]! + detour[at]! * carried[j * width + t]!;
    const room = s > 0 ? roomForward : roomReverse;
    const steepness = Math.abs(s);
    if (steepness >= threshold && room <= bar[r * width + t]! * steepness) found[count++] = at * width + t;
  }
  counts[0] = count;
}
