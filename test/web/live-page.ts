import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Dataset } from '../../src/grid/dataset.ts';
import { readDatasetData, readScenariosData } from '../../src/io/page-data.ts';
import type { WhatIfBase } from '../../src/study/what-if/what-if-choices.ts';
import { PROJECT, runSiepac } from '../cli/run-siepac.ts';

/** What `siepac run` writes for a scenario: its page and its result. */
export interface LivePage {
  readonly file: string;
  readonly html: string;
  // biome-ignore lint/suspicious/noExplicitAny: a file read back
  readonly result: any;
}

export function runToPage(scenario: string, out: string): LivePage {
  const file = scenario.includes('/') ? scenario : path.join(PROJECT, 'scenarios', `${scenario}.yaml`);
  const ran = runSiepac(['run', file, '--out', out]);
  if (ran.status !== 0) throw new Error(ran.stderr);
  const folder = path.join(out, path.basename(file, '.yaml'));
  const page = path.join(folder, 'report.html');
  return {
    file: page,
    html: readFileSync(page, 'utf8'),
    result: JSON.parse(readFileSync(path.join(folder, 'result.json'), 'utf8')),
  };
}

/** What the program of a page reads, read here. */
export function dataOfPage({ html }: LivePage): { scenario: WhatIfBase; dataset: Dataset } {
  const textOf = (id: string) => new RegExp(`id="${id}">([^<]*)<`).exec(html)![1]!;
  const dataset = inflateSync(Buffer.from(textOf('live-dataset'), 'base64')).toString('utf8');
  return {
    scenario: readScenariosData<WhatIfBase>(textOf('live-scenarios'))[0]!,
    dataset: readDatasetData(dataset),
  };
}
