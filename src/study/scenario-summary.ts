import { text } from '../base/text.ts';
import type { Dataset } from '../grid/dataset.ts';
import { upgradeRow } from './grid-plan.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { ScenarioResult } from './result.ts';

/** Names of the areas, in the order of the data. */
export function areaTitles({ areas }: Dataset): ScenarioResult['areas'] {
  return areas.map(({ id, nameEn, nameEs }) => ({ id, name: text(nameEn, nameEs) }));
}

/** What the scenario asked for, in the words of the result. */
export function scenarioSummary(grid: PreparedGrid): ScenarioResult['scenario'] {
  const { scenario, dataset, condition } = grid;
  return {
    id: scenario.id,
    title: scenario.title,
    question: scenario.question,
    year: scenario.year,
    season: scenario.season,
    demand:
      typeof scenario.demand === 'string'
        ? scenario.demand
        : `${scenario.demand.dayType} ${String(scenario.demand.hour).padStart(2, '0')}:00`,
    month: condition.month,
    upgrades: scenario.upgrades.map((choice) => {
      const row = upgradeRow(dataset, choice);
      if (choice.kind === 'inline') return { id: choice.id, title: choice.title, costMusd: undefined };
      return { id: choice.id, title: text(row!.nameEn, row!.nameEs), costMusd: row!.costMusd };
    }),
    exchanges: scenario.exchanges,
  };
}
