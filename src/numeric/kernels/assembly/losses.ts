/** See `LossKernels` for what these do. */

import { int, ROW, real, row, splat } from './rows';

const TILE: i32 = 32;

function clear(at: usize): void {
  const zero = f64x2.splat(0);
  v128.store(at, zero);
  v128.store(at, zero, 16);
  v128.store(at, zero, 32);
  v128.store(at, zero, 48);
}

/** Marks the path from a pivot to its root, with zero rows; returns the lowest pivot of both. */
function markPath(end: i32, lowest: i32, parent: usize, visited: usize, block: usize): i32 {
  for (let k = end; k >= 0 && load<u8>(visited + k) === 0; k = int(parent, k)) {
    store<u8>(visited + k, 1);
    clear(row(block, k));
  }
  return min(lowest, end);
}

export function forwardLosses(
  order: i32,
  columnStart: usize,
  rowIndex: usize,
  lower: usize,
  inversePivot: usize,
  parent: usize,
  block: usize,
  visited: usize,
  lanePlus: usize,
  laneMinus: usize,
  laneResponse: usize,
): void {
  let lowest = order;
  for (let lane = 0; lane < 8; lane++) {
    const plus = int(lanePlus, lane);
    const minus = int(laneMinus, lane);
    const shift = (<usize>lane) << 3;
    if (plus >= 0) {
      lowest = markPath(plus, lowest, parent, visited, block);
      store<f64>(row(block, plus) + shift, load<f64>(row(block, plus) + shift) + 1);
    }
    if (minus >= 0) {
      lowest = markPath(minus, lowest, parent, visited, block);
      store<f64>(row(block, minus) + shift, load<f64>(row(block, minus) + shift) - 1);
    }
  }
  let h0 = f64x2.splat(0);
  let h1 = h0;
  let h2 = h0;
  let h3 = h0;
  for (let k = lowest; k < order; k++) {
    if (load<u8>(visited + k) === 0) continue;
    const at = row(block, k);
    const x0 = v128.load(at);
    const x1 = v128.load(at, 16);
    const x2 = v128.load(at, 32);
    const x3 = v128.load(at, 48);
    const inverse = splat(inversePivot, k);
    h0 = f64x2.add(h0, f64x2.mul(f64x2.mul(x0, x0), inverse));
    h1 = f64x2.add(h1, f64x2.mul(f64x2.mul(x1, x1), inverse));
    h2 = f64x2.add(h2, f64x2.mul(f64x2.mul(x2, x2), inverse));
    h3 = f64x2.add(h3, f64x2.mul(f64x2.mul(x3, x3), inverse));
    const end = int(columnStart, k + 1);
    for (let p = int(columnStart, k); p < end; p++) {
      const into = row(block, int(rowIndex, p));
      const l = splat(lower, p);
      v128.store(into, f64x2.sub(v128.load(into), f64x2.mul(l, x0)));
      v128.store(into, f64x2.sub(v128.load(into, 16), f64x2.mul(l, x1)), 16);
      v128.store(into, f64x2.sub(v128.load(into, 32), f64x2.mul(l, x2)), 32);
      v128.store(into, f64x2.sub(v128.load(into, 48), f64x2.mul(l, x3)), 48);
    }
  }
  v128.store(laneResponse, h0);
  v128.store(laneResponse, h1, 16);
  v128.store(laneResponse, h2, 32);
  v128.store(laneResponse, h3, 48);
}

