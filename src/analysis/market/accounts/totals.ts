import type { MarketAccounts } from './market-accounts.ts';

/** Σ weight × value over hours (and columns) of an hour-major table. */
export function hoursTotal({ weightH }: MarketAccounts, values: readonly number[]): number {
  const columns = values.length / weightH.length;
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += weightH[Math.floor(at / columns)]! * values[at]!;
  return sum;
}

/** Σ weight × value of one column. */
export function columnTotal({ weightH }: MarketAccounts, values: readonly number[], column: number): number {
  const columns = values.length / weightH.length;
  return weightH.reduce((sum, weight, hour) => sum + weight * values[hour * columns + column]!, 0);
}

/** What the hours cost all together: generation and demand not served, less what bids are worth. */
export function totalCostUsd(accounts: MarketAccounts): number {
  const { areas, vollUsdPerMwh } = accounts;
  return (
    hoursTotal(accounts, areas.generationCostUsd) -
    hoursTotal(accounts, areas.bidValueUsd) +
    vollUsdPerMwh * hoursTotal(accounts, areas.unservedMw)
  );
}
