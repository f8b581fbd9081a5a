#!/usr/bin/env node
import process from 'node:process';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { failureExit } from './failure.ts';
import { type InputFiles, openInputFiles } from './input-files.ts';
import type { Invocation } from './invocation.ts';
import { spokenLanguage } from './language.ts';
import { parseArguments } from './parse-arguments.ts';
import { tolerateClosedPipes } from './terminal.ts';

/** Stands beside this file once both are bundled. */
const WORKER_FILE = new URL('./run-worker.cjs', import.meta.url);

tolerateClosedPipes();
const argv = process.argv.slice(2);
const language = spokenLanguage(argv, process.env);
const inputs = openInputFiles();
void main();

async function main(): Promise<void> {
  try {
    const parsed = await parseArguments(argv, language);
    if (parsed.kind === 'text') process.stdout.write(`${parsed.text}\n`);
    // The exit code is set and not forced, so that what is still in a pipe is delivered.
    process.exitCode = parsed.kind === 'text' ? EXIT.done : await perform(parsed.invocation, inputs);
  } catch (error) {
    process.exitCode = await failureExit(error, language, inputs.texts);
  }
}

/** Each command is loaded only when it is asked for: help must not wait for the engine. */
async function perform(invocation: Invocation, inputs: InputFiles): Promise<ExitCode> {
  switch (invocation.command) {
    case 'run':
      return (await import('./commands/run.ts')).run(invocation, inputs, WORKER_FILE);
    case 'check':
      return (await import('./commands/check.ts')).check(invocation, inputs);
    case 'compare':
      return (await import('./commands/compare.ts')).compare(invocation, inputs);
    case 'explain':
      return (await import('./commands/explain.ts')).explain(invocation, inputs);
    case 'report':
      return (await import('./commands/report.ts')).report(invocation, inputs, WORKER_FILE);
    case 'verify':
      return (await import('./commands/verify.ts')).verify(invocation, inputs, WORKER_FILE);
    case 'pdf':
      return (await import('./commands/pdf.ts')).pdf(invocation, inputs);
    case 'pack':
      return (await import('./commands/pack.ts')).pack(invocation, inputs, WORKER_FILE);
    case 'schema':
      return (await import('./commands/schema.ts')).schema();
    case 'flow':
      return (await import('./commands/flow.ts')).flow(invocation, inputs);
    case 'opf':
      return (await import('./commands/opf.ts')).opf(invocation, inputs);
    case 'convert':
      return (await import('./commands/convert.ts')).convert(invocation, inputs);
    case 'transfer':
      return (await import('./commands/transfer.ts')).transfer(invocation, inputs);
  }
}
