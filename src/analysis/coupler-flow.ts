import { Matrix, solve } from 'ml-matrix';
import type { DcModel } from './dc-model.ts';

/**
 * Flows of branches without impedance, MW, written into `flowMw`. Their ends share one angle, so Kirchhoff's current
 * law alone decides; where couplers form a loop the flow spreads as if all had the same small reactance, which is the
 * limit that a small-reactance model tends to. Each group of joined buses is solved by itself (a handful of buses).
 *
 * @param injectionMw balanced injection per bus; `flowMw` must hold the flows of all other branches
 */
export function couplerFlowsMw(model: DcModel, injectionMw: Float64Array, flowMw: Float64Array): void {
  if (model.couplers.length === 0) return;
  const { branches } = model.network;
  const surplus = injectionMw.slice();
  for (let k = 0; k < branches.count; k++) {
    surplus[branches.from[k]!]! -= flowMw[k]!;
    surplus[branches.to[k]!]! += flowMw[k]!;
  }
  for (const group of couplerGroups(model)) solveGroup(model, group, surplus, flowMw);
}

/** Couplers that hang together, as lists of branch positions. */
function couplerGroups(model: DcModel): number[][] {
  const { branches } = model.network;
  const couplersAt = new Map<number, number[]>();
  for (const k of model.couplers) {
    for (const bus of [branches.from[k]!, branches.to[k]!]) {
      const known = couplersAt.get(bus);
      if (known) known.push(k);
      else couplersAt.set(bus, [k]);
    }
  }
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const start of model.couplers) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const k of group) {
      for (const bus of [branches.from[k]!, branches.to[k]!]) {
        for (const neighbour of couplersAt.get(bus)!) {
          if (seen.has(neighbour)) continue;
          seen.add(neighbour);
          group.push(neighbour);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

function solveGroup(
  model: DcModel,
  group: readonly number[],
  surplus: Float64Array,
  flowMw: Float64Array,
): void {
  const { branches } = model.network;
  const row = new Map<number, number>();
  for (const k of group) {
    for (const bus of [branches.from[k]!, branches.to[k]!]) if (!row.has(bus)) row.set(bus, row.size);
  }
  const order = row.size - 1;
  const laplacian = Matrix.zeros(order, order);
  const right = Matrix.zeros(order, 1);
  for (const [bus, r] of row) if (r < order) right.set(r, 0, surplus[bus]!);
  const add = (r: number, c: number, value: number) => {
    if (r < order && c < order) laplacian.set(r, c, laplacian.get(r, c) + value);
  };
  for (const k of group) {
    const f = row.get(branches.from[k]!)!;
    const t = row.get(branches.to[k]!)!;
    if (f === t) continue;
    add(f, f, 1);
    add(t, t, 1);
    add(f, t, -1);
    add(t, f, -1);
  }
  const potential = solve(laplacian, right);
  const at = (r: number) => (r < order ? potential.get(r, 0) : 0);
  for (const k of group) flowMw[k] = at(row.get(branches.from[k]!)!) - at(row.get(branches.to[k]!)!);
}
