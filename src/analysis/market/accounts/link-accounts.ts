import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { LinkAccount } from './market-accounts.ts';

export interface LinkMoney {
  /** By hour: price gap × flow of all links, less charges and their part of limited borders. */
  readonly rentUsd: readonly number[];
  readonly links: readonly LinkAccount[];
}

/** What controlled links earn between the prices at their ends. */
export function linkAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  linkPartUsd: Float64Array,
  ownedLinks: readonly number[],
): LinkMoney {
  const { links, weightH } = block;
  const { buses } = block.model.network;
  const rentUsd = new Array<number>(weightH.length).fill(0);
  const accounts = Array.from({ length: links.count }, (_, l): LinkAccount => {
    const areas = [buses.area[links.from[l]!]!, buses.area[links.to[l]!]!] as const;
    const sum = { forwardMwh: 0, reverseMwh: 0, lossMwh: 0, rentUsd: 0 };
    weightH.forEach((weight, hour) => {
      const at = hour * links.count + l;
      const mw = dispatch.linkMw[at]!;
      const sentMw = Math.abs(mw);
      const [from, to] = mw > 0 ? [links.from[l]!, links.to[l]!] : [links.to[l]!, links.from[l]!];
      const priceUsd = (bus: number) => dispatch.priceUsdPerMwh[hour * buses.count + bus]!;
      const gapUsd = priceUsd(to) * (1 - links.lossShare[l]!) - priceUsd(from);
      const usd = gapUsd * sentMw - linkPartUsd[at]! - linkChargeUsd(block, dispatch, at);
      rentUsd[hour]! += usd;
      sum[mw > 0 ? 'forwardMwh' : 'reverseMwh'] += weight * sentMw;
      sum.lossMwh += weight * links.lossShare[l]! * sentMw;
      sum.rentUsd += weight * usd;
    });
    return { areas, owned: ownedLinks.includes(l), ...sum };
  });
  return { rentUsd, links: accounts };
}

/** What is charged for the use of a link in an hour, `at` in hours × links. */
export function linkChargeUsd({ links }: MarketBlock, dispatch: BlockDispatch, at: number): number {
  const usedMw = Math.abs(dispatch.linkMw[at]!) + 2 * dispatch.circularMw[at]!;
  return links.costUsdPerMwh[at % links.count]! * usedMw;
}
