import { readDatasetData, readScenariosData } from '../io/page-data.ts';
import type { WhatIfBase } from '../study/what-if/what-if-choices.ts';
import { inflatedText } from './inflate.ts';
import { LIVE_STYLE } from './page-style.ts';
import { StartChoice } from './start-choice.ts';
import type { Start } from './what-if-page.ts';

/** A page that is never idle is live after this. */
const LATEST_START_MS = 1000;

/** Starts once the page stands: what it shows without a script is drawn first. */
async function start(): Promise<void> {
  const section = document.querySelector<HTMLElement>('#map')!;
  const dataset = readDatasetData(await inflatedText(textOf('live-dataset')));
  const style = document.createElement('style');
  style.textContent = LIVE_STYLE;
  document.head.append(style);
  new StartChoice(section, startsOf(section), dataset).open(location.hash);
}

function startsOf({ dataset: { scopes = '' } }: HTMLElement): Start[] {
  const scopeOf = scopes.split(' ');
  return readScenariosData<WhatIfBase>(textOf('live-scenarios')).map((scenario, i) => ({
    scenario,
    name: i === 0 ? undefined : scenario.id,
    scope: scopeOf[i]!,
  }));
}

function textOf(id: string): string {
  return document.getElementById(id)!.textContent!;
}

/** Not every browser tells when it has nothing else to do. */
if ('requestIdleCallback' in window) requestIdleCallback(() => void start(), { timeout: LATEST_START_MS });
else setTimeout(start);
