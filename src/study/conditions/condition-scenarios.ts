import type { ConditionsRequest, Scenario } from '../scenario.ts';

/** A condition to solve: what tables call it, and the scenario that it is. */
export interface ConditionScenario {
  readonly id: string;
  /** The scenario that is listed; `undefined`: a moment of the asking scenario. */
  readonly listed: Scenario | undefined;
  readonly scenario: Scenario;
}

/**
 * The conditions of a request, in order: the scenarios it lists, or the scenario itself at every season, month and
 * demand period. A moment takes the month that the data give its season, so that hydrology and monthly limits are
 * those of the moment and not of the asking scenario, unless the request says months.
 */
export function conditionScenarios(scenario: Scenario, request: ConditionsRequest): ConditionScenario[] {
  if (request.scenarios.length > 0) {
    return request.scenarios.map((listed) => ({ id: listed.id, listed, scenario: listed }));
  }
  const months = request.months.length > 0 ? request.months : [undefined];
  return request.seasons.flatMap((season) =>
    months.flatMap((month) =>
      request.demand.map((demand) => ({
        id: [season, ...(month === undefined ? [] : [String(month).padStart(2, '0')]), demand].join('-'),
        listed: undefined,
        scenario: { ...scenario, season, demand, month },
      })),
    ),
  );
}
