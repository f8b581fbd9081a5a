import type { MarketDesign } from '../analysis/market/market-design.ts';
import type { SourceSpan } from '../base/diagnostics.ts';
import type { Text } from '../base/text.ts';
import type { Confidence, DemandPeriod, Season } from '../grid/dataset.ts';
import type { NetworkEdit } from '../grid/edits.ts';
import type { Hydrology } from '../grid/market/market-year.ts';

/** A question put to the engine, as plain data. Written by `io/` from YAML; quantities are already numbers. */
export interface Scenario {
  readonly id: string;
  readonly title: Text;
  /** The question it answers: as written, or the file's first comment in both languages. */
  readonly question: Text | undefined;
  readonly file: string;
  /** Folder of a data set, as an absolute or working-directory path. */
  readonly data: string;
  readonly year: number;
  readonly season: Season;
  readonly demand: DemandPeriod | HourOfDay;
  /** Month of hydro and wind availability and of monthly limits; by default that of the season's demand period. */
  readonly month: number | undefined;
  readonly upgrades: readonly UpgradeChoice[];
  /** Net schedules of the base case; areas not named balance themselves. */
  readonly exchanges: readonly ScheduledExchange[];
  /** Multiplies every country's demand of the year; 1 by default. */
  readonly demandFactor: number;
  readonly studies: readonly StudyRequest[];
  /** Supplementary control schemes in service: capacities are shown with and without each. */
  readonly schemes: readonly SchemeChoice[];
  /** Where each key stands, by path (`exchanges.MX->GT`), for messages found after reading. */
  readonly spans: ReadonlyMap<string, SourceSpan>;
}

export interface HourOfDay {
  readonly hour: number;
  readonly dayType: string;
}

export interface ScheduledExchange {
  readonly from: string;
  readonly to: string;
  readonly powerMw: number;
}

/** An id from the catalogue, or edits written out in the scenario. */
export type UpgradeChoice =
  | { readonly kind: 'catalogue'; readonly id: string }
  | {
      readonly kind: 'inline';
      readonly id: string;
      readonly title: Text;
      readonly edits: readonly NetworkEdit[];
    };

/** An id of the data, or a scheme written out in the scenario. */
export type SchemeChoice =
  | { readonly kind: 'catalogue'; readonly id: string }
  | ({ readonly kind: 'inline'; readonly title: Text } & SchemeRule);

/** Elements by id. */
export interface SchemeRule {
  readonly id: string;
  readonly triggerElement: string;
  readonly triggerDirection: 'from-to' | 'to-from' | 'either';
  readonly triggerMw: number;
  readonly opens: readonly string[];
  /** Without MW: the whole plant. */
  readonly trips: readonly { readonly plant: string; readonly mw: number | undefined }[];
  /** Plants or controlled links. */
  readonly sets: readonly { readonly element: string; readonly mw: number }[];
  readonly sheds: readonly { readonly area: string; readonly mw: number }[];
}

export type StudyRequest =
  | LoadingRequest
  | CapacityRequest
  | ConditionsRequest
  | UncertaintyRequest
  | OptimisedRequest
  | JointRequest
  | RegionalTradeRequest
  | RightsRequest
  | UpgradeOptionsRequest
  | MarketRequest;

export interface LoadingRequest {
  readonly kind: 'loading';
  readonly contingencies: 'none' | 'n-1';
  readonly monitorFromKv: number;
  /** After a contingency: the continuous rating (as the regional operator does) or the short-time one. */
  readonly postContingencyRating: 'continuous' | 'emergency';
}

