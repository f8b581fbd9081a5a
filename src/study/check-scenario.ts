import type { Diagnostic } from '../base/diagnostics.ts';
import type { Dataset } from '../grid/dataset.ts';
import { checkAreasHavePlants } from './checks/areas.ts';
import { checkBranchValues } from './checks/branch-values.ts';
import { checkContingencies, checkPlaces } from './checks/references.ts';
import { checkAreaNames } from './checks/scenario-areas.ts';
import { checkConditions, namedScenarios } from './checks/scenario-conditions.ts';
import { checkMarket } from './checks/scenario-market.ts';
import { checkMoment } from './checks/scenario-moment.ts';
import { checkRightPlaces } from './checks/scenario-rights.ts';
import { checkSchemeChoices } from './checks/scenario-schemes.ts';
import { checkShiftKeys } from './checks/scenario-shift-keys.ts';
import { checkUpgradeOptions } from './checks/scenario-upgrade-options.ts';
import { checkUpgradeChoices } from './checks/scenario-upgrades.ts';
import type { Scenario } from './scenario.ts';

/**
 * A scenario against its data, before anything is solved: names of areas, upgrades, buses, elements and classes that
 * the data do not have, a moment they do not know, upgrades that cannot be made or change nothing in the year; and of
 * the data themselves the errors that would spoil a run of that year; and the
 * same for the scenarios that its studies name. Places in the scenario come from its `spans`.
 * Cost: rows of the data, and edits × elements.
 */
export function checkScenario(scenario: Scenario, dataset: Dataset): readonly Diagnostic[] {
  const named = [...checkMoment(scenario, dataset), ...checkAreaNames(scenario, dataset)];
  // Of a year that the data do not cover, every row would be told missing.
  if (named.some((found) => found.code === 'YEAR_BEFORE_DATA')) return named;
  const year = [scenario.year];
  return [
    ...named,
    ...checkConditions(scenario, dataset),
    ...checkMarket(scenario, dataset),
    ...checkShiftKeys(scenario, dataset),
    ...checkRightPlaces(scenario, dataset),
    ...namedScenarios(scenario).flatMap((other) => checkScenario(other, dataset)),
    ...checkUpgradeChoices(scenario, dataset),
    ...checkUpgradeOptions(scenario, dataset),
    ...checkSchemeChoices(scenario, dataset),
    ...checkPlaces(dataset, year),
    ...checkBranchValues(dataset),
    ...checkAreasHavePlants(dataset, year),
    ...checkContingencies(dataset, year),
  ];
}
