import { loadHighsEngine, type SolverSource } from './highs-engine.ts';
import { type IntegerOutcome, solveInteger } from './integer-program.ts';
import type { IntegerProgram, LinearProgram, QuadraticProgram } from './linear-program.ts';
import type { SolverEngine } from './lp-engine.ts';
import { type LinearOutcome, type LinearSession, openLinearSession } from './lp-session.ts';
import { openQuadraticSession, type QuadraticSession } from './quadratic-session.ts';

/**
 * Linear, convex quadratic and integer programmes, solved by HiGHS and checked by ourselves. Solves are synchronous and
 * never throw what the solver throws.
 *
 * @throws CoreError from every method when the programme is malformed
 */
export interface LpSolver {
  solve(program: LinearProgram): LinearOutcome;
  /** A programme to be solved again after changes; the caller disposes it. */
  open(program: LinearProgram): LinearSession;
  solveQuadratic(program: QuadraticProgram): LinearOutcome;
  /** As `open`. */
  openQuadratic(program: QuadraticProgram): QuadraticSession;
  solveInteger(program: IntegerProgram): IntegerOutcome;
}

let loading: Promise<LpSolver> | undefined;

/**
 * Loads the solver once; later calls give the same one. Takes about 0.1 s and 4 MB, so call it only when a study needs
 * it. Works in browsers.
 *
 * @param source - where the WebAssembly is, when not beside the program; counts in the first call only
 */
export function loadSolver(source?: SolverSource): Promise<LpSolver> {
  loading ??= loadHighsEngine(source).then(createSolver);
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

export function createSolver(engine: SolverEngine): LpSolver {
  const open = (program: LinearProgram) => openLinearSession(engine, program);
  const openQuadratic = (program: QuadraticProgram) => openQuadraticSession(engine, program);
  return {
    open,
    openQuadratic,
    solve: (program) => solveOnce(open(program)),
    solveQuadratic: (program) => solveOnce(openQuadratic(program)),
    solveInteger: (program) => solveInteger(engine, program),
  };
}

function solveOnce(session: LinearSession | QuadraticSession): LinearOutcome {
  try {
    return session.solve();
  } finally {
    session.dispose();
  }
}
