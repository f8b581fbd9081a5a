import { parentPort } from 'node:worker_threads';
import type { SampleRange } from '../study/parted-work.ts';
import { rangeSampler, type SampledScenario } from './sample-all.ts';
import { type ScenarioJob, solveScenario } from './solve-scenario.ts';

/** What a worker thread of `siepac run` is asked. */
export type WorkerMessage =
  | { readonly task: 'scenario'; readonly job: ScenarioJob }
  /** Without a scenario: of the one that was sent before. */
  | { readonly task: 'samples'; readonly of: SampledScenario | undefined; readonly range: SampleRange };

const done = rangeSampler();
let sampled: SampledScenario | undefined;

/** A message comes in, its answer goes out, until the thread is stopped. */
parentPort?.on('message', async (message: WorkerMessage) => {
  if (message.task === 'scenario') {
    parentPort?.postMessage(await solveScenario(message.job));
    return;
  }
  sampled = message.of ?? sampled!;
  parentPort?.postMessage(done(sampled, message.range));
});
