import type { MarketAccounts } from './market-accounts.ts';
import { hoursTotal, totalCostUsd } from './totals.ts';

/** How well the accounts close; relative to the larger side, 0 where nothing moves. */
export interface AccountErrors {
  /** Payments less receipts against the rents, charges and losses between them. */
  readonly settlement: number;
  /** The same in the worst hour, against what is paid in it. */
  readonly worstHour: number;
  /** Payments for reserve against receipts for it, relative to what is paid for energy. */
  readonly reserve: number;
  /** What the dispatch says it costs against cost, charges and penalties. */
  readonly cost: number;
  /** Largest imbalance of an area in an hour: what is given, taken and exchanged, MW. */
  readonly balanceMw: number;
  /** Largest gap between an area's net export and the flow over its ties, MW. */
  readonly tieMw: number;
}

export function accountErrors(accounts: MarketAccounts): AccountErrors {
  const { areas, surplus, weightH, penalties, objectiveUsd } = accounts;
  const terms = Object.values(surplus);
  let [money, explained, turnover, worstHour] = [0, 0, 0, 0];
  weightH.forEach((weight, hour) => {
    let [gap, paid] = [0, 0];
    for (let at = hour * areas.count; at < (hour + 1) * areas.count; at++) {
      gap += areas.paymentsUsd[at]! + areas.bidPaymentsUsd[at]! - areas.receiptsUsd[at]!;
      paid +=
        Math.abs(areas.paymentsUsd[at]!) +
        Math.abs(areas.bidPaymentsUsd[at]!) +
        Math.abs(areas.receiptsUsd[at]!);
    }
    const told = terms.reduce((sum, term) => sum + term[hour]!, 0);
    money += weight * gap;
    explained += weight * told;
    turnover += weight * paid;
    worstHour = Math.max(worstHour, relative(gap - told, paid));
  });
  const reservePaid = hoursTotal(accounts, areas.reservePaymentsUsd);
  const reserveGot = hoursTotal(accounts, areas.reserveReceiptsUsd);
  const costUsd =
    totalCostUsd(accounts) +
    hoursTotal(accounts, surplus.chargeUsd) +
    penalties.overloadUsd +
    penalties.reserveShortageUsd;
  return {
    settlement: relative(money - explained, turnover),
    worstHour,
    reserve: relative(reservePaid - reserveGot, turnover),
    cost: relative(costUsd - objectiveUsd, Math.abs(costUsd) + Math.abs(objectiveUsd)),
    balanceMw: largest(areas.netExportMw, (at) => {
      const given = areas.generationMw[at]! + areas.linkMw[at]! + areas.unservedMw[at]!;
      return given - areas.bidMw[at]! - areas.demandMw[at]! - areas.lossMw[at]!;
    }),
    tieMw: largest(areas.netExportMw, (at) => areas.tieFlowMw[at]!),
  };
}

/** Against the sum of what was added, so that rounding is measured by the numbers that make it. */
function relative(error: number, scale: number): number {
  return error === 0 ? 0 : Math.abs(error) / scale;
}

function largest(values: readonly number[], other: (at: number) => number): number {
  return values.reduce((most, value, at) => Math.max(most, Math.abs(value - other(at))), 0);
}