export function backwardLosses(
  order: i32,
  columnStart: usize,
  rowIndex: usize,
  lower: usize,
  inversePivot: usize,
  block: usize,
  visited: usize,
  laneScale: usize,
): void {
  const s0 = v128.load(laneScale);
  const s1 = v128.load(laneScale, 16);
  const s2 = v128.load(laneScale, 32);
  const s3 = v128.load(laneScale, 48);
  for (let k = order - 1; k >= 0; k--) {
    const at = row(block, k);
    let x0 = f64x2.splat(0);
    let x1 = x0;
    let x2 = x0;
    let x3 = x0;
    if (load<u8>(visited + k) !== 0) {
      store<u8>(visited + k, 0);
      const inverse = splat(inversePivot, k);
      x0 = f64x2.mul(f64x2.mul(v128.load(at), inverse), s0);
      x1 = f64x2.mul(f64x2.mul(v128.load(at, 16), inverse), s1);
      x2 = f64x2.mul(f64x2.mul(v128.load(at, 32), inverse), s2);
      x3 = f64x2.mul(f64x2.mul(v128.load(at, 48), inverse), s3);
    }
    const end = int(columnStart, k + 1);
    for (let p = int(columnStart, k); p < end; p++) {
      const from = row(block, int(rowIndex, p));
      const l = splat(lower, p);
      x0 = f64x2.sub(x0, f64x2.mul(l, v128.load(from)));
      x1 = f64x2.sub(x1, f64x2.mul(l, v128.load(from, 16)));
      x2 = f64x2.sub(x2, f64x2.mul(l, v128.load(from, 32)));
      x3 = f64x2.sub(x3, f64x2.mul(l, v128.load(from, 48)));
    }
    v128.store(at, x0);
    v128.store(at, x1, 16);
    v128.store(at, x2, 32);
    v128.store(at, x3, 48);
  }
}

/** The number without the last 22 bits of its mantissa: equal for numbers that differ by less than about 1e-9. */
function coarse(x: f64): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) & ~0x3fffff);
}

export function trackExtremes(
  count: i32,
  plus: usize,
  minus: usize,
  weight: usize,
  high: usize,
  low: usize,
  block: usize,
  laneEdge: usize,
  rise: usize,
  fall: usize,
  riseLoss: usize,
  fallLoss: usize,
): void {
  for (let b = 0; b < count; b++) {
    const p = row(block, int(plus, b));
    const m = row(block, int(minus, b));
    const w = splat(weight, b);
    const d0 = f64x2.mul(w, f64x2.sub(v128.load(p), v128.load(m)));
    const d1 = f64x2.mul(w, f64x2.sub(v128.load(p, 16), v128.load(m, 16)));
    const d2 = f64x2.mul(w, f64x2.sub(v128.load(p, 32), v128.load(m, 32)));
    const d3 = f64x2.mul(w, f64x2.sub(v128.load(p, 48), v128.load(m, 48)));
    const most = f64x2.pmax(f64x2.pmax(d0, d1), f64x2.pmax(d2, d3));
    const least = f64x2.pmin(f64x2.pmin(d0, d1), f64x2.pmin(d2, d3));
    const beyond = v128.or(f64x2.gt(most, splat(rise, b)), f64x2.lt(least, splat(fall, b)));
    if (!v128.any_true(beyond)) continue;
    for (let lane = 0; lane < 8; lane++) {
      const change = real(weight, b) * (real(p, lane) - real(m, lane));
      if (change > real(rise, b)) {
        const before = coarse(real(high, b) + real(rise, b));
        if (coarse(real(high, b) + change) > before)
          store<i32>(riseLoss + ((<usize>b) << 2), int(laneEdge, lane));
        store<f64>(rise + ((<usize>b) << 3), change);
      } else if (change < real(fall, b)) {
        const before = coarse(real(low, b) + real(fall, b));
        if (coarse(real(low, b) + change) < before)
          store<i32>(fallLoss + ((<usize>b) << 2), int(laneEdge, lane));
        store<f64>(fall + ((<usize>b) << 3), change);
      }
    }
  }
}

/** Adds to each of four lanes how many members of a bundle are above their limit. */
function countOver(
  b: i32,
  p: usize,
  m: usize,
  weight: usize,
  inverseLimit: usize,
  memberStart: usize,
  memberFlow: usize,
  over: usize,
): void {
  for (let lane = 0; lane < 4; lane++) {
    const change = real(weight, b) * (real(p, lane) - real(m, lane));
    let count = int(over, lane);
    for (let i = int(memberStart, b); i < int(memberStart, b + 1); i++) {
      if (abs(real(memberFlow, i) + change) * real(inverseLimit, b) > 1) count++;
    }
    store<i32>(over + ((<usize>lane) << 2), count);
  }
}

