import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { MarketDesign } from '../market-design.ts';
import type { Nominations } from './capacity-auction.ts';
import type { MexicanExchange } from './mexican-exchange.ts';

/** A block of hours and what was made of it. */
export interface SolvedBlock {
  readonly kind: 'solved';
  readonly block: MarketBlock;
  readonly dispatch: BlockDispatch;
}

/** A block of hours under a market design. */
export interface DesignBlockResult extends SolvedBlock {
  readonly design: MarketDesign;
  /** What every country does by itself before it trades, where the design has such a stage. Shared between designs. */
  readonly national: SolvedBlock | undefined;
  /** `undefined` where Mexico takes no part. */
  readonly mexico: MexicanOutcome | undefined;
}

/** What the Mexican option adds to a dispatch. */
export interface MexicanOutcome {
  readonly exchange: MexicanExchange;
  /** Contracts: MW by hour, and what is paid for them, USD. The price of the dispatch plays no part in it. */
  readonly contract: { readonly scheduleMw: Float64Array; readonly paidUsd: number } | undefined;
  readonly auction: Nominations | undefined;
  readonly coupling: CouplingResult | undefined;
  /** What the owner of a scheduled link is left with after buying and selling, USD. */
  readonly ownerUsd: number | undefined;
  /** The block's part of what membership costs, USD. */
  readonly membershipUsd: number;
}

/** The answer of net curves, before anybody looks at the network. By hour, flow positive into the region. */
export interface CouplingResult extends SolvedBlock {
  readonly flowMw: Float64Array;
  readonly mexicoPriceUsdPerMwh: Float64Array;
  /** Of the country at the region's end of the link. */
  readonly regionPriceUsdPerMwh: Float64Array;
  /** Flow × price difference less the exchange charge, USD: half of it is each side's. */
  readonly rentUsd: number;
}

export interface DesignFailure {
  readonly kind: 'infeasible' | 'failed';
  readonly stage: 'national' | 'coupling' | 'final';
}

export type DesignOutcome =
  | DesignBlockResult
  | DesignFailure
  /** The design trades with Mexico and the grid has no link with it. */
  | { readonly kind: 'no-mexico' };
