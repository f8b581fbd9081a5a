import process from 'node:process';
import { InputError, NoAnswerError } from '../../base/errors.ts';
import { type Language, text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { batchReport } from '../../report/batch-report.ts';
import { diagnosticsText } from '../../report/diagnostics-text.ts';
import { filesRemarks, runReport } from '../../report/run-report.ts';
import type { DoneParts } from '../../study/parted-studies.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { failureExit } from '../failure.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import { watchInterrupt } from '../interrupt.ts';
import type { RunInvocation } from '../invocation.ts';
import { removeJournal } from '../journal.ts';
import { type LiveProgram, liveProgram } from '../live-part.ts';
import { doParts, journalFiles, partCount } from '../parted-all.ts';
import { printAnswer } from '../print-answer.ts';
import { showProgress } from '../progress.ts';
import { provenanceOf } from '../provenance.ts';
import { type ReadyScenario, requireScenarios } from '../scenario-input.ts';
import { solveAll } from '../solve-all.ts';
import type { ScenarioJob, ScenarioOutcome } from '../solve-scenario.ts';
import { terminalOptions } from '../terminal.ts';

type Done = Extract<ScenarioOutcome, { kind: 'done' }>;

/**
 * `siepac run`: solves scenarios, writes a folder for each and prints the tables of a single one, or a summary of
 * several. Nothing is written before everything was read without errors.
 */
export async function run(invocation: RunInvocation, inputs: InputFiles, workerFile: URL): Promise<ExitCode> {
  const { language, out } = invocation;
  const { ready, diagnostics } = await requireScenarios(inputs, invocation.scenarios);
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  process.stderr.write(diagnosticsText(warnings, inputs.texts, terminalOptions(process.stderr, language)));

  const interrupt = watchInterrupt();
  const parts = partCount(ready);
  let finishedParts = 0;
  const progress = showProgress(ready.length + parts, process.stderr, language);
  const options = { jobs: invocation.jobs, workerFile, interrupt };
  const doneParts = await doParts(ready, {
    ...options,
    out,
    onPart: ({ id }, from) => {
      finishedParts++;
      if (from === 'work') progress.step(id);
      else progress.skip();
    },
  });
  const outcomes = await solveAll(jobsFor(ready, doneParts, invocation, inputs, workerFile), {
    ...options,
    onFinished: (job) => progress.step(job.scenario.id),
  });
  progress.end();
  interrupt.release();

  const done = outcomes.filter((outcome) => outcome?.kind === 'done');
  if (done.length > 0) printResults(done, ready.length, invocation);
  const failed = await reportFailures(outcomes, inputs, language);
  if (interrupt.wasAsked() && outcomes.includes(undefined)) {
    process.stderr.write(`${interruptionWords(done.length, ready.length)[language]}\n`);
    if (finishedParts > 0) process.stderr.write(`${resumptionWords(finishedParts, parts)[language]}\n`);
    return EXIT.interrupted;
  }
  if (failed === EXIT.done) for (const file of journalFiles(ready, out)) removeJournal(file);
  return failed;
}

/** Data that scenarios share are packed for their pages once. */
function jobsFor(
  ready: readonly ReadyScenario[],
  doneParts: ReadonlyMap<string, DoneParts>,
  { out, language, withWorkbook }: RunInvocation,
  inputs: InputFiles,
  workerFile: URL,
): ScenarioJob[] {
  const programs = new Map<Dataset, LiveProgram>();
  return ready.map(({ scenario, dataset, files }): ScenarioJob => {
    const program = programs.get(dataset) ?? liveProgram(dataset, workerFile);
    programs.set(dataset, program);
    const name = displayName(scenario.file);
    return {
      scenario,
      dataset,
      parts: doneParts.get(scenario.id),
      provenance: provenanceOf(['run', name], name, files, inputs),
      program,
      out,
      language,
      withWorkbook,
    };
  });
}

function printResults(done: readonly Done[], asked: number, { format, language }: RunInvocation): void {
  const results = done.map((outcome) => outcome.result);
  const [only] = done;
  if (asked === 1 && only !== undefined) {
    const report = () => {
      const { sections, ...rest } = runReport(only.result);
      const remarks = filesRemarks(displayName(only.folder), only.files);
      return { ...rest, sections: [...sections, { kind: 'remarks', remarks } as const] };
    };
    printAnswer({ ...only.result }, report, format, language);
    return;
  }
  printAnswer({ schemaVersion: 1, results }, () => batchReport(results, folders(done)), format, language);
}

function folders(done: readonly Done[]): string[] {
  return done.map((outcome) => displayName(outcome.folder));
}

/** Says what failed; the exit code is that of the gravest. */
async function reportFailures(
  outcomes: readonly (ScenarioOutcome | undefined)[],
  inputs: InputFiles,
  language: Language,
): Promise<ExitCode> {
  const codes: ExitCode[] = [EXIT.done];
  for (const outcome of outcomes) {
    if (outcome === undefined) continue;
    const error = failureOf(outcome);
    if (error !== undefined) codes.push(await failureExit(error, language, inputs.texts));
  }
  const gravity: readonly ExitCode[] = [EXIT.defect, EXIT.badInput, EXIT.noAnswer, EXIT.done];
  return gravity.find((code) => codes.includes(code))!;
}

function failureOf(outcome: ScenarioOutcome): unknown {
  switch (outcome.kind) {
    case 'done':
      return failedCheck(outcome.result);
    case 'no-answer':
      return new NoAnswerError(
        text(`${outcome.id}: ${outcome.reason.en}`, `${outcome.id}: ${outcome.reason.es}`),
      );
    case 'bad-input':
      return new InputError(outcome.diagnostics);
    case 'defect':
      return Object.assign(new Error(outcome.message), { stack: outcome.stack });
  }
}

/** A result that does not hold its own checks is a defect of ours. */
function failedCheck({ scenario, checks }: ScenarioResult): Error | undefined {
  const failed = checks.find((check) => !check.passed);
  return failed && new Error(`${scenario.id}: self check failed: ${failed.title.en} (${failed.id})`);
}

function interruptionWords(done: number, asked: number) {
  return text(
    `Interrupted: ${done} of ${asked} scenarios are finished and kept.`,
    `Interrumpido: ${done} de ${asked} escenarios terminados se conservan.`,
  );
}

/** How to go on: by the same command. */
function resumptionWords(done: number, asked: number) {
  return text(
    `Of their parts ${done} of ${asked} are done and kept: the same command goes on from there.`,
    `De sus partes, ${done} de ${asked} están hechas y se conservan: la misma orden continúa desde ahí.`,
  );
}
