import type { BaseCase } from '../contingency.ts';
import { ptdfRow } from '../sensitivity.ts';
import type { TransferCarrier } from '../transfer-after.ts';
import type { RedispatchColumns } from './redispatch-columns.ts';

/** Smaller sensitivities are rounding. */
const NO_SENSITIVITY = 1e-12;

export interface PairTerms {
  readonly column: readonly number[];
  /** MW on the element after the contingency per MW of the column. */
  readonly value: readonly number[];
  /** The most that 1 MW moved from one of the units or link ends to another puts on the element. */
  readonly reach: number;
}

/**
 * How a monitored branch responds to every column after a contingency, the transpose of `transferAfter`: the same
 * numbers, all columns of one branch instead of all branches of one change. `undefined` carrier: nothing out.
 * Cost: one solve, and one per lost branch.
 */
export function pairTerms(
  base: BaseCase,
  carrier: TransferCarrier | undefined,
  branch: number,
  { units, links }: RedispatchColumns,
): PairTerms {
  const { network } = base.model;
  const perBus = carrier === undefined ? ptdfRow(base.model, branch) : busResponse(carrier, branch);
  const lost = lostShares(carrier);
  const column: number[] = [];
  const value: number[] = [];
  const add = (j: number, mwPerMw: number) => {
    if (Math.abs(mwPerMw) <= NO_SENSITIVITY) return;
    column.push(j);
    value.push(mwPerMw);
  };
  const perUnit = units.map((u) => (1 - (lost.units.get(u) ?? 0)) * perBus[network.units.bus[u]!]!);
  perUnit.forEach((mwPerMw, j) => {
    add(j, mwPerMw);
  });
  perUnit.forEach((mwPerMw, j) => {
    add(units.length + j, -mwPerMw);
  });
  links.forEach((d, j) => {
    const { from, to } = network.dcLinks;
    if (!lost.links.has(d)) add(2 * units.length + j, perBus[to[d]!]! - perBus[from[d]!]!);
  });
  return { column, value, reach: reachOf(base, branch, perBus, units, links) };
}

function reachOf(
  { model }: BaseCase,
  branch: number,
  perBus: Float64Array,
  units: readonly number[],
  links: readonly number[],
): number {
  const { network, islandOf } = model;
  const { dcLinks } = network;
  const island = islandOf[network.branches.from[branch]!];
  const ends = [
    ...units.map((u) => network.units.bus[u]!),
    ...links.flatMap((d) => [dcLinks.from[d]!, dcLinks.to[d]!]),
  ];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const bus of ends) {
    if (islandOf[bus] !== island) continue;
    least = Math.min(least, perBus[bus]!);
    most = Math.max(most, perBus[bus]!);
  }
  return Math.max(0, most - least);
}

function lostShares(carrier: TransferCarrier | undefined) {
  const units = new Map<number, number>();
  const contingency = carrier?.state.contingency;
  contingency?.units.forEach((u, i) => {
    units.set(u, contingency.unitShare[i]!);
  });
  return { units, links: new Set(contingency?.dcLinks) };
}

/** Response of the branch to 1 MW at each bus, what an island then has too much taken up by those who share it. */
function busResponse({ base, state, sharing }: TransferCarrier, branch: number): Float64Array {
  const { change, balance } = state;
  const perBus = ptdfRow(change.model, branch);
  if (change.correction !== undefined) {
    const { lost, response, amplification } = change.correction;
    lost.forEach((k, j) => {
      const moved = response.reduce((sum, column, i) => sum + column[branch]! * amplification[i]![j]!, 0);
      const ofLost = ptdfRow(base.model, k);
      for (let b = 0; b < perBus.length; b++) perBus[b]! += moved * ofLost[b]!;
    });
  }
  if (balance === undefined) return perBus;
  const meanOfIsland = sharing.map((shares) =>
    shares?.busMw.reduce((sum, mw, b) => sum + mw * perBus[b]!, 0),
  );
  return perBus.map((mwPerMw, b) => {
    const island = change.islandOf[b]!;
    const mean = island < 0 ? undefined : meanOfIsland[island];
    return mean === undefined ? 0 : mwPerMw - mean;
  });
}
