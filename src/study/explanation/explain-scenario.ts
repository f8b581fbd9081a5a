import { movedBase } from '../../analysis/capacity/resolve-security.ts';
import { moveTransfer, type ReliefMove } from '../../analysis/explanation/relief.ts';
import { InputError, NoAnswerError } from '../../base/errors.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { capacityStudy } from '../capacity/capacity-study.ts';
import { outagesFor } from '../outages.ts';
import { type PreparedGrid, prepareGrid } from '../prepare-grid.ts';
import type { ScenarioResult } from '../result.ts';
import type { AreaPair, CapacityRequest, Scenario } from '../scenario.ts';
import { scenarioSummary } from '../scenario-summary.ts';
import { sourceReferences } from '../trace.ts';
import { explainCapacity } from './explain-capacity.ts';
import type { CapacityExplanation } from './explanation-result.ts';
import type { ReliefSolver } from './relief.ts';

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
 * that interface again with each move of plants and each upgrade that it names.
 *
 * @throws InputError and NoAnswerError as `runScenario`. Cost: a run with one interface, and one per move and upgrade.
 */
export function explainScenario(
  scenario: Scenario,
  dataset: Dataset,
  request: CapacityRequest,
  pair: AreaPair,
  rank: number,
): ScenarioExplanation {
  const asked: CapacityRequest = {
    ...request,
    borders: [pair],
    directions: 'forward',
    assumptions: 'thresholds',
  };
  const grid = prepareGrid(scenario, dataset);
  const { states } = outagesFor(grid, [...scenario.studies, asked]);
  const [solved] = capacityStudy(grid, asked, states).solved;
  const solver = reliefSolver(grid, asked);
  const explanation = explainCapacity(grid, solved!, states, { rank, solver });
  const sourceIds = new Set(
    explanation.confidence.flatMap(({ traces }) => traces.flatMap((trace) => trace.sourceIds)),
  );
  return {
    schemaVersion: 1,
    scenario: scenarioSummary(grid),
    explanation,
    pairCount: solved!.row.pairs.length,
    areas: dataset.areas.map(({ id, nameEn, nameEs }) => ({ id, name: { en: nameEn, es: nameEs } })),
    sources: sourceReferences(dataset, sourceIds),
  };
}

/** The thermal N-1 figure of the interface with all of a move made, or with one upgrade more. */
function reliefSolver(grid: PreparedGrid, request: CapacityRequest): ReliefSolver {
  const { scenario, dataset } = grid;
  const thermalOf = (changed: PreparedGrid) => {
    const { states } = outagesFor(changed, [...scenario.studies, request]);
    return capacityStudy(changed, request, states).result.rows[0]!.thermalN1;
  };
  return {
    withMove: (move) => thermalOf(afterMove(grid, move)),
    withUpgrade: (id) => {
      try {
        const upgrades = [...scenario.upgrades, { kind: 'catalogue', id } as const];
        return thermalOf(prepareGrid({ ...scenario, upgrades }, dataset));
      } catch (error) {
        if (error instanceof InputError || error instanceof NoAnswerError) return undefined;
        throw error;
      }
    },
  };
}

/** The grid with as much moved as the plant and its counter-party allow. */
function afterMove(grid: PreparedGrid, move: ReliefMove): PreparedGrid {
  const base = movedBase(grid.base, moveTransfer(grid.base, move), Math.min(move.roomMw, move.counterRoomMw));
  const { outputMw, injectionMw, flowMw } = base;
  return {
    ...grid,
    base,
    balance: { ...grid.balance, outputMw, injectionMw },
    flow: { ...grid.flow, flowMw },
  };
}
