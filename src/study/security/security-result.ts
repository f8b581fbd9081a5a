import type { Text } from '../../base/text.ts';
import type { Confidence, CriterionRow, TransferLimitRow } from '../../grid/dataset.ts';
import type { Limit } from '../capacity/capacity-result.ts';
import type { LimitNature } from '../explanation/explanation-result.ts';
import type { ContingencyOutcome, ElementTrace } from '../result.ts';
import type { AreaPair } from '../scenario.ts';

/** What a security engineer asks of a run beside its figures; nothing here changes any of them. */
export interface SecurityResult {
  /** Every published transfer figure that holds at the moment of the run, in the order of its table. */
  readonly limits: readonly StandingLimit[];
  readonly schemes: readonly StandingScheme[];
  readonly criteria: readonly HeldCriterion[];
  /** Contingencies that harm an element, the highest loading first. */
  readonly outages: readonly HarmfulOutage[];
  /** r f² of all lines with nothing out, MW: what a flow without losses leaves out. */
  readonly seriesLossMw: number;
}

/** A published figure beside what the model finds for its interface. */
export interface StandingLimit {
  readonly id: string;
  readonly kind: TransferLimitRow['kind'];
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly mw: number;
  readonly toleranceMw: number | undefined;
  readonly holds: Pick<TransferLimitRow, 'yearFrom' | 'yearTo' | 'season' | 'month' | 'demandPeriod'>;
  readonly reason: Text | undefined;
  readonly nature: LimitNature;
  /** It is the operating limit of its interface; the others stand beside it. */
  readonly acts: boolean;
  /** Of the same interface; `undefined` where the study has none. */
  readonly thermalN: Limit | undefined;
  readonly thermalN1: Limit | undefined;
  /** Thermal N-1 less the figure; `undefined` without either. */
  readonly beyondMw: number | undefined;
  /** Directions of the study whose capacity it sets, its own or one that crosses its interface. */
  readonly binds: readonly AreaPair[];
  readonly trace: ElementTrace;
}

export interface StandingScheme {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  readonly notes: Text | undefined;
  /** A DC model can apply it. */
  readonly modelled: boolean;
  /** The scenario has it in service. */
  readonly isInRun: boolean;
  readonly trigger: SchemeTrigger | undefined;
  readonly opens: readonly string[];
  readonly trace: ElementTrace;
}

/** The element that a scheme watches, and how far the run is from its level. Flows count the way the scheme does. */
export interface SchemeTrigger {
  readonly element: string;
  readonly elementName: string;
  readonly levelMw: number | undefined;
  readonly flowMw: number;
  /** After the outage that brings it nearest; `undefined` where no outages were solved. */
  readonly worst: { readonly flowMw: number; readonly contingencyName: Text } | undefined;
}

/**
 * `applied`: as the rule says; `otherwise`: the run does something else about it; `entered`: a DC model cannot see it, and
 * it stands only in the published limits.
 */
export type Treatment = 'applied' | 'otherwise' | 'entered';

export interface HeldCriterion {
  readonly id: string;
  readonly aspect: CriterionRow['aspect'];
  readonly rule: Text;
  readonly value: string | undefined;
  readonly unit: string | undefined;
  readonly treatment: Treatment;
  readonly trace: ElementTrace;
}

/** What a contingency overloads most of all that it harms. */
export interface HarmfulOutage {
  readonly contingency: string;
  readonly name: Text;
  readonly kind: ContingencyOutcome['kind'];
  readonly element: string;
  readonly elementName: string;
  /** The countries of its ends, one where both lie in the same. */
  readonly areas: readonly string[];
  readonly ratingMva: number;
  readonly ratingConfidence: Confidence;
  readonly flowBeforeMw: number;
  readonly flowAfterMw: number;
  readonly loadingBeforePct: number;
  readonly loadingAfterPct: number;
  /** Elements that it harms. */
  readonly harmed: number;
  /** Directions whose thermal limit is this element after this contingency. */
  readonly limits: readonly AreaPair[];
  /** Directions that it limits next, as the elements before it are relieved. */
  readonly follows: readonly AreaPair[];
  /** Directions from which it is set apart as an overload of the base case. */
  readonly setApart: readonly AreaPair[];
  readonly trace: ElementTrace;
}
