import { readDatasetData, readScenariosData } from '../io/page-data.ts';
import type { WhatIfBase } from '../study/what-if/what-if-choices.ts';
import { inflatedText } from './inflate.ts';
import { LIVE_STYLE } from './page-style.ts';
import { StartChoice } from './start-choice.ts';
import type { Start } from './what-if-page.ts';

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

setTimeout(start);
