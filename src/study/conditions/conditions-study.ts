import { InputError, NoAnswerError } from '../../base/errors.ts';
import { type Text, text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { CapacityRow } from '../capacity/capacity-result.ts';
import { capacityStudy } from '../capacity/capacity-study.ts';
import { outagesFor } from '../outages.ts';
import { prepareGrid } from '../prepare-grid.ts';
import type { CapacityRequest, ConditionsRequest, Scenario } from '../scenario.ts';
import { capacityRanges } from './capacity-ranges.ts';
import { type ConditionScenario, conditionScenarios } from './condition-scenarios.ts';
import type { ConditionOutcome, ConditionsResult } from './conditions-result.ts';

/**
 * One capacity request under every condition: how much each border can trade at worst, typically and at best, and
 * when. A condition that has no answer stays in the list with its reason. Cost: one capacity study per condition.
 */
export function conditionsStudy(
  scenario: Scenario,
  dataset: Dataset,
  request: ConditionsRequest,
  capacity: CapacityRequest,
): ConditionsResult {
  const solved = conditionScenarios(scenario, request).map((condition) =>
    solveCondition(condition, dataset, capacity),
  );
  return {
    conditions: solved.map(({ outcome }) => outcome),
    rows: capacityRanges(solved.map(({ outcome, rows }) => ({ condition: outcome.id, rows }))),
  };
}

interface SolvedCondition {
  readonly outcome: ConditionOutcome;
  readonly rows: readonly CapacityRow[];
}

function solveCondition(
  condition: ConditionScenario,
  dataset: Dataset,
  capacity: CapacityRequest,
): SolvedCondition {
  try {
    const grid = prepareGrid(condition.scenario, dataset);
    const { states } = outagesFor(grid, [capacity]);
    const { rows } = capacityStudy(grid, capacity, states).result;
    return { outcome: conditionOutcome(condition, grid.condition.month), rows };
  } catch (error) {
    return { outcome: conditionOutcome(condition, reasonOf(error)), rows: [] };
  }
}

/** @param answer the month that was solved, or why there is no answer */
export function conditionOutcome(
  { id, listed, scenario }: ConditionScenario,
  answer: number | Text,
): ConditionOutcome {
  const { year, season, demand } = scenario;
  return {
    id,
    title: listed?.title,
    year,
    season,
    demand:
      typeof demand === 'string' ? demand : `${demand.dayType} ${String(demand.hour).padStart(2, '0')}:00`,
    month: typeof answer === 'number' ? answer : undefined,
    reason: typeof answer === 'number' ? undefined : answer,
  };
}

/** Why a condition has no answer; what is neither a question without an answer nor a bad one is a defect. */
export function reasonOf(error: unknown): Text {
  if (error instanceof NoAnswerError) return error.text;
  if (!(error instanceof InputError)) throw error;
  return text(
    error.diagnostics.map(({ message }) => message.en).join('; '),
    error.diagnostics.map(({ message }) => message.es).join('; '),
  );
}
