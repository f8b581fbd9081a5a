import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { LinkAccount } from './market-accounts.ts';

/** Price gap × flow of controlled links, less their part of limited borders. */
export function linkAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  linkPartUsd: Float64Array,
): { readonly rentUsd: number[]; readonly links: LinkAccount[] } {
  const { links, weightH } = block;
  const { buses } = block.model.network;
  const rentUsd = new Array<number>(weightH.length).fill(0);
  const accounts = Array.from({ length: links.count }, (_, l): LinkAccount => {
    const sum = { forwardMwh: 0, reverseMwh: 0, lossMwh: 0, rentUsd: 0, costUsd: 0 };
    weightH.forEach((weight, hour) => {
      const at = hour * links.count + l;
      const mw = dispatch.linkMw[at]!;
      const sentMw = Math.abs(mw);
      const [from, to] = mw > 0 ? [links.from[l]!, links.to[l]!] : [links.to[l]!, links.from[l]!];
      const priceUsd = (bus: number) => dispatch.priceUsdPerMwh[hour * buses.count + bus]!;
      const gapUsd = priceUsd(to) * (1 - links.lossShare[l]!) - priceUsd(from);
      const usd = gapUsd * sentMw - linkPartUsd[at]!;
      rentUsd[hour]! += usd;
      sum[mw > 0 ? 'forwardMwh' : 'reverseMwh'] += weight * sentMw;
      sum.lossMwh += weight * links.lossShare[l]! * sentMw;
      sum.rentUsd += weight * usd;
      sum.costUsd += weight * links.costUsdPerMwh[l]! * (sentMw + 2 * dispatch.circularMw[at]!);
    });
    return sum;
  });
  return { rentUsd, links: accounts };
}
