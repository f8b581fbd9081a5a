import type { BlockCheck } from '../market-block.ts';

/**
 * What some dispatched hours come to, as plain numbers that survive JSON unchanged. Accounts of several spans of hours
 * join to those of all (`joinAccounts`), so a block, a month and a year have one shape. Positions are those of the network,
 * of the borders and watched branches that were asked for. Arrays by hour are hour-major: the value of hour h and
 * column c stands at `h * columns + c`; money by hour is that of one hour, not weighted.
 */
export interface MarketAccounts {
  /** Hours of the year that each hour stands for. */
  readonly weightH: readonly number[];
  readonly vollUsdPerMwh: number;
  readonly areas: AreaAccounts;
  /** The areas of every border; flow from the first to the second is positive. */
  readonly borderAreas: readonly (readonly [number, number])[];
  readonly borders: BorderAccounts;
  /** Where what is paid beyond what is received comes from. */
  readonly surplus: SurplusTerms;
  /** Every limit that had a price or was broken, over all hours; by element, then outage. */
  readonly limits: readonly LimitAccount[];
  /** Rent by the areas at both ends of what carries it. */
  readonly rents: readonly RentAccount[];
  readonly links: readonly LinkAccount[];
  /** Use of the watched branches, in their order. */
  readonly branches: readonly BranchUse[];
  readonly technologies: readonly TechnologyAccount[];
  /** In the order in which reservoirs were given. */
  readonly water: readonly WaterAccount[];
  readonly mexico: MexicanAccounts | null;
  readonly penalties: Penalties;
  /** What the dispatch says that it cost, with charges and penalties, USD. */
  readonly objectiveUsd: number;
  /** The worst of the dispatches. */
  readonly check: BlockCheck;
}

/** Hours × areas. */
export interface AreaAccounts {
  readonly count: number;
  /** Asked for, served or not. */
  readonly demandMw: readonly number[];
  readonly unservedMw: readonly number[];
  /** What offers inject. */
  readonly generationMw: readonly number[];
  /** What bids (offers of negative output) take, positive. */
  readonly bidMw: readonly number[];
  readonly lossMw: readonly number[];
  /** What controlled links bring, less what they take. */
  readonly linkMw: readonly number[];
  /** What leaves over alternating current, less what enters. */
  readonly netExportMw: readonly number[];
  /** The same as a sum of flows over the ties: it must agree. */
  readonly tieFlowMw: readonly number[];
  /** Mean of the nodes by the demand there; without demand by what offers inject and take, then of all nodes. */
  readonly priceUsdPerMwh: readonly number[];
  /** Of demand, for energy. */
  readonly paymentsUsd: readonly number[];
  /** Of bids, for energy. */
  readonly bidPaymentsUsd: readonly number[];
  /** Of demand, for spinning reserve. */
  readonly reservePaymentsUsd: readonly number[];
  readonly receiptsUsd: readonly number[];
  readonly reserveReceiptsUsd: readonly number[];
  readonly generationCostUsd: readonly number[];
  /** What bids are worth to those who bid. */
  readonly bidValueUsd: readonly number[];
  /** Charges on what the area exports, and on what it sends over controlled links. */
  readonly chargeUsd: readonly number[];
  /** Price × net export where it is bound. */
  readonly exportRentUsd: readonly number[];
  readonly co2T: readonly number[];
}

/** Hours × borders. */
export interface BorderAccounts {
  readonly count: number;
  readonly flowMw: readonly number[];
  /** The limit in force on the border alone, in each direction, positive; null where there is none. */
  readonly forwardLimitMw: readonly (number | null)[];
  readonly reverseLimitMw: readonly (number | null)[];
  /** 1: forward, −1: reverse, 0: not at a limit. A limit of several borders, or of one of the ties, counts too. */
  readonly atLimit: readonly number[];
}

/** By hour, USD. Their sum is what demand and bids pay for energy less what offers receive for it. */
export interface SurplusTerms {
  /** Price × flow of what is limited, as far as injections drive it and within the limit. */
  readonly rentUsd: readonly number[];
  /** Price × what flows beyond limits that could not be held. */
  readonly overloadUsd: readonly number[];
  /** Price gap × flow of controlled links, less charges and their part of limited borders, which stand apart. */
  readonly linkUsd: readonly number[];
  /** Price × net export of areas whose net export is bound. */
  readonly exportUsd: readonly number[];
  readonly chargeUsd: readonly number[];
  /** What marginal loss factors collect beyond what the losses themselves cost; zero without losses. */
  readonly lossUsd: readonly number[];
}

