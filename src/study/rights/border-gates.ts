import type { Flowgate } from '../../analysis/monitoring.ts';
import type { OperatingLimit } from '../capacity/capacity-result.ts';
import { operatingLimits } from '../capacity/published-limits.ts';
import { tiesBetween } from '../capacity/tie-flow.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaPair } from '../scenario.ts';

/** A border, or an interface of several, with the operating limit published for one direction. */
export interface BorderGate extends AreaPair {
  readonly limit: OperatingLimit;
  readonly gate: Flowgate;
}

/** The published operating limits that hold at the scenario's moment, as flowgates: each way on its own, with nothing out. */
export function borderGates({ dataset, condition, network }: PreparedGrid): BorderGate[] {
  return operatingLimits(dataset, condition).flatMap(({ from, to, limit }) => {
    const ties = tiesBetween(network, { from, to });
    if (ties.branches.length === 0) return [];
    const gate: Flowgate = {
      id: limit.id,
      branches: ties.branches.map(({ position, sign }) => ({ position, factor: sign })),
      dcLinks: ties.links.map(({ position, sign }) => ({ position, factor: sign })),
      limitMw: { forwardMw: limit.mw, reverseMw: Number.POSITIVE_INFINITY },
      limitAfterMw: undefined,
    };
    return [{ from, to, limit, gate }];
  });
}
