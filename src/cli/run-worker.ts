import { parentPort } from 'node:worker_threads';
import { type ScenarioJob, solveScenario } from './solve-scenario.ts';

/** A worker thread of `siepac run`: a job comes in, its outcome goes out, until the thread is stopped. */
parentPort?.on('message', async (job: ScenarioJob) => parentPort?.postMessage(await solveScenario(job)));
