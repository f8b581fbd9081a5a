import type { LineLoadability } from '../../analysis/loadability.ts';
import type { Text } from '../../base/text.ts';
import type { Confidence, TransferLimitRow } from '../../grid/dataset.ts';
import type { ElementTrace } from '../result.ts';
import type { ShiftKeyPair } from '../scenario.ts';

export type BindingLayer = 'thermal-n' | 'thermal-n-1' | 'operating' | 'crossed' | 'resources' | 'none';

/**
 * `border`: two neighbours; `interface`: several areas on a side; `total-export`, `total-import`: a country and all the
 * others of the region; `wheeling`: through the countries between; `external`: from or to an area outside the region
 * that is no neighbour.
 */
export type InterfaceKind =
  | 'border'
  | 'interface'
  | 'total-export'
  | 'total-import'
  | 'wheeling'
  | 'external';

/** A capacity, or the reason why there is no number. Never NaN, never a quiet zero. */
export type Limit =
  | { readonly kind: 'limited'; readonly mw: number }
  | { readonly kind: 'unlimited'; readonly reason: Text };

export interface CapacityResult {
  readonly shiftKey: ShiftKeyPair;
  readonly sensitivityThreshold: number;
  readonly localOverloadThreshold: number;
  readonly contingencies: 'n-1' | 'multiple';
  readonly monitorFromKv: number;
  readonly postContingencyRating: 'continuous' | 'emergency';
  readonly rows: readonly CapacityRow[];
}

export interface CapacityRow {
  readonly kind: InterfaceKind;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** Scheduled exchange of the base case; the capacity counts from here. */
  readonly baseExchangeMw: number;
  /** Physical flow over the ties between the two sides in the base case, and at the thermal N-1 figure. */
  readonly tieFlowMw: number;
  readonly tieFlowAtLimitMw: number | undefined;
  readonly thermalN: Limit;
  readonly thermalN1: Limit;
  /** How far the shift keys' units can go at all. */
  readonly resources: Limit;
  readonly operating: OperatingLimit | undefined;
  /** Other published figures for the same interface (design, contract, study). */
  readonly otherPublished: readonly OperatingLimit[];
  /** Published limits of other interfaces that the exchange loads on its way, the one that is full first before. */
  readonly crossed: readonly CrossedLimit[];
  /** The exchange at which the first tie reaches its loadability by length; an indicator, it never binds. */
  readonly loadability: TieLoadability | undefined;
  /** The lowest of thermal, operating, crossed and resources. */
  readonly ttcMw: number | undefined;
  readonly trmMw: number | undefined;
  /** TTC − TRM. */
  readonly ntcMw: number | undefined;
  /** What of NTC is promised already. */
  readonly committed: Committed;
  /** NTC − AAC; negative where more is promised than the grid carries. */
  readonly atcMw: number | undefined;
  readonly bindingLayer: BindingLayer;
  /** The pair that sets the thermal N-1 figure. */
  readonly limitingElement: string | undefined;
  readonly limitingContingency: string | undefined;
  /** The worst of the confidences of what binds. */
  readonly confidence: Confidence;
  /** The ordered pairs behind the thermal figure, the limiting one first. */
  readonly pairs: readonly LimitingPair[];
  /** What the capacity becomes as the limiting elements are relieved one after another. */
  readonly relief: readonly ReliefStep[];
  /** The capacity with one rule of the study changed. */
  readonly assumptions: readonly AssumptionFigure[];
  /** Elements overloaded in the base case that do not limit this transfer, the highest loading first. */
  readonly setApart: readonly LimitingPair[];
  /** Where the limiting pair counts only while the base case is not a little worse. */
  readonly edge: EdgeOfRule | undefined;
}

/**
 * The limiting pair stands by the rule on overloads of the base case: it takes less than `localOverloadThreshold`, and is
 * within 1 % of its rating there, or its element is overloaded and set apart after another contingency. Beyond its
 * rating it would be set apart too, and the capacity would be higher.
 */
export interface EdgeOfRule {
  /** Of the limiting pair in the base case. */
  readonly loadingPct: number;
  /** The pair by which the same element is set apart already. */
  readonly setApart: LimitingPair | undefined;
  /** The figures with all such pairs set apart; `undefined` where all pairs that are kept behind the figure are such. */
  readonly otherwise: FiguresOtherwise | undefined;
}

export interface OperatingLimit {
  readonly id: string;
  readonly kind: TransferLimitRow['kind'];
  readonly mw: number;
  /** Why it stands, with the reason that it refers to. */
  readonly reason: Text | undefined;
  readonly trace: ElementTrace;
}

/** After relieving an element that limits, and those before it. */
export interface ReliefStep {
  /** How many elements are relieved. */
  readonly rank: number;
  /** The last of them, with the pair by which it limits. */
  readonly relieved: LimitingPair;
  readonly ttcMw: number;
  readonly bindingLayer: BindingLayer;
  /** The pair that is the thermal limit then. */
  readonly next: LimitingPair;
}

/** A rule of the study that is changed alone. */
export type AssumptionId =
  | 'sensitivity-threshold'
  | 'local-overloads'
  | 'post-contingency-rating'
  | 'multiple-losses'
  | 'machine-outages'
  | 'monitored-voltage';

/** A capacity under other rules. */
export interface FiguresOtherwise {
  readonly thermalN1: Limit;
  readonly ttcMw: number | undefined;
  readonly bindingLayer: BindingLayer;
  /** The pair that sets the thermal figure. */
  readonly limiting: LimitingPair | undefined;
}

export interface AssumptionFigure extends FiguresOtherwise {
  readonly assumption: AssumptionId;
}

/** The published limit of an interface on the way: a limit on the flow over its ties, nothing out. */
export interface CrossedLimit {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly published: OperatingLimit;
  /** Over its ties, in its direction, in the base case. */
  readonly flowMw: number;
  /** MW over its ties per MW of the exchange. */
  readonly share: number;
  /** The exchange at which the flow stands at the limit. */
  readonly limitMw: number;
}

/** A tie at what its length lets it carry (St. Clair curve), nothing out. */
export interface TieLoadability {
  readonly mw: number;
  readonly element: string;
  readonly elementName: string;
  readonly loadabilityMw: number;
  readonly regime: LineLoadability['regime'];
  readonly trace: ElementTrace;
}

/** Already allocated capacity: firm commitments on the interface in its direction. */
export interface Committed {
  readonly mw: number;
  /** Who says so: the scenario, contracts of the data, or nobody. */
  readonly source: 'scenario' | 'contracts' | 'none';
  readonly contracts: readonly OperatingLimit[];
}

export interface LimitingPair {
  readonly rank: number;
  readonly element: string;
  readonly elementName: string;
  /** The countries of its ends, one where both lie in the same. */
  readonly areas: readonly string[];
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
  /** Flow after the contingency, before any transfer beyond the base exchange. */
  readonly baseFlowMw: number;
  /** MW on the element per MW of transfer, after the contingency. */
  readonly sensitivity: number;
  readonly ratingMva: number;
  /** The exchange at which the element reaches its rating; `undefined` where the exchange does not limit it. */
  readonly limitMw: number | undefined;
  readonly trace: ElementTrace;
}
