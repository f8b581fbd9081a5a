import type { ConditionsRequest } from '../study/scenario.ts';
import { DEMAND_PERIODS, SEASONS } from './conditions-schema.ts';
import type { ReadOther } from './other-scenarios.ts';
import type { StudyEntry } from './scenario-schema.ts';

type ConditionsEntry = NonNullable<StudyEntry['conditions']>;

/** A grid of moments, by default every season and demand period; or the scenarios of a list. */
export async function conditionsRequest(
  { seasons, demand, months, scenarios = [] }: ConditionsEntry,
  path: string,
  readOther: ReadOther,
): Promise<ConditionsRequest> {
  const others = [];
  for (const [index, file] of scenarios.entries()) {
    const other = await readOther(file, `${path}.scenarios.${index}`);
    if (other !== undefined) others.push(other);
  }
  return {
    kind: 'conditions',
    seasons: seasons ?? SEASONS,
    demand: demand ?? DEMAND_PERIODS,
    months: months ?? [],
    scenarios: others,
  };
}
