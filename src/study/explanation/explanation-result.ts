import type { Text } from '../../base/text.ts';
import type { Confidence, TransferLimitRow } from '../../grid/dataset.ts';
import type { BindingLayer, Limit } from '../capacity/capacity-result.ts';
import type { ElementTrace, TableTrace } from '../result.ts';

/** Why a capacity is what it is: figures that add up, each with the rows behind it. Flows are MW. */
export interface CapacityExplanation {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  /** Which of the ordered limiting pairs is explained; 1 sets the thermal figure. */
  readonly rank: number;
  readonly baseExchangeMw: number;
  readonly thermalN1: Limit;
  /** The lowest of all layers, and which one it is. */
  readonly lowestMw: number | undefined;
  readonly bindingLayer: BindingLayer;
  /** `undefined` where no element limits: `thermalN1` says why. */
  readonly pair: ExplainedPair | undefined;
  readonly comparison: PublishedComparison;
  readonly confidence: readonly ConfidentFigure[];
}

export interface ExplainedPair {
  readonly element: ExplainedElement;
  /** `undefined`: nothing out. */
  readonly contingency: { readonly id: string; readonly name: Text } | undefined;
  /** The exchange at which the element stands at its rating. */
  readonly limitMw: number;
  readonly sum: FlowSum;
  readonly loading: LoadingByArea;
  readonly paths: readonly ExplainedPath[];
  readonly relief: Relief;
}

export interface ExplainedElement {
  readonly id: string;
  readonly name: string;
  /** Ends in the direction in which the exchange loads it: all flows count from the first to the second. */
  readonly fromBus: string;
  readonly toBus: string;
  readonly trace: ElementTrace;
}

/** The sum that closes: base flow + pick-ups + lost branches + rest = after; after + sensitivity × growth = rating. */
export interface FlowSum {
  readonly baseFlowMw: number;
  readonly lostMw: number;
  readonly pickups: readonly {
    readonly area: string;
    readonly by: 'units' | 'demand';
    readonly mw: number;
    readonly perMw: number;
    readonly effectMw: number;
  }[];
  readonly lostBranches: readonly {
    readonly element: string;
    readonly name: string;
    readonly flowMw: number;
    readonly factor: number;
    readonly effectMw: number;
  }[];
  readonly rebuiltMw: number;
  readonly afterMw: number;
  /** MW here per MW of exchange, after the contingency and with nothing out. */
  readonly sensitivity: number;
  readonly intactSensitivity: number;
  /** Whether these are means from the base case to the limit, because the plants that move change on the way. */
  readonly isMeanShare: boolean;
  readonly growthMw: number;
  readonly exchangeEffectMw: number;
  readonly ratingMva: number;
  /** How far the parts are from the rating. */
  readonly closingErrorMw: number;
}

export interface LoadingByArea {
  readonly flowMw: number;
  readonly areas: readonly {
    readonly area: string;
    readonly netExportMw: number;
    readonly internalMw: number;
    readonly exchangeMw: number;
  }[];
  readonly links: readonly {
    readonly link: string;
    readonly name: string;
    readonly linkMw: number;
    readonly effectMw: number;
  }[];
  readonly restMw: number;
}

/** A tie over which the exchange leaves its exporting side; shares add up to 1. */
export interface ExplainedPath {
  readonly element: string;
  readonly name: string;
  readonly share: number;
}

export interface Relief {
  readonly raise: readonly ExplainedMove[];
  readonly lower: readonly ExplainedMove[];
  /** Exchange that one more MVA of rating allows, and up to where: the next pair of another element. */
  readonly exchangePerMva: number;
  readonly next: NextPair | undefined;
  readonly upgrades: readonly TouchingUpgrade[];
}

export interface ExplainedMove {
  readonly unit: string;
  readonly name: Text;
  readonly area: string;
  readonly technology: string;
  /** MW on the element per MW moved. */
  readonly perMw: number;
  readonly roomMw: number;
  /** Plants of the same country that make room. */
  readonly counterParties: readonly Text[];
  readonly counterRoomMw: number;
  /** What the move can take off the element at most, and what the exchange gains by it while this pair limits. */
  readonly reliefMw: number;
  readonly exchangeGainMw: number;
  /** The thermal N-1 figure with all of it moved; `undefined` where that was not asked for. */
  readonly thermalN1: Limit | undefined;
  readonly costUsdPerMwh: number;
}

export interface NextPair {
  readonly element: string;
  readonly name: string;
  readonly contingencyName: Text | undefined;
  readonly limitMw: number;
}

export interface TouchingUpgrade {
  readonly id: string;
  readonly title: Text;
  readonly costMusd: number | undefined;
  /** It changes the element or one that is lost; joins the same two places as one of them; or starts at an end. */
  readonly relation: 'element' | 'outage' | 'corridor' | 'end';
  /** The thermal N-1 figure with it; `undefined` where it was not asked for or the upgrade cannot be made this year. */
  readonly thermalN1: Limit | undefined;
}

export interface PublishedComparison {
  readonly figures: readonly PublishedFigure[];
  readonly reasons: readonly DifferenceReason[];
}

export interface PublishedFigure {
  readonly id: string;
  readonly kind: TransferLimitRow['kind'];
  /** The interface it was published for: the same, or another that the exchange loads on its way. */
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly mw: number;
  /** The exchange at which it is reached: itself, or on the way, where the exchange adds to the flow already there. */
  readonly exchangeMw: number;
  /** Ours less that exchange, and in per cent of it; `undefined` where ours has no limit, or of nothing. */
  readonly differenceMw: number | undefined;
  readonly differencePct: number | undefined;
  /** As the table gives it, with the reason that it refers to. */
  readonly reason: Text | undefined;
  readonly nature: LimitNature;
  readonly trace: ElementTrace;
}

/** What a published figure is about, read from its kind and reason. */
export type LimitNature = 'thermal' | 'non-thermal' | 'joint' | 'range-end' | 'policy' | 'not-stated';

export type DifferenceReason =
  /** A published figure is about voltage, stability or frequency. */
  | 'non-thermal'
  /** It is the lowest of several checks, of which ours makes one. */
  | 'joint'
  /** It is the end of the range that was studied. */
  | 'range-end'
  /** It is a target, cap or contract. */
  | 'policy'
  /** It was published for another interface, which the exchange loads on its way. */
  | 'other-interface'
  /** It holds for all demand periods or seasons, ours for one. */
  | 'all-periods'
  /** Its base case, dispatch and shift key are not published. */
  | 'other-base-case'
  /** Ours: the element is beyond its rating before any exchange. */
  | 'overloaded-before'
  /** Ours: rating or reactance of the element rests on an estimate. */
  | 'estimated-rating'
  | 'estimated-reactance';

export interface ConfidentFigure {
  readonly figure: Text;
  readonly confidence: Confidence;
  readonly traces: readonly TableTrace[];
}