export interface LimitAccount {
  /** A branch, or an interface numbered behind the branches. */
  readonly element: number;
  /** −1 for none. */
  readonly outage: number;
  /** Hours of the year with a price. */
  readonly boundH: number;
  /** Σ weight × price: gain of the year per MW more, USD/MW. */
  readonly valueUsdPerMw: number;
  readonly rentUsd: number;
  readonly overloadUsd: number;
  /** Σ weight × MW beyond the limit. */
  readonly overloadMwh: number;
}

/** Rent of what carries power inside an area (both the same) or between two; the lower position stands first. */
export interface RentAccount {
  readonly areas: readonly [number, number];
  readonly rentUsd: number;
  readonly overloadUsd: number;
}

/** A controlled link. */
export interface LinkAccount {
  readonly areas: readonly [number, number];
  /** An owner has its rent, not the areas that it joins. */
  readonly owned: boolean;
  /** MWh sent from → to, and to → from. */
  readonly forwardMwh: number;
  readonly reverseMwh: number;
  readonly lossMwh: number;
  /** Part of `SurplusTerms.linkUsd`. */
  readonly rentUsd: number;
}

export interface BranchUse {
  readonly forwardMwh: number;
  readonly reverseMwh: number;
  /** Σ weight × share of the rating; 0 without a rating. */
  readonly loadingH: number;
  /** Share of the rating, 0 … */
  readonly highestLoading: number;
  /** Hours of the year at 90 % of the rating or more. */
  readonly above90H: number;
}

export interface TechnologyAccount {
  readonly area: number;
  /** Of the units; `neighbour` for offers that are no unit. */
  readonly technology: string;
  readonly energyMwh: number;
  readonly receiptsUsd: number;
  readonly costUsd: number;
  readonly co2T: number;
}

/** Water of a reservoir or cascade. */
export interface WaterAccount {
  readonly id: string;
  readonly energyMwh: number;
  /** Energy × the worth of one MWh more: part of the producers' surplus. */
  readonly valueUsd: number;
}

/** By hour but for the areas and the sums. Flows and capacities into the region are positive. */
export interface MexicanAccounts {
  readonly area: number;
  /** The area at the region's end of the link, which buys what is contracted. */
  readonly regionArea: number;
  readonly flowMw: readonly number[];
  readonly importLimitMw: readonly number[];
  readonly exportLimitMw: readonly number[];
  /** What the next MWh costs on Mexico's side. */
  readonly sidePriceUsdPerMwh: readonly number[];
  /** At the region's end. */
  readonly regionPriceUsdPerMwh: readonly number[];
  /** What Mexico is paid per MWh outside contracts: the price of its node in the dispatch, or that of its side. */
  readonly paidPriceUsdPerMwh: readonly number[];
  /** (Price of its node − what it is paid) × what it gives: the rent of a link between two prices. */
  readonly linkRentUsd: readonly number[];
  /** What was paid for capacity before prices were known. */
  readonly auctionUsd: readonly number[];
  readonly contractMw: readonly number[];
  /** (Contract price − price where it is delivered) × MW: the buyer pays it, the seller gets it. */
  readonly differenceUsd: readonly number[];
  /** Contract price × MW. */
  readonly contractUsd: readonly number[];
  readonly sums: MexicanSums;
}

/** Over all hours; as in `MexicanExchange`. */
export interface MexicanSums {
  readonly againstPriceMwh: number;
  readonly againstPriceH: number;
  readonly againstPriceUsd: number;
  readonly unusedMwh: number;
  readonly lostUsd: number;
  /** What membership costs. */
  readonly membershipUsd: number;
}

/** What the dispatch counts as cost and nobody pays, USD over all hours. */
export interface Penalties {
  readonly overloadUsd: number;
  /** An element that is overloaded after several outages is counted once. */
  readonly overloadMwh: number;
  readonly reserveShortageUsd: number;
  readonly reserveShortageMwh: number;
}
