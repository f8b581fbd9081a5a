import type { Transfer } from '../contingency.ts';
import { OVERLOAD_RATIO } from '../security.ts';
import type { PairRule } from '../transfer-capacity.ts';
import { type PairTerms, pairTerms } from './pair-row.ts';
import type { RedispatchColumns } from './redispatch-columns.ts';
import { pairKey, type SecurityFrame, statesAfter } from './security-frame.ts';

/** From which sensitivities on pairs limit; the same thresholds as the linear method's. */
export type WatchRule = Pick<PairRule, 'sensitivityThreshold' | 'localOverloadThreshold'>;

/** What a pair of element and contingency may carry. */
export interface PairLimit {
  /** Between which flows it must stay, MW: the rating both ways, or farther where the reference is beyond it. */
  readonly lowerMw: number;
  readonly upperMw: number;
  readonly terms: PairTerms;
}

/** The limits of all pairs under one redispatch. */
export interface PairLimits {
  /** `undefined`: the redispatch moves the pair too little to be its affair. Cost: that of `pairTerms`, once a pair. */
  of(branch: number, contingency: number): PairLimit | undefined;
  /** Pairs asked for that are not held. */
  apart(): readonly { readonly branch: number; readonly contingency: number }[];
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
 * A pair is held within its rating both ways, but:
 * - one that no shift between two of the movable units reaches with the share that the rule asks for is not held, as
 *   the linear method lets no insensitive pair limit (for pairs overloaded in the base case, the local threshold);
 * - one that the reference leaves beyond its rating may stay where the reference has it and get no worse; after the
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
  const { base, carriers, monitoring } = frame;
  const limitOf = (branch: number, contingency: number): PairLimit | undefined => {
    const carrier = contingency < 0 ? undefined : carriers[contingency]!;
    const limit = (contingency < 0 ? monitoring.limitMw : monitoring.limitAfterMw)[branch]!;
    const flowMw = (carrier?.state ?? base).flowMw[branch]!;
    const terms = pairTerms(base, carrier, branch, columns);
    if (terms.reach < thresholdFor(rule, flowMw, limit)) return undefined;
    const beyond = tolerated.get(pairKey(frame, branch, contingency)) ?? 0;
    return { lowerMw: Math.min(-limit, beyond), upperMw: Math.max(limit, beyond), terms };
  };
  return {
    of: (branch, contingency) => {
      const key = pairKey(frame, branch, contingency);
      if (!known.has(key)) known.set(key, limitOf(branch, contingency));
      return known.get(key);
    },
    apart: () =>
      Array.from(known).flatMap(([key, limit]) => {
        const branch = key % base.flowMw.length;
        return limit === undefined ? [{ branch, contingency: Math.floor(key / base.flowMw.length) - 1 }] : [];
      }),
  };
}

function thresholdFor(rule: WatchRule, flowMw: number, limitMw: number): number {
  const isOverloaded = Math.abs(flowMw) > limitMw * OVERLOAD_RATIO;
  return isOverloaded
    ? Math.max(rule.sensitivityThreshold, rule.localOverloadThreshold)
    : rule.sensitivityThreshold;
}

/** By pair: the flow at the reference, MW, where it is beyond the rating and may be. */
function toleratedPairs(
  frame: SecurityFrame,
  rule: WatchRule,
  reference: Reference,
): ReadonlyMap<number, number> {
  if (reference.kind === 'base') return toleratedInBase(frame);
  const growthMw = reference.kind === 'linear' ? reference.growthMw : 1;
  const tolerated = new Map<number, number>();
  for (const { contingency, flowMw, responseMw, limitMw } of statesAfter(frame, reference.transfer)) {
    for (const k of frame.monitoring.branches) {
      const slope = responseMw[k]!;
      const referenceMw = flowMw[k]! + growthMw * slope;
      if (Math.abs(referenceMw) <= limitMw[k]!) continue;
      const limits =
        reference.kind === 'linear' &&
        referenceMw * slope > 0 &&
        Math.abs(slope) >= thresholdFor(rule, flowMw[k]!, limitMw[k]!);
      if (!limits) tolerated.set(pairKey(frame, k, contingency), referenceMw);
    }
  }
  return tolerated;
}

/** All that the base case has beyond a rating. */
function toleratedInBase(frame: SecurityFrame): ReadonlyMap<number, number> {
  const { base, carriers, monitoring } = frame;
  const tolerated = new Map<number, number>();
  const add = (contingency: number, flowMw: Float64Array, limitMw: Float64Array) => {
    for (const k of monitoring.branches) {
      if (Math.abs(flowMw[k]!) > limitMw[k]!) tolerated.set(pairKey(frame, k, contingency), flowMw[k]!);
    }
  };
  add(-1, base.flowMw, monitoring.limitMw);
  carriers.forEach(({ state }, contingency) => {
    add(contingency, state.flowMw, monitoring.limitAfterMw);
  });
  return tolerated;
}
