import type { DcModel } from '../dc-model.ts';

/**
 * Hours that are dispatched together, because stored water may be used in any of them. Arrays by hour are hour-major:
 * the value of hour h and column c stands at `h * columns + c`.
 */
export interface MarketBlock {
  /** The grid of all its hours. Where ties are open each country is an island of its own. */
  readonly model: DcModel;
  /** Hours of the year that each stands for; its length is the number of hours. */
  readonly weightH: Float64Array;
  /** Hours × buses. */
  readonly demandMw: Float64Array;
  readonly offers: OfferTable;
  readonly links: ControlledLinkTable;
  readonly budgets: readonly EnergyBudget[];
  readonly exchange: ExchangeRule;
  readonly limits: MarketLimits;
  /** Spinning headroom that dispatched offers with `spins` must keep, as a share of the demand of their pool. */
  readonly reserve: ReserveRule;
  /** Value of demand that is not served, USD/MWh. */
  readonly vollUsdPerMwh: number;
  readonly losses: 'none' | 'linearised';
}

/**
 * Offers to inject at a bus, and bids to take (negative MW): output between `lowerMw` and `upperMw` at a price.
 * A schedule that is fixed has both bounds equal.
 */
export interface OfferTable {
  readonly count: number;
  readonly bus: Int32Array;
  /** Position in the unit table; −1 for what is no unit (a contract, a neighbour's price). */
  readonly unit: Int32Array;
  /** Hours × offers. */
  readonly lowerMw: Float64Array;
  readonly upperMw: Float64Array;
  readonly costUsdPerMwh: Float64Array;
  /** 1 where what is left of the offer counts as spinning reserve. */
  readonly spins: Uint8Array;
}

/** Direct-current links whose flow is scheduled: MW leave `from`, (1 − lossShare) × MW reach `to`; both ways. */
export interface ControlledLinkTable {
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Hours × links, each way counted positive; sent MW. */
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
  readonly lossShare: Float64Array;
  readonly costUsdPerMwh: Float64Array;
}

/** Offers that together give no more than an energy in the hours of the block. */
export interface EnergyBudget {
  readonly id: string;
  readonly offers: readonly number[];
  /** MWh of the hours that the block's hours stand for: Σ weight × output ≤ energy. */
  readonly energyMwh: number;
}

/** What leaves and enters countries. */
export interface ExchangeRule {
  /** Charge on every MWh of an area's net export, USD/MWh; the smallest one settles which of equal dispatches trades least. */
  readonly chargeUsdPerMwh: number;
  /** Hours × areas, net export; infinite where nothing is asked. */
  readonly leastMw: Float64Array;
  readonly mostMw: Float64Array;
}

/** A signed sum of branch flows that is limited: a border, or a set of borders. */
export interface MarketInterface {
  readonly id: string;
  readonly branches: readonly { readonly branch: number; readonly factor: number }[];
  readonly links: readonly { readonly link: number; readonly factor: number }[];
  /** By hour; infinite where there is no limit. Reverse counted positive. */
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
}

export interface MarketLimits {
  /** Branches that are watched, ascending; their ratings limit both ways. */
  readonly branches: readonly number[];
  /** By branch of the grid, watched or not; as `ratingAfterMw`. */
  readonly ratingMw: Float64Array;
  readonly interfaces: readonly MarketInterface[];
  /** Branches whose loss is watched too: after each, every watched branch stays within `ratingAfterMw`. Empty: N only. */
  readonly outages: readonly number[];
  readonly ratingAfterMw: Float64Array;
  /**
   * What each MWh beyond a limit costs where no dispatch can hold it, USD/MWh: below VOLL × what moves it, demand is
   * cut before. Infinite: limits are never broken.
   */
  readonly overloadUsdPerMwh: number;
}

export interface ReserveRule {
  /** Pool of every area; −1 takes no part. Areas that share reserve have one pool. */
  readonly poolOfArea: Int32Array;
  /** Share of the pool's demand. */
  readonly share: number;
  /** What each MW that is missing costs, USD/MWh. */
  readonly shortageUsdPerMwh: number;
  /**
   * Hours × pools (one more than the highest): headroom of machines whose output is fixed, in MW. It counts besides that
   * of the offers, whose bounds do not show it. None where it is left out.
   */
  readonly heldMw?: Float64Array;
}

/** Something that limits an hour, and what it is worth. */
export interface MarketLimit {
  readonly hour: number;
  /** A branch, or an interface numbered behind the branches. */
  readonly element: number;
  /** Branch that is lost, −1 for none. */
  readonly outage: number;
  /** Flow before any outage, or after it, MW, signed. */
  readonly flowMw: number;
  /** The limit in the direction of the flow, MW, positive. */
  readonly limitMw: number;
  /** Gain per MW more, USD/MWh (of one hour, not weighted), positive. */
  readonly priceUsdPerMwh: number;
  /** MW beyond the limit, where it could not be held. */
  readonly excessMw: number;
}

/** The dispatch of a block. Hour-major as in `MarketBlock`; prices are per MWh of one hour, whatever its weight. */
export interface BlockDispatch {
  readonly kind: 'optimal';
  /** Hours × offers. */
  readonly outputMw: Float64Array;
  /** Hours × links, sent at `from` less what is sent at `to` (a signed flow; positive from → to). */
  readonly linkMw: Float64Array;
  /** Hours × links: what is sent both ways at once besides, which a negative price makes worth burning. */
  readonly circularMw: Float64Array;
  /** Hours × buses. */
  readonly unservedMw: Float64Array;
  /** Hours × buses: losses drawn there; without losses only what a link burns that is used both ways at once. */
  readonly lossMw: Float64Array;
  /**
   * By hour: what flows are worth at the margin as far as they cause losses, USD/h. Payments, those for `lossMw` too,
   * less receipts are the worth of limits, charges and this: about twice what is lost, of which losses pay half.
   */
  readonly marginalLossUsdPerH: Float64Array;
  /** Hours × branches. */
  readonly flowMw: Float64Array;
  /** Hours × areas: what leaves over alternating current; what controlled links carry is not in it. */
  readonly netExportMw: Float64Array;
  /** Hours × areas: gain per MW more of the bound on net export; negative where the least binds, 0 where none does. */
  readonly exportPriceUsdPerMwh: Float64Array;
  /** Hours × buses. */
  readonly priceUsdPerMwh: Float64Array;
  /** Hours × reserve pools. */
  readonly reservePriceUsdPerMwh: Float64Array;
  readonly reserveShortMw: Float64Array;
  /** By budget: gain per MWh more of it. */
  readonly waterValueUsdPerMwh: Float64Array;
  readonly limits: readonly MarketLimit[];
  /** Σ weight × (cost of offers, VOLL, charges, penalties), USD. */
  readonly objectiveUsd: number;
  readonly check: BlockCheck;
}

/** How well the answer holds, from outside the solver. */
export interface BlockCheck {
  /** Objective less the bound of its own prices, relative. */
  readonly relativeGap: number;
  /** Largest imbalance of an island in an hour, MW. */
  readonly balanceMw: number;
  /** Largest excess over a limit that is not priced as one, MW. */
  readonly excessMw: number;
  /** Largest excess of energy over a budget, MWh. */
  readonly budgetExcessMwh: number;
  /** Largest difference of the losses drawn in a country in an hour from r f² at the flows, MW; 0 without losses. */
  readonly lossGapMw: number;
}

export type BlockOutcome = BlockDispatch | { readonly kind: 'infeasible' | 'failed' };
