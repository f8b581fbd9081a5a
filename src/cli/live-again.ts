import { hasErrors } from '../base/diagnostics.ts';
import type { LivePart } from '../report/html/page-shell.ts';
import { compareInputs } from '../study/evidence/compare-inputs.ts';
import type { InputFiles } from './input-files.ts';
import { livePartOfSeveral } from './live-part.ts';
import { inputsOf } from './provenance.ts';
import type { ResultFile } from './result-input.ts';
import { readScenarios } from './scenario-input.ts';

/**
 * The live part of the page of runs that were made before: their scenarios and data, read again. `missing` where one of
 * them is not what it was; no part where no scenario gives one.
 */
export async function liveAgain(
  results: readonly ResultFile[],
  base: string,
  inputs: InputFiles,
  workerFile: URL,
): Promise<LivePart | undefined | 'missing'> {
  const files = results.flatMap(({ provenance: { scenario } }) =>
    scenario === undefined || inputs.readIfThere(scenario) === undefined ? [] : [scenario],
  );
  if (files.length < results.length) return 'missing';
  const { ready, diagnostics } = await readScenarios(inputs, files);
  if (ready.length < results.length || hasErrors(diagnostics)) return 'missing';
  const isOther = results.some(
    ({ provenance }, i) => compareInputs(provenance.inputs, inputsOf(ready[i]!.files, inputs)).length > 0,
  );
  return isOther ? 'missing' : livePartOfSeveral(ready, base, workerFile);
}