export function summariseLosses(
  count: i32,
  plus: usize,
  minus: usize,
  weight: usize,
  high: usize,
  low: usize,
  inverseLimit: usize,
  memberStart: usize,
  memberFlow: usize,
  block: usize,
  tileFlow: usize,
  tileLoading: usize,
  tileChange: usize,
  laneOver: usize,
): void {
  const one = f64x2.splat(1);
  for (let first = 0; first < count; first += TILE) {
    const end = min(first + TILE, count);
    const tile = row(0, first / TILE);
    for (let half: usize = 0; half < ROW; half += 32) {
      let flow0 = f64x2.splat(0);
      let flow1 = flow0;
      let loading0 = flow0;
      let loading1 = flow0;
      let change0 = flow0;
      let change1 = flow0;
      for (let b = first; b < end; b++) {
        const p = row(block, int(plus, b)) + half;
        const m = row(block, int(minus, b)) + half;
        const w = splat(weight, b);
        const d0 = f64x2.mul(w, f64x2.sub(v128.load(p), v128.load(m)));
        const d1 = f64x2.mul(w, f64x2.sub(v128.load(p, 16), v128.load(m, 16)));
        const h = splat(high, b);
        const l = splat(low, b);
        const inverse = splat(inverseLimit, b);
        const a0 = f64x2.pmax(f64x2.add(h, d0), f64x2.neg(f64x2.add(l, d0)));
        const a1 = f64x2.pmax(f64x2.add(h, d1), f64x2.neg(f64x2.add(l, d1)));
        const r0 = f64x2.mul(a0, inverse);
        const r1 = f64x2.mul(a1, inverse);
        flow0 = f64x2.pmax(flow0, a0);
        flow1 = f64x2.pmax(flow1, a1);
        loading0 = f64x2.pmax(loading0, r0);
        loading1 = f64x2.pmax(loading1, r1);
        change0 = f64x2.pmax(change0, f64x2.abs(d0));
        change1 = f64x2.pmax(change1, f64x2.abs(d1));
        if (v128.any_true(f64x2.gt(f64x2.pmax(r0, r1), one))) {
          countOver(b, p, m, weight, inverseLimit, memberStart, memberFlow, laneOver + (half >> 1));
        }
      }
      v128.store(tileFlow + tile + half, flow0);
      v128.store(tileFlow + tile + half, flow1, 16);
      v128.store(tileLoading + tile + half, loading0);
      v128.store(tileLoading + tile + half, loading1, 16);
      v128.store(tileChange + tile + half, change0);
      v128.store(tileChange + tile + half, change1, 16);
    }
  }
}

/** The least number of a hair's breadth below the highest; see `EQUAL` in the twin. */
const EQUAL: f64 = 1 - 1e-9;

function hairBelow(highest: v128): v128 {
  const isPositive = f64x2.gt(highest, f64x2.splat(0));
  return v128.bitselect(f64x2.mul(highest, f64x2.splat(EQUAL)), f64x2.splat(Infinity), isPositive);
}

export function findLeaders(
  tileCount: i32,
  tiles: usize,
  atRest: f64,
  threshold: usize,
  leaders: usize,
): i32 {
  let h0 = f64x2.splat(atRest);
  let h1 = h0;
  let h2 = h0;
  let h3 = h0;
  for (let t = 0; t < tileCount; t++) {
    const at = row(tiles, t);
    h0 = f64x2.pmax(h0, v128.load(at));
    h1 = f64x2.pmax(h1, v128.load(at, 16));
    h2 = f64x2.pmax(h2, v128.load(at, 32));
    h3 = f64x2.pmax(h3, v128.load(at, 48));
  }
  h0 = hairBelow(h0);
  h1 = hairBelow(h1);
  h2 = hairBelow(h2);
  h3 = hairBelow(h3);
  v128.store(threshold, h0);
  v128.store(threshold, h1, 16);
  v128.store(threshold, h2, 32);
  v128.store(threshold, h3, 48);
  let count = 0;
  for (let t = 0; t < tileCount; t++) {
    const at = row(tiles, t);
    const low = v128.or(f64x2.ge(v128.load(at), h0), f64x2.ge(v128.load(at, 16), h1));
    const high = v128.or(f64x2.ge(v128.load(at, 32), h2), f64x2.ge(v128.load(at, 48), h3));
    if (!v128.any_true(v128.or(low, high))) continue;
    store<i32>(leaders + ((<usize>count) << 2), t);
    count++;
  }
  return count;
}
