import type { LpSolver } from '../numeric/lp.ts';
import { needsSolver } from '../study/optimum/optimum-studies.ts';
import type { Scenario } from '../study/scenario.ts';

/** The solver, loaded only where a scenario has a study that optimises. */
export async function solverFor(scenarios: readonly Scenario[]): Promise<LpSolver | undefined> {
  if (!scenarios.some(needsSolver)) return undefined;
  const { loadSolver } = await import('../numeric/lp.ts');
  return loadSolver();
}
