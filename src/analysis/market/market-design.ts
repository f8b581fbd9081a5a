/** How the countries trade with each other. */
export type RegionalRegime =
  /** Ties open: each country by itself. */
  | 'isolated'
  /** National dispatch first, then trade of what is left, as the regional market works. */
  | 'opportunity'
  /** One dispatch for all. */
  | 'integrated';

/** How Mexico trades with the region. */
export type MexicanOption =
  | 'none'
  /** Fixed blocks of bilateral contracts, as now. */
  | 'contracts'
  /** Offers and bids of an extra-regional agent at the border node. */
  | 'border-agent'
  /** Link capacity sold before prices are known. */
  | 'explicit-auction'
  /** Coupling by net curves of both sides. */
  | 'implicit-coupling'
  /** One optimisation with all limits. */
  | 'joint-dispatch'
  /** As joint dispatch, with the charges, reserve and rights of a member. */
  | 'full-member'
  /** An asynchronous link that its owner schedules. */
  | 'scheduled-link';

/** A market design: both answers together. */
export interface MarketDesign {
  readonly id: string;
  readonly region: RegionalRegime;
  readonly mexico: MexicanOption;
}
