import type { SecurityFrame } from '../capacity/security-frame.ts';
import { resolvedGapMw } from './resolve-rights.ts';
import type { RightBid, TransmissionRight } from './right.ts';
import type { ClearedAuction, PricedPair } from './rights-auction.ts';
import { excessOf, simultaneousFeasibility } from './simultaneous-feasibility.ts';

/** What an auction must keep to; all are zero but for rounding. */
export interface AuctionCheck {
  /**
   * By how much a bid that won anything lies below its clearing price, or one that lacks anything above it, as a share
   * of the highest price of any bid.
   */
  readonly priceGap: number;
  /** Price × what is left unused, the largest of all pairs that bind, as a share of the value of all awards. */
  readonly slack: number;
  /** Revenue less Σ price × limit used, as a share of the value of all awards. */
  readonly revenueGap: number;
  /** The least that the pairs' prices allow any awards to be worth, less what these are worth, as a share of it. */
  readonly optimalityGap: number;
  /** Largest excess over a limit with all awards and all that is held in use, MW. */
  readonly excessMw: number;
  /** Flow on the pairs that bind less their limits, the grid built and solved anew without what is lost, MW. */
  readonly resolvedGapMw: number;
}

/** Awards below this are rounding, MW. */
const NO_AWARD_MW = 1e-6;

/** Cost: a feasibility test, and a grid built for every contingency that binds. */
export function auctionCheck(
  frame: SecurityFrame,
  bids: readonly RightBid[],
  held: readonly TransmissionRight[],
  { awards, binding, valueUsd, revenueUsd }: ClearedAuction,
): AuctionCheck {
  const surplus = bids.map((bid, i) => bid.priceUsdPerMw - awards[i]!.clearingPriceUsdPerMw);
  const priceGaps = bids.flatMap(({ askedMw }, i) => {
    const { awardedMw } = awards[i]!;
    return [
      ...(awardedMw > NO_AWARD_MW ? [-surplus[i]!] : []),
      ...(awardedMw < askedMw - NO_AWARD_MW ? [surplus[i]!] : []),
    ];
  });
  const worth = (mwOf: (pair: PricedPair) => number) =>
    binding.reduce((sum, pair) => sum + pair.priceUsdPerMw * mwOf(pair), 0);
  const boundUsd =
    worth(({ roomMw }) => roomMw) +
    bids.reduce((sum, { askedMw }, i) => sum + askedMw * Math.max(0, surplus[i]!), 0);
  const all = [...held, ...awardedRights(bids, awards)];
  const [worst] = simultaneousFeasibility(frame, all).violations;
  const highest = Math.max(1, ...bids.map(({ priceUsdPerMw }) => Math.abs(priceUsdPerMw)));
  const value = Math.max(1, Math.abs(valueUsd));
  const slackUsd = binding.map((pair) => pair.priceUsdPerMw * Math.abs(pair.roomMw - pair.usedMw));
  return {
    priceGap: Math.max(0, ...priceGaps) / highest,
    slack: Math.max(0, ...slackUsd) / value,
    revenueGap: Math.abs(revenueUsd - worth(({ usedMw }) => usedMw)) / value,
    optimalityGap: Math.abs(boundUsd - valueUsd) / value,
    excessMw: worst === undefined ? 0 : excessOf(worst),
    resolvedGapMw: resolvedGapMw(
      frame,
      all,
      binding.map((pair) => ({ ...pair, flowMw: pair.limitMw })),
    ),
  };
}

/** What an auction sold, as rights. */
export function awardedRights(
  bids: readonly RightBid[],
  awards: ClearedAuction['awards'],
): TransmissionRight[] {
  return bids.map(({ path, kind }, i) => ({ path, kind, mw: awards[i]!.awardedMw }));
}
