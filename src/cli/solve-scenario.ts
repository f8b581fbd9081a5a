import path from 'node:path';
import type { Diagnostic } from '../base/diagnostics.ts';
import { InputError, NoAnswerError } from '../base/errors.ts';
import type { Language, Text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { gridGeoJsonFiles } from '../io/grid-geojson.ts';
import { resultCsvFiles } from '../io/result-csv.ts';
import { resultJson } from '../io/result-json.ts';
import { resultPackageFile } from '../io/result-package.ts';
import { resultWorkbook } from '../io/result-workbook.ts';
import { upgradesParquetFiles } from '../io/upgrade-figures.ts';
import { runPage } from '../report/html/run-page.ts';
import type { DoneParts } from '../study/parted-studies.ts';
import type { RunProvenance } from '../study/provenance.ts';
import type { ScenarioResult } from '../study/result.ts';
import { runScenario } from '../study/run-scenario.ts';
import type { Scenario } from '../study/scenario.ts';
import { type LiveProgram, livePart } from './live-part.ts';
import { writeFiles } from './output-files.ts';
import { solverFor } from './solver-for.ts';

/** Everything one scenario needs, as plain data that can be sent to a worker. */
export interface ScenarioJob {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  /** Studies whose parts were done before; `undefined`: none. */
  readonly parts: DoneParts | undefined;
  readonly provenance: RunProvenance;
  readonly program: LiveProgram;
  /** Folder in which the scenario's own folder stands. */
  readonly out: string;
  readonly language: Language;
  /** Whether to write `result.xlsx` too. */
  readonly withWorkbook: boolean;
}

/** What became of it, as plain data too: errors lose their class on the way from a worker. */
export type ScenarioOutcome =
  | {
      readonly kind: 'done';
      readonly result: ScenarioResult;
      readonly folder: string;
      readonly files: readonly string[];
    }
  | { readonly kind: 'no-answer'; readonly id: string; readonly reason: Text }
  | { readonly kind: 'bad-input'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'defect'; readonly message: string; readonly stack: string };

/** Solves one scenario and writes its files: all of them, or none when there is no result. */
export async function solveScenario(job: ScenarioJob): Promise<ScenarioOutcome> {
  const { scenario, dataset, parts, provenance, program, out, language, withWorkbook } = job;
  try {
    const result = runScenario(scenario, dataset, await solverFor([scenario]), parts);
    const files = [
      { name: 'result.json', text: resultJson(result, provenance) },
      { name: 'report.html', text: runPage(result, provenance, language, livePart(program, [scenario])) },
      ...resultCsvFiles(result),
      resultPackageFile(result),
      ...gridGeoJsonFiles(result),
      ...(withWorkbook ? [await resultWorkbook(result, provenance, language)] : []),
      ...(result.upgrades === undefined ? [] : await upgradesParquetFiles(result.upgrades)),
    ];
    const folder = path.join(out, scenario.id);
    writeFiles(folder, files);
    return { kind: 'done', result, folder, files: files.map((file) => file.name) };
  } catch (error) {
    return failureOutcome(error, scenario.id);
  }
}

function failureOutcome(error: unknown, id: string): ScenarioOutcome {
  if (error instanceof NoAnswerError) return { kind: 'no-answer', id, reason: error.text };
  if (error instanceof InputError) return { kind: 'bad-input', diagnostics: error.diagnostics };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'defect', message, stack: stack ?? message };
}
