import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { InputError, NoAnswerError } from '../base/errors.ts';
import type { Dataset } from '../grid/dataset.ts';
import { type DoneParts, PARTED_STUDIES, type PartedKind } from '../study/parted-studies.ts';
import type { PartedWork, SampleRange } from '../study/parted-work.ts';
import type { Scenario } from '../study/scenario.ts';
import { contentId, type Journal, openJournal } from './journal.ts';
import { doJournaled } from './journaled-tasks.ts';
import { programId } from './program-id.ts';
import type { WorkerMessage } from './run-worker.ts';
import type { SolveOptions } from './solve-all.ts';
import { solverFor } from './solver-for.ts';

/** A scenario and its data. */
interface ScenarioInput {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
}

/** A study of a scenario whose work falls into parts; the same object for all its parts. */
export interface PartedJob extends ScenarioInput {
  readonly kind: PartedKind;
  /** What all its parts need and was made once. */
  readonly shared: unknown;
}

/** The same before what its parts share is made. */
type PlannedJob = Omit<PartedJob, 'shared'>;

interface PartTask {
  readonly job: PartedJob;
  readonly range: SampleRange;
}

interface PartedOptions extends Omit<SolveOptions, 'onFinished'> {
  /** Folder in which the scenarios' own folders stand. */
  readonly out: string;
  readonly onPart: (scenario: Scenario, from: 'journal' | 'work') => void;
}

function plannedJobs(scenarios: readonly ScenarioInput[]): PlannedJob[] {
  return scenarios.flatMap(({ scenario, dataset }) =>
    scenario.studies.flatMap(({ kind }) => (isParted(kind) ? { scenario, dataset, kind } : [])),
  );
}

function isParted(kind: string): kind is PartedKind {
  return kind in PARTED_STUDIES;
}

function rangesOf({ kind, scenario, dataset }: PlannedJob): readonly SampleRange[] {
  return PARTED_STUDIES[kind].ranges(scenario, dataset);
}

/** How many parts the studies of these scenarios make up. */
export function partCount(scenarios: readonly ScenarioInput[]): number {
  return plannedJobs(scenarios).reduce((count, job) => count + rangesOf(job).length, 0);
}

/** Where the finished parts of the scenarios' studies are kept until all results are written. */
export function journalFiles(scenarios: readonly ScenarioInput[], out: string): string[] {
  return plannedJobs(scenarios).map((job) => journalFile(job, out));
}

function journalFile({ scenario, kind }: PlannedJob, out: string): string {
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
  const planned = plannedJobs(scenarios);
  const journals = openJournals(planned, options);
  const done = partDoer();
  try {
    const jobs = await sharedJobs(planned, journals, options.interrupt);
    const tasks = [...jobs].flatMap(([own, job]) => rangesOf(own).map((range) => ({ own, job, range })));
    const parts = await doJournaled(
      {
        tasks,
        entryOf: ({ own, range }) => entryOf(journals.get(own)!, range),
        here: ({ job, range }) => done(job, range),
        message: ({ job, range }, before): WorkerMessage => ({
          task: 'part',
          job: job === before?.job ? undefined : job,
          range,
        }),
        onAnswer: ({ job }, from) => options.onPart(job.scenario, from),
      },
      { ...options, threads: options.jobs ?? usualThreads(tasks) },
    );
    return wholeStudies(tasks, parts);
  } finally {
    for (const { journal } of journals.values()) journal.close();
  }
}

/** As many as there are, where some study has parts enough to pay for them. */
function usualThreads(tasks: readonly PartTask[]): number {
  const parts = new Map<PartedJob, number>();
  for (const { job } of tasks) parts.set(job, (parts.get(job) ?? 0) + 1);
  const pays = [...parts].some(([{ kind }, count]) => count >= PARTED_STUDIES[kind].worthThreads);
  return pays ? availableParallelism() : 1;
}

interface JobJournal {
  readonly journal: Journal;
  /** Name of the study by its content. */
  readonly work: string;
}

function entryOf({ journal, work }: JobJournal, part: SampleRange | 'shared') {
  return { journal, id: contentId([work, part]) };
}

function openJournals(
  jobs: readonly PlannedJob[],
  { out, workerFile }: PartedOptions,
): ReadonlyMap<PlannedJob, JobJournal> {
  const program = jobs.length === 0 ? '' : programId(workerFile);
  return new Map(
    jobs.map((job) => [
      job,
      { journal: openJournal(journalFile(job, out)), work: contentId([program, job]) },
    ]),
  );
}

/**
 * What the parts of each study share, made here or taken from its journal. A study that has no answer is left out: solving
 * it says why. So is what an interruption leaves undone.
 */
async function sharedJobs(
  planned: readonly PlannedJob[],
  journals: ReadonlyMap<PlannedJob, JobJournal>,
  interrupt: PartedOptions['interrupt'],
): Promise<ReadonlyMap<PlannedJob, PartedJob>> {
  const jobs = new Map<PlannedJob, PartedJob>();
  for (const job of planned) {
    // Lets a waiting Ctrl-C be heard.
    await setImmediate();
    if (interrupt.wasAsked()) break;
    const { journal, id } = entryOf(journals.get(job)!, 'shared');
    const known = journal.find(id) as Pick<PartedJob, 'shared'> | undefined;
    const made = known ?? (await sharedOf(job));
    if (made === undefined) continue;
    if (known === undefined && made.shared !== undefined) journal.add(id, made);
    jobs.set(job, { ...job, ...made });
  }
  return jobs;
}

async function sharedOf({
  scenario,
  dataset,
  kind,
}: PlannedJob): Promise<Pick<PartedJob, 'shared'> | undefined> {
  const solver = await solverFor([scenario]);
  return orUndefined(() => ({ shared: PARTED_STUDIES[kind].shared(scenario, dataset, solver) }));
}

function wholeStudies(
  tasks: readonly PartTask[],
  answers: readonly unknown[],
): ReadonlyMap<string, DoneParts> {
  const whole = new Map<string, Partial<Record<PartedKind, unknown>>>();
  for (const job of new Set(tasks.map((task) => task.job))) {
    const parts = answers.filter((_, t) => tasks[t]!.job === job);
    if (parts.includes(undefined)) continue;
    const { id } = job.scenario;
    whole.set(id, { ...whole.get(id), [job.kind]: { shared: job.shared, parts } });
  }
  // Each kind's parts are those that its own work gave.
  return whole as ReadonlyMap<string, DoneParts>;
}

/** Does one part after the other and keeps the work of the last study ready. */
export function partDoer(): (job: PartedJob, range: SampleRange) => Promise<unknown> {
  let known: PartedJob | undefined;
  let work: PartedWork<unknown, unknown> | undefined;
  return async (job, range) => {
    if (job !== known) {
      const { scenario, dataset, kind, shared } = job;
      const solver = await solverFor([scenario]);
      known = job;
      work = orUndefined(() => PARTED_STUDIES[kind].work(scenario, dataset, solver, shared));
    }
    return work?.part(range);
  };
}

/** `undefined` where the study has no answer: solving it says why. */
function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError || error instanceof NoAnswerError) return undefined;
    throw error;
  }
}
