import type { MarketResult } from './market-result.ts';

/** The sources behind the published figures and the words of a market study. */
export function marketSourceIds(market: MarketResult | undefined): string[] {
  if (market === undefined) return [];
  return [...market.history, ...market.options, ...market.timeline].flatMap(({ trace }) => trace.sourceIds);
}
