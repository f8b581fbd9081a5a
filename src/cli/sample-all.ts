import { availableParallelism } from 'node:os';
import type { Dataset } from '../grid/dataset.ts';
import type { SampleRange } from '../study/parted-work.ts';
import type { Scenario } from '../study/scenario.ts';
import {
  scenarioUncertainty,
  type UncertaintyPart,
  type UncertaintyWork,
  uncertaintyRanges,
} from '../study/uncertainty/uncertainty-study.ts';
import type { WorkerMessage } from './run-worker.ts';
import type { SolveOptions } from './solve-all.ts';
import { doTasks } from './worker-pool.ts';

/** Below this many parts a worker takes longer to start than it saves. */
const WORTH_WORKERS = 8;

/** A scenario to sample; the same object for all its ranges. */
export interface SampledScenario {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
}

interface SampleTask {
  readonly of: SampledScenario;
  readonly range: SampleRange;
}

/** How many parts the samples of these scenarios make up. */
export function partCount(scenarios: readonly SampledScenario[]): number {
  return sampleTasks(scenarios).length;
}

function sampleTasks(scenarios: readonly SampledScenario[]): SampleTask[] {
  return scenarios.flatMap((of) => uncertaintyRanges(of.scenario).map((range) => ({ of, range })));
}

/**
 * Does the samples of all scenarios, here or on worker threads: the parts are the same whoever does them.
 *
 * @returns the parts of each scenario that was sampled to the end, by its id; none for a scenario that cannot be
 * sampled, which will say why when it is solved.
 */
export async function sampleAll(
  scenarios: readonly SampledScenario[],
  options: Omit<SolveOptions, 'onFinished'>,
  onPart: (scenario: Scenario) => void,
): Promise<ReadonlyMap<string, readonly UncertaintyPart[]>> {
  const tasks = sampleTasks(scenarios);
  const threads = options.jobs ?? (tasks.length < WORTH_WORKERS ? 1 : availableParallelism());
  const done = rangeSampler();
  const parts = await doTasks(
    tasks,
    { ...options, threads },
    ({ of, range }) => done(of, range),
    ({ of, range }, before): WorkerMessage => ({
      task: 'samples',
      of: of === before?.of ? undefined : of,
      range,
    }),
    ({ of }) => onPart(of.scenario),
  );
  return new Map(
    scenarios.flatMap((of): [string, readonly UncertaintyPart[]][] => {
      const own = parts.filter((_, i) => tasks[i]!.of === of);
      const whole = own.filter((part) => part !== undefined);
      return own.length > 0 && whole.length === own.length ? [[of.scenario.id, whole]] : [];
    }),
  );
}

/** Does one range after the other and keeps the work of the last scenario ready. */
export function rangeSampler(): (of: SampledScenario, range: SampleRange) => UncertaintyPart | undefined {
  let known: SampledScenario | undefined;
  let work: UncertaintyWork | undefined;
  return (of, range) => {
    if (of !== known) {
      known = of;
      work = workOf(of);
    }
    return work?.part(range);
  };
}

/** `undefined` where the scenario has no answer: solving it says why. */
function workOf({ scenario, dataset }: SampledScenario): UncertaintyWork | undefined {
  try {
    return scenarioUncertainty(scenario, dataset);
  } catch {
    return undefined;
  }
}
