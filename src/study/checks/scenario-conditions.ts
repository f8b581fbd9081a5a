import type { Diagnostic } from '../../base/diagnostics.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { conditionScenarios } from '../conditions/condition-scenarios.ts';
import type { Scenario } from '../scenario.ts';
import { checkMoment } from './scenario-moment.ts';
import { atKey, studyKeys } from './scenario-place.ts';

/** Moments that a grid of conditions asks for and the data do not know. Cost: moments × rows of the demand tables. */
export function checkConditions(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const keys = studyKeys(scenario, 'conditions');
  return scenario.studies.flatMap((study) =>
    study.kind !== 'conditions'
      ? []
      : conditionScenarios(scenario, study)
          .filter(({ listed }) => listed === undefined)
          .flatMap((condition) => checkMoment(condition.scenario, dataset))
          .map(({ code, severity, message }) => atKey(scenario, keys, { code, severity, message })),
  );
}

/** The scenarios that a scenario's studies name. */
export function namedScenarios(scenario: Scenario): readonly Scenario[] {
  return scenario.studies.flatMap((study) => {
    if (study.kind === 'conditions') return study.scenarios;
    if (study.kind === 'upgradeOptions') return study.conditions.scenarios;
    return study.kind === 'uncertainty' && study.against !== undefined ? [study.against] : [];
  });
}
