import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Interrupt } from './interrupt.ts';
import { type ScenarioJob, type ScenarioOutcome, solveScenario } from './solve-scenario.ts';

/** Below this many scenarios a worker takes longer to start than it saves. */
const WORTH_WORKERS = 40;

export interface SolveOptions {
  /** Scenarios at the same time; `undefined`: as many as pay. */
  readonly jobs: number | undefined;
  readonly workerFile: URL;
  readonly interrupt: Interrupt;
  /** Called as each is finished, in the order of finishing. */
  readonly onFinished: (job: ScenarioJob) => void;
}

/**
 * Solves all jobs, here or on worker threads, and gives the outcomes in the order of the jobs, whatever the number of
 * workers. After an interruption what was finished stays, and the rest is `undefined`.
 */
export async function solveAll(
  jobs: readonly ScenarioJob[],
  options: SolveOptions,
): Promise<(ScenarioOutcome | undefined)[]> {
  const chosen = options.jobs ?? (jobs.length < WORTH_WORKERS ? 1 : availableParallelism());
  const workers = Math.min(chosen, jobs.length);
  return workers > 1 ? solveOnWorkers(jobs, workers, options) : solveHere(jobs, options);
}

async function solveHere(
  jobs: readonly ScenarioJob[],
  { interrupt, onFinished }: SolveOptions,
): Promise<(ScenarioOutcome | undefined)[]> {
  const outcomes: (ScenarioOutcome | undefined)[] = jobs.map(() => undefined);
  for (const [i, job] of jobs.entries()) {
    if (interrupt.wasAsked()) break;
    outcomes[i] = await solveScenario(job);
    onFinished(job);
    // Lets a waiting Ctrl-C be heard.
    await setImmediate();
  }
  return outcomes;
}

async function solveOnWorkers(
  jobs: readonly ScenarioJob[],
  count: number,
  { workerFile, interrupt, onFinished }: SolveOptions,
): Promise<(ScenarioOutcome | undefined)[]> {
  const outcomes: (ScenarioOutcome | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  const serve = async () => {
    const worker = new Worker(workerFile);
    try {
      while (next < jobs.length && !interrupt.wasAsked()) {
        const position = next++;
        outcomes[position] = await askWorker(worker, jobs[position]!);
        onFinished(jobs[position]!);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, serve));
  return outcomes;
}

function askWorker(worker: Worker, job: ScenarioJob): Promise<ScenarioOutcome> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`a worker stopped with code ${code}`));
    worker.once('exit', onExit);
    worker.once('error', reject);
    worker.once('message', (outcome: ScenarioOutcome) => {
      worker.off('exit', onExit);
      worker.off('error', reject);
      resolve(outcome);
    });
    worker.postMessage(job);
  });
}
