import type { MexicanTerms } from '../../analysis/market/designs/design-inputs.ts';
import { costLookup } from '../../grid/cost-row.ts';
import type { Dataset, TransferLimitRow } from '../../grid/dataset.ts';
import type { MarketHour } from '../../grid/market/market-year.ts';
import { contractsAt, interfaceKey, publishedLimits } from '../capacity/published-limits.ts';
import type { AreaPair, LimitChange, MarketRequest } from '../scenario.ts';
import { conditionOfHour, movedLimitMw } from './border-limits.ts';

/** The terms of Mexico but for what bidders expect, which comes of a water plan. */
export type PlainTerms = Omit<MexicanTerms, 'auction'>;

/** Technology under which the data tell the price at the border. */
const BORDER_OFFER = 'border_offer';

/** Published figures of the link that stand for its secure capacity, the best first. */
const CAPACITY_KINDS: readonly TransferLimitRow['kind'][] = ['operating', 'default', 'design'];

/**
 * Mexico's side in the hours of a year: what the scenario says, and where it says nothing, the data.
 *
 * @param mexico - id of its area
 * @param beside - id of the country at the other end of the link
 */
export function mexicanTerms(
  dataset: Dataset,
  year: number,
  hours: readonly MarketHour[],
  { mexico: written, limitChanges }: Pick<MarketRequest, 'mexico' | 'limitChanges'>,
  { mexico, beside }: { readonly mexico: string; readonly beside: string },
): PlainTerms {
  const offer = costLookup(dataset, year)(BORDER_OFFER, mexico)?.costUsdPerMwh ?? 0;
  const priceUsdPerMwh = Float64Array.from(
    hours,
    ({ season, hour }) => written.priceUsdPerMwh?.[season][hour] ?? offer,
  );
  const into = { from: [mexico], to: [beside] };
  const capacity = (pair: AreaPair, writtenMw: number | undefined) =>
    writtenMw === undefined
      ? publishedCapacityMw(dataset, year, hours, pair, limitChanges)
      : new Float64Array(hours.length).fill(writtenMw);
  return {
    priceUsdPerMwh,
    slopeUsdPerMwhPerMw: written.slopeUsdPerMwhPerMw,
    importMw: capacity(into, written.importMw),
    exportMw: capacity({ from: [beside], to: [mexico] }, written.exportMw),
    contract: {
      powerMw: written.contractMw ?? contractedMw(dataset, year, hours, into),
      priceUsdPerMwh: written.contractPriceUsdPerMwh ?? meanOf(priceUsdPerMwh, hours),
    },
    ownersLink: written.ownersLink,
    membershipUsd: 1e6 * written.membershipMusd,
  };
}

/** In every hour the lowest published figure of the best kind; nothing may cross where none is published. */
function publishedCapacityMw(
  dataset: Dataset,
  year: number,
  hours: readonly MarketHour[],
  pair: AreaPair,
  changes: readonly LimitChange[],
): Float64Array {
  const known = new Map<string, number>();
  return Float64Array.from(hours, (hour) => {
    const condition = conditionOfHour(year, hour);
    const key = `${condition.month} ${condition.demandPeriod}`;
    const mw =
      known.get(key) ??
      movedLimitMw(publishedMw(publishedLimits(dataset, condition, pair)), changes, condition, pair);
    known.set(key, mw);
    return mw;
  });
}

function publishedMw({ operating, others }: ReturnType<typeof publishedLimits>): number {
  const limits = operating === undefined ? others : [operating, ...others];
  for (const kind of CAPACITY_KINDS) {
    const own = limits.filter((limit) => limit.kind === kind);
    if (own.length > 0) return Math.min(...own.map(({ mw }) => mw));
  }
  return 0;
}

/** The largest contract of the year: the data tell all contracts together beside single ones. */
function contractedMw(dataset: Dataset, year: number, hours: readonly MarketHour[], into: AreaPair): number {
  const first = hours[0];
  if (first === undefined) return 0;
  const contracts = contractsAt(dataset, conditionOfHour(year, first)).filter(
    (pair) => interfaceKey(pair) === interfaceKey(into),
  );
  return Math.max(0, ...contracts.map(({ contract }) => contract.mw));
}

function meanOf(values: Float64Array, hours: readonly MarketHour[]): number {
  let [sum, weight] = [0, 0];
  hours.forEach(({ weightH }, h) => {
    sum += weightH * values[h]!;
    weight += weightH;
  });
  return sum / weight;
}
