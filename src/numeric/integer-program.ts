import { costScaleOf, withScaledCosts } from './cost-scale.ts';
import { checkProgram, type IntegerProgram } from './linear-program.ts';
import type { EngineModel, SolverEngine } from './lp-engine.ts';
import { type Attempt, climb, INTEGER_LADDER, type Rung } from './lp-ladder.ts';
import { boundsCross, type LinearOptimum, openLinearSession } from './lp-session.ts';

export interface IntegerOptimum {
  readonly kind: 'optimal';
  /**
   * The optimum of the linear programme that is left when the integer columns are held at their values, which are whole
   * exactly; its multipliers are the prices that go with the decision.
   */
  readonly optimum: LinearOptimum;
  /** Lower bound of the objective that branch and bound has proven: the solver's word, which no vector can show. */
  readonly provenBound: number;
  readonly attempts: readonly Attempt[];
}

export type IntegerOutcome =
  | IntegerOptimum
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed'; readonly attempts: readonly Attempt[] };

/** How far from a whole number the solver may leave an integer column. */
const INTEGRALITY = 1e-5;
/** Distance of bound and objective, relative to the objective, below which the optimum counts as proven. */
const GAP = 1e-8;

/**
 * Solves a mixed-integer programme to proven optimality.
 *
 * @throws CoreError when the programme is malformed. Nothing the solver does is thrown.
 */
export function solveInteger(engine: SolverEngine, program: IntegerProgram): IntegerOutcome {
  checkProgram(program);
  if (boundsCross(program)) return { kind: 'infeasible', attempts: [] };
  const verdict = climb(INTEGER_LADDER, 0, (rung) => attempt(engine, program, rung));
  return verdict.kind === 'optimal' ? { ...verdict.value, attempts: verdict.attempts } : verdict;
}

function attempt(
  engine: SolverEngine,
  program: IntegerProgram,
  rung: Rung,
): { status: Attempt['status']; value?: IntegerOptimum } {
  const costScale = costScaleOf(program.columns.cost);
  let model: EngineModel | undefined;
  try {
    model = engine.open(withScaledCosts(program, costScale), program.integer);
    model.configure(rung.options);
    const status = model.run();
    if (status !== 'optimal') return { status };
    const claimed = model.columnValue();
    const provenBound = model.provenBound() / costScale;
    const optimum = optimumAt(engine, program, claimed);
    if (optimum === undefined) return { status: 'not-proven' };
    const gap = optimum.objective - provenBound;
    if (!(gap <= GAP * Math.max(1, Math.abs(optimum.objective)))) return { status: 'not-proven' };
    return { status, value: { kind: 'optimal', optimum, provenBound, attempts: [] } };
  } catch {
    return { status: 'stopped' };
  } finally {
    dispose(model);
  }
}

function dispose(model: EngineModel | undefined): void {
  try {
    model?.dispose();
  } catch {
    // A solver that has crashed can no longer free anything.
  }
}

/** The best continuous values for the whole numbers nearest to the claimed ones. */
function optimumAt(
  engine: SolverEngine,
  program: IntegerProgram,
  claimed: Float64Array,
): LinearOptimum | undefined {
  if (claimed.length !== program.columns.count) return undefined;
  const lower = program.columns.lower.slice();
  const upper = program.columns.upper.slice();
  for (let j = 0; j < claimed.length; j++) {
    if (program.integer[j] !== 1) continue;
    const whole = Math.round(claimed[j]!);
    if (!(Math.abs(whole - claimed[j]!) <= INTEGRALITY)) return undefined;
    if (!(whole >= lower[j]! && whole <= upper[j]!)) return undefined;
    lower[j] = whole;
    upper[j] = whole;
  }
  const session = openLinearSession(engine, {
    columns: { ...program.columns, lower, upper },
    rows: program.rows,
  });
  try {
    const outcome = session.solve();
    return outcome.kind === 'optimal' ? outcome : undefined;
  } finally {
    session.dispose();
  }
}
