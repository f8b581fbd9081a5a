import { readdirSync, readFileSync } from 'node:fs';
import type { Dataset } from '../../src/grid/dataset.ts';
import { readDataset } from '../../src/io/dataset-reader.ts';
import type { CapacityRequest, Scenario } from '../../src/study/scenario.ts';
import { CAPACITY, LOADING, tinyScenario } from './tiny-dataset.ts';

const FOLDER = new URL('../../data/siepac/', import.meta.url);

/** The project's own data set. */
export function siepacDataset(): Dataset {
  const files = new Map(
    readdirSync(FOLDER).map((file) => [file, { file, text: readFileSync(new URL(file, FOLDER), 'utf8') }]),
  );
  const { value, diagnostics } = readDataset(files);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics[0]));
  return value;
}

/** The rules that the project's scenarios follow. */
export const SIEPAC_CAPACITY: CapacityRequest = {
  ...CAPACITY,
  monitorFromKv: 115,
  sensitivityThreshold: 0.05,
  localOverloadThreshold: 0.15,
};

export function siepacScenario(changes: Partial<Scenario>): Scenario {
  return tinyScenario({
    id: 'siepac',
    year: 2017,
    exchanges: [{ from: 'MX', to: 'GT', powerMw: 120 }],
    studies: [{ ...LOADING, monitorFromKv: 115 }, SIEPAC_CAPACITY],
    ...changes,
  });
}
