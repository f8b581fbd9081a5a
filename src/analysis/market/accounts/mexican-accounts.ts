import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { MexicanSettlement } from './accounts-context.ts';
import type { AreaAccounts, MexicanAccounts } from './market-accounts.ts';
import { plainNumbers } from './plain-numbers.ts';

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
  const byHour = (value: (hour: number) => number) =>
    plainNumbers(block.weightH.map((_, hour) => value(hour)));
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
    flowMw: plainNumbers(exchange.flowMw),
    importLimitMw: plainNumbers(exchange.importMw),
    exportLimitMw: plainNumbers(exchange.exportMw),
    sidePriceUsdPerMwh: plainNumbers(sideUsd),
    regionPriceUsdPerMwh: plainNumbers(regionUsd),
    paidPriceUsdPerMwh: paidUsd,
    linkRentUsd: byHour((hour) => {
      const at = hour * areas.count + area;
      const givenMw = areas.generationMw[at]! - areas.bidMw[at]!;
      return areas.receiptsUsd[at]! - areas.bidPaymentsUsd[at]! - paidUsd[hour]! * givenMw;
    }),
    auctionUsd: byHour((hour) => auctionUsdPerH?.[hour] ?? 0),
    contractMw,
    differenceUsd: byHour((hour) => (contractUsdPerMwh - regionUsd[hour]!) * contractMw[hour]!),
    contractUsd: contractMw.map((mw) => contractUsdPerMwh * mw),
    sums: { againstPriceMwh, againstPriceH, againstPriceUsd, unusedMwh, lostUsd, membershipUsd },
  };
}
