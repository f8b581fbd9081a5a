import type { ProjectValue } from '../../analysis/appraisal/project.ts';
import type { Text } from '../../base/text.ts';
import type { BindingLayer, InterfaceKind } from '../capacity/capacity-result.ts';
import type { ConditionOutcome } from '../conditions/conditions-result.ts';
import type { CapacityTarget, CostRange, OptionValuation, SavingsRequest } from '../scenario.ts';

/** Works compared: what each gives alone, last of all and together with others, and what it costs. */
export interface UpgradesResult {
  readonly conditions: readonly ConditionOutcome[];
  readonly statistic: 'median' | 'minimum';
  readonly target: CapacityTarget;
  readonly valuation: OptionValuation;
  /** What was asked of the market; `undefined`: nothing. */
  readonly savings: Pick<SavingsRequest, 'limits'> | undefined;
  /** By id. */
  readonly options: readonly OptionResult[];
  /** Options of which nothing can be drawn in the year, and why. */
  readonly leftOut: readonly LeftOutOption[];
  /** Every set looked at, by size, then by their options: the grid without any option first. */
  readonly sets: readonly SetResult[];
  /** Position of the set of all options that can stand together and are no bundle of others. */
  readonly fullSet: number;
  /** Sets that no cheaper or equally dear one brings nearer to the targets: positions, by cost. */
  readonly front: readonly number[];
  /** Sets that no cheaper or equally dear one saves more a year than: positions, by cost. Empty: no benefit is known. */
  readonly benefitFront: readonly number[];
  /** For each border with a target that it lacks: the cheapest set looked at that reaches it. */
  readonly cheapestByBorder: readonly CheapestAtBorder[];
  /** For each budget, then for the targets: what a programme picks that takes gains for sums. */
  readonly additive: readonly AdditivePortfolio[];
  /** `undefined`: no group is asked for. */
  readonly group: GroupResult | undefined;
  /** `undefined`: no samples are asked for. */
  readonly odds: OddsResult | undefined;
}

/** Sets compared over samples of what the data do not know for sure, at the scenario's own moment. */
export interface OddsResult {
  readonly samples: number;
  readonly seed: number;
  readonly rows: readonly SampledGain[];
  /** Of every two of the rows, each way. */
  readonly pairs: readonly OddsPair[];
  readonly sampled: readonly SampledBorder[];
}

/** What a set lets a border carry in every sample. */
export interface SampledBorder {
  readonly set: number;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** By sample, MW: infinite where nothing limits, NaN where no transfer can be made or the sample has no answer. */
  readonly ttcMw: Float64Array;
}

export interface SampledGain {
  /** Position among the sets. */
  readonly set: number;
  /** Samples with an answer for this set and for the grid without options; the figures tell of these. */
  readonly answered: number;
  /** MW towards the targets; `undefined`: no sample has an answer. */
  readonly gain: { readonly p10Mw: number; readonly p50Mw: number; readonly p90Mw: number } | undefined;
  /** Share of the samples in which it brings the borders nearer to their targets at all. */
  readonly gainsShare: number;
}

/** Shares of the samples with an answer for both. */
export interface OddsPair {
  readonly set: number;
  readonly against: number;
  readonly answered: number;
  /** In which the first brings more MW towards the targets. */
  readonly moreShare: number;
  /** In which it brings more for each MUSD, costs drawn from their ranges; `undefined`: a cost is not known or zero. */
  readonly moreForMoneyShare: number | undefined;
}

/** What the best portfolio would be if every option added what it adds alone, and what it brings in truth. */
export interface AdditivePortfolio {
  /** `undefined`: the least cost to reach all targets. */
  readonly budgetMusd: number | undefined;
  /** `undefined`: no portfolio does it, or no proof was found. */
  readonly pick: { readonly set: number; readonly expectedMw: number; readonly foundMw: number } | undefined;
}

export interface CheapestAtBorder {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** Position among the sets; `undefined`: none reaches the target there. */
  readonly set: number | undefined;
}

/** Options looked at in every combination. */
export interface GroupResult {
  /** By id. */
  readonly options: readonly string[];
  /** MW towards the targets of all together. */
  readonly jointMw: number;
  /** The mean of what each adds, over all orders of building them. */
  readonly parts: readonly { readonly option: string; readonly mw: number }[];
  /** Exact: the set that comes nearest to the targets within each budget, by position. */
  readonly byBudget: readonly { readonly budgetMusd: number; readonly set: number }[];
  /** Exact: the cheapest set that reaches all targets; `undefined`: none does. */
  readonly cheapest: number | undefined;
  readonly sequence: SequenceResult | undefined;
}

/** In which years to build the group. */
export interface SequenceResult {
  readonly fromYear: number;
  readonly untilYear: number;
  /** `musd`: present value of benefits less yearly costs; `mw-years`: of MW towards the targets. */
  readonly unit: 'musd' | 'mw-years';
  readonly worth: number;
  readonly steps: readonly SequenceStep[];
}

export interface SequenceStep {
  readonly option: string;
  readonly year: number;
  /** What the best sequence is worth more than the best one without it, and than the best one that builds it later. */
  readonly stepWorth: number;
  readonly waitingCost: number;
}

/** What a set is worth as an investment, its benefit being known. */
export interface SetValue {
  readonly benefitMusdPerYear: number;
  /** At the low, base and high cost. */
  readonly low: ProjectValue;
  readonly base: ProjectValue;
  readonly high: ProjectValue;
  /** Shares of the base investment by benefit; empty: benefits by area are not known, or nobody gains. */
  readonly paidBy: readonly { readonly area: string; readonly musd: number }[];
}

