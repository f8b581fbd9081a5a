import path from 'node:path';
import process from 'node:process';
import { text } from '../../base/text.ts';
import { comparisonPage } from '../../report/html/comparison-page.ts';
import type { LivePart } from '../../report/html/page-shell.ts';
import { runPage } from '../../report/html/run-page.ts';
import { chosenBase } from '../chosen-base.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import type { ReportInvocation } from '../invocation.ts';
import { liveAgain } from '../live-again.ts';
import { writeFiles } from '../output-files.ts';
import { provenanceOf } from '../provenance.ts';
import { madeFrom, type ResultFile, readResults } from '../result-input.ts';

/**
 * `siepac report`: a page from results that were written before. Of one it is the page that the run wrote, several are set
 * side by side; it is live where scenarios and data are still there. Nothing is solved.
 */
export async function report(
  invocation: ReportInvocation,
  inputs: InputFiles,
  workerFile: URL,
): Promise<ExitCode> {
  const { out, language } = invocation;
  const results = readResults(inputs, invocation.results);
  const ids = results.map(({ result }) => result.scenario.id);
  const base = chosenBase(invocation.base, ids, language);
  const live = await liveAgain(results, base, inputs, workerFile);
  if (live === 'missing') process.stderr.write(`${NOT_LIVE[language]}\n`);
  const page = madeFrom(results, () =>
    pageOf(results, base, invocation, inputs, live === 'missing' ? undefined : live),
  );
  if (out === '-') process.stdout.write(page);
  else {
    writeFiles(path.dirname(out), [{ name: path.basename(out), text: page }]);
    process.stdout.write(`${displayName(out)}\n`);
  }
  return EXIT.done;
}

const NOT_LIVE = text(
  'A scenario or its data are not here as they were: the page is made without its live part.',
  'Un escenario o sus datos no están aquí como estaban: la página se hace sin su parte viva.',
);

function pageOf(
  results: readonly ResultFile[],
  base: string,
  { base: asked, language }: ReportInvocation,
  inputs: InputFiles,
  live: LivePart | undefined,
): string {
  const [only] = results;
  if (results.length === 1 && only !== undefined) {
    return runPage(only.result, only.provenance, language, live);
  }
  const files = results.map(({ file }) => file);
  const argv = ['report', ...files, ...(asked === undefined ? [] : ['--base', asked])];
  return comparisonPage(results, base, provenanceOf(argv, undefined, files, inputs), language, live);
}
