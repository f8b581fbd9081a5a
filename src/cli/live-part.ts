import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Dataset } from '../grid/dataset.ts';
import { datasetData, scenarioData } from '../io/page-data.ts';
import type { LivePart } from '../report/html/page-shell.ts';
import type { Scenario } from '../study/scenario.ts';
import { whatIfBase } from '../study/what-if/what-if-choices.ts';

/** What the pages of one data set share. */
export type LiveProgram = Omit<LivePart, 'scenario'>;

/** The page's program, which stands beside the worker once both are bundled, with a data set for it. */
export function liveProgram(dataset: Dataset, workerFile: URL): LiveProgram {
  const script = readFileSync(new URL('./web.js', workerFile), 'utf8');
  return {
    script,
    scriptSha256: createHash('sha256').update(script).digest('base64'),
    dataset: deflateSync(datasetData(dataset)).toString('base64'),
  };
}

/** The live part of a scenario's page; `undefined` for a scenario without loadings and capacities. */
export function livePart(program: LiveProgram, scenario: Scenario): LivePart | undefined {
  const base = whatIfBase(scenario);
  return base && { ...program, scenario: scenarioData(base) };
}
