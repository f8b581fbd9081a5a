import type { GenerationCost } from '../../grid/cost-curves.ts';
import type { Network } from '../../grid/network.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import { solveDcFlow } from '../dc-flow.ts';
import { buildDcModel, type DcModel } from '../dc-model.ts';
import { solveByAngles } from './angle-form.ts';
import { dispatchColumns, unitOutputMw } from './dispatch-columns.ts';
import { type DispatchProblem, dispatchProblem, excessMw, injectionAt } from './dispatch-problem.ts';
import { type FlowLimits, ratingLimits } from './flow-limits.ts';
import { capacityReasons, reasonsOfInfeasibility } from './infeasibility.ts';
import { opfCheck } from './opf-check.ts';
import type { Formulation, OpfResult } from './opf-result.ts';
import type { ProgrammeResult } from './programme.ts';
import { solveBySensitivities } from './sensitivity-form.ts';

export interface OpfOptions {
  /** Limits of the branches; their continuous ratings by default. */
  readonly limits?: FlowLimits;
  /** How to put the problem; by default by sensitivities, and by angles once many limits are violated. */
  readonly formulation?: Formulation;
  /** Branches likely to stand at their limit (from the hour before): saves rounds, changes nothing else. */
  readonly likelyBinding?: readonly number[];
}

/** Beyond this many limits by sensitivities, the angle form is the faster one. */
const MOST_SENSITIVITY_ROWS = 600;
/** A flow within this share of its limit stands at it. */
const AT_LIMIT = 1e-7;

/**
 * DC optimal power flow: the dispatch of least cost that serves all demand with every unit and branch within its limits,
 * with prices at every bus. Each island balances by itself. Scheduled outputs play no part; HVDC links keep their
 * schedule. Costs may be linear, convex quadratic or convex piecewise linear.
 *
 * The result is exact (a vertex or the solution of the optimality conditions, not an approximation of the costs), and
 * carries its own checks.
 *
 * @param costs - cost curve of every unit, by position
 * @throws CoreError as `buildDcModel` does
 *
 * Source: Wood, Wollenberg, Sheblé: Power Generation, Operation, and Control, 3rd ed. 2014, ch. 8.
 */
export function dcOpf(
  network: Network,
  costs: readonly GenerationCost[],
  options: OpfOptions,
  solver: LpSolver,
): OpfResult {
  return dcOpfOf(buildDcModel(network), costs, options, solver);
}

/** The same for a model at hand. Demand and units may differ from those it was built with, the grid may not. */
export function dcOpfOf(
  model: DcModel,
  costs: readonly GenerationCost[],
  options: OpfOptions,
  solver: LpSolver,
): OpfResult {
  const columns = dispatchColumns(model, costs);
  if ('kind' in columns) return columns;
  const problem = dispatchProblem(model, columns, options.limits ?? ratingLimits(model));
  const reasons = capacityReasons(problem);
  if (reasons.length > 0) return { kind: 'infeasible', reasons };
  const { formulation, result } = solveProblem(problem, options, solver);
  switch (result.kind) {
    case 'optimal':
      return optimum(problem, result, formulation);
    case 'infeasible':
      return reasonsOfInfeasibility(problem, solver, result.attempts);
    case 'unbounded':
      return { kind: 'unbounded' };
    case 'failed':
      return { kind: 'failed', attempts: result.attempts };
  }
}

type Decided = Exclude<ProgrammeResult, { kind: 'too-many-rows' }>;

/** By sensitivities; by angles when asked for, when many limits are violated, or when the first way came to no verdict. */
function solveProblem(
  problem: DispatchProblem,
  options: OpfOptions,
  solver: LpSolver,
): { formulation: Formulation; result: Decided } {
  const byAngles = () => ({
    formulation: 'angles' as const,
    result: solveByAngles(problem, solver) as Decided,
  });
  if (options.formulation === 'angles') return byAngles();
  const mostRows = options.formulation === 'sensitivities' ? Infinity : MOST_SENSITIVITY_ROWS;
  const first = (options.likelyBinding ?? []).filter((k) => problem.model.susceptancePu[k] !== 0);
  const result = solveBySensitivities(problem, solver, first, mostRows);
  if (result.kind === 'too-many-rows') return byAngles();
  if (result.kind === 'failed' && options.formulation === undefined) return byAngles();
  return { formulation: 'sensitivities', result };
}

function optimum(
  problem: DispatchProblem,
  result: Extract<ProgrammeResult, { kind: 'optimal' }>,
  formulation: Formulation,
): OpfResult {
  const { model, columns } = problem;
  const { value, priceUsdPerMwh, limitPriceUsdPerMwh, constrainedBranches } = result;
  const injectionMw = injectionAt(problem, value);
  const { angleRad, flowMw, residualMw } = solveDcFlow(model, injectionMw);
  let objectiveUsdPerH = columns.constantUsdPerH;
  for (let j = 0; j < columns.count; j++) {
    objectiveUsdPerH += columns.cost[j]! * value[j]! + 0.5 * columns.curvature[j]! * value[j]! ** 2;
  }
  const outputMw = unitOutputMw(columns, value, model.network.units.count);
  return {
    kind: 'optimal',
    objectiveUsdPerH,
    outputMw,
    angleRad,
    flowMw,
    priceUsdPerMwh,
    limitPriceUsdPerMwh,
    bindingBranches: bindingBranches(problem, flowMw),
    check: opfCheck(problem, {
      certificate: result.certificate,
      residualMw,
      outputMw,
      flowMw,
      priceUsdPerMwh,
      limitPriceUsdPerMwh,
    }),
    formulation,
    constrainedBranches,
  };
}

function bindingBranches(problem: DispatchProblem, flowMw: Float64Array): number[] {
  const { model, limits } = problem;
  const binding: number[] = [];
  for (let k = 0; k < flowMw.length; k++) {
    if (model.takesPart[k] === 0) continue;
    const size = Math.max(1, Math.abs(flowMw[k]!));
    const isLimited = limits.upperMw[k]! < Infinity || limits.lowerMw[k]! > -Infinity;
    if (isLimited && excessMw(problem, k, flowMw[k]!) >= -AT_LIMIT * size) binding.push(k);
  }
  return binding;
}
