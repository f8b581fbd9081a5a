import type { HourBlock, MarketYear } from '../../../grid/market/market-year.ts';
import type { MarketLimits } from '../market-block.ts';
import type { MarketDesign } from '../market-design.ts';
import type { MarketGrid } from './market-grid.ts';

/**
 * All that the designs of one block of hours are made from. Arrays by hour run over the hours of the whole year, those of
 * limits too; the block is cut out of them.
 */
export interface DesignInputs {
  readonly year: MarketYear;
  readonly block: HourBlock;
  readonly grid: MarketGrid;
  /** By unit: 1 where what it does not generate counts as spinning reserve. */
  readonly spins: Uint8Array;
  /** Without the limit of the Mexican link, which the terms of the link hold. */
  readonly limits: MarketLimits;
  readonly rules: MarketRules;
  /** `undefined` where the grid has no Mexico: designs in which it trades have no answer then. */
  readonly mexico: MexicanTerms | undefined;
  /** By reservoir: MWh that each may use in the block under a water plan. */
  readonly waterMwh: (plan: WaterPlanId) => Float64Array;
}

/** What is the same in every design. */
export interface MarketRules {
  readonly exchangeChargeUsdPerMwh: number;
  readonly vollUsdPerMwh: number;
  /** Spinning reserve as a share of the demand of its pool. */
  readonly reserveShare: number;
  readonly reserveShortageUsdPerMwh: number;
  readonly losses: 'none' | 'linearised';
}

/** Mexico's side of the link, and the terms of each way to trade with it. */
export interface MexicanTerms {
  /**
   * By hour: what a megawatt-hour is worth in Mexico where none crosses. Mexico sells its next one and pays for one
   * that it gets at the same price, which rises by `slopeUsdPerMwhPerMw` per MW sold and falls per MW bought.
   */
  readonly priceUsdPerMwh: Float64Array;
  readonly slopeUsdPerMwhPerMw: number;
  /** By hour, the secure capacity of the link: most into the region, and most out of it, both positive. */
  readonly importMw: Float64Array;
  readonly exportMw: Float64Array;
  readonly contract: { readonly powerMw: number; readonly priceUsdPerMwh: number };
  readonly auction: {
    /** Share of the capacity that is sold by the year, 0 … 1; the rest is sold by the day. */
    readonly yearlyShare: number;
    /** By hour: the price at the region's end of the link that bidders believe in. */
    readonly expectedPriceUsdPerMwh: Float64Array;
  };
  readonly ownersLink: { readonly capacityMw: number; readonly lossShare: number };
  /** What membership costs in a year, USD. */
  readonly membershipUsd: number;
}

/**
 * Who plans the water of the year. `national`: every country for itself, `joint`: one plan for all; counting on no
 * exchange with Mexico, on its contracts, or on its offers and bids.
 */
export type WaterPlanId = 'national' | 'national-contracts' | 'joint' | 'joint-contracts' | 'joint-offers';

/**
 * The plan whose water a design uses. National operators plan for their own demand and count on what is contracted, on
 * nothing else; a plan for all counts on Mexico's offers where one dispatch for all has them.
 */
export function waterPlanOf({ region, mexico }: Pick<MarketDesign, 'region' | 'mexico'>): WaterPlanId {
  const national = region !== 'integrated';
  if (mexico === 'contracts') return national ? 'national-contracts' : 'joint-contracts';
  if (national) return 'national';
  return mexico === 'none' ? 'joint' : 'joint-offers';
}

/**
 * The plan whose prices at the region's end of the link are what bidders for capacity believe in, under average
 * hydrology: trade between countries within the limits of borders, before the link is used.
 */
export const EXPECTED_PRICES: WaterPlanId = 'joint';
