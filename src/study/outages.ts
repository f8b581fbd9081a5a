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
  const fromKv = outagesFromKv(studies);
  if (fromKv === undefined) return { contingencies: [], states: [] };
  const contingencies = contingencyList(grid.built, grid.network, grid.dataset, fromKv);
  return {
    contingencies,
    states: solveContingencies(grid.base, contingencies),
  };
}

/** The lowest voltage whose outages the studies of a scenario's own moment need; `undefined`: they need none. */
export function outagesFromKv(studies: readonly StudyRequest[]): number | undefined {
  const needed = studies.flatMap((study) => {
    if (!('monitorFromKv' in study) || study.kind === 'market') return [];
    const hasNone = (study.kind === 'loading' || study.kind === 'rights') && study.contingencies === 'none';
    return hasNone ? [] : [study.monitorFromKv];
  });
  return needed.length === 0 ? undefined : Math.min(...needed);
}
