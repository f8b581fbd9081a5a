import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { MexicanSettlement } from './accounts-context.ts';
import type { AreaAccounts, MexicanAccounts } from './market-accounts.ts';

/** What is exchanged with Mexico, at which prices, and who owes whom. */
export function mexicanAccounts(
  block: MarketBlock,
  dispatch: BlockDispatch,
  settlement: MexicanSettlement,
  areas: AreaAccounts,
): MexicanAccounts {
  const { area, regionArea, bus, exchange, contract, paidAt, auctionUsdPerH } = settlement;
  const { buses } = block.model.network;
  const { mexicoPriceUsdPerMwh: sideUsd, regionPriceUsdPerMwh: regionUsd } = exchange;
  const byHour = (value: (hour: number) => number) => Array.from(block.weightH, (_, hour) => value(hour));
  const paidUsd = byHour((hour) =>
    paidAt === 'side' ? sideUsd[hour]! : dispatch.priceUsdPerMwh[hour * buses.count + bus]!,
  );
  const contractUsdPerMwh = contract?.priceUsdPerMwh ?? 0;
  const contractMw = byHour((hour) => contract?.powerMw[hour] ?? 0);
  const { againstPriceMwh, againstPriceH, againstPriceUsd, unusedMwh, lostUsd } = exchange;
  const { membershipUsd } = settlement;
  return {
    area,
    regionArea,
    flowMw: [...exchange.flowMw],
    importLimitMw: [...exchange.importMw],
    exportLimitMw: [...exchange.exportMw],
    sidePriceUsdPerMwh: [...sideUsd],
    regionPriceUsdPerMwh: [...regionUsd],
    paidPriceUsdPerMwh: paidUsd,
    linkRentUsd: byHour((hour) => {
      const at = hour * areas.count + area;
      const givenMw = areas.generationMw[at]! - areas.bidMw[at]!;
      return areas.receiptsUsd[at]! - areas.bidPaymentsUsd[at]! - paidUsd[hour]! * givenMw;
    }),
    auctionUsd: byHour((hour) => auctionUsdPerH?.[hour] ?? 0),
    contractMw,
    differenceUsd: contractMw.map((mw, hour) => (contractUsdPerMwh - regionUsd[hour]!) * mw),
    contractUsd: contractMw.map((mw) => contractUsdPerMwh * mw),
    sums: { againstPriceMwh, againstPriceH, againstPriceUsd, unusedMwh, lostUsd, membershipUsd },
  };
}
