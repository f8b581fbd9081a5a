import type { BaseCase, ContingencyState } from '../contingency.ts';
import type { OutageCorrection } from '../outage-correction.ts';
import { ptdfRow } from '../sensitivity.ts';
import { transferCarrier } from '../transfer-after.ts';

/** The grid with nothing out, or after a contingency. */
export type GridState = ContingencyState | undefined;

/**
 * MW on branch `k` (from → to) per MW injected at each bus, in the grid after a contingency or with nothing out; 0 at
 * buses outside the island of the branch. Only differences between buses have a meaning: the injection is taken out at
 * some slack. The branch must have an impedance and must not be lost itself.
 * Cost: one solve, and one more per lost branch.
 */
export function rowAfter(base: BaseCase, state: GridState, k: number): Float64Array {
  if (state === undefined) return ptdfRow(base.model, k);
  const { model, correction, islandOf } = state.change;
  const row = ptdfRow(model, k);
  correction?.lost.forEach((lost, j) => {
    const factor = outageFactor(correction, j, k);
    const lostRow = ptdfRow(model, lost);
    for (let b = 0; b < row.length; b++) row[b]! += factor * lostRow[b]!;
  });
  const island = islandOf[model.network.branches.from[k]!];
  return row.map((perMw, b) => (islandOf[b] === island ? perMw : 0));
}

/** Share of what the lost branch number `j` carried that moves to branch `k`: the LODF, all of them being lost. */
export function outageFactor({ response, amplification }: OutageCorrection, j: number, k: number): number {
  return response.reduce((sum, column, i) => sum + column[k]! * amplification[i]![j]!, 0);
}

/**
 * MW on branch `k` after the contingency per MW that each unit gives more before it. A unit that is lost takes its
 * share of what it gave with it; that, and what an island cut off gives too much, is made up by the units that make up
 * for the contingency itself. Only differences between units have a meaning; units outside the island of the branch
 * count 0. Cost: as `rowAfter`, and what preparing a transfer for the contingency takes.
 */
export function unitRowAfter(base: BaseCase, state: GridState, k: number): Float64Array {
  const row = rowAfter(base, state, k);
  const { units, branches } = base.model.network;
  const perMw = Float64Array.from(units.bus, (bus) => row[bus]!);
  if (state?.balance === undefined) return perMw;
  const { islandOf } = state.change;
  const island = islandOf[branches.from[k]!]!;
  const sharing = transferCarrier(base, state).sharing[island];
  if (sharing === undefined) return perMw;
  const sharedPerMw = sharing.busMw.reduce((sum, mw, b) => sum + mw * row[b]!, 0);
  const kept = new Float64Array(units.count).fill(1);
  state.contingency.units.forEach((u, i) => {
    kept[u] = 1 - state.contingency.unitShare[i]!;
  });
  return perMw.map((value, u) => (islandOf[units.bus[u]!] === island ? kept[u]! * (value - sharedPerMw) : 0));
}
