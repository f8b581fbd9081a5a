import type { TransferPair } from '../../analysis/pair-order.ts';
import type { TransferLimits } from '../../analysis/transfer-capacity.ts';
import type { CapacityRequest } from '../scenario.ts';

/** From this loading on, an element is so near its rating that a small error decides on which side it stands. */
const NEAR_RATING = 0.99;

/** A limit that stands by the rule on overloads of the base case, and what remains when it falls. */
export interface RuleEdge {
  /** The pair that limits. */
  readonly limiting: TransferPair;
  /** The pair by which its element is set apart for the same transfer already. */
  readonly setApart: TransferPair | undefined;
  /** The most limiting pairs without all that stand by the rule; `undefined` where those that were kept all do. */
  readonly remains:
    | { readonly intact: TransferPair | undefined; readonly secure: TransferPair | undefined }
    | undefined;
}

/**
 * Whether a limit would be dropped if the base case were a little worse: its element takes less of the transfer than
 * overloads of the base case need in order to count, and stands within 1 % of its rating, or is overloaded and set apart
 * after another contingency. What remains is what the transfer is limited by without all such pairs.
 *
 * @param pairCount how many pairs each list of limits keeps
 * @returns `undefined` where the limit does not stand by the rule
 */
export function ruleEdge(
  { intact, secure, setApart }: TransferLimits,
  { localOverloadThreshold }: Pick<CapacityRequest, 'localOverloadThreshold'>,
  pairCount: number,
): RuleEdge | undefined {
  const overloads = new Map(
    setApart
      .filter(({ sensitivity, flowMw }) => sensitivity * flowMw > 0)
      .map((pair) => [pair.element, pair] as const),
  );
  const standsByRule = (pair: TransferPair) =>
    Math.abs(pair.sensitivity) < localOverloadThreshold &&
    (overloads.has(pair.element) || loadingTowardsLimit(pair) >= NEAR_RATING);
  const limiting = secure[0];
  if (limiting === undefined || !standsByRule(limiting)) return undefined;
  const first = (pairs: readonly TransferPair[]) => pairs.find((pair) => !standsByRule(pair));
  const next = first(secure);
  const isKnown = next !== undefined || secure.length < pairCount;
  return {
    limiting,
    setApart: overloads.get(limiting.element),
    remains: isKnown ? { intact: first(intact), secure: next } : undefined,
  };
}

function loadingTowardsLimit({ flowMw, sensitivity, limitMw }: TransferPair): number {
  return (Math.sign(sensitivity) * flowMw) / limitMw;
}
