import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Dataset } from '../grid/dataset.ts';
import { type DoneParts, PARTED_STUDIES, type PartedKind } from '../study/parted-studies.ts';
import type { PartedWork, SampleRange } from '../study/parted-work.ts';
import type { Scenario } from '../study/scenario.ts';
import { contentId, type Journal, openJournal } from './journal.ts';
import { doJournaled } from './journaled-tasks.ts';
import { programId } from './program-id.ts';
import type { WorkerMessage } from './run-worker.ts';
import type { SolveOptions } from './solve-all.ts';

/** Below this many parts a worker takes longer to start than it saves. */
const WORTH_WORKERS = 8;

/** A scenario and its data. */
interface ScenarioInput {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
}

/** A study of a scenario whose work falls into parts; the same object for all its parts. */
export interface PartedJob extends ScenarioInput {
  readonly kind: PartedKind;
}

interface PartTask {
  readonly job: PartedJob;
  readonly range: SampleRange;
}

interface PartedOptions extends Omit<SolveOptions, 'onFinished'> {
  /** Folder in which the scenarios' own folders stand. */
  readonly out: string;
  readonly onPart: (scenario: Scenario, from: 'journal' | 'work') => void;
}

function partedJobs(scenarios: readonly ScenarioInput[]): PartedJob[] {
  return scenarios.flatMap(({ scenario, dataset }) =>
    scenario.studies.flatMap(({ kind }) => (isParted(kind) ? { scenario, dataset, kind } : [])),
  );
}

function isParted(kind: string): kind is PartedKind {
  return kind in PARTED_STUDIES;
}

function partTasks(jobs: readonly PartedJob[]): PartTask[] {
  return jobs.flatMap((job) =>
    PARTED_STUDIES[job.kind].ranges(job.scenario, job.dataset).map((range) => ({ job, range })),
  );
}

/** How many parts the studies of these scenarios make up. */
export function partCount(scenarios: readonly ScenarioInput[]): number {
  return partTasks(partedJobs(scenarios)).length;
}

/** Where the finished parts of the scenarios' studies are kept until all results are written. */
export function journalFiles(scenarios: readonly ScenarioInput[], out: string): string[] {
  return partedJobs(scenarios).map((job) => journalFile(job, out));
}

function journalFile({ scenario, kind }: PartedJob, out: string): string {
  return path.join(out, scenario.id, `.${kind}.journal`);
}

/**
 * Does the parts of the studies of all scenarios, here or on worker threads: the parts are the same whoever does them.
 * Each is kept in its scenario's journal as soon as it is done, and taken from there by the next run.
 *
 * @returns the parts of each scenario's studies that were done to the end, by the scenario's id; none for a study that
 * has no answer, which will say why when it is solved.
 */
export async function doParts(
  scenarios: readonly ScenarioInput[],
  options: PartedOptions,
): Promise<ReadonlyMap<string, DoneParts>> {
  const jobs = partedJobs(scenarios);
  const tasks = partTasks(jobs);
  const threads = options.jobs ?? (tasks.length < WORTH_WORKERS ? 1 : availableParallelism());
  const journals = openJournals(jobs, options);
  const done = partDoer();
  try {
    const parts = await doJournaled(
      {
        tasks,
        entryOf: ({ job, range }) => journals.get(job)!.entryOf(range),
        here: ({ job, range }) => done(job, range),
        message: ({ job, range }, before): WorkerMessage => ({
          task: 'part',
          job: job === before?.job ? undefined : job,
          range,
        }),
        onAnswer: ({ job }, from) => options.onPart(job.scenario, from),
      },
      { ...options, threads },
    );
    return wholeStudies(jobs, tasks, parts);
  } finally {
    for (const { journal } of journals.values()) journal.close();
  }
}

interface JobJournal {
  readonly journal: Journal;
  readonly entryOf: (range: SampleRange) => { readonly journal: Journal; readonly id: string };
}

function openJournals(
  jobs: readonly PartedJob[],
  { out, workerFile }: PartedOptions,
): ReadonlyMap<PartedJob, JobJournal> {
  const program = jobs.length === 0 ? '' : programId(workerFile);
  return new Map(
    jobs.map((job) => {
      const journal = openJournal(journalFile(job, out));
      const work = contentId([program, job]);
      return [job, { journal, entryOf: (range) => ({ journal, id: contentId([work, range]) }) }];
    }),
  );
}

function wholeStudies(
  jobs: readonly PartedJob[],
  tasks: readonly PartTask[],
  parts: readonly unknown[],
): ReadonlyMap<string, DoneParts> {
  const whole = new Map<string, Partial<Record<PartedKind, readonly unknown[]>>>();
  for (const job of jobs) {
    const own = parts.filter((_, t) => tasks[t]!.job === job);
    if (own.length === 0 || own.includes(undefined)) continue;
    const { id } = job.scenario;
    whole.set(id, { ...whole.get(id), [job.kind]: own });
  }
  // Each kind's parts are those that its own work gave.
  return whole as ReadonlyMap<string, DoneParts>;
}

/** Does one part after the other and keeps the work of the last study ready. */
export function partDoer(): (job: PartedJob, range: SampleRange) => unknown {
  let known: PartedJob | undefined;
  let work: PartedWork<unknown, unknown> | undefined;
  return (job, range) => {
    if (job !== known) {
      known = job;
      work = workOf(job);
    }
    return work?.part(range);
  };
}

/** `undefined` where the study has no answer: solving it says why. */
function workOf({ scenario, dataset, kind }: PartedJob): PartedWork<unknown, unknown> | undefined {
  try {
    return PARTED_STUDIES[kind].work(scenario, dataset);
  } catch {
    return undefined;
  }
}
