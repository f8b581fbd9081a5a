import type { CrossedLimit } from './capacity-result.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import type { SteppedTransfer } from './made-transfer.ts';
import type { PathFlows } from './path-flows.ts';

/**
 * Published limits of other interfaces that an exchange loads on its way: a wheeling from Guatemala to Panama crosses
 * every border between, and each has a limit on what flows over its ties, in N. With flow f, share s of the exchange
 * and limit F the exchange can grow by (F − f)/s; shares below the threshold do not limit. The interface's own limit is
 * a layer of its own and is left out here. Cost: published interfaces × ties.
 */
export function crossedLimits(
  flows: PathFlows,
  { baseExchangeMw, onTheWay }: InterfaceFrame,
  made: SteppedTransfer,
  sensitivityThreshold: number,
): CrossedLimit[] {
  return onTheWay
    .flatMap(({ from, to, limit, ties }): CrossedLimit[] => {
      const reach = flows.growthTo(ties, limit.mw, made, sensitivityThreshold);
      if (reach === undefined) return [];
      const { share, growthMw } = reach;
      return [
        {
          fromAreas: from,
          toAreas: to,
          published: limit,
          flowMw: flows.baseMw(ties),
          share,
          limitMw: baseExchangeMw + growthMw,
        },
      ];
    })
    .sort((a, b) => a.limitMw - b.limitMw);
}
