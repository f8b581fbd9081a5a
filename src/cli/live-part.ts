import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { datasetData, scenarioData } from '../io/page-data.ts';
import type { LivePart } from '../report/html/page-shell.ts';
import type { Scenario } from '../study/scenario.ts';
import { whatIfBase } from '../study/what-if/what-if-choices.ts';
import type { ReadyScenario } from './scenario-input.ts';

/** What the pages of one data set share. */
export type LiveProgram = Omit<LivePart, 'scenarios'>;

/** The page's program, which stands beside the worker once both are bundled, with a data set for it. */
export function liveProgram(dataset: Dataset, workerFile: URL): LiveProgram {
  const script = readFileSync(new URL('./web.js', workerFile), 'utf8');
  return {
    script,
    scriptSha256: createHash('sha256').update(script).digest('base64'),
    dataset: deflateSync(datasetData(dataset)).toString('base64'),
  };
}

/** The live part of a page about scenarios of the program's data; `undefined` where none of them has capacities. */
export function livePart(program: LiveProgram, scenarios: readonly Scenario[]): LivePart | undefined {
  const live = new Map<string, { ids: string[]; json: string }>();
  for (const scenario of scenarios) {
    const base = whatIfBase(scenario);
    if (base === undefined) continue;
    const moment = scenarioData({ ...base, ...UNNAMED });
    const known = live.get(moment);
    if (known === undefined) live.set(moment, { ids: [scenario.id], json: scenarioData(base) });
    else known.ids.push(scenario.id);
  }
  return live.size === 0 ? undefined : { ...program, scenarios: [...live.values()] };
}

/** What two scenarios about the same may differ in. */
const UNNAMED = {
  id: '',
  title: text('', ''),
  question: undefined,
  file: '',
  spans: new Map(),
} satisfies Partial<Scenario>;

/**
 * The live part of a page about several scenarios: the base where it can be, and the others that can; they share the
 * data of the first of them.
 */
export function livePartOfSeveral(
  ready: readonly ReadyScenario[],
  base: string,
  workerFile: URL,
): LivePart | undefined {
  const baseFirst = [...ready].sort(
    (a, b) => Number(b.scenario.id === base) - Number(a.scenario.id === base),
  );
  const first = baseFirst.find(({ scenario }) => whatIfBase(scenario) !== undefined);
  if (first === undefined) return undefined;
  const together = baseFirst.filter(({ dataset }) => dataset === first.dataset);
  return livePart(
    liveProgram(first.dataset, workerFile),
    together.map(({ scenario }) => scenario),
  );
}
