import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';

/** The design that the others are told against. */
export function baseOf({ designs, base }: MarketResult): DesignResult {
  return designs.find(({ design }) => design.id === base)!;
}
