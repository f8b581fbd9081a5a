import type { MarketInterface } from '../../analysis/market/market-block.ts';
import type { Condition } from '../../grid/condition.ts';
import { demandPeriodOfHour } from '../../grid/condition.ts';
import type { Dataset } from '../../grid/dataset.ts';
import type { MarketHour } from '../../grid/market/market-year.ts';
import type { Network } from '../../grid/network.ts';
import { interfaceKey, operatingLimits } from '../capacity/published-limits.ts';
import { tiesBetween } from '../capacity/tie-flow.ts';
import type { AreaPair, LimitChange } from '../scenario.ts';

/** What a border, or several together, may carry in every hour; reverse counted positive, infinite without a limit. */
export interface BorderLimit extends AreaPair {
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
}

/** The moment of a market hour, as published limits ask for it. */
export function conditionOfHour(year: number, { season, month, dayType, hour }: MarketHour): Condition {
  const demandPeriod = demandPeriodOfHour(hour, year);
  return { year, season, month, dayType, hour, demandPeriod, demandFactor: 1 };
}

/**
 * The published operating limits in every hour, both directions of an interface together. Cost: months × demand periods ×
 * rows of the table, and hours × interfaces.
 */
export function borderLimits(
  dataset: Dataset,
  year: number,
  hours: readonly MarketHour[],
  changes: readonly LimitChange[],
): BorderLimit[] {
  const found = new Map<string, BorderLimit>();
  const known = new Map<string, readonly HeldLimit[]>();
  hours.forEach((hour, h) => {
    const condition = conditionOfHour(year, hour);
    const key = `${condition.month} ${condition.demandPeriod}`;
    const limits = known.get(key) ?? heldLimits(dataset, condition, changes);
    known.set(key, limits);
    for (const { from, to, mw } of limits) {
      const back = found.get(interfaceKey({ from: to, to: from }));
      const own = back ?? found.get(interfaceKey({ from, to })) ?? unlimited({ from, to }, hours.length);
      if (back === undefined) found.set(interfaceKey({ from, to }), own);
      (back === undefined ? own.forwardMw : own.reverseMw)[h] = mw;
    }
  });
  return [...found.values()];
}

interface HeldLimit extends AreaPair {
  readonly mw: number;
}

/** The published limits of a moment with what is added to each. */
function heldLimits(dataset: Dataset, condition: Condition, changes: readonly LimitChange[]): HeldLimit[] {
  return operatingLimits(dataset, condition).map(({ from, to, limit }) => ({
    from,
    to,
    mw: movedLimitMw(limit.mw, changes, condition, { from, to }),
  }));
}

/** A published limit with what is added to it under a condition; never below zero. */
export function movedLimitMw(
  publishedMw: number,
  changes: readonly LimitChange[],
  { season, demandPeriod }: Condition,
  pair: AreaPair,
): number {
  const key = interfaceKey(pair);
  const own = changes.filter(
    (change) =>
      change.season === season && change.demandPeriod === demandPeriod && interfaceKey(change) === key,
  );
  return Math.max(
    0,
    own.reduce((sum, { mw }) => sum + mw, publishedMw),
  );
}

function unlimited({ from, to }: AreaPair, hours: number): BorderLimit {
  const none = () => new Float64Array(hours).fill(Number.POSITIVE_INFINITY);
  return { from, to, forwardMw: none(), reverseMw: none() };
}

/** The limits as sums of flows of the network's branches and links; those that nothing crosses are left out. */
export function limitInterfaces(network: Network, limits: readonly BorderLimit[]): MarketInterface[] {
  return limits.flatMap(({ from, to, forwardMw, reverseMw }): MarketInterface[] => {
    const { branches, links } = tiesBetween(network, { from, to });
    if (branches.length + links.length === 0) return [];
    return [
      {
        id: `${from.join('+')}->${to.join('+')}`,
        branches: branches.map(({ position, sign }) => ({ branch: position, factor: sign })),
        links: links.map(({ position, sign }) => ({ link: position, factor: sign })),
        forwardMw,
        reverseMw,
      },
    ];
  });
}