export interface CapacityRequest {
  readonly kind: 'capacity';
  /**
   * `all`: neighbours and the interfaces with a published limit; `matrix`: also each country's total export and import,
   * through transfers between any two areas that are no neighbours, and the links that lead out of the region.
   */
  readonly borders: 'all' | 'matrix' | readonly AreaPair[];
  readonly directions: 'both' | 'forward';
  readonly shiftKey: ShiftKeyPair;
  readonly monitorFromKv: number;
  /** Pairs whose sensitivity is smaller than this share of the transfer do not limit it. */
  readonly sensitivityThreshold: number;
  /**
   * Pairs overloaded in the base case limit only from this sensitivity on; below it they are local and listed apart.
   * By default equal to `sensitivityThreshold`: nothing is set apart.
   */
  readonly localOverloadThreshold: number;
  /** `n-1`: losses of one element; `multiple`: the data's losses of several elements at once limit too. */
  readonly contingencies: 'n-1' | 'multiple';
  readonly reliabilityMargin: ReliabilityMargin;
  /** Firm commitments; where none is written those of the data hold. */
  readonly committed: readonly CommittedPower[];
  readonly postContingencyRating: 'continuous' | 'emergency';
  /**
   * Which rules are changed, one at a time, to show what they do: the thresholds, which costs next to nothing with
   * proportional keys and as much again as the study in merit order, or all, at a few times the cost of the study.
   */
  readonly assumptions: 'none' | 'thresholds' | 'all';
}

