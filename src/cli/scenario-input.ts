import path from 'node:path';
import type { Diagnostic } from '../base/diagnostics.ts';
import { hasErrors } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import { text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { readDataset } from '../io/dataset-reader.ts';
import { readScenario } from '../io/scenario-reader.ts';
import { checkScenario } from '../study/check-scenario.ts';
import type { Scenario } from '../study/scenario.ts';
import { displayName, type InputFiles, isFolder } from './input-files.ts';

/** A scenario with its data, read and free of errors. */
export interface ReadyScenario {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  /** Names of every file behind it, in order. */
  readonly files: readonly string[];
}

export interface ScenarioReading {
  readonly ready: readonly ReadyScenario[];
  /** Everything that was noticed in all files, each data set once. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads scenarios and the data they name, or those of another folder; goes on after errors so that all of them are
 * found.
 */
export async function readScenarios(
  inputs: InputFiles,
  files: readonly string[],
  data?: string,
): Promise<ScenarioReading> {
  const datasets = new Map<string, ReturnType<typeof readDatasetFolder>>();
  const ready: ReadyScenario[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const { scenario, used, found } = await readOne(inputs, file, data);
    diagnostics.push(...found);
    if (scenario === undefined) continue;
    if (!isFolder(scenario.data)) {
      diagnostics.push(needsDataset(scenario));
      continue;
    }
    const folder = path.resolve(scenario.data);
    const known = datasets.get(folder);
    const tables = known ?? readDatasetFolder(inputs, scenario.data);
    datasets.set(folder, tables);
    if (known === undefined) diagnostics.push(...tables.diagnostics);
    if (tables.value === undefined) continue;
    diagnostics.push(...checkScenario(scenario, tables.value), ...sameId(ready, scenario));
    ready.push({ scenario, dataset: tables.value, files: [...used, ...tables.files].sort() });
  }
  return { ready, diagnostics: withoutRepeats(diagnostics) };
}

/** What the data make every scenario stumble over is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ file, line, column, code, message }) => {
    const key = [file, line, column, code, message.en].join('|');
    return !seen.has(key) && seen.add(key);
  });
}

/** The same for commands that go on to solve. @throws InputError with every problem when there is an error. */
export async function requireScenarios(
  inputs: InputFiles,
  files: readonly string[],
  data?: string,
): Promise<ScenarioReading> {
  const reading = await readScenarios(inputs, files, data);
  if (hasErrors(reading.diagnostics)) throw new InputError(reading.diagnostics);
  return reading;
}

/** A data set from its folder: the description and all tables. */
export function readDatasetFolder(inputs: InputFiles, folder: string) {
  const files = inputs.readFolder(folder, ['.csv', 'datapackage.json']);
  const { value, diagnostics } = readDataset(files);
  return { value, diagnostics, files: Array.from(files.values(), (input) => input.file) };
}

async function readOne(inputs: InputFiles, file: string, data: string | undefined) {
  const used = new Set<string>();
  const load = (path: string) => {
    const input = inputs.readIfThere(path);
    if (input !== undefined) used.add(input.file);
    return input;
  };
  try {
    const input = inputs.read(file);
    used.add(input.file);
    const { value, diagnostics } = await readScenario(input, load);
    const scenario = value && { ...value, data: data ?? value.data };
    return { scenario, used, found: diagnostics };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { scenario: undefined, used, found: error.diagnostics };
  }
}

function needsDataset(scenario: Scenario): Diagnostic {
  const file = displayName(scenario.data);
  const place = scenario.spans.get('data') ?? { file: scenario.file, line: 1, column: 1 };
  return {
    code: 'DATA_NOT_A_DATASET',
    severity: 'error',
    message: text(
      'a scenario needs the folder of a data set: seasons, demand and limits stand there',
      'un escenario necesita la carpeta de un conjunto de datos: ahí están épocas, demanda y límites',
    ),
    hint: text(
      `\`siepac flow ${file} --n1\` gives the loading of a case file, \`siepac transfer ${file} --from AREA --to AREA --n1\` its capacities, \`siepac opf ${file}\` its dispatch`,
      `\`siepac flow ${file} --n1\` da la carga de un archivo de caso, \`siepac transfer ${file} --from ÁREA --to ÁREA --n1\` sus capacidades, \`siepac opf ${file}\` su despacho`,
    ),
    ...place,
  };
}

/** Two scenarios of one id would write into the same folder. */
function sameId(ready: readonly ReadyScenario[], scenario: Scenario): Diagnostic[] {
  const first = ready.find((other) => other.scenario.id === scenario.id);
  if (first === undefined) return [];
  const other = displayName(first.scenario.file);
  return [
    {
      code: 'DUPLICATE_SCENARIO',
      severity: 'error',
      message: text(
        `\`${scenario.id}\` is already the id of ${other}`,
        `\`${scenario.id}\` ya es el id de ${other}`,
      ),
      ...(scenario.spans.get('id') ?? { file: scenario.file, line: 1, column: 1 }),
    },
  ];
}
