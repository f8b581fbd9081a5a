import type { MarketYear } from '../../grid/market/market-year.ts';
import type { Network } from '../../grid/network.ts';

/**
 * A year seen by those who plan water: every country is one node, borders carry what they may, reserve is left out.
 * Arrays by hour are hour-major: the value of hour h and column c stands at `h * columns + c`.
 */
export interface WaterPlanInput {
  /** The representative hours; a plan for all 8,760 is spread from them (`waterBudgets`). */
  readonly year: MarketYear;
  /** Says in which area every bus and unit stands. */
  readonly network: Network;
  /** Empty: each country by itself. */
  readonly borders: readonly PlanBorder[];
  /** Limits on sums of borders. */
  readonly interfaces: readonly PlanInterface[];
  /** What neighbours offer and bid. */
  readonly offers: readonly PlanOffer[];
  readonly vollUsdPerMwh: number;
  /** On every MWh of an area's net export, USD/MWh. */
  readonly exchangeChargeUsdPerMwh: number;
}

/** Two areas that can trade. */
export interface PlanBorder {
  readonly from: number;
  readonly to: number;
  /** By hour; infinite where there is no limit. Reverse counted positive. */
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
}

/** A signed sum of border flows that is limited. */
export interface PlanInterface {
  /** `border` is a position in the list of borders. */
  readonly borders: readonly { readonly border: number; readonly factor: number }[];
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
}

/** An offer to inject in an area, or a bid to take (negative MW). A schedule that is fixed has both bounds equal. */
export interface PlanOffer {
  readonly area: number;
  /** By hour. */
  readonly lowerMw: Float64Array;
  readonly upperMw: Float64Array;
  readonly costUsdPerMwh: Float64Array;
}

export interface WaterPlan {
  readonly kind: 'optimal';
  /**
   * Blocks × reservoirs: what each may use in each block. Water that the plan finds no use for is in it, because a
   * dispatch on the network may. `waterBudgets` gives that of other blocks of the same year.
   */
  readonly budgetMwh: Float64Array;
  /** Hours × reservoirs: what the plan makes of it. */
  readonly outputMw: Float64Array;
  /** Months (12) × reservoirs: what is held at the end of each month; zero where nothing crosses. A year ends as it begins. */
  readonly storageMwh: Float64Array;
  /** Months (12) × reservoirs: water of the month that the plan neither uses nor keeps. */
  readonly spareMwh: Float64Array;
  /** Months (12) × reservoirs: gain per MWh of water more in the month. */
  readonly waterValueUsdPerMwh: Float64Array;
  /** Hours × areas, per MWh of one hour: what everybody expects before the year is dispatched. */
  readonly priceUsdPerMwh: Float64Array;
  /** Hours × borders, positive from → to. Round a ring of borders without charge it is one of many. */
  readonly flowMw: Float64Array;
  /** Hours × offers. */
  readonly offerMw: Float64Array;
  /** Hours × areas. */
  readonly unservedMw: Float64Array;
  /** Cost of the year, USD. */
  readonly objectiveUsd: number;
  readonly check: WaterPlanCheck;
}

/** How well the plan holds, from outside the solver. */
export interface WaterPlanCheck {
  /** Objective less the bound of its own prices, relative. */
  readonly relativeGap: number;
  /** Largest imbalance of an area in an hour, MW. */
  readonly balanceMw: number;
  /** Largest imbalance of water of a reservoir in a month, MWh. */
  readonly waterMwh: number;
}

export type WaterPlanOutcome = WaterPlan | { readonly kind: 'infeasible' | 'failed' };
