import type { AreaPair, ReliabilityMargin } from '../scenario.ts';
import { interfaceKey } from './published-limits.ts';

/**
 * Transmission reliability margin of an interface, MW: what is written for it, else the default. A margin in per cent
 * is of the total transfer capacity; of a capacity that is not positive nothing can be held back.
 */
export function marginMw(
  { default: common, byBorder }: ReliabilityMargin,
  pair: AreaPair,
  ttcMw: number | undefined,
): number | undefined {
  const key = interfaceKey(pair);
  const margin = byBorder.find((entry) => interfaceKey(entry) === key)?.margin ?? common;
  if (margin.kind === 'power') return margin.mw;
  return ttcMw === undefined ? undefined : margin.share * Math.max(0, ttcMw);
}
