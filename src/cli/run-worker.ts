import { parentPort } from 'node:worker_threads';
import type { SampleRange } from '../study/parted-work.ts';
import { type PartedJob, partDoer } from './parted-all.ts';
import { type ScenarioJob, solveScenario } from './solve-scenario.ts';

/** What a worker thread of `siepac run` is asked. */
export type WorkerMessage =
  | { readonly task: 'scenario'; readonly job: ScenarioJob }
  /** Without a job: of the one that was sent before. */
  | { readonly task: 'part'; readonly job: PartedJob | undefined; readonly range: SampleRange };

const done = partDoer();
let parted: PartedJob | undefined;

/** A message comes in, its answer goes out, until the thread is stopped. */
parentPort?.on('message', async (message: WorkerMessage) => {
  if (message.task === 'scenario') {
    parentPort?.postMessage(await solveScenario(message.job));
    return;
  }
  parted = message.job ?? parted!;
  parentPort?.postMessage(await done(parted, message.range));
});
