import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { columnTotal, hoursTotal, totalCostUsd } from '../../analysis/market/accounts/totals.ts';
import type { MarketSummary } from './market-result.ts';
import { gwh, kt, musd } from './units-of-result.ts';

/** @param members positions of the countries of the regional market */
export function marketSummary(accounts: MarketAccounts, members: readonly number[]): MarketSummary {
  const { areas, surplus, mexico, penalties } = accounts;
  const total = (values: readonly number[]) => hoursTotal(accounts, values);
  const ofMembers = (values: readonly number[]) =>
    members.reduce((sum, a) => sum + columnTotal(accounts, values, a), 0);
  const paidUsd = areas.priceUsdPerMwh.map((usd, at) => usd * areas.demandMw[at]!);
  const rentUsd =
    total(surplus.rentUsd) +
    total(surplus.linkUsd) +
    total(surplus.exportUsd) +
    total(mexico?.linkRentUsd ?? []);
  return {
    tradeGwh: gwh(ofMembers(memberExportMw(accounts, members).map((mw) => Math.max(0, mw)))),
    mexicanExportGwh: gwh(total((mexico?.flowMw ?? []).map((mw) => Math.max(0, mw)))),
    mexicanImportGwh: gwh(total((mexico?.flowMw ?? []).map((mw) => Math.max(0, -mw)))),
    meanPriceUsdPerMwh: ofMembers(paidUsd) / ofMembers(areas.demandMw),
    totalCostMusd: musd(totalCostUsd(accounts)),
    generationCostMusd: musd(total(areas.generationCostUsd)),
    rentMusd: musd(rentUsd),
    chargeMusd: musd(total(surplus.chargeUsd)),
    lossSurplusMusd: musd(total(surplus.lossUsd)),
    overloadMusd: musd(total(surplus.overloadUsd)),
    overloadGwh: gwh(penalties.overloadMwh),
    reserveShortageGwh: gwh(penalties.reserveShortageMwh),
    lossGwh: gwh(total(areas.lossMw)),
    unservedGwh: gwh(total(areas.unservedMw)),
    co2Kt: kt(total(areas.co2T)),
    institutionMusd: musd(mexico?.sums.membershipUsd ?? 0),
  };
}

/** Hours × areas: what each member sends to the others less what it takes from them; 0 for those that are none. */
function memberExportMw(
  { areas, borders, borderAreas, weightH }: MarketAccounts,
  members: readonly number[],
): number[] {
  const exportMw = new Array<number>(weightH.length * areas.count).fill(0);
  borderAreas.forEach(([from, to], i) => {
    if (!members.includes(from) || !members.includes(to)) return;
    for (let hour = 0; hour < weightH.length; hour++) {
      const mw = borders.flowMw[hour * borders.count + i]!;
      exportMw[hour * areas.count + from]! += mw;
      exportMw[hour * areas.count + to]! -= mw;
    }
  });
  return exportMw;
}
