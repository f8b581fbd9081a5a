import type { Transfer } from '../contingency.ts';
import { OVERLOAD_RATIO } from '../monitoring.ts';
import type { PairRule } from '../transfer-capacity.ts';
import { type PairTerms, pairTerms } from './pair-row.ts';
import type { RedispatchColumns } from './redispatch-columns.ts';
import { excessOf, limitsIn, pairKey, type SecurityFrame, statesAfter } from './security-frame.ts';

/** From which sensitivities on pairs limit; the same thresholds as the linear method's. */
export type WatchRule = Pick<PairRule, 'sensitivityThreshold' | 'localOverloadThreshold'>;

/** What a pair of element and contingency may carry. */
export interface PairLimit {
  /** Between which flows it must stay, MW: the limits both ways, or farther where the reference is beyond them. */
  readonly lowerMw: number;
  readonly upperMw: number;
  readonly terms: PairTerms;
}

/** The limits of all pairs under one redispatch. */
export interface PairLimits {
  /** `undefined`: the redispatch moves the pair too little to be its affair. Cost: that of `pairTerms`, once a pair. */
  of(element: number, contingency: number): PairLimit | undefined;
}

/**
 * Where redispatch starts to be judged from:
 * - the point that the linear method reaches along a transfer of 1 MW;
 * - the point that another redispatch reaches;
 * - the base case.
 */
export type Reference =
  | { readonly kind: 'linear'; readonly transfer: Transfer; readonly growthMw: number }
  | { readonly kind: 'redispatch'; readonly transfer: Transfer }
  | { readonly kind: 'base' };

/**
 * A pair is held within its limits both ways, but:
 * - one that no shift between two of the movable units reaches with the share that the rule asks for is not held, as
 *   the linear method lets no insensitive pair limit (for pairs overloaded in the base case, the local threshold);
 * - one that the reference leaves beyond its limit may stay where the reference has it and get no worse; after the
 *   linear method only those that it does not let limit, which are all where it ends within unit limits.
 *
 * Cost: one pass over the contingencies.
 */
export function pairLimits(
  frame: SecurityFrame,
  columns: RedispatchColumns,
  rule: WatchRule,
  reference: Reference,
): PairLimits {
  const tolerated = toleratedPairs(frame, rule, reference);
  const known = new Map<number, PairLimit | undefined>();
  const limitOf = (element: number, contingency: number): PairLimit | undefined => {
    const terms = pairTerms(frame, contingency, element, columns);
    if (terms === undefined || terms.reach < thresholdFor(frame, rule, element, contingency))
      return undefined;
    const { forwardMw, reverseMw } = limitsIn(frame, contingency);
    const beyond = tolerated.get(pairKey(frame, element, contingency)) ?? 0;
    const lowerMw = Math.min(-reverseMw[element]!, beyond);
    return { lowerMw, upperMw: Math.max(forwardMw[element]!, beyond), terms };
  };
  return {
    of: (element, contingency) => {
      const key = pairKey(frame, element, contingency);
      if (!known.has(key)) known.set(key, limitOf(element, contingency));
      return known.get(key);
    },
  };
}

function thresholdFor(frame: SecurityFrame, rule: WatchRule, element: number, contingency: number): number {
  const flowMw = frame.flowMw[contingency + 1]![element]!;
  const { forwardMw, reverseMw } = limitsIn(frame, contingency);
  const isOverloaded =
    flowMw > forwardMw[element]! * OVERLOAD_RATIO || -flowMw > reverseMw[element]! * OVERLOAD_RATIO;
  return isOverloaded
    ? Math.max(rule.sensitivityThreshold, rule.localOverloadThreshold)
    : rule.sensitivityThreshold;
}

/** By pair: the flow at the reference, MW, where it is beyond the limit and may be. */
function toleratedPairs(
  frame: SecurityFrame,
  rule: WatchRule,
  reference: Reference,
): ReadonlyMap<number, number> {
  if (reference.kind === 'base') return toleratedInBase(frame);
  const growthMw = reference.kind === 'linear' ? reference.growthMw : 1;
  const tolerated = new Map<number, number>();
  for (const { contingency, flowMw, responseMw, limits } of statesAfter(frame, reference.transfer)) {
    for (const element of frame.monitoring.elements) {
      const slope = responseMw[element]!;
      const referenceMw = flowMw[element]! + growthMw * slope;
      if (excessOf(limits, element, referenceMw) <= 0) continue;
      const isLimiting =
        reference.kind === 'linear' &&
        referenceMw * slope > 0 &&
        Math.abs(slope) >= thresholdFor(frame, rule, element, contingency);
      if (!isLimiting) tolerated.set(pairKey(frame, element, contingency), referenceMw);
    }
  }
  return tolerated;
}

/** All that the base case has beyond a limit. */
function toleratedInBase(frame: SecurityFrame): ReadonlyMap<number, number> {
  const tolerated = new Map<number, number>();
  frame.flowMw.forEach((flowMw, i) => {
    const limits = limitsIn(frame, i - 1);
    for (const element of frame.monitoring.elements) {
      if (excessOf(limits, element, flowMw[element]!) > 0)
        tolerated.set(pairKey(frame, element, i - 1), flowMw[element]!);
    }
  });
  return tolerated;
}
