import type { LpSolver } from '../../numeric/lp.ts';
import type { WaterPlanInput, WaterPlanOutcome } from './market-plan.ts';
import { planResult } from './plan-result.ts';
import { waterProgram } from './water-program.ts';

/**
 * When to use the water of reservoirs in a year, at least cost for all countries together, or for each by itself where
 * no borders are given. Every country is one node; reserve and the network inside countries are left out. Water stays
 * in its month but where a reservoir keeps it; a year ends with the water that it began with. Of plans that cost the
 * same it is one that keeps little from month to month and shaves the peaks of the plants that set the price.
 *
 * Cost: one linear programme of hours × (prices of plants + reservoirs + borders) variables.
 */
export function waterPlan(input: WaterPlanInput, solver: LpSolver): WaterPlanOutcome {
  const program = waterProgram(input);
  const outcome = solver.solve(program.program);
  if (outcome.kind === 'optimal') return planResult(input, program, outcome);
  return { kind: outcome.kind === 'infeasible' ? 'infeasible' : 'failed' };
}
