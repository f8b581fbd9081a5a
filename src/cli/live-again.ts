import { hasErrors } from '../base/diagnostics.ts';
import type { LivePart } from '../report/html/page-shell.ts';
import { compareInputs } from '../study/evidence/compare-inputs.ts';
import type { RunProvenance } from '../study/provenance.ts';
import type { InputFiles } from './input-files.ts';
import { livePart, liveProgram } from './live-part.ts';
import { inputsOf } from './provenance.ts';
import { readScenarios } from './scenario-input.ts';

/**
 * The live part of the page of a run that was made before: its scenario and data, read again. `missing` where they are
 * not what they were; no part where the scenario gives none.
 */
export async function liveAgain(
  { scenario: file, inputs: recorded }: RunProvenance,
  inputs: InputFiles,
  workerFile: URL,
): Promise<LivePart | undefined | 'missing'> {
  if (file === undefined || inputs.readIfThere(file) === undefined) return 'missing';
  const { ready, diagnostics } = await readScenarios(inputs, [file]);
  const [only] = ready;
  if (only === undefined || hasErrors(diagnostics)) return 'missing';
  if (compareInputs(recorded, inputsOf(only.files, inputs)).length > 0) return 'missing';
  return livePart(liveProgram(only.dataset, workerFile), only.scenario);
}
