import { solveContingencies } from '../../analysis/contingency.ts';
import { loadingOf, monitorFrom } from '../../analysis/monitoring.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { areaBalances } from '../area-balances.ts';
import { capacityStudy } from '../capacity/capacity-study.ts';
import { runs } from '../contingency-list.ts';
import { gridSummary } from '../grid-summary.ts';
import { loadingStudy } from '../loading-study.ts';
import { outagesFromKv } from '../outages.ts';
import type { ScenarioResult } from '../result.ts';
import { areaTitles, scenarioSummary } from '../scenario-summary.ts';
import { SharedGrids } from '../shared-grids.ts';
import { type SubstationState, substationState } from './substation-state.ts';
import type { WhatIfBase } from './what-if-choices.ts';

/** What a what-if shows after a change: the figures of a run, without what a run tells beside them. */
export interface WhatIfStep
  extends Pick<ScenarioResult, 'scenario' | 'grid' | 'dispatch' | 'warnings' | 'areas'> {
  readonly loading: NonNullable<ScenarioResult['loading']>;
  readonly capacity: NonNullable<ScenarioResult['capacity']>;
  /** Flows after a contingency of the step, by element; `undefined` where there is none of this id. */
  readonly after: (contingency: string) => ReadonlyMap<string, FlowAfter> | undefined;
  /** What is connected at a substation; `undefined` where there is none of this id. */
  readonly substation: (id: string) => SubstationState | undefined;
}

export interface FlowAfter {
  readonly flowMw: number;
  /** `undefined`: no limit. */
  readonly loadingPct: number | undefined;
}

/** What steps of one scenario have in common: kept from step to step, only what a change touches is made anew. */
export function whatIfGrids({ studies }: WhatIfBase, dataset: Dataset): SharedGrids {
  return new SharedGrids(dataset, outagesFromKv(studies)!);
}

/**
 * Solves one step: the same studies, in the same order, as a run of the scenario.
 *
 * @param grids of steps before this one, of the same data and studies; they change no figure
 * @throws InputError for a work that cannot be made or a schedule that cannot be met; NoAnswerError when the grid has
 * no solution.
 */
export function whatIfStep(
  scenario: WhatIfBase,
  dataset: Dataset,
  grids: SharedGrids = whatIfGrids(scenario, dataset),
): WhatIfStep {
  const [loadingRequest, capacityRequest] = scenario.studies;
  const { grid, contingencies, losses } = grids.at(scenario);
  const running = contingencies.filter((contingency) => runs(contingency, grid.network));
  const states = solveContingencies(grid.base, running, losses);
  return {
    scenario: scenarioSummary(grid),
    grid: gridSummary(grid),
    dispatch: areaBalances(grid),
    loading: loadingStudy(grid, loadingRequest, states),
    capacity: capacityStudy(grid, capacityRequest, states).result,
    warnings: grid.warnings,
    areas: areaTitles(dataset),
    substation: (id) => substationState(grid, id),
    after: (contingency) => {
      const state = states.find((each) => each.contingency.id === contingency);
      if (state === undefined) return undefined;
      const { monitorFromKv, postContingencyRating } = loadingRequest;
      const { branches, limitsAfter } = monitorFrom(grid.network, monitorFromKv, postContingencyRating);
      return new Map(
        branches.map((k) => {
          const flowMw = state.flowMw[k]!;
          const isLimited = Number.isFinite(limitsAfter.forwardMw[k]!);
          const loadingPct = isLimited ? 100 * loadingOf(limitsAfter, k, flowMw) : undefined;
          return [grid.network.branches.id[k]!, { flowMw, loadingPct }];
        }),
      );
    },
  };
}
