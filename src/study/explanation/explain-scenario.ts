import { InputError, NoAnswerError } from '../../base/errors.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { Limit } from '../capacity/capacity-result.ts';
import { capacityStudy } from '../capacity/capacity-study.ts';
import { outagesFor } from '../outages.ts';
import { prepareGrid } from '../prepare-grid.ts';
import type { ScenarioResult } from '../result.ts';
import { scenarioSummary } from '../run-scenario.ts';
import type { AreaPair, CapacityRequest, Scenario } from '../scenario.ts';
import { sourceReferences } from '../trace.ts';
import { explainCapacity } from './explain-capacity.ts';
import type { CapacityExplanation, TouchingUpgrade } from './explanation-result.ts';

/** One explanation with its scenario, and the sources that it names. */
export interface ScenarioExplanation {
  readonly schemaVersion: 1;
  readonly scenario: ScenarioResult['scenario'];
  readonly explanation: CapacityExplanation;
  /** How many pairs are known behind the capacity: ranks that can be asked for. */
  readonly pairCount: number;
  readonly areas: ScenarioResult['areas'];
  readonly sources: ScenarioResult['sources'];
}

/**
 * Explains the capacity of any interface in a scenario, by the rules of the scenario's own capacity study, and solves
 * that interface again with each upgrade that touches the limiting pair.
 *
 * @throws InputError and NoAnswerError as `runScenario`. Cost: a run with one interface, and one per upgrade.
 */
export function explainScenario(
  scenario: Scenario,
  dataset: Dataset,
  request: CapacityRequest,
  pair: AreaPair,
  rank: number,
): ScenarioExplanation {
  const asked: CapacityRequest = { ...request, borders: [pair], directions: 'forward' };
  const grid = prepareGrid(scenario, dataset);
  const { states } = outagesFor(grid, [...scenario.studies, asked]);
  const [solved] = capacityStudy(grid, asked, states).solved;
  const explanation = explainCapacity(grid, solved!, states, { rank });
  const sourceIds = new Set(
    explanation.confidence.flatMap(({ traces }) => traces.flatMap((trace) => trace.sourceIds)),
  );
  return {
    schemaVersion: 1,
    scenario: scenarioSummary(grid),
    explanation: withUpgradesSolved(explanation, (id) => thermalWith(scenario, dataset, asked, id)),
    pairCount: solved!.row.pairs.length,
    areas: dataset.areas.map(({ id, nameEn, nameEs }) => ({ id, name: { en: nameEn, es: nameEs } })),
    sources: sourceReferences(dataset, sourceIds),
  };
}

function withUpgradesSolved(
  explanation: CapacityExplanation,
  thermalWithUpgrade: (id: string) => Limit | undefined,
): CapacityExplanation {
  const { pair } = explanation;
  if (pair === undefined) return explanation;
  const upgrades = pair.relief.upgrades.map(
    (upgrade): TouchingUpgrade => ({ ...upgrade, thermalN1: thermalWithUpgrade(upgrade.id) }),
  );
  return { ...explanation, pair: { ...pair, relief: { ...pair.relief, upgrades } } };
}

/** The thermal N-1 figure with one upgrade more; `undefined` where it cannot be made in this year. */
function thermalWith(
  scenario: Scenario,
  dataset: Dataset,
  request: CapacityRequest,
  id: string,
): Limit | undefined {
  try {
    const upgrades = [...scenario.upgrades, { kind: 'catalogue', id } as const];
    const grid = prepareGrid({ ...scenario, upgrades }, dataset);
    const { states } = outagesFor(grid, [...scenario.studies, request]);
    return capacityStudy(grid, request, states).result.rows[0]!.thermalN1;
  } catch (error) {
    if (error instanceof InputError || error instanceof NoAnswerError) return undefined;
    throw error;
  }
}
