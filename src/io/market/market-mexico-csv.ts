import type { DesignResult, MarketMexicoResult, MarketResult } from '../../study/market/market-result.ts';
import type { ResultColumns } from '../column-notes.ts';
import { csvText } from '../csv-text.ts';

interface MexicanRow {
  readonly design: DesignResult['design'];
  readonly mexico: MarketMexicoResult;
}

const COLUMNS: ResultColumns<MexicanRow> = [
  ['design', ({ design }) => design.id],
  ['mexican_option', ({ design }) => design.mexico],
  ['from_mexico_gwh', ({ mexico }) => mexico.importGwh],
  ['to_mexico_gwh', ({ mexico }) => mexico.exportGwh],
  ['at_limit_h', ({ mexico }) => mexico.hoursAtLimitH],
  ['mexican_price_usd_per_mwh', ({ mexico }) => mexico.meanSidePriceUsdPerMwh],
  ['region_price_usd_per_mwh', ({ mexico }) => mexico.meanRegionPriceUsdPerMwh],
  ['import_value_musd', ({ mexico }) => mexico.importValueMusd],
  ['import_payments_musd', ({ mexico }) => mexico.importPaymentsMusd],
  ['contract_gwh', ({ mexico }) => mexico.contractGwh],
  ['contract_payments_musd', ({ mexico }) => mexico.contractPaymentsMusd],
  ['contract_difference_musd', ({ mexico }) => mexico.differenceMusd],
  ['counter_intuitive_gwh', ({ mexico }) => mexico.counterIntuitiveGwh],
  ['counter_intuitive_h', ({ mexico }) => mexico.counterIntuitiveH],
  ['counter_intuitive_musd', ({ mexico }) => mexico.counterIntuitiveMusd],
  ['unused_gwh', ({ mexico }) => mexico.unusedGwh],
  ['unused_musd', ({ mexico }) => mexico.unusedMusd],
  ['link_rent_musd', ({ mexico }) => mexico.linkRentMusd],
  ['auction_musd', ({ mexico }) => mexico.auctionMusd],
  ['holders_musd', ({ mexico }) => mexico.holdersMusd],
  ['owner_musd', ({ mexico }) => mexico.ownerMusd],
];

/** The exchange with Mexico under every design that has one. */
export function mexicoCsv({ designs }: MarketResult): string {
  return csvText(
    COLUMNS,
    designs.flatMap(({ design, mexico }) => (mexico === undefined ? [] : [{ design, mexico }])),
  );
}
