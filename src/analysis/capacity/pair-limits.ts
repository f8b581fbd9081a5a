import { OVERLOAD_RATIO } from '../../numeric/kernels/pair-task.ts';
import type { Transfer } from '../contingency.ts';
import type { PairRule } from '../pair-collector.ts';
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
 * - points that are reached otherwise, which become points of the redispatch too; without any, every limit holds;
 * - the base case.
 */
export type Reference =
  | { readonly kind: 'linear'; readonly transfer: Transfer; readonly growthMw: number }
  | { readonly kind: 'points'; readonly transfers: readonly Transfer[] }
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
    const beyond = tolerated.get(pairKey(frame, element, contingency));
    return {
      lowerMw: Math.min(-reverseMw[element]!, beyond?.lowerMw ?? 0),
      upperMw: Math.max(forwardMw[element]!, beyond?.upperMw ?? 0),
      terms,
    };
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

/** Flows beyond the limit that may stay, MW; 0 where there is none in that direction. */
interface Tolerated {
  readonly lowerMw: number;
  readonly upperMw: number;
}

/** By pair: the flow at the reference where it is beyond the limit and may be. */
function toleratedPairs(
  frame: SecurityFrame,
  rule: WatchRule,
  reference: Reference,
): ReadonlyMap<number, Tolerated> {
  const tolerated = new Map<number, Tolerated>();
  const tolerate = (element: number, contingency: number, flowMw: number) => {
    if (excessOf(limitsIn(frame, contingency), element, flowMw) <= 0) return;
    const key = pairKey(frame, element, contingency);
    const known = tolerated.get(key) ?? { lowerMw: 0, upperMw: 0 };
    tolerated.set(key, {
      lowerMw: Math.min(known.lowerMw, flowMw),
      upperMw: Math.max(known.upperMw, flowMw),
    });
  };
  switch (reference.kind) {
    case 'base':
      frame.flowMw.forEach((flowMw, i) => {
        for (const element of frame.monitoring.elements) tolerate(element, i - 1, flowMw[element]!);
      });
      break;
    case 'points':
      for (const transfer of reference.transfers) {
        for (const { contingency, flowMw, responseMw } of statesAfter(frame, transfer)) {
          for (const element of frame.monitoring.elements)
            tolerate(element, contingency, flowMw[element]! + responseMw[element]!);
        }
      }
      break;
    case 'linear':
      for (const { contingency, flowMw, responseMw } of statesAfter(frame, reference.transfer)) {
        for (const element of frame.monitoring.elements) {
          const slope = responseMw[element]!;
          const reachedMw = flowMw[element]! + reference.growthMw * slope;
          const isLimiting =
            reachedMw * slope > 0 && Math.abs(slope) >= thresholdFor(frame, rule, element, contingency);
          if (!isLimiting) tolerate(element, contingency, reachedMw);
        }
      }
  }
  return tolerated;
}
