import path from 'node:path';
import { PROJECT } from '../cli/run-siepac.ts';

/** Works by few conditions and options, with every table and chart of sets of works: the text of a scenario `works`. */
export function worksScenario(demand: string, more = ''): string {
  return `id: works
title: { en: Works, es: Obras }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2026
season: wet
demand: maximum
studies:
  - capacity: { borders: [GT->SV], monitorFrom: 230 kV }
  - upgradeOptions:
      conditions: { seasons: [wet], demand: ${demand} }
      options: [second-circuit-gt-sv, second-circuit-sv-hn, national-works-sv]
      group: [second-circuit-gt-sv, national-works-sv]
      budgetsMusd: [60]
      sequence: { untilYear: 2035, yearlyBudgetMusd: 40 }
${more}`;
}
