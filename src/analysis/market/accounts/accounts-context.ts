/** What the accounts of a block need to know besides the block and its dispatch. Arrays by hour are the block's hours. */
export interface AccountsContext {
  /** By unit. */
  readonly co2TPerMwh: Float64Array;
  readonly borders: readonly AccountBorder[];
  /** Branches whose use is told: those of the SIEPAC line. */
  readonly watched: readonly number[];
  /** `undefined` where Mexico takes no part. */
  readonly mexico: MexicanSettlement | undefined;
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
  /** Where Mexico offers and bids. */
  readonly bus: number;
  /** The region's end of the link. */
  readonly regionBus: number;
  /** By hour, positive. */
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
  /** By hour: what the next MWh costs on Mexico's side. */
  readonly sidePriceUsdPerMwh: Float64Array;
  /**
   * What Mexico is paid for what it gives: the price of its `node` in the dispatch, or that of its `side`, and then the
   * gap between both is rent of the link.
   */
  readonly paidAt: 'node' | 'side';
  /** By hour, what holders of capacity have paid for it; `undefined` where none is sold. */
  readonly auctionUsdPerH: Float64Array | undefined;
  readonly contract: ContractSettlement | undefined;
}

/** A block of power at a price, delivered at the region's end of the link. */
export interface ContractSettlement {
  /** By hour. */
  readonly powerMw: Float64Array;
  readonly priceUsdPerMwh: number;
  readonly buyerArea: number;
}
