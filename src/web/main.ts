import { readDatasetData, readScenarioData } from '../io/page-data.ts';
import type { WhatIfBase } from '../study/what-if/what-if-choices.ts';
import { inflatedText } from './inflate.ts';
import { WhatIfPage } from './what-if-page.ts';

/** Starts once the page stands: what it shows without a script is drawn first. */
async function start(): Promise<void> {
  const scenario = readScenarioData<WhatIfBase>(textOf('live-scenario'));
  const dataset = readDatasetData(await inflatedText(textOf('live-dataset')));
  new WhatIfPage(document.querySelector<HTMLElement>('#map')!, scenario, dataset).start();
}

function textOf(id: string): string {
  return document.getElementById(id)!.textContent!;
}

if (document.querySelector('#map figure') !== null) setTimeout(start);
