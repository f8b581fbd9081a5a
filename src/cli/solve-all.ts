import { availableParallelism } from 'node:os';
import type { WorkerMessage } from './run-worker.ts';
import { type ScenarioJob, type ScenarioOutcome, solveScenario } from './solve-scenario.ts';
import { doTasks, type PoolOptions } from './worker-pool.ts';

/** Below this many scenarios a worker takes longer to start than it saves. */
const WORTH_WORKERS = 40;

export interface SolveOptions extends Omit<PoolOptions, 'threads'> {
  /** Scenarios at the same time; `undefined`: as many as pay. */
  readonly jobs: number | undefined;
  /** Called as each is finished, in the order of finishing. */
  readonly onFinished: (job: ScenarioJob) => void;
}

/**
 * Solves all jobs, here or on worker threads, and gives the outcomes in the order of the jobs, whatever the number of
 * workers. After an interruption what was finished stays, and the rest is `undefined`.
 */
export function solveAll(
  jobs: readonly ScenarioJob[],
  options: SolveOptions,
): Promise<(ScenarioOutcome | undefined)[]> {
  const threads = options.jobs ?? (jobs.length < WORTH_WORKERS ? 1 : availableParallelism());
  const message = (job: ScenarioJob): WorkerMessage => ({ task: 'scenario', job });
  return doTasks(jobs, { ...options, threads }, solveScenario, message, options.onFinished);
}
