import type { ScenarioResult } from '../../study/result.ts';
import type { Brief, BriefPart } from './brief-model.ts';
import { marketPart } from './market-part.ts';
import { surenessOf } from './sureness.ts';
import { tradePart } from './trade-part.ts';
import { upgradePart } from './upgrade-part.ts';

/**
 * The brief of one result or of several: what can be traded, what works give and what market designs save, each from
 * the first result that has it, the base before the others. `undefined`: none has any.
 *
 * @param base - position of the result that the others are compared with
 */
export function briefOf(results: readonly ScenarioResult[], base = 0): Brief | undefined {
  const order = [base, ...results.keys()];
  const first = (part: (result: ScenarioResult, position: number) => BriefPart | undefined) => {
    for (const position of order) {
      const found = part(results[position]!, position);
      if (found !== undefined) return [found];
    }
    return [];
  };
  const parts = [...first(tradePart), ...first(upgradePart), ...first(marketPart)];
  if (parts.length === 0) return undefined;
  return { answers: parts.map(({ answer }) => answer), parts, sureness: surenessOf(results, parts) };
}
