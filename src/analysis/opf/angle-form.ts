import { mwFromPu } from '../../base/units.ts';
import { packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { DispatchProblem } from './dispatch-problem.ts';
import type { ProgrammeResult } from './programme.ts';

/**
 * Dispatch with the angles of all buses as variables: every balance and every limit is a short row, all given at once.
 * The form of textbooks; the faster one where hundreds of limits bind.
 */
export function solveByAngles(problem: DispatchProblem, solver: LpSolver): ProgrammeResult {
  const { columns, model, limits } = problem;
  const { buses, branches } = model.network;
  const nodes = nodesOf(problem);
  const rowOfNode = new Map(nodes.map((b, row) => [b, row]));
  const constrained: number[] = [];
  for (let k = 0; k < branches.count; k++) {
    const isLimited = limits.lowerMw[k]! > -Infinity || limits.upperMw[k]! < Infinity;
    if (isLimited && model.susceptancePu[k] !== 0) constrained.push(k);
  }
  const count = columns.count + nodes.length;
  const program = {
    columns: {
      count,
      cost: padded(columns.cost, count, 0),
      lower: padded(columns.lowerMw, count, -Infinity),
      upper: padded(columns.upperMw, count, Infinity),
    },
    rows: packRows([...nodeRows(problem, nodes, rowOfNode), ...limitRows(problem, constrained, rowOfNode)]),
    curvature: padded(columns.curvature, count, 0),
  };
  nodes.forEach((b, i) => {
    if (model.grounded[b] === 0) return;
    program.columns.lower[columns.count + i] = 0;
    program.columns.upper[columns.count + i] = 0;
  });
  const outcome = solver.solveQuadratic(program);
  if (outcome.kind !== 'optimal') return outcome;
  const limitPriceUsdPerMwh = new Float64Array(branches.count);
  constrained.forEach((k, i) => {
    limitPriceUsdPerMwh[k] = 0 - outcome.rowDual[nodes.length + i]!;
  });
  return {
    kind: 'optimal',
    value: outcome.columnValue.slice(0, columns.count),
    priceUsdPerMwh: buses.angleRad.map((_, b) =>
      model.islandOf[b]! < 0 ? 0 : outcome.rowDual[rowOfNode.get(model.nodeOf[b]!)!]!,
    ),
    limitPriceUsdPerMwh,
    certificate: outcome.certificate,
    constrainedBranches: constrained,
  };
}

/** Buses that stand for an electrical node, references included. */
function nodesOf({ model }: DispatchProblem): number[] {
  return Array.from(model.nodeOf.keys()).filter((b) => model.nodeOf[b] === b && model.islandOf[b]! >= 0);
}

function padded(values: Float64Array, length: number, filling: number): Float64Array {
  const longer = new Float64Array(length).fill(filling);
  longer.set(values);
  return longer;
}

/** Flow at equal angles that a phase shifter takes off its branch, MW. */
function shiftMw({ model }: DispatchProblem, k: number): number {
  const { branches, baseMva } = model.network;
  return mwFromPu(model.susceptancePu[k]! * branches.shiftRad[k]!, baseMva);
}

/** At each node: output − what the branches carry away = demand. Angles are in MW: radians times the base power. */
function nodeRows(
  problem: DispatchProblem,
  nodes: readonly number[],
  rowOfNode: ReadonlyMap<number, number>,
): Row[] {
  const { columns, model, fixedInjectionMw } = problem;
  const { branches } = model.network;
  const entries = nodes.map(() => new Map<number, number>());
  const demandMw = new Float64Array(nodes.length);
  const add = (row: number, column: number, value: number) =>
    entries[row]!.set(column, (entries[row]!.get(column) ?? 0) + value);
  const rowAt = (b: number) => rowOfNode.get(model.nodeOf[b]!)!;
  for (let b = 0; b < fixedInjectionMw.length; b++) {
    if (model.islandOf[b]! >= 0) demandMw[rowAt(b)]! -= fixedInjectionMw[b]!;
  }
  for (let j = 0; j < columns.count; j++) add(rowAt(columns.bus[j]!), j, 1);
  for (let k = 0; k < branches.count; k++) {
    const susceptance = model.susceptancePu[k]!;
    if (susceptance === 0) continue;
    const [from, to] = [rowAt(branches.from[k]!), rowAt(branches.to[k]!)];
    if (from === to) continue;
    add(from, columns.count + from, -susceptance);
    add(from, columns.count + to, susceptance);
    add(to, columns.count + to, -susceptance);
    add(to, columns.count + from, susceptance);
    demandMw[from]! -= shiftMw(problem, k);
    demandMw[to]! += shiftMw(problem, k);
  }
  return entries.map((entry, row) => ({
    lower: demandMw[row]!,
    upper: demandMw[row]!,
    column: [...entry.keys()],
    value: [...entry.values()],
  }));
}

function limitRows(
  problem: DispatchProblem,
  constrained: readonly number[],
  rowOfNode: ReadonlyMap<number, number>,
): Row[] {
  const { columns, model, limits } = problem;
  const { branches } = model.network;
  const columnAt = (b: number) => columns.count + rowOfNode.get(model.nodeOf[b]!)!;
  return constrained.map((k) => {
    const susceptance = model.susceptancePu[k]!;
    const [from, to] = [columnAt(branches.from[k]!), columnAt(branches.to[k]!)];
    return {
      lower: limits.lowerMw[k]! + shiftMw(problem, k),
      upper: limits.upperMw[k]! + shiftMw(problem, k),
      column: from === to ? [] : [from, to],
      value: from === to ? [] : [susceptance, -susceptance],
    };
  });
}
