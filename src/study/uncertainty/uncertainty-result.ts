import type { Text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import type { BindingLayer, InterfaceKind } from '../capacity/capacity-result.ts';
import type { UncertainQuantity } from '../scenario.ts';

/** Capacities over many samples of what the data do not know for sure. */
export interface UncertaintyResult {
  readonly samples: number;
  readonly seed: number;
  readonly ranges: Readonly<Record<UncertainQuantity, number>>;
  readonly byConfidence: Readonly<Record<Confidence, number>>;
  readonly common: number;
  /** The years of which one was drawn for each sample; empty: the mean. */
  readonly hydrologyYears: readonly number[];
  readonly capacities: SampledCapacities;
  /** Another scenario under the same random numbers. */
  readonly against: ComparedCapacities | undefined;
}

export interface SampledCapacities {
  /** Samples with an answer, of which the figures tell. */
  readonly answered: number;
  /** Why the others have none, the most frequent first. */
  readonly unanswered: readonly { readonly reason: Text; readonly samples: number }[];
  readonly rows: readonly UncertainCapacity[];
}

export interface UncertainCapacity {
  readonly kind: InterfaceKind;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly baseExchangeMw: number;
  readonly thermalN: Spread;
  readonly thermalN1: Spread;
  /** Of the least of all layers. */
  readonly lowest: Spread;
  /** How often each layer binds, the most frequent first; shares of the samples with an answer. */
  readonly layers: readonly { readonly layer: BindingLayer; readonly share: number }[];
  /** Share of the samples in which no transfer can be made: no plant of the key can move, or nothing joins the sides. */
  readonly immovableShare: number;
  /** Share of the samples in which a transfer can be made and no element limits it. */
  readonly unlimitedShare: number;
  /** How often each pair is behind the thermal N-1 figure, the most frequent first. */
  readonly pairs: readonly PairFrequency[];
}

/**
 * Quantiles, MW; `undefined`: no element limits there. A sample in which no transfer can be made, because nobody can give
 * more, has no thermal limit and counts so; the layer of what plants can give then binds. Which of both it is, the
 * shares beside tell.
 */
export interface Spread {
  readonly p10Mw: number | undefined;
  readonly p50Mw: number | undefined;
  readonly p90Mw: number | undefined;
}

export interface PairFrequency {
  readonly element: string;
  readonly elementName: string;
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
  readonly share: number;
}

export interface ComparedCapacities {
  readonly id: string;
  readonly title: Text;
  readonly capacities: SampledCapacities;
  /** Samples with an answer in both. */
  readonly compared: number;
  /** Interfaces that both have. */
  readonly rows: readonly CapacityComparison[];
}

/** The least of all layers of the scenario against that of the other, sample by sample. */
export interface CapacityComparison {
  readonly kind: InterfaceKind;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** Share of the samples in which the scenario allows more, and less. */
  readonly moreShare: number;
  readonly lessShare: number;
  /** Of the scenario's figure less the other's. */
  readonly difference: Spread;
}
