import type { Certificate } from '../../numeric/certificate.ts';
import type { Attempt } from '../../numeric/lp-ladder.ts';
import type { UnusableCost } from './dispatch-columns.ts';

/** How a dispatch problem was put: flows written by sensitivities, or by the angles of all buses. */
export type Formulation = 'sensitivities' | 'angles';

export interface OpfOptimum {
  readonly kind: 'optimal';
  /** Hourly cost of all units that take part, constant terms included. */
  readonly objectiveUsdPerH: number;
  /** Per unit; 0 for those that take no part. */
  readonly outputMw: Float64Array;
  readonly angleRad: Float64Array;
  /** Per branch, from→to. */
  readonly flowMw: Float64Array;
  /** Nodal price: the cost of one more MW drawn at the bus. 0 at isolated buses. */
  readonly priceUsdPerMwh: Float64Array;
  /**
   * Shadow price of a branch's limit: what one MW more of it saves per hour. Positive where the limit from→to holds,
   * negative where that to→from does, 0 elsewhere.
   */
  readonly limitPriceUsdPerMwh: Float64Array;
  /** Branches that stand at a limit, whether or not it costs anything. */
  readonly bindingBranches: readonly number[];
  readonly check: OpfCheck;
  readonly formulation: Formulation;
  /** Branches whose limit the solver was given. */
  readonly constrainedBranches: readonly number[];
}

/** What the result says about itself, all measured on the result. */
export interface OpfCheck {
  /** Of the programme that was solved. */
  readonly certificate: Certificate;
  /** Largest violation of Kirchhoff's current law. */
  readonly residualMw: number;
  /** Largest excess of a flow over its limit. */
  readonly worstOverloadMw: number;
  /** Largest excess of an output over the limits of its unit. */
  readonly worstUnitExcessMw: number;
  /** Couplers beyond their limit: their flow follows from no reactance, so the dispatch cannot respect it. */
  readonly overloadedCouplers: readonly number[];
  /** What demand, shunts and links pay at nodal prices, less what links earn. */
  readonly paymentUsdPerH: number;
  /** What units earn at nodal prices. */
  readonly receiptUsdPerH: number;
  /** Σ over branches of flow × price difference. */
  readonly congestionRentUsdPerH: number;
  /**
   * Largest disagreement of three figures that must be equal, relative to the payments: payments less receipts, the
   * congestion rent, and the rent by shadow prices of limits.
   */
  readonly accountingGap: number;
}

export interface OpfInfeasible {
  readonly kind: 'infeasible';
  readonly reasons: readonly InfeasibleReason[];
}

export type InfeasibleReason =
  | { readonly kind: 'unit-limits-cross'; readonly unit: number }
  | { readonly kind: 'flow-limits-cross'; readonly branch: number }
  | {
      /** All units of an island together cannot serve its demand. */
      readonly kind: 'capacity-short';
      readonly island: number;
      readonly demandMw: number;
      readonly capacityMw: number;
    }
  | {
      /** The least the units of an island can run at is more than its demand. */
      readonly kind: 'minimum-output-excess';
      readonly island: number;
      readonly demandMw: number;
      readonly minimumMw: number;
    }
  | {
      /** The least that would have to give way for a dispatch to exist. */
      readonly kind: 'limits';
      /** Demand that cannot be served. */
      readonly shed: readonly BusAmount[];
      /** Output that cannot be carried away. */
      readonly spilled: readonly BusAmount[];
      /** Flow beyond limits that no dispatch avoids: phase shifters and given flows force it. */
      readonly overload: readonly { readonly branch: number; readonly powerMw: number }[];
      /** Limits in the way: MW that one MW more of each would free. */
      readonly limits: readonly { readonly branch: number; readonly freedPerMw: number }[];
    };

export interface BusAmount {
  readonly bus: number;
  readonly powerMw: number;
}

export type OpfResult =
  | OpfOptimum
  | OpfInfeasible
  | UnusableCost
  /** Cost falls without end: a unit without a limit. */
  | { readonly kind: 'unbounded' }
  /** The solver came to no verdict that our own check could confirm. */
  | { readonly kind: 'failed'; readonly attempts: readonly Attempt[] };
