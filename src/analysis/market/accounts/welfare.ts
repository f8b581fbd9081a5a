import type { MarketAccounts } from './market-accounts.ts';
import { columnTotal, hoursTotal } from './totals.ts';

/**
 * Share of the first of two areas, 0 … 1, in the rent of what joins them: half, or what they have agreed on, such as what
 * each has invested.
 */
export type RentSplit = (first: number, second: number) => number;

export const HALF_EACH: RentSplit = () => 0.5;

/** What each has from the hours, USD. Together, membership apart, it is demand at its value less the total cost. */
export interface Welfare {
  /** By area. Worth of what is served (and bid for) less what is paid for it, reserve and contract differences included. */
  readonly consumerUsd: readonly number[];
  /** By area. Receipts, reserve and contract differences included, less cost; the earnings of water are in it. */
  readonly producerUsd: readonly number[];
  /** By area: rents of limits, links and exchange bounds, overload payments and what losses leave over. */
  readonly rentUsd: readonly number[];
  /** Of the regional institutions. */
  readonly chargeUsd: number;
  /** Of those who bought link capacity before prices were known: its rent less what they paid. */
  readonly holderUsd: number;
  /** Of owners of links. */
  readonly ownerUsd: number;
  /** What membership costs, negative. */
  readonly membershipUsd: number;
}

export function welfare(accounts: MarketAccounts, split: RentSplit): Welfare {
  const { areas, vollUsdPerMwh, surplus } = accounts;
  const byArea = (value: (area: number) => number) => Array.from({ length: areas.count }, (_, a) => value(a));
  const total = (values: readonly number[]) => (area: number) => columnTotal(accounts, values, area);
  const of = {
    demand: total(areas.demandMw),
    unserved: total(areas.unservedMw),
    payments: total(areas.paymentsUsd),
    reservePayments: total(areas.reservePaymentsUsd),
    bidValue: total(areas.bidValueUsd),
    bidPayments: total(areas.bidPaymentsUsd),
    receipts: total(areas.receiptsUsd),
    reserveReceipts: total(areas.reserveReceiptsUsd),
    cost: total(areas.generationCostUsd),
  };
  const mexico = mexicanMoney(accounts);
  const { rentUsd, ownerUsd } = rents(accounts, split, mexico);
  return {
    consumerUsd: byArea((a) => {
      const served = vollUsdPerMwh * (of.demand(a) - of.unserved(a)) - of.payments(a) - of.reservePayments(a);
      const bidders = of.bidValue(a) - of.bidPayments(a);
      return served + bidders - (a === accounts.mexico?.regionArea ? mexico.differenceUsd : 0);
    }),
    producerUsd: byArea((a) => {
      const earned = of.receipts(a) + of.reserveReceipts(a) - of.cost(a);
      return a === accounts.mexico?.area ? earned + mexico.differenceUsd - mexico.linkRentUsd : earned;
    }),
    rentUsd,
    chargeUsd: hoursTotal(accounts, surplus.chargeUsd),
    holderUsd: mexico.isSold ? mexico.linkRentUsd - mexico.auctionUsd : 0,
    ownerUsd,
    membershipUsd: 0 - (accounts.mexico?.sums.membershipUsd ?? 0),
  };
}

interface MexicanMoney {
  readonly differenceUsd: number;
  readonly linkRentUsd: number;
  readonly auctionUsd: number;
  /** Capacity was sold: its holders have the rent, the countries what was paid for it. */
  readonly isSold: boolean;
}

function mexicanMoney(accounts: MarketAccounts): MexicanMoney {
  const { mexico } = accounts;
  const sum = (values: readonly number[] | undefined) => hoursTotal(accounts, values ?? []);
  return {
    differenceUsd: sum(mexico?.differenceUsd),
    linkRentUsd: sum(mexico?.linkRentUsd),
    auctionUsd: sum(mexico?.auctionUsd),
    isSold: mexico?.auctionUsd.some((usd) => usd !== 0) ?? false,
  };
}

function rents(
  accounts: MarketAccounts,
  shareOfFirst: RentSplit,
  mexican: MexicanMoney,
): { readonly rentUsd: number[]; readonly ownerUsd: number } {
  const { mexico } = accounts;
  const rentUsd = areaOwnRents(accounts);
  const share = (first: number, second: number, usd: number) => {
    const firstUsd = usd * (first === second ? 1 : shareOfFirst(first, second));
    rentUsd[first]! += firstUsd;
    rentUsd[second]! += usd - firstUsd;
  };
  for (const rent of accounts.rents) share(...rent.areas, rent.rentUsd + rent.overloadUsd);
  let ownerUsd = 0;
  for (const link of accounts.links) {
    if (link.owned) ownerUsd += link.rentUsd;
    else share(...link.areas, link.rentUsd);
  }
  if (mexico !== null)
    share(mexico.area, mexico.regionArea, mexican.isSold ? mexican.auctionUsd : mexican.linkRentUsd);
  return { rentUsd, ownerUsd };
}

/** Rent of bound net exports, and what losses leave over where they are drawn. */
function areaOwnRents(accounts: MarketAccounts): number[] {
  const { areas, surplus, weightH } = accounts;
  const rentUsd = new Array<number>(areas.count).fill(0);
  weightH.forEach((weight, hour) => {
    const row = hour * areas.count;
    let lossMw = 0;
    for (let a = 0; a < areas.count; a++) lossMw += areas.lossMw[row + a]!;
    for (let a = 0; a < areas.count; a++) {
      const part = lossMw === 0 ? 1 / areas.count : areas.lossMw[row + a]! / lossMw;
      rentUsd[a]! += weight * (areas.exportRentUsd[row + a]! + part * surplus.lossUsd[hour]!);
    }
  });
  return rentUsd;
}

/** What each has more than under the base, in the same order. */
export function welfareChange(now: Welfare, base: Welfare): Welfare {
  const less = (a: readonly number[], b: readonly number[]) => a.map((usd, i) => usd - b[i]!);
  return {
    consumerUsd: less(now.consumerUsd, base.consumerUsd),
    producerUsd: less(now.producerUsd, base.producerUsd),
    rentUsd: less(now.rentUsd, base.rentUsd),
    chargeUsd: now.chargeUsd - base.chargeUsd,
    holderUsd: now.holderUsd - base.holderUsd,
    ownerUsd: now.ownerUsd - base.ownerUsd,
    membershipUsd: now.membershipUsd - base.membershipUsd,
  };
}

/** All of it, membership apart: demand at its value less the total cost of the hours. */
export function welfareTotal(of: Welfare): number {
  const sum = (values: readonly number[]) => values.reduce((total, usd) => total + usd, 0);
  const byArea = sum(of.consumerUsd) + sum(of.producerUsd) + sum(of.rentUsd);
  return byArea + of.chargeUsd + of.holderUsd + of.ownerUsd;
}