export type SetSavings =
  /** Under each design asked for, in their order; the first values the options. */
  | { readonly kind: 'answered'; readonly designs: readonly SetSaving[] }
  | { readonly kind: 'no-answer'; readonly reason: Text };

/** What a market year with a set of options comes to more than one without any. */
export interface SetSaving {
  /** Id of the market design. */
  readonly design: string;
  /** Less total cost: generation, energy not served, trade with Mexico. */
  readonly savedMusd: number;
  /** Gain of every area: consumers, producers and its part of rents. */
  readonly byArea: readonly { readonly area: string; readonly musd: number }[];
  /** What of the saving belongs to no area: charges, holders and owners of links. */
  readonly otherMusd: number;
  /** Changes: congestion rent; hours at a limit, of every border and added up over them. */
  readonly rentMusd: number;
  readonly atLimitH: number;
  readonly tradeGwh: number;
  readonly co2Kt: number;
  readonly unservedGwh: number;
}

export interface LeftOutOption {
  readonly id: string;
  readonly title: Text;
  readonly costMusd: CostRange | undefined;
  readonly reason: Text;
}

export interface OptionResult {
  readonly id: string;
  readonly title: Text;
  readonly areas: readonly string[];
  /** `undefined`: nobody published or estimated one. */
  readonly costMusd: CostRange | undefined;
  /** Level payment over its life with maintenance. */
  readonly annualCostMusd: CostRange | undefined;
  readonly earliestYear: number | undefined;
  readonly lifeYears: number;
  /** Other options of the list that it holds whole. */
  readonly holds: readonly string[];
  /** Options that cannot stand beside it. */
  readonly excludes: readonly string[];
  /** Options with which it has some works in common; in a set these are paid once. */
  readonly sharesWith: readonly string[];
  /** Built first: against the grid without any. */
  readonly alone: Gain;
  /** Built last: against the full set without it, and without what cannot stand beside it. */
  readonly last: Gain;
  /** Borders that are none without it, with what they carry once it is built alone. */
  readonly opens: readonly OpenedBorder[];
  /** What is nearest to a limit where the border that gains most stands, once it is built. */
  readonly nextLimit: BorderFigure | undefined;
}

export type OpenedBorder = Pick<SetInterface, 'fromAreas' | 'toAreas' | 'minimumMw' | 'medianMw'>;

/** What a set of options adds to another. */
export interface Gain {
  /** MW that all borders together come nearer to their targets. */
  readonly towardsTargetMw: number;
  /** Sum of the change of all borders, each way, whatever their targets. */
  readonly capacityMw: number;
  /** The border that gains most. */
  readonly most:
    | { readonly fromAreas: readonly string[]; readonly toAreas: readonly string[]; readonly mw: number }
    | undefined;
}

/** A set of options and what the grid can do with it. */
export interface SetResult {
  /** By id, ascending. */
  readonly options: readonly string[];
  readonly costMusd: CostRange | undefined;
  /** Options whose cost nobody knows: the cost is of the others. */
  readonly unpriced: readonly string[];
  /** Works that two options of the set have in common, which their costs cover twice and the set pays once. */
  readonly sharedWorks: readonly string[];
  /** What all borders lack of their targets. */
  readonly gapMw: number;
  readonly interfaces: readonly SetInterface[];
  /** In the market, against the grid without options; `undefined`: not asked. */
  readonly savings: SetSavings | undefined;
  /** `undefined`: its yearly benefit or its cost is not known. */
  readonly value: SetValue | undefined;
  /** Why a condition has no answer with this set, where it has one without. */
  readonly unanswered: readonly { readonly condition: string; readonly reason: Text }[];
}

/** One interface with a set of options, over the conditions. */
export interface SetInterface {
  readonly kind: InterfaceKind;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** Over conditions in which a transfer can be made; `undefined`: nothing limits, or none can be made. */
  readonly minimumMw: number | undefined;
  readonly medianMw: number | undefined;
  /** Against the grid without options, condition by condition; `undefined`: no condition has a figure in both. */
  readonly leastChangeMw: number | undefined;
  readonly medianChangeMw: number | undefined;
  /** The target of a border less what counts of it; `undefined`: it has none. */
  readonly gapMw: number | undefined;
  /** The condition with the least capacity. */
  readonly deciding: BorderFigure | undefined;
  readonly figures: readonly BorderFigure[];
}

/** What the grid lets one interface carry under one condition. What plants can give is no limit here. */
export interface BorderFigure {
  readonly condition: string;
  readonly baseExchangeMw: number;
  /** `undefined`: nothing limits. */
  readonly thermalNMw: number | undefined;
  readonly thermalN1Mw: number | undefined;
  /** Operating limits that hold whatever is built, of the interface or of one on the way. */
  readonly operatingMw: number | undefined;
  /** The least of these. */
  readonly ttcMw: number | undefined;
  /** TTC less the reliability margin. */
  readonly ntcMw: number | undefined;
  readonly bindingLayer: BindingLayer;
  /** How far the plants of the shift key can go. */
  readonly resourcesMw: number | undefined;
  /** False: no plant of the key can move, or nothing joins the two sides. */
  readonly moves: boolean;
  /** Behind the thermal N-1 figure. */
  readonly limiting: LimitingElement | undefined;
}

export interface LimitingElement {
  readonly element: string;
  readonly elementName: string;
  /** The countries of its ends, one where both lie in the same. */
  readonly areas: readonly string[];
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
}
