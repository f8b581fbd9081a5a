import { rowAfter } from '../explanation/row-after.ts';
import { type Flowgate, flowgateOf, type GateTerm } from '../monitoring.ts';
import type { RedispatchColumns } from './redispatch-columns.ts';
import { pairKey, type SecurityFrame } from './security-frame.ts';

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
 * How a monitored element responds to every column with nothing out (−1) or after a contingency: the transpose of
 * `transferAfter`, all columns of one element instead of all elements of one change. `undefined` where a branch without
 * impedance takes part: no row can say what its flow is.
 * Cost: per branch of the element one solve, and one per lost branch; once a pair.
 */
export function pairTerms(
  frame: SecurityFrame,
  contingency: number,
  element: number,
  columns: RedispatchColumns,
): PairTerms | undefined {
  const { units, links } = columns;
  const { network } = frame.base.model;
  const gate = flowgateOf(frame.monitoring, element);
  const perBus = knownResponse(frame, contingency, element, gate);
  if (perBus === undefined) return undefined;
  const lost = lostShares(frame, contingency);
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
  const perLink = links.map((d) => {
    const { from, to } = network.dcLinks;
    if (lost.links.has(d)) return 0;
    const direct = gate?.dcLinks.find(({ position }) => position === d)?.factor ?? 0;
    return direct + perBus[to[d]!]! - perBus[from[d]!]!;
  });
  perLink.forEach((mwPerMw, j) => {
    add(2 * units.length + j, mwPerMw);
  });
  const reach = Math.max(busReach(frame, perBus, columns), ...perLink.map(Math.abs));
  return { column, value, reach };
}

/** The largest difference between two ends of units and links that lie in one island. */
function busReach(
  { base }: SecurityFrame,
  perBus: Float64Array,
  { units, links }: RedispatchColumns,
): number {
  const { network, islandOf, islandCount } = base.model;
  const { from, to } = network.dcLinks;
  const ends = [...units.map((u) => network.units.bus[u]!), ...links.flatMap((d) => [from[d]!, to[d]!])];
  const least = new Float64Array(islandCount).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(islandCount).fill(Number.NEGATIVE_INFINITY);
  for (const bus of ends) {
    const island = islandOf[bus]!;
    least[island] = Math.min(least[island]!, perBus[bus]!);
    most[island] = Math.max(most[island]!, perBus[bus]!);
  }
  return most.reduce((reach, mwPerMw, island) => Math.max(reach, mwPerMw - least[island]!), 0);
}

function lostShares({ carriers }: SecurityFrame, contingency: number) {
  const lost = carriers[contingency]?.state.contingency;
  const units = new Map<number, number>();
  lost?.units.forEach((u, i) => {
    units.set(u, lost.unitShare[i]!);
  });
  return { units, links: new Set(lost?.dcLinks) };
}

function knownResponse(
  frame: SecurityFrame,
  contingency: number,
  element: number,
  gate: Flowgate | undefined,
): Float64Array | undefined {
  const key = pairKey(frame, element, contingency);
  if (!frame.rows.has(key)) {
    const terms = gate?.branches ?? [{ position: element, factor: 1 }];
    frame.rows.set(key, busResponse(frame, contingency, terms));
  }
  return frame.rows.get(key);
}

/** Response of a signed sum of branch flows to 1 MW at each bus. */
function busResponse(
  frame: SecurityFrame,
  contingency: number,
  terms: readonly GateTerm[],
): Float64Array | undefined {
  const { model } = frame.base;
  const change = frame.carriers[contingency]?.state.change;
  const perBus = new Float64Array(model.network.buses.count);
  for (const { position, factor } of terms) {
    if (change?.lostBranches.includes(position) || model.takesPart[position] === 0) continue;
    if (model.susceptancePu[position] === 0) return undefined;
    const row = sharedRow(frame, contingency, position);
    for (let b = 0; b < perBus.length; b++) perBus[b]! += factor * row[b]!;
  }
  return perBus;
}

/** Of one branch: what its island then has too much is taken up by those who share it. */
function sharedRow({ base, carriers }: SecurityFrame, contingency: number, branch: number): Float64Array {
  const carrier = carriers[contingency];
  const row = rowAfter(base, carrier?.state, branch);
  if (carrier?.state.balance === undefined) return row;
  const { islandOf } = carrier.state.change;
  const island = islandOf[base.model.network.branches.from[branch]!]!;
  const sharing = carrier.sharing[island];
  // An island that nobody balances goes dark, and with it whatever changes in it.
  if (sharing === undefined) return row.fill(0);
  const mean = sharing.busMw.reduce((sum, mw, b) => sum + mw * row[b]!, 0);
  return row.map((mwPerMw, b) => (islandOf[b] === island ? mwPerMw - mean : 0));
}
