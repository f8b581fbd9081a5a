import type { Text } from '../../base/text.ts';
import type { ElementTrace } from '../result.ts';

/** A pair of element and contingency that stands at its limit. */
export interface BindingLimit {
  readonly element: string;
  readonly elementName: string;
  /** `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
  /** Flow after the contingency, MW, from → to. */
  readonly flowMw: number;
  readonly ratingMva: number;
  readonly trace: ElementTrace;
}

export interface PricedLimit extends BindingLimit {
  /** MW of exchange per MW that the element may carry more. */
  readonly price: number;
}

/** What a plant does for an exchange. */
export interface UnitMove {
  readonly unit: string;
  readonly name: Text;
  readonly area: string;
  readonly technology: string;
  readonly baseMw: number;
  readonly changeMw: number;
}

/** What redispatch makes of exchanges, and what holds it back. */
export interface Redispatch {
  /** Highest price first. */
  readonly binding: readonly PricedLimit[];
  /** Largest change first. */
  readonly moves: readonly UnitMove[];
  readonly upMw: number;
  readonly downMw: number;
  /** False: no redispatch makes the base case secure; its overloads stay, and get no worse. */
  readonly mendsBase: boolean;
}

export interface OptimisedResult {
  readonly shiftKey: 'output' | 'headroom';
  /** `all`: units of third areas move too, each area with its net export unchanged. */
  readonly helping: 'none' | 'all';
  readonly rows: readonly OptimisedRow[];
}

export interface OptimisedRow {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly baseExchangeMw: number;
  /** Of the linear method with the same key: thermal N-1 or resources, the lower; `undefined` where there is no key. */
  readonly linearMw: number | undefined;
  /** `undefined` with the reason in `noAnswer`. */
  readonly optimisedMw: number | undefined;
  /** The same before it is lowered for plants that cannot take over because they stand at their limits. */
  readonly straightMw: number | undefined;
  readonly noAnswer: Text | undefined;
  /** All units of that side stand at their limits. */
  readonly scarce: 'export' | 'import' | undefined;
  readonly redispatch: Redispatch | undefined;
}

/** The region of two exchanges, in MW of exchange (base and growth). */
export interface JointResult {
  readonly exchanges: readonly [JointSide, JointSide];
  readonly shiftKey: 'output' | 'headroom';
  /** Along the shift keys. */
  readonly linear: JointRegion;
  /** With redispatch inside unit limits; `undefined` where it was not asked for. */
  readonly redispatch: JointRegion | undefined;
}

export interface JointSide {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly baseExchangeMw: number;
}

export type JointRegion =
  | {
      readonly kind: 'polygon';
      /** Counter-clockwise. */
      readonly vertices: readonly JointVertex[];
      readonly isBounded: boolean;
    }
  | { readonly kind: 'none'; readonly reason: Text; readonly by: BindingLimit | undefined };

export interface JointVertex {
  readonly firstMw: number;
  readonly secondMw: number;
  /** What bounds the region from here to the next vertex. */
  readonly edge: JointEdge;
}

export type JointEdge =
  | { readonly kind: 'limits'; readonly limits: readonly BindingLimit[] }
  | { readonly kind: 'units'; readonly units: readonly { readonly unit: string; readonly name: Text }[] }
  | { readonly kind: 'no-exchange'; readonly exchange: 0 | 1 }
  | { readonly kind: 'unbounded' };

export interface RegionalTradeStudyResult {
  /** What all exporters together export, MW, and what they do in the base case. */
  readonly tradeMw: number;
  readonly baseTradeMw: number;
  readonly areas: readonly {
    readonly area: string;
    readonly baseNetExportMw: number;
    readonly netExportMw: number;
  }[];
  readonly redispatch: Redispatch;
}
