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
  const { buses } = block.model.network;
  const { contract, paidAt } = settlement;
  const byHour = (value: (hour: number) => number) => Array.from(block.weightH, (_, hour) => value(hour));
  const nodeUsd = (bus: number) => (hour: number) => dispatch.priceUsdPerMwh[hour * buses.count + bus]!;
  const sideUsd = (hour: number) => settlement.sidePriceUsdPerMwh[hour]!;
  const paidUsd = paidAt === 'side' ? sideUsd : nodeUsd(settlement.bus);
  const contractMw = (hour: number) => contract?.powerMw[hour] ?? 0;
  const regionUsd = nodeUsd(settlement.regionBus);
  return {
    area: settlement.area,
    buyerArea: contract?.buyerArea ?? -1,
    flowMw: byHour((hour) => {
      const at = hour * areas.count + settlement.area;
      return areas.netExportMw[at]! - areas.linkMw[at]!;
    }),
    importLimitMw: [...settlement.importMw],
    exportLimitMw: [...settlement.exportMw],
    sidePriceUsdPerMwh: byHour(sideUsd),
    regionPriceUsdPerMwh: byHour(regionUsd),
    paidPriceUsdPerMwh: byHour(paidUsd),
    linkRentUsd: byHour((hour) => {
      const at = hour * areas.count + settlement.area;
      const givenMw = areas.generationMw[at]! - areas.bidMw[at]!;
      return areas.receiptsUsd[at]! - areas.bidPaymentsUsd[at]! - paidUsd(hour) * givenMw;
    }),
    auctionUsd: byHour((hour) => settlement.auctionUsdPerH?.[hour] ?? 0),
    contractMw: byHour(contractMw),
    differenceUsd: byHour((hour) => {
      return contract === undefined ? 0 : (contract.priceUsdPerMwh - regionUsd(hour)) * contractMw(hour);
    }),
    contractUsd: byHour((hour) => (contract?.priceUsdPerMwh ?? 0) * contractMw(hour)),
  };
}
