import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { durationCurve, priceSummary } from '../../analysis/market/accounts/price-statistics.ts';
import { columnTotal } from '../../analysis/market/accounts/totals.ts';
import type { Welfare } from '../../analysis/market/accounts/welfare.ts';
import type { AreaWelfare, MarketAreaResult } from './market-result.ts';
import { areaId, type ResultNames } from './result-names.ts';
import { gwh, kt, musd } from './units-of-result.ts';

/** Every area over the year, neighbours included. */
export function areaResults(
  names: ResultNames,
  accounts: MarketAccounts,
  welfare: Welfare,
): MarketAreaResult[] {
  const { areas, weightH } = accounts;
  return Array.from({ length: areas.count }, (_, a) => {
    const total = (values: readonly number[]) => columnTotal(accounts, values, a);
    const byHour = (values: readonly number[]) =>
      weightH.map((_hour, hour) => values[hour * areas.count + a]!);
    const exportMw = areas.netExportMw.map((mw, at) => mw - areas.linkMw[at]!);
    const price = byHour(areas.priceUsdPerMwh);
    return {
      area: areaId(names, a),
      demandGwh: gwh(total(areas.demandMw)),
      generationGwh: gwh(total(areas.generationMw)),
      bidGwh: gwh(total(areas.bidMw)),
      exportGwh: gwh(total(exportMw.map((mw) => Math.max(0, mw)))),
      importGwh: gwh(total(exportMw.map((mw) => Math.max(0, -mw)))),
      unservedGwh: gwh(total(areas.unservedMw)),
      lossGwh: gwh(total(areas.lossMw)),
      price: priceSummary(price, weightH, byHour(areas.demandMw)),
      durationCurve: durationCurve(price, weightH),
      paymentsMusd: musd(total(areas.paymentsUsd) + total(areas.bidPaymentsUsd)),
      receiptsMusd: musd(total(areas.receiptsUsd)),
      reserveMusd: musd(total(areas.reservePaymentsUsd)),
      generationCostMusd: musd(total(areas.generationCostUsd)),
      co2Kt: kt(total(areas.co2T)),
      welfare: areaWelfare(welfare, a),
    };
  });
}

export function areaWelfare({ consumerUsd, producerUsd, rentUsd }: Welfare, area: number): AreaWelfare {
  const [consumer, producer, rent] = [consumerUsd[area]!, producerUsd[area]!, rentUsd[area]!];
  return {
    consumerMusd: musd(consumer),
    producerMusd: musd(producer),
    rentMusd: musd(rent),
    totalMusd: musd(consumer + producer + rent),
  };
}
