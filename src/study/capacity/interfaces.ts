import { borderFlows } from '../loading-study.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CapacityRequest } from '../scenario.ts';
import { netSchedule } from '../schedules.ts';
import { publishedInterfaces } from './published-limits.ts';

/** Two sets of areas and a direction: what a capacity is asked of. */
export interface Interface {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The interfaces that a study asks for, each direction on its own. */
export function interfacesOf(grid: PreparedGrid, request: CapacityRequest): Interface[] {
  const asked: readonly Interface[] =
    request.borders === 'all'
      ? borderFlows(grid).map(({ fromArea, toArea }) => ({ from: [fromArea], to: [toArea] }))
      : request.borders;
  const directed =
    request.directions === 'both'
      ? asked.flatMap(({ from, to }) => [
          { from, to },
          { from: to, to: from },
        ])
      : asked;
  return request.borders === 'all'
    ? [...directed, ...publishedInterfaces(grid.dataset, grid.condition)]
    : [...directed];
}

/** Scheduled exchange of the base case from one side to the other, MW. */
export function scheduleBetween(grid: PreparedGrid, { from, to }: Interface): number {
  let mw = 0;
  for (const a of from) for (const b of to) mw += netSchedule(grid.scenario, a, b);
  return mw;
}

/** Positions of areas in the network. */
export function areaPositions(grid: PreparedGrid, areas: readonly string[]): ReadonlySet<number> {
  return new Set(areas.map((area) => grid.network.areas.id.indexOf(area)));
}
