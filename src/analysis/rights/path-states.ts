import { limitsIn, type SecurityFrame } from '../capacity/security-frame.ts';
import { type ContingencyState, responseAfter } from '../contingency.ts';
import { flowResponseMw } from '../dc-flow.ts';
import { type ElementLimits, elementFlows } from '../monitoring.ts';
import { applyOutage } from '../outage-correction.ts';
import { keptInjection, pathInjection, type RightPath } from './right.ts';

/** One state of the grid, nothing out (`contingency` −1) or after a contingency. Read the arrays before the next one. */
export interface PathState {
  readonly contingency: number;
  /** Flow on every element without any right, MW. */
  readonly baseMw: Float64Array;
  /** What 1 MW of each path puts on every element, MW, by path. */
  readonly responseMw: readonly Float64Array[];
  readonly limits: ElementLimits;
}

/**
 * Carries paths through the intact grid and every contingency. Cost: one solve a path; per contingency and path one pass
 * over the branches, or one solve where the contingency splits an island.
 */
export function* pathStates(frame: SecurityFrame, paths: readonly RightPath[]): Generator<PathState> {
  const { base, carriers, monitoring } = frame;
  const { buses, branches, dcLinks } = base.model.network;
  const noLinkMw = new Float64Array(dcLinks.count);
  const intact = paths.map((path) => {
    const busMw = pathInjection(path, buses.count);
    return {
      path,
      busMw,
      flowMw: flowResponseMw(base.model, busMw),
      scratch: new Float64Array(branches.count),
      elementMw: new Float64Array(branches.count + monitoring.flowgates.length),
    };
  });
  for (let contingency = -1; contingency < carriers.length; contingency++) {
    const state = carriers[contingency]?.state;
    yield {
      contingency,
      baseMw: frame.flowMw[contingency + 1]!,
      responseMw: intact.map((carried) =>
        elementFlows(monitoring, flowIn(state, carried), noLinkMw, carried.elementMw),
      ),
      limits: limitsIn(frame, contingency),
    };
  }
}

interface CarriedPath {
  readonly path: RightPath;
  readonly busMw: Float64Array;
  readonly flowMw: Float64Array;
  readonly scratch: Float64Array<ArrayBuffer>;
}

/** Flow on every branch for 1 MW of a path; it may stand in the path's scratch. */
function flowIn(
  state: ContingencyState | undefined,
  { path, busMw, flowMw, scratch }: CarriedPath,
): Float64Array {
  if (state === undefined) return flowMw;
  const { change, splits } = state;
  if (splits) return responseAfter(change, keptInjection(path, change.islandOf, change.islandCount));
  return change.correction ? applyOutage(change.correction, flowMw, scratch) : responseAfter(change, busMw);
}
