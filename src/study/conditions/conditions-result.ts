import type { Text } from '../../base/text.ts';
import type { Confidence, DemandPeriod, Season } from '../../grid/dataset.ts';
import type { BindingLayer, InterfaceKind } from '../capacity/capacity-result.ts';

/** The capacities of one grid under several conditions, and the range of each. */
export interface ConditionsResult {
  /** Every condition asked for, in that order, with or without an answer. */
  readonly conditions: readonly ConditionOutcome[];
  readonly rows: readonly CapacityRange[];
}

export interface ConditionOutcome {
  /** Short and unique: `wet-maximum`, or the id of a scenario. */
  readonly id: string;
  /** `undefined`: a moment of the scenario itself. */
  readonly title: Text | undefined;
  readonly year: number;
  readonly season: Season;
  readonly demand: DemandPeriod | string;
  /** `undefined`: the condition has no answer. */
  readonly month: number | undefined;
  /** Why it has no answer; `undefined`: it has one. */
  readonly reason: Text | undefined;
}

/** The capacity of one interface over all conditions that know it. */
export interface CapacityRange {
  readonly kind: InterfaceKind;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** By condition, in the order of the conditions; only those that have an answer and know the interface. */
  readonly figures: readonly ConditionFigure[];
  /** The lowest of all layers over the conditions; `undefined`: nothing limits. */
  readonly minimumMw: number | undefined;
  readonly medianMw: number | undefined;
  readonly maximumMw: number | undefined;
  /** The condition with the least capacity, the first among equals; `undefined`: nothing limits in any. */
  readonly deciding: ConditionFigure | undefined;
}

export interface ConditionFigure {
  readonly condition: string;
  readonly baseExchangeMw: number;
  /** `undefined`: nothing limits. */
  readonly thermalNMw: number | undefined;
  readonly thermalN1Mw: number | undefined;
  readonly operatingMw: number | undefined;
  /** The least of all layers; `undefined`: nothing limits. */
  readonly lowestMw: number | undefined;
  readonly bindingLayer: BindingLayer;
  /** The pair behind the thermal N-1 figure. */
  readonly limitingElement: string | undefined;
  readonly limitingElementName: string | undefined;
  readonly limitingContingency: string | undefined;
  readonly limitingContingencyName: Text | undefined;
  readonly confidence: Confidence;
}
