/** See `LaneKernels` for what these do. */

import { int, row, splat } from './rows';

export function solveLanes(
  order: i32,
  columnStart: usize,
  rowIndex: usize,
  lower: usize,
  inversePivot: usize,
  block: usize,
): void {
  for (let k = 0; k < order; k++) {
    const at = row(block, k);
    const x0 = v128.load(at);
    const x1 = v128.load(at, 16);
    const x2 = v128.load(at, 32);
    const x3 = v128.load(at, 48);
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
  for (let k = order - 1; k >= 0; k--) {
    const at = row(block, k);
    const inverse = splat(inversePivot, k);
    let x0 = f64x2.mul(v128.load(at), inverse);
    let x1 = f64x2.mul(v128.load(at, 16), inverse);
    let x2 = f64x2.mul(v128.load(at, 32), inverse);
    let x3 = f64x2.mul(v128.load(at, 48), inverse);
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

export function laneFlows(
  count: i32,
  plus: usize,
  minus: usize,
  weight: usize,
  block: usize,
  flow: usize,
): void {
  for (let e = 0; e < count; e++) {
    const p = row(block, int(plus, e));
    const m = row(block, int(minus, e));
    const w = splat(weight, e);
    const at = row(flow, e);
    v128.store(at, f64x2.mul(w, f64x2.sub(v128.load(p), v128.load(m))));
    v128.store(at, f64x2.mul(w, f64x2.sub(v128.load(p, 16), v128.load(m, 16))), 16);
    v128.store(at, f64x2.mul(w, f64x2.sub(v128.load(p, 32), v128.load(m, 32))), 32);
    v128.store(at, f64x2.mul(w, f64x2.sub(v128.load(p, 48), v128.load(m, 48))), 48);
  }
}

export function productExtremes(
  rowCount: i32,
  columnCount: i32,
  matrix: usize,
  block: usize,
  most: usize,
  least: usize,
): void {
  const stride = (<usize>columnCount) << 3;
  for (let half: usize = 0; half < 64; half += 32) {
    for (let r = 0; r < rowCount; r += 2) {
      const first = matrix + stride * <usize>r;
      // With an odd number of rows the last one is done twice.
      const second = r + 1 < rowCount ? first + stride : first;
      let most00 = f64x2.splat(0);
      let most01 = most00;
      let most10 = most00;
      let most11 = most00;
      let least00 = most00;
      let least01 = most00;
      let least10 = most00;
      let least11 = most00;
      for (let c = 0; c < columnCount; c++) {
        const x0 = v128.load(row(block, c) + half);
        const x1 = v128.load(row(block, c) + half, 16);
        const a = splat(first, c);
        const b = splat(second, c);
        const a0 = f64x2.mul(a, x0);
        const a1 = f64x2.mul(a, x1);
        const b0 = f64x2.mul(b, x0);
        const b1 = f64x2.mul(b, x1);
        most00 = f64x2.pmax(most00, a0);
        most01 = f64x2.pmax(most01, a1);
        most10 = f64x2.pmax(most10, b0);
        most11 = f64x2.pmax(most11, b1);
        least00 = f64x2.pmin(least00, a0);
        least01 = f64x2.pmin(least01, a1);
        least10 = f64x2.pmin(least10, b0);
        least11 = f64x2.pmin(least11, b1);
      }
      v128.store(row(most, r) + half, most00);
      v128.store(row(most, r) + half, most01, 16);
      v128.store(row(least, r) + half, least00);
      v128.store(row(least, r) + half, least01, 16);
      if (r + 1 === rowCount) break;
      v128.store(row(most, r + 1) + half, most10);
      v128.store(row(most, r + 1) + half, most11, 16);
      v128.store(row(least, r + 1) + half, least10);
      v128.store(row(least, r + 1) + half, least11, 16);
    }
  }
}
