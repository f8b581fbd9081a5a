/** See `PairKernels` for what these do. */

import { ROW, row, splat } from './rows';

/** As `OVERLOAD_RATIO`. */
const OVERLOAD_RATIO: f64 = 1 + 1e-9;

export function followDetours(
  rowCount: i32,
  baseFlow: usize,
  laneScale: usize,
  laneFlow: usize,
  detour: usize,
  flow: usize,
): void {
  for (let quarter: usize = 0; quarter < ROW; quarter += 16) {
    const scale = v128.load(laneScale + quarter);
    const carried = v128.load(laneFlow + quarter);
    for (let r = 0; r < rowCount; r++) {
      const at = row(detour, r) + quarter;
      const into = row(flow, r) + quarter;
      const d = f64x2.mul(v128.load(at), scale);
      v128.store(at, d);
      const moved = f64x2.add(splat(baseFlow, r), v128.load(into));
      v128.store(into, f64x2.add(moved, f64x2.mul(d, carried)));
    }
  }
}

export function scanPairs(
  rowCount: i32,
  width: i32,
  forward: usize,
  reverse: usize,
  flow: usize,
  detour: usize,
  slope: usize,
  carried: usize,
  bar: usize,
  rowReach: usize,
  laneReach: usize,
  threshold: f64,
  found: usize,
  overloaded: usize,
  counts: usize,
): void {
  const stride = (<usize>width) << 3;
  const ratio = f64x2.splat(OVERLOAD_RATIO);
  let foundEnd = found;
  let overloadedEnd = overloaded;
  for (let r = 0; r < rowCount; r++) {
    const f = splat(forward, r);
    const b = splat(reverse, r);
    const most = f64x2.mul(f, ratio);
    const least = f64x2.mul(b, ratio);
    const reachOfRow = splat(rowReach, r);
    for (let quarter: usize = 0; quarter < ROW; quarter += 16) {
      const x = v128.load(row(flow, r) + quarter);
      const d = v128.load(row(detour, r) + quarter);
      const lane = (r << 3) + <i32>(quarter >> 3);
      const over = i64x2.bitmask(v128.or(f64x2.gt(x, most), f64x2.gt(f64x2.neg(x), least)));
      if (over) {
        if (over & 1) {
          store<i32>(overloadedEnd, lane);
          overloadedEnd += 4;
        }
        if (over & 2) {
          store<i32>(overloadedEnd, lane + 1);
          overloadedEnd += 4;
        }
      }
      const roomForward = f64x2.sub(f, x);
      const roomReverse = f64x2.add(b, x);
      const reach = f64x2.add(reachOfRow, f64x2.mul(f64x2.abs(d), v128.load(laneReach + quarter)));
      const near = i64x2.bitmask(v128.or(f64x2.le(roomForward, reach), f64x2.le(roomReverse, reach)));
      if (near & 1) {
        foundEnd = scanTransfers(
          width,
          slope + stride * <usize>r,
          carried + stride * (quarter >> 3),
          bar + stride * <usize>r,
          f64x2.extract_lane(d, 0),
          f64x2.extract_lane(roomForward, 0),
          f64x2.extract_lane(roomReverse, 0),
          threshold,
          lane * width,
          foundEnd,
        );
      }
      if (near & 2) {
        foundEnd = scanTransfers(
          width,
          slope + stride * <usize>r,
          carried + stride * ((quarter >> 3) + 1),
          bar + stride * <usize>r,
          f64x2.extract_lane(d, 1),
          f64x2.extract_lane(roomForward, 1),
          f64x2.extract_lane(roomReverse, 1),
          threshold,
          (lane + 1) * width,
          foundEnd,
        );
      }
    }
  }
  store<i32>(counts, <i32>((foundEnd - found) >> 2));
  store<i32>(counts + 4, <i32>((overloadedEnd - overloaded) >> 2));
}

/** All transfers on one row after one contingency; writes what it finds and returns where that ends. */
function scanTransfers(
  width: i32,
  slopes: usize,
  carried: usize,
  bar: usize,
  detour: f64,
  roomForward: f64,
  roomReverse: f64,
  threshold: f64,
  first: i32,
  end: usize,
): usize {
  const d = f64x2.splat(detour);
  const forward = f64x2.splat(roomForward);
  const reverse = f64x2.splat(roomReverse);
  const least = f64x2.splat(threshold);
  const zero = f64x2.splat(0);
  for (let t = 0; t < width; t += 2) {
    const at = (<usize>t) << 3;
    const s = f64x2.add(v128.load(slopes + at), f64x2.mul(d, v128.load(carried + at)));
    const room = v128.bitselect(forward, reverse, f64x2.gt(s, zero));
    const steepness = f64x2.abs(s);
    const hit = i64x2.bitmask(
      v128.and(f64x2.ge(steepness, least), f64x2.le(room, f64x2.mul(v128.load(bar + at), steepness))),
    );
    if (hit) {
      if (hit & 1) {
        store<i32>(end, first + t);
        end += 4;
      }
      if (hit & 2) {
        store<i32>(end, first + t + 1);
        end += 4;
      }
    }
  }
  return end;
}
