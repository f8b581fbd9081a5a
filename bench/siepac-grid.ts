import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dataset } from '../src/grid/dataset.ts';
import { readDataset } from '../src/io/dataset-reader.ts';
import type { InputText } from '../src/io/input-text.ts';
import { readScenario } from '../src/io/scenario-reader.ts';
import { type PreparedGrid, prepareGrid } from '../src/study/prepare-grid.ts';
import type { CapacityRequest, Scenario } from '../src/study/scenario.ts';

/** The regional grid at one of the project's scenarios, and how that asks for capacities. */
export interface SiepacGrid {
  readonly scenario: Scenario;
  readonly dataset: Dataset;
  readonly grid: PreparedGrid;
  readonly request: CapacityRequest;
}

const DATA = 'data/siepac';

export async function siepacGrid(scenarioFile: string): Promise<SiepacGrid> {
  const { scenario, dataset } = await siepacScenario(scenarioFile);
  const request = scenario.studies.find((study) => study.kind === 'capacity');
  if (request === undefined) throw new Error(`${scenarioFile} asks for no capacities`);
  return { scenario, dataset, grid: prepareGrid(scenario, dataset), request };
}

/** One of the project's scenarios, with its data. */
export async function siepacScenario(
  scenarioFile: string,
): Promise<Pick<SiepacGrid, 'scenario' | 'dataset'>> {
  const read = (file: string): InputText => ({ file, text: readFileSync(file, 'utf8') });
  const load = (file: string) => (existsSync(file) ? read(file) : undefined);
  const { value: scenario } = await readScenario(read(scenarioFile), load);
  const tables = new Map(readdirSync(DATA).map((name) => [name, read(path.join(DATA, name))]));
  const { value: dataset } = readDataset(tables);
  if (scenario === undefined || dataset === undefined) {
    throw new Error(`${scenarioFile} or its data cannot be read`);
  }
  return { scenario, dataset };
}
