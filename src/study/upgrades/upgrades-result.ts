import type { Text } from '../../base/text.ts';
import type { BindingLayer, InterfaceKind } from '../capacity/capacity-result.ts';
import type { ConditionOutcome } from '../conditions/conditions-result.ts';
import type { CapacityTarget, CostRange, OptionValuation } from '../scenario.ts';

/** Works compared: what each gives alone, last of all and together with others, and what it costs. */
export interface UpgradesResult {
  readonly conditions: readonly ConditionOutcome[];
  readonly statistic: 'median' | 'minimum';
  readonly target: CapacityTarget;
  readonly valuation: OptionValuation;
  /** By id. */
  readonly options: readonly OptionResult[];
  /** Options of which nothing can be drawn in the year, and why. */
  readonly leftOut: readonly LeftOutOption[];
  /** The grid without any option. */
  readonly base: SetResult;
  /** All options that can stand together and are no bundle of others. */
  readonly full: SetResult;
  /** Every set looked at, those too that are named above: by size, then by their options. */
  readonly sets: readonly SetResult[];
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
