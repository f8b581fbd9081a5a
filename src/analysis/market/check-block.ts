import { CoreError } from '../../base/errors.ts';
import type { MarketBlock } from './market-block.ts';

/**
 * Refuses a block whose columns do not have the lengths that its tables say: a rating that is missing would limit
 * nothing, and one that stands at another branch's place would limit that branch.
 *
 * @throws CoreError `wrong-length`
 */
export function checkBlock({ model, weightH, demandMw, offers, links, exchange, limits }: MarketBlock): void {
  const { areas, buses, branches } = model.network;
  const hours = weightH.length;
  const expected: readonly (readonly [string, ArrayLike<unknown>, number])[] = [
    ['demand', demandMw, hours * buses.count],
    ['bus of offers', offers.bus, offers.count],
    ['least output of offers', offers.lowerMw, hours * offers.count],
    ['most output of offers', offers.upperMw, hours * offers.count],
    ['price of offers', offers.costUsdPerMwh, hours * offers.count],
    ['spinning offers', offers.spins, offers.count],
    ['most of links forward', links.forwardMw, hours * links.count],
    ['most of links in reverse', links.reverseMw, hours * links.count],
    ['least net export', exchange.leastMw, hours * areas.count],
    ['most net export', exchange.mostMw, hours * areas.count],
    ['rating of branches', limits.ratingMw, branches.count],
    ['rating of branches after an outage', limits.ratingAfterMw, branches.count],
    ...limits.interfaces.flatMap(({ id, forwardMw, reverseMw }) => [
      [`limit of ${id} forward`, forwardMw, hours] as const,
      [`limit of ${id} in reverse`, reverseMw, hours] as const,
    ]),
  ];
  for (const [what, values, length] of expected) {
    if (values.length === length) continue;
    throw new CoreError(
      { tag: 'wrong-length', what, expected: length, actual: values.length },
      `${what}: ${length} values are needed, ${values.length} are given`,
    );
  }
}
