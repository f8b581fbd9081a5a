import { packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { Attempt } from '../../numeric/lp-ladder.ts';
import type { LinearOptimum } from '../../numeric/lp-session.ts';
import { solveDcFlow } from '../dc-flow.ts';
import {
  balanceRows,
  type DispatchProblem,
  dispatchProblem,
  flowRow,
  injectionAt,
  islandDemandMw,
  violatedBranches,
} from './dispatch-problem.ts';
import type { BusAmount, InfeasibleReason, OpfResult } from './opf-result.ts';

/** MW by which a sum may miss another and still count as equal, relative to the larger one. */
const SUM_TOLERANCE = 1e-9;
/** Amounts below this are rounding, MW. */
const NOTHING_MW = 1e-6;
/** MW of demand that are let go before a flow may pass its limit by one. */
const OVERLOAD_PENALTY = 1000;
const ROWS_PER_ROUND = 200;

/** What makes a dispatch impossible whatever the flows are: found by adding up. */
export function capacityReasons(problem: DispatchProblem): InfeasibleReason[] {
  const { model, columns, limits } = problem;
  const reasons: InfeasibleReason[] = [];
  const minimumMw = new Float64Array(model.islandCount);
  const capacityMw = new Float64Array(model.islandCount);
  for (let j = 0; j < columns.count; j++) {
    const island = model.islandOf[columns.bus[j]!]!;
    minimumMw[island]! += columns.lowerMw[j]!;
    capacityMw[island]! += columns.upperMw[j]!;
    if (columns.lowerMw[j]! > columns.upperMw[j]!) {
      reasons.push({ kind: 'unit-limits-cross', unit: columns.unit[j]! });
    }
  }
  for (let k = 0; k < limits.lowerMw.length; k++) {
    if (limits.lowerMw[k]! > limits.upperMw[k]!) reasons.push({ kind: 'flow-limits-cross', branch: k });
  }
  if (reasons.length > 0) return reasons;
  islandDemandMw(problem).forEach((demandMw, island) => {
    const tolerance = SUM_TOLERANCE * Math.max(1, Math.abs(demandMw));
    const capacity = capacityMw[island]!;
    const minimum = minimumMw[island]!;
    if (capacity < demandMw - tolerance) {
      reasons.push({ kind: 'capacity-short', island, demandMw, capacityMw: capacity });
    } else if (minimum > demandMw + tolerance) {
      reasons.push({ kind: 'minimum-output-excess', island, demandMw, minimumMw: minimum });
    }
  });
  return reasons;
}

/**
 * Why no dispatch satisfies all limits, by solving for the least that must give way: demand shed, output spilled, and,
 * only where neither helps, flows beyond limits. When nothing has to give way the verdict was wrong, and the answer is
 * `failed`.
 */
export function reasonsOfInfeasibility(
  problem: DispatchProblem,
  solver: LpSolver,
  attempts: readonly Attempt[],
): OpfResult {
  const elastic = elasticProblem(problem);
  const known = new Set<number>();
  for (;;) {
    const branches = [...known];
    const outcome = solver.solve(elasticProgram(elastic, branches));
    if (outcome.kind !== 'optimal') return { kind: 'failed', attempts: [...attempts, ...outcome.attempts] };
    const value = outcome.columnValue.subarray(0, elastic.problem.columns.count);
    const { flowMw } = solveDcFlow(problem.model, injectionAt(elastic.problem, value));
    const violated = violatedBranches(elastic.problem, flowMw, known, ROWS_PER_ROUND);
    if (violated.length > 0) {
      for (const k of violated) known.add(k);
      continue;
    }
    const reason = limitsReason(elastic, branches, outcome);
    return reason === undefined ? { kind: 'failed', attempts } : { kind: 'infeasible', reasons: [reason] };
  }
}

/** The dispatch problem with two more kinds of columns behind those of the units. */
interface ElasticProblem {
  readonly problem: DispatchProblem;
  readonly unitColumns: number;
  readonly shedBus: Int32Array;
  readonly spillBus: Int32Array;
}

function elasticProblem({ model, columns, limits, fixedInjectionMw }: DispatchProblem): ElasticProblem {
  const inIsland = (b: number) => model.islandOf[b]! >= 0;
  const buses = Array.from(fixedInjectionMw.keys()).filter(inIsland);
  const unitBuses = new Set(columns.bus);
  const shedBus = Int32Array.from(buses.filter((b) => fixedInjectionMw[b]! < 0));
  const spillBus = Int32Array.from(buses.filter((b) => fixedInjectionMw[b]! > 0 || unitBuses.has(b)));
  const count = columns.count + shedBus.length + spillBus.length;
  const cost = new Float64Array(count).fill(1, columns.count).fill(-1, columns.count + shedBus.length);
  const lowerMw = new Float64Array(count);
  const upperMw = new Float64Array(count);
  lowerMw.set(columns.lowerMw);
  upperMw.set(columns.upperMw);
  shedBus.forEach((b, i) => {
    upperMw[columns.count + i] = -fixedInjectionMw[b]!;
  });
  lowerMw.fill(-Infinity, columns.count + shedBus.length);
  const bus = new Int32Array(count);
  bus.set(columns.bus);
  bus.set(shedBus, columns.count);
  bus.set(spillBus, columns.count + shedBus.length);
  const elastic = {
    count,
    unit: new Int32Array(count).fill(-1),
    bus,
    cost,
    curvature: new Float64Array(count),
    lowerMw,
    upperMw,
    constantUsdPerH: 0,
  };
  return { problem: dispatchProblem(model, elastic, limits), unitColumns: columns.count, shedBus, spillBus };
}

/** Least giving way: each flow row has a column of its own in both directions. */
function elasticProgram({ problem }: ElasticProblem, branches: readonly number[]) {
  const { columns } = problem;
  const count = columns.count + 2 * branches.length;
  const extended = (values: Float64Array, filling: number) => {
    const longer = new Float64Array(count).fill(filling);
    longer.set(values);
    return longer;
  };
  const flowRows = branches.map((k, i): Row => {
    const row = flowRow(problem, k);
    const over = columns.count + 2 * i;
    return {
      ...row,
      column: [...Array.from(row.column), over, over + 1],
      value: [...Array.from(row.value), -1, 1],
    };
  });
  return {
    columns: {
      count,
      cost: extended(columns.cost, OVERLOAD_PENALTY),
      lower: extended(columns.lowerMw, 0),
      upper: extended(columns.upperMw, Infinity),
    },
    rows: packRows([...balanceRows(problem), ...flowRows]),
  };
}

function limitsReason(
  { problem, unitColumns, shedBus, spillBus }: ElasticProblem,
  branches: readonly number[],
  { columnValue, rowDual, objective }: LinearOptimum,
): InfeasibleReason | undefined {
  if (objective <= NOTHING_MW) return undefined;
  const amounts = (bus: Int32Array, first: number, sign: number): BusAmount[] =>
    Array.from(bus, (b, i) => ({ bus: b, powerMw: sign * columnValue[first + i]! })).filter(
      ({ powerMw }) => powerMw > NOTHING_MW,
    );
  const overload = branches.map((branch, i) => {
    const over = problem.columns.count + 2 * i;
    return { branch, powerMw: Math.max(columnValue[over]!, columnValue[over + 1]!) };
  });
  const limits = branches.map((branch, i) => ({
    branch,
    freedPerMw: Math.abs(rowDual[problem.model.islandCount + i]!),
  }));
  return {
    kind: 'limits',
    shed: amounts(shedBus, unitColumns, 1),
    spilled: amounts(spillBus, unitColumns + shedBus.length, -1),
    overload: overload.filter(({ powerMw }) => powerMw > NOTHING_MW),
    limits: limits
      .filter(({ freedPerMw }) => freedPerMw > 1e-9)
      .sort((a, b) => b.freedPerMw - a.freedPerMw || a.branch - b.branch),
  };
}
