import type { Text } from '../../base/text.ts';
import type { ElementTrace } from '../result.ts';
import type { RightsRequest } from '../scenario.ts';

/** Which rights fit into the grid at once, and what an auction sells beside them. */
export interface RightsResult
  extends Pick<
    RightsRequest,
    'period' | 'contingencies' | 'operatingLimits' | 'spread' | 'monitorFromKv' | 'postContingencyRating'
  > {
  readonly held: readonly HeldRow[];
  /** All that is held, used at once. */
  readonly test: RightsTest;
  readonly bids: readonly BidRow[];
  /** `undefined` where there are no bids, or `noAuction` says why it could not be held. */
  readonly auction: AuctionResult | undefined;
  readonly noAuction: Text | undefined;
}

export interface HeldRow {
  readonly id: string;
  readonly holder: string | undefined;
  /** Names of areas, substations or buses. */
  readonly from: string;
  readonly to: string;
  readonly type: 'obligation' | 'option';
  /** Held, or asked for. */
  readonly powerMw: number;
}

export interface RightsTest {
  readonly isFeasible: boolean;
  /** Every pair beyond its limit, the largest excess first. */
  readonly violations: readonly RightsPair[];
  /** Of the elements that come closest to their limits, the pair that does; the closest first. */
  readonly closest: readonly RightsPair[];
}

/** A line, a bank or a border, with nothing out or after an outage, in one direction. */
export interface RightsPair {
  readonly kind: 'branch' | 'border';
  readonly element: string;
  readonly elementName: string;
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
  readonly direction: 'from-to' | 'to-from';
  readonly flowMw: number;
  readonly limitMw: number;
  /** Who puts how much on it, MW, by id of right or bid; negative: takes off. The largest first. */
  readonly parts: readonly { readonly right: string; readonly mw: number }[];
  readonly trace: ElementTrace;
}

export interface BidRow extends HeldRow {
  /** For the whole period. */
  readonly priceUsdPerMw: number;
  /** `undefined` where no auction was held. */
  readonly award: AwardRow | undefined;
}

export interface AwardRow {
  readonly awardedMw: number;
  /** The same for all bids of one path and type. */
  readonly clearingPriceUsdPerMw: number;
  /** Negative: is paid. */
  readonly paymentUsd: number;
}

export interface AuctionResult {
  /** At the bids' own prices: what was maximised. */
  readonly valueUsd: number;
  /** At clearing prices: what the awards pay. */
  readonly revenueUsd: number;
  readonly awardedMw: number;
  /** Highest price first. */
  readonly limits: readonly PricedRightsPair[];
}

/** A pair that the awards fill. */
export interface PricedRightsPair extends RightsPair {
  /** What bids use of it, MW; the rest is held already, or flows in the empty grid. */
  readonly usedMw: number;
  /** What one more MW of it would be worth to the bidders. */
  readonly priceUsdPerMw: number;
}
