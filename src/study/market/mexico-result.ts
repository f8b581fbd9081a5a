import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { hoursTotal } from '../../analysis/market/accounts/totals.ts';
import type { Welfare } from '../../analysis/market/accounts/welfare.ts';
import type { MarketMexicoResult } from './market-result.ts';
import { gwh, musd } from './units-of-result.ts';

/** A flow this near to its limit stands at it, MW. */
const AT_LIMIT_MW = 1e-4;

/** The exchange with Mexico over the year; `undefined` where it takes no part. */
export function mexicoResult(
  accounts: MarketAccounts,
  { holderUsd, ownerUsd }: Welfare,
): MarketMexicoResult | undefined {
  const { mexico, weightH, areas } = accounts;
  if (mexico === null) return undefined;
  const total = (value: (hour: number) => number) =>
    hoursTotal(
      accounts,
      weightH.map((_, hour) => value(hour)),
    );
  const sum = (values: readonly number[]) => hoursTotal(accounts, values);
  const hours = weightH.reduce((all, weight) => all + weight, 0);
  const importMw = mexico.flowMw.map((mw) => Math.max(0, mw));
  const spotMw = importMw.map((mw, hour) => Math.max(0, mw - mexico.contractMw[hour]!));
  const importPaymentsUsd = total(
    (hour) => mexico.contractUsd[hour]! + spotMw[hour]! * mexico.paidPriceUsdPerMwh[hour]!,
  );
  const worthUsd = total(
    (hour) => importMw[hour]! * areas.priceUsdPerMwh[hour * areas.count + mexico.regionArea]!,
  );
  const isFull = (hour: number) => {
    const mw = mexico.flowMw[hour]!;
    const limitMw = (mw > 0 ? mexico.importLimitMw : mexico.exportLimitMw)[hour]!;
    return Math.abs(mw) > AT_LIMIT_MW && Math.abs(mw) >= limitMw - AT_LIMIT_MW;
  };
  const { sums } = mexico;
  return {
    importGwh: gwh(sum(importMw)),
    exportGwh: gwh(total((hour) => Math.max(0, -mexico.flowMw[hour]!))),
    hoursAtLimitH: total((hour) => (isFull(hour) ? 1 : 0)),
    meanSidePriceUsdPerMwh: sum(mexico.sidePriceUsdPerMwh) / hours,
    meanRegionPriceUsdPerMwh: sum(mexico.regionPriceUsdPerMwh) / hours,
    importValueMusd: musd(worthUsd - importPaymentsUsd),
    importPaymentsMusd: musd(importPaymentsUsd),
    contractGwh: gwh(sum(mexico.contractMw)),
    contractPaymentsMusd: musd(sum(mexico.contractUsd)),
    differenceMusd: musd(sum(mexico.differenceUsd)),
    counterIntuitiveGwh: gwh(sums.againstPriceMwh),
    counterIntuitiveH: sums.againstPriceH,
    counterIntuitiveMusd: musd(sums.againstPriceUsd),
    unusedGwh: gwh(sums.unusedMwh),
    unusedMusd: musd(sums.lostUsd - sums.againstPriceUsd),
    linkRentMusd: musd(sum(mexico.linkRentUsd)),
    auctionMusd: musd(sum(mexico.auctionUsd)),
    holdersMusd: musd(holderUsd),
    ownerMusd: musd(ownerUsd),
  };
}
