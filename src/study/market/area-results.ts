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
  const traded = tradedAreas(accounts);
  return Array.from({ length: areas.count }, (_, a) => {
    const total = (values: readonly number[]) => columnTotal(accounts, values, a);
    const byHour = (values: readonly number[]) =>
      weightH.map((_hour, hour) => values[hour * areas.count + a]!);
    const exportMw = areas.netExportMw.map((mw, at) => mw - areas.linkMw[at]!);
    const price = byHour(areas.priceUsdPerMwh);
    const isTraded = traded.has(a);
    return {
      area: areaId(names, a),
      demandGwh: gwh(total(areas.demandMw)),
      generationGwh: gwh(total(areas.generationMw)),
      bidGwh: gwh(total(areas.bidMw)),
      exportGwh: gwh(total(exportMw.map((mw) => Math.max(0, mw)))),
      importGwh: gwh(total(exportMw.map((mw) => Math.max(0, -mw)))),
      unservedGwh: gwh(total(areas.unservedMw)),
      lossGwh: gwh(total(areas.lossMw)),
      price: isTraded ? priceSummary(price, weightH, byHour(areas.demandMw)) : undefined,
      durationCurve: isTraded ? durationCurve(price, weightH) : [],
      paymentsMusd: musd(total(areas.paymentsUsd) + total(areas.bidPaymentsUsd)),
      receiptsMusd: musd(total(areas.receiptsUsd)),
      reserveMusd: musd(total(areas.reservePaymentsUsd)),
      generationCostMusd: musd(total(areas.generationCostUsd)),
      co2Kt: kt(total(areas.co2T)),
      welfare: areaWelfare(welfare, a),
    };
  });
}

/** Areas in which something is drawn, offered or bid for at some hour: the others have no price. */
export function tradedAreas({ areas }: Pick<MarketAccounts, 'areas'>): ReadonlySet<number> {
  const { count, demandMw, generationMw, bidMw } = areas;
  const moves = demandMw.flatMap((mw, at) => (mw + generationMw[at]! + bidMw[at]! > 0 ? [at % count] : []));
  return new Set(moves);
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