/** Two sets of areas and a direction. */
export interface AreaPair {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Transmission reliability margin: what is held back of a capacity, for all interfaces and for some of them. */
export interface ReliabilityMargin {
  readonly default: Margin;
  readonly byBorder: readonly (AreaPair & { readonly margin: Margin })[];
}

export type Margin =
  | { readonly kind: 'power'; readonly mw: number }
  /** Of the total transfer capacity. */
  | { readonly kind: 'share'; readonly share: number };

export interface CommittedPower extends AreaPair {
  readonly powerMw: number;
}

/** Who gives more where an exchange comes from, and who gives less where it goes. */
export interface ShiftKeyPair {
  readonly up: ShiftKeyRule;
  readonly down: ShiftKeyRule;
}

export type ShiftKeyRule = ShiftKeyKind | ExplicitKey;

/** In proportion to output, to what is left (headroom) or to demand; or plant after plant by cost. */
export type ShiftKeyKind = 'output' | 'headroom' | 'demand' | 'merit-order';

/** Plants by id, each with its weight; on each side those that stand there take part. */
export interface ExplicitKey {
  readonly weights: readonly { readonly plant: string; readonly weight: number }[];
}

/** The scenario's capacity request under many conditions: those of a grid of moments, or scenarios of their own. */
export interface ConditionsRequest {
  readonly kind: 'conditions';
  readonly seasons: readonly Season[];
  readonly demand: readonly DemandPeriod[];
  /** Months of one season; empty: the month that the data give each season. */
  readonly months: readonly number[];
  /** Scenarios in place of moments; empty: moments. */
  readonly scenarios: readonly Scenario[];
}

/** What is watched, and which pairs of element and contingency limit: the rules of the capacity request, where it has them. */
export type SecurityRules = Pick<
  CapacityRequest,
  | 'monitorFromKv'
  | 'sensitivityThreshold'
  | 'localOverloadThreshold'
  | 'contingencies'
  | 'postContingencyRating'
>;

/** The largest secure exchange with redispatch, beside the linear one with the key given. */
export interface OptimisedRequest extends SecurityRules {
  readonly kind: 'optimised';
  readonly borders: 'all' | readonly AreaPair[];
  readonly directions: 'both' | 'forward';
  readonly shiftKey: UnitKeyKind;
  /** Whether units of third areas move too, each area with its net export unchanged. */
  readonly helping: 'none' | 'all';
}

/** Which sizes of two exchanges are secure together. */
export interface JointRequest extends SecurityRules {
  readonly kind: 'joint';
  readonly exchanges: readonly [AreaPair, AreaPair];
  readonly shiftKey: UnitKeyKind;
  /** Whether the region with redispatch is asked for too. */
  readonly redispatch: boolean;
}

/** The largest trade of all areas at the same time. */
export interface RegionalTradeRequest extends SecurityRules {
  readonly kind: 'regionalTrade';
}

/** Point-to-point transmission rights: whether those held can all be used at once, and an auction beside them. */
export interface RightsRequest extends Pick<SecurityRules, 'monitorFromKv' | 'postContingencyRating'> {
  readonly kind: 'rights';
  /** What the rights are for, in the words of the scenario. */
  readonly period: string;
  readonly contingencies: 'none' | SecurityRules['contingencies'];
  /** Published operating limits of borders hold too, with nothing out. */
  readonly operatingLimits: boolean;
  readonly spread: AreaSpread;
  readonly held: readonly RightEntry[];
  readonly bids: readonly BidEntry[];
}

/** How a place that is an area lies over its buses: by what they draw, or by the capacity of their plants. */
export type AreaSpread = 'demand' | 'capacity';

export interface RightEntry {
  readonly id: string;
  readonly holder: string | undefined;
  readonly from: PlaceEntry;
  readonly to: PlaceEntry;
  readonly type: 'obligation' | 'option';
  readonly powerMw: number;
}

/** A bid for the whole period; a negative price is asked for taking an obligation. */
export interface BidEntry extends RightEntry {
  readonly priceUsdPerMw: number;
}

/** An area, a substation (its highest voltage) or a bus by id; or several of the last two, each with its weight. */
export type PlaceEntry = string | Readonly<Record<string, number>>;

/** Keys that move units. */
export type UnitKeyKind = Extract<ShiftKeyKind, 'output' | 'headroom'>;

/** What is sampled: factors around the values of the data. */
export type UncertainQuantity = 'reactance' | 'rating' | 'demand' | 'availability' | 'cost';

/** The scenario's capacity request over many samples of what the data do not know for sure. */
export interface UncertaintyRequest {
  readonly kind: 'uncertainty';
  readonly samples: number;
  readonly seed: number;
  /** Half width of each quantity's range where its confidence counts in full, as a share of the value. */
  readonly ranges: Readonly<Record<UncertainQuantity, number>>;
  /** Part of the range that a value of this confidence has. */
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  /** Part of each range that values of one kind share: a typical value that is wrong is wrong everywhere. */
  readonly common: number;
  /** Whether a year of `hydroYears` is drawn, for all countries at once, or the mean holds. */
  readonly hydrology: 'years' | 'mean';
  /** Another scenario, sampled with the same random numbers; `undefined`: none. */
  readonly against: Scenario | undefined;
}

/** Works beside one another: alone, last of all and together, under many conditions. */
export interface UpgradeOptionsRequest {
  readonly kind: 'upgradeOptions';
  readonly options: readonly UpgradeOption[];
  readonly conditions: ConditionsRequest;
  /** Every combination of at most this many options is looked at; 1: each alone. */
  readonly combinations: number;
  /** Options looked at in every combination, by id; empty: none. */
  readonly group: readonly string[];
  /** Sets looked at beside the others, by id. */
  readonly portfolios: readonly (readonly string[])[];
  /** Groups of which at most one option is built, by id. */
  readonly exclusive: readonly (readonly string[])[];
  readonly target: CapacityTarget;
  /** Which figure of the conditions counts towards the target. */
  readonly statistic: 'median' | 'minimum';
  readonly budgetsMusd: readonly number[];
  /** What sets of options save a year, from elsewhere. */
  readonly benefits: readonly SetBenefit[];
  /** The market year that is dispatched with every set; `undefined`: none is. */
  readonly savings: SavingsRequest | undefined;
  readonly valuation: OptionValuation;
  /** In which years the group is built; `undefined`: not asked. */
  readonly sequence: SequenceRules | undefined;
  /** How the scenario's own moment is sampled; `undefined`: it is not. */
  readonly uncertainty: UncertaintyRequest | undefined;
}

/** What sets of options save in the market, under each design; the first one values them. */
export interface SavingsRequest {
  readonly market: MarketRequest;
  /**
   * What becomes of the published operating limits: `moved` by what the works add to the transfer capacity of the model
   * in the same season and demand period, `held` as published.
   */
  readonly limits: 'moved' | 'held';
}

export interface SetBenefit {
  /** By id; the whole set, not what an option adds to another. */
  readonly options: readonly string[];
  readonly musdPerYear: number;
  /** By area; empty: not known. */
  readonly byArea: readonly { readonly area: string; readonly musdPerYear: number }[];
}

export interface SequenceRules {
  /** The last year that counts; the first is the base year. */
  readonly untilYear: number;
  /** Investment that can be made in one year; infinite: any. */
  readonly yearlyBudgetMusd: number;
}

/** A work from the catalogue or written out; what is `undefined` is as the catalogue says. */
export interface UpgradeOption {
  readonly choice: UpgradeChoice;
  /** What it adds to published operating limits, where it moves a limit that no line sets. */
  readonly raises: readonly CommittedPower[];
  /** Operating limits that it takes away. */
  readonly lifts: readonly AreaPair[];
  readonly costMusd: CostRange | undefined;
  readonly earliestYear: number | undefined;
  readonly lifeYears: number | undefined;
}

export interface CostRange {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** What every border is meant to carry each way, and what some of them are. */
export interface CapacityTarget {
  readonly defaultMw: number;
  readonly byBorder: readonly CommittedPower[];
}

export interface OptionValuation {
  /** Per year, real. */
  readonly discountRate: number;
  /** Operation and maintenance a year, as a share of the investment. */
  readonly maintenanceShare: number;
  /** Where the catalogue gives none. */
  readonly lifeYears: number;
  /** Present values are told at its beginning. */
  readonly baseYear: number;
}

/** A year of the regional market under several designs. Season, demand and month of the scenario play no part in it. */
export interface MarketRequest {
  readonly kind: 'market';
  /** Representative hours (12 months, a working day and a weekend), or all 8,760. */
  readonly hours: 'representative' | 'all';
  readonly designs: readonly MarketDesign[];
  /** Id of the design that the others are told against. */
  readonly base: string;
  readonly hydrology: Hydrology;
  /** Lowest voltage of the lines and transformers that limit the dispatch; ties always do. */
  readonly monitorFromKv: number;
  readonly contingencies: 'none' | 'n-1';
  /** Whether the published operating limits of borders hold. */
  readonly operatingLimits: boolean;
  /** What a MWh beyond a limit costs where no dispatch can hold it. */
  readonly overloadUsdPerMwh: number;
  /** Spinning reserve as a share of demand, and what a MW costs that is missing. */
  readonly reserveShare: number;
  readonly reserveShortageUsdPerMwh: number;
  readonly vollUsdPerMwh: number;
  readonly exchangeChargeUsdPerMwh: number;
  readonly losses: 'none' | 'linearised';
  /** In place of the data's. */
  readonly costs: readonly { readonly technology: string; readonly usdPerMwh: number }[];
  readonly mexico: MexicanRequest;
  /** Added to published limits of borders and of the Mexican link. */
  readonly limitChanges: readonly LimitChange[];
}

/** What works add to a published limit, or take from it, in one season and demand period. */
export interface LimitChange extends AreaPair {
  readonly season: Season;
  readonly demandPeriod: DemandPeriod;
  readonly mw: number;
}

/** Mexico's side of a market year; `undefined`: as the data have it for the year. */
export interface MexicanRequest {
  /** By hour of the day, 0 … 23 in the region's clock. */
  readonly priceUsdPerMwh: Readonly<Record<Season, readonly number[]>> | undefined;
  /** What each MW sold raises the price by, and each MW bought lowers it. */
  readonly slopeUsdPerMwhPerMw: number;
  readonly contractMw: number | undefined;
  /** `undefined`: Mexico's price, by the mean of the year. */
  readonly contractPriceUsdPerMwh: number | undefined;
  /** Secure capacity of the link into the region and out of it. */
  readonly importMw: number | undefined;
  readonly exportMw: number | undefined;
  /** Share of the capacity that an explicit auction sells by the year. */
  readonly yearlyShare: number;
  /** The link that its owner schedules. */
  readonly ownersLink: { readonly capacityMw: number; readonly lossShare: number };
  readonly membershipMusd: number;
}
