import type { Row } from '../../numeric/linear-program.ts';
import { solveDcFlow } from '../dc-flow.ts';
import type { DcModel } from '../dc-model.ts';
import { busInjectionMw } from '../injection.ts';
import { ptdfRow } from '../sensitivity.ts';
import type { DispatchColumns } from './dispatch-columns.ts';
import type { FlowLimits } from './flow-limits.ts';

/** A least-cost dispatch before it is put as a programme. */
export interface DispatchProblem {
  readonly model: DcModel;
  readonly columns: DispatchColumns;
  readonly limits: FlowLimits;
  /** Injection without any unit, MW per bus. */
  readonly fixedInjectionMw: Float64Array;
  /** Flows of that injection, what it lacks taken from the references: the constant part of every flow. */
  readonly fixedFlowMw: Float64Array;
}

export function dispatchProblem(
  model: DcModel,
  columns: DispatchColumns,
  limits: FlowLimits,
): DispatchProblem {
  const { network } = model;
  const unitsOff = { ...network.units, outputMw: new Float64Array(network.units.count) };
  const fixedInjectionMw = busInjectionMw({ ...network, units: unitsOff });
  const fixedFlowMw = solveDcFlow(model, fixedInjectionMw).flowMw;
  return { model, columns, limits, fixedInjectionMw, fixedFlowMw };
}

/** What the units of every island must give together, MW. */
export function islandDemandMw({ model, fixedInjectionMw }: DispatchProblem): Float64Array {
  const demandMw = new Float64Array(model.islandCount);
  for (let b = 0; b < fixedInjectionMw.length; b++) {
    const island = model.islandOf[b]!;
    if (island >= 0) demandMw[island]! -= fixedInjectionMw[b]!;
  }
  return demandMw;
}

/** One row per island: its units give what it needs. */
export function balanceRows(problem: DispatchProblem): Row[] {
  const { model, columns } = problem;
  const members: number[][] = Array.from({ length: model.islandCount }, () => []);
  for (let j = 0; j < columns.count; j++) members[model.islandOf[columns.bus[j]!]!]!.push(j);
  return Array.from(islandDemandMw(problem), (demandMw, island) => {
    const column = members[island]!;
    return { lower: demandMw, upper: demandMw, column, value: new Float64Array(column.length).fill(1) };
  });
}

/** Injection with the columns at the given values, MW per bus. */
export function injectionAt(problem: DispatchProblem, value: Float64Array): Float64Array {
  const injectionMw = problem.fixedInjectionMw.slice();
  const { bus, count } = problem.columns;
  for (let j = 0; j < count; j++) injectionMw[bus[j]!]! += value[j]!;
  return injectionMw;
}

/** Smaller sensitivities are rounding. They are few MW per million MW, yet cutting at 1e-7 has cost accuracy. */
const NO_SENSITIVITY = 1e-12;

/** The limit of one branch: fixed flow + Σ sensitivity × output within its limits. Cost: one solve. */
export function flowRow(problem: DispatchProblem, branch: number): Row {
  const { model, columns, limits, fixedFlowMw } = problem;
  const sensitivity = ptdfRow(model, branch);
  const column: number[] = [];
  const value: number[] = [];
  for (let j = 0; j < columns.count; j++) {
    const s = sensitivity[columns.bus[j]!]!;
    if (Math.abs(s) <= NO_SENSITIVITY) continue;
    column.push(j);
    value.push(s);
  }
  const fixedMw = fixedFlowMw[branch]!;
  return {
    lower: limits.lowerMw[branch]! - fixedMw,
    upper: limits.upperMw[branch]! - fixedMw,
    column,
    value,
  };
}

/** How far a flow is beyond its limit, MW; 0 or less within. */
export function excessMw(
  { limits }: Pick<DispatchProblem, 'limits'>,
  branch: number,
  flowMw: number,
): number {
  return Math.max(flowMw - limits.upperMw[branch]!, limits.lowerMw[branch]! - flowMw);
}

/** An excess below this is rounding of the solver, MW. */
export function toleratedExcessMw({ limits }: Pick<DispatchProblem, 'limits'>, branch: number): number {
  const size = Math.max(Math.abs(limits.upperMw[branch]!), Math.abs(limits.lowerMw[branch]!));
  return Number.isFinite(size) ? 1e-6 + 1e-9 * size : 1e-6;
}

/**
 * Branches beyond their limits, the worst first, at most `most`. Couplers are left out: no row can say what their flow
 * is.
 */
export function violatedBranches(
  problem: DispatchProblem,
  flowMw: Float64Array,
  known: ReadonlySet<number>,
  most: number,
): number[] {
  const { susceptancePu } = problem.model;
  const violated: { branch: number; excess: number }[] = [];
  for (let k = 0; k < flowMw.length; k++) {
    if (susceptancePu[k] === 0 || known.has(k)) continue;
    const excess = excessMw(problem, k, flowMw[k]!);
    if (excess > toleratedExcessMw(problem, k)) violated.push({ branch: k, excess });
  }
  violated.sort((a, b) => b.excess - a.excess || a.branch - b.branch);
  return violated.slice(0, most).map((v) => v.branch);
}
