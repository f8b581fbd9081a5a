import type { Transfer } from '../../analysis/contingency.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { CrossedLimit } from './capacity-result.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import { tieFlowMw } from './tie-flow.ts';

/**
 * Published limits of other interfaces that an exchange loads on its way: a wheeling from Guatemala to Panama crosses
 * every border between, and each has a limit on what flows over its ties, in N. With flow f, share s of the exchange
 * and limit F the exchange can grow by (F − f)/s; shares below the threshold do not limit. The interface's own limit is
 * a layer of its own and is left out here. Cost: published interfaces × ties.
 */
export function crossedLimits(
  grid: PreparedGrid,
  { baseExchangeMw, onTheWay }: InterfaceFrame,
  transfer: Transfer,
  sensitivityThreshold: number,
): CrossedLimit[] {
  return onTheWay
    .flatMap(({ from, to, limit, ties }): CrossedLimit[] => {
      const share = tieFlowMw(ties, transfer.flowMw, transfer.linkMw);
      if (share < Math.max(sensitivityThreshold, Number.MIN_VALUE)) return [];
      const flowMw = tieFlowMw(ties, grid.flow.flowMw, grid.network.dcLinks.flowMw);
      const limitMw = baseExchangeMw + (limit.mw - flowMw) / share;
      return [{ fromAreas: from, toAreas: to, published: limit, flowMw, share, limitMw }];
    })
    .sort((a, b) => a.limitMw - b.limitMw);
}
