import path from 'node:path';
import process from 'node:process';
import { comparisonPage } from '../../report/html/comparison-page.ts';
import { runPage } from '../../report/html/run-page.ts';
import { chosenBase } from '../chosen-base.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { displayName, type InputFiles } from '../input-files.ts';
import type { ReportInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { provenanceOf } from '../provenance.ts';
import { madeFrom, type ResultFile, readResults } from '../result-input.ts';

/**
 * `siepac report`: a page from results that were written before. Of one it is the page that the run wrote; several are
 * set side by side. Nothing is solved.
 */
export function report(invocation: ReportInvocation, inputs: InputFiles): ExitCode {
  const { out } = invocation;
  const results = readResults(inputs, invocation.results);
  const page = madeFrom(results, () => pageOf(results, invocation, inputs));
  if (out === '-') process.stdout.write(page);
  else {
    writeFiles(path.dirname(out), [{ name: path.basename(out), text: page }]);
    process.stdout.write(`${displayName(out)}\n`);
  }
  return EXIT.done;
}

function pageOf(
  results: readonly ResultFile[],
  { base, language }: ReportInvocation,
  inputs: InputFiles,
): string {
  const ids = results.map(({ result }) => result.scenario.id);
  const baseId = chosenBase(base, ids, language);
  const [only] = results;
  if (results.length === 1 && only !== undefined) return runPage(only.result, only.provenance, language);
  const files = results.map(({ file }) => file);
  const argv = ['report', ...files, ...(base === undefined ? [] : ['--base', base])];
  return comparisonPage(results, baseId, provenanceOf(argv, undefined, files, inputs), language);
}
