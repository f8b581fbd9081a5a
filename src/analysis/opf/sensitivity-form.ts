import { packRows } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum } from '../../numeric/lp-session.ts';
import { solveDcFlow } from '../dc-flow.ts';
import {
  balanceRows,
  type DispatchProblem,
  flowRow,
  injectionAt,
  violatedBranches,
} from './dispatch-problem.ts';
import { nodalPrices } from './prices.ts';
import type { ProgrammeResult } from './programme.ts';

/** Rows added in one round, the worst violations first. */
const ROWS_PER_ROUND = 200;

/**
 * Dispatch with flows written by sensitivities and limits given to the solver only once they are violated: of the
 * thousands of limits of a large grid few ever bind. The solver sees one row per island and one per such limit; flows
 * are found by a sparse solve in between. Ends exactly where the full programme would.
 *
 * @param first - branches whose limits are given from the start
 * @param mostRows - gives up beyond this many limits: rows are dense, and the angle form is then faster
 */
export function solveBySensitivities(
  problem: DispatchProblem,
  solver: LpSolver,
  first: readonly number[],
  mostRows: number,
): ProgrammeResult {
  const { columns, model } = problem;
  const constrained = [...first];
  const known = new Set(constrained);
  const rows = [...balanceRows(problem), ...constrained.map((k) => flowRow(problem, k))];
  const session = solver.openQuadratic({
    columns: { count: columns.count, cost: columns.cost, lower: columns.lowerMw, upper: columns.upperMw },
    rows: packRows(rows),
    curvature: columns.curvature,
  });
  let isTooMany = false;
  const violatedRows = (value: Float64Array) => {
    const { flowMw } = solveDcFlow(model, injectionAt(problem, value));
    const violated = violatedBranches(problem, flowMw, known, ROWS_PER_ROUND);
    if (violated.length === 0) return undefined;
    isTooMany = constrained.length + violated.length > mostRows;
    if (isTooMany) return 'abandon';
    constrained.push(...violated);
    for (const k of violated) known.add(k);
    return packRows(violated.map((k) => flowRow(problem, k)));
  };
  try {
    const outcome = session.solve(violatedRows);
    if (isTooMany) return { kind: 'too-many-rows' };
    return outcome.kind === 'optimal' ? resultOf(problem, outcome, constrained) : outcome;
  } finally {
    session.dispose();
  }
}

function resultOf(
  { model }: DispatchProblem,
  { columnValue, rowDual, certificate }: LinearOptimum,
  constrainedBranches: readonly number[],
): ProgrammeResult {
  const limitPriceUsdPerMwh = new Float64Array(model.network.branches.count);
  constrainedBranches.forEach((k, i) => {
    // Subtracted from zero, so that a limit without a price has 0 and not −0.
    limitPriceUsdPerMwh[k] = 0 - rowDual[model.islandCount + i]!;
  });
  return {
    kind: 'optimal',
    value: columnValue,
    priceUsdPerMwh: nodalPrices(model, rowDual.subarray(0, model.islandCount), limitPriceUsdPerMwh),
    limitPriceUsdPerMwh,
    certificate,
    constrainedBranches,
  };
}
