import { type ContingencyState, solveContingencies } from '../analysis/contingency.ts';
import { contingencyList, type NamedContingency } from './contingency-list.ts';
import type { PreparedGrid } from './prepare-grid.ts';
import type { StudyRequest } from './scenario.ts';

interface Outages {
  readonly contingencies: readonly NamedContingency[];
  readonly states: readonly ContingencyState<NamedContingency>[];
}

/** Contingencies solved once and shared by all studies of the scenario's own moment, from the lowest voltage that any of them watches. */
export function outagesFor(grid: PreparedGrid, studies: readonly StudyRequest[]): Outages {
  const needing = studies.flatMap((study) => {
    if (study.kind === 'conditions') return [];
    return study.kind === 'loading' && study.contingencies === 'none' ? [] : [study];
  });
  if (needing.length === 0) return { contingencies: [], states: [] };
  const fromKv = Math.min(...needing.map((study) => study.monitorFromKv));
  const contingencies = contingencyList(grid.built, grid.network, grid.dataset, fromKv);
  return {
    contingencies,
    states: solveContingencies(grid.base, contingencies),
  };
}
