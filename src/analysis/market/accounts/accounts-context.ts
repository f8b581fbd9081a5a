import type { MexicanExchange } from '../designs/mexican-exchange.ts';

/** What the accounts of a block need to know besides the block and its dispatch. Arrays by hour are the block's hours. */
export interface AccountsContext {
  /** By unit. */
  readonly co2TPerMwh: Float64Array;
  readonly borders: readonly AccountBorder[];
  /** Branches whose use is told: those of the SIEPAC line. */
  readonly watched: readonly number[];
  readonly water: readonly WaterOfUnits[];
  /** Controlled links whose rent belongs to an owner. */
  readonly ownedLinks: readonly number[];
  /** `undefined` where Mexico takes no part. */
  readonly mexico: MexicanSettlement | undefined;
}

/** Stored water, the units that use it, and the gain per MWh more of it. */
export interface WaterOfUnits {
  readonly id: string;
  readonly units: readonly number[];
  readonly valueUsdPerMwh: number;
}

/** Two areas and all that joins them; factor 1 where it runs from the first to the second, −1 otherwise. */
export interface AccountBorder {
  readonly from: number;
  readonly to: number;
  readonly branches: readonly { readonly branch: number; readonly factor: number }[];
  readonly links: readonly { readonly link: number; readonly factor: number }[];
}

/** How the exchange with Mexico is settled. */
export interface MexicanSettlement {
  readonly area: number;
  /** The area at the region's end of the link: it buys what is contracted. */
  readonly regionArea: number;
  /** Where Mexico offers and bids. */
  readonly bus: number;
  readonly exchange: MexicanExchange;
  /**
   * What Mexico is paid for what it gives: the price of its `node` in the dispatch, or that of its own `side`, and then
   * the gap between both is rent of the link.
   */
  readonly paidAt: 'node' | 'side';
  /** By hour, what holders of capacity have paid for it; `undefined` where none is sold. */
  readonly auctionUsdPerH: Float64Array | undefined;
  readonly contract: ContractSettlement | undefined;
  readonly membershipUsd: number;
}

/** A block of power at a price, delivered at the region's end of the link. */
export interface ContractSettlement {
  /** By hour. */
  readonly powerMw: Float64Array;
  readonly priceUsdPerMwh: number;
}
