import type {
  DesignResult,
  HistoryRow,
  MarketAreaResult,
  MarketBorderResult,
  MarketElementResult,
  MarketResult,
  MarketTechnologyResult,
  MarketWaterResult,
  SiepacSegmentResult,
} from '../../study/market/market-result.ts';
import type { ResultColumns } from '../column-notes.ts';
import { csvText, idList, type OutputText } from '../csv-text.ts';
import { eventCsvFile } from '../event-csv.ts';
import { traceColumns } from '../trace-columns.ts';
import { hoursCsv } from './market-hours-csv.ts';
import { mexicoCsv } from './market-mexico-csv.ts';

/**
 * The tables of a market study, every row with the design that it belongs to: the year in one row, areas, borders, hours,
 * duration curves, limits, technologies, SIEPAC segments, water, Mexico, published figures beside the base design, and the
 * time line.
 */
export function marketCsvFiles(market: MarketResult): OutputText[] {
  const { designs } = market;
  return [
    { name: 'market_summary.csv', text: csvText(SUMMARY_COLUMNS, designs) },
    {
      name: 'market_areas.csv',
      text: csvText(
        AREA_COLUMNS,
        ofEach(designs, ({ areas }) => areas),
      ),
    },
    {
      name: 'market_borders.csv',
      text: csvText(
        BORDER_COLUMNS,
        ofEach(designs, ({ borders }) => borders),
      ),
    },
    { name: 'market_hours.csv', text: hoursCsv(market) },
    { name: 'market_prices.csv', text: csvText(PRICE_COLUMNS, ofEach(designs, pricePoints)) },
    {
      name: 'market_elements.csv',
      text: csvText(
        ELEMENT_COLUMNS,
        ofEach(designs, ({ elements }) => elements),
      ),
    },
    {
      name: 'market_technologies.csv',
      text: csvText(
        TECHNOLOGY_COLUMNS,
        ofEach(designs, ({ technologies }) => technologies),
      ),
    },
    {
      name: 'market_siepac.csv',
      text: csvText(
        SIEPAC_COLUMNS,
        ofEach(designs, ({ siepac }) => siepac),
      ),
    },
    {
      name: 'market_water.csv',
      text: csvText(
        WATER_COLUMNS,
        ofEach(designs, ({ water }) => water),
      ),
    },
    { name: 'market_mexico.csv', text: mexicoCsv(market) },
    { name: 'market_history.csv', text: csvText(HISTORY_COLUMNS, market.history) },
    eventCsvFile('market_timeline.csv', market.timeline),
  ];
}

/** A row of a design. */
interface Of<Row> {
  readonly of: DesignResult;
  readonly row: Row;
}

function ofEach<Row>(
  designs: readonly DesignResult[],
  rowsOf: (of: DesignResult) => readonly Row[],
): Of<Row>[] {
  return designs.flatMap((of) => rowsOf(of).map((row) => ({ of, row })));
}

const SUMMARY_COLUMNS: ResultColumns<DesignResult> = [
  ['design', ({ design }) => design.id],
  ['regional_regime', ({ design }) => design.region],
  ['mexican_option', ({ design }) => design.mexico],
  ['trade_gwh', ({ summary }) => summary.tradeGwh],
  ['from_mexico_gwh', ({ summary }) => summary.mexicanExportGwh],
  ['to_mexico_gwh', ({ summary }) => summary.mexicanImportGwh],
  ['mean_price_usd_per_mwh', ({ summary }) => summary.meanPriceUsdPerMwh],
  ['total_cost_musd', ({ summary }) => summary.totalCostMusd],
  ['rent_musd', ({ summary }) => summary.rentMusd],
  ['unserved_gwh', ({ summary }) => summary.unservedGwh],
  ['co2_kt', ({ summary }) => summary.co2Kt],
  ['generation_cost_musd', ({ summary }) => summary.generationCostMusd],
  ['charge_musd', ({ summary }) => summary.chargeMusd],
  ['loss_surplus_musd', ({ summary }) => summary.lossSurplusMusd],
  ['loss_gwh', ({ summary }) => summary.lossGwh],
  ['overload_gwh', ({ summary }) => summary.overloadGwh],
  ['overload_musd', ({ summary }) => summary.overloadMusd],
  ['reserve_shortage_gwh', ({ summary }) => summary.reserveShortageGwh],
  ['institution_musd', ({ summary }) => summary.institutionMusd],
  ['cost_change_musd', ({ change }) => change?.totalCostMusd],
  ['trade_change_gwh', ({ change }) => change?.tradeGwh],
  ['co2_change_kt', ({ change }) => change?.co2Kt],
  ['gain_of_no_country_musd', ({ change }) => change?.others.reduce((sum, { musd }) => sum + musd, 0)],
];

const AREA_COLUMNS: ResultColumns<Of<MarketAreaResult>> = [
  ['design', ({ of }) => of.design.id],
  ['area', ({ row }) => row.area],
  ['demand_gwh', ({ row }) => row.demandGwh],
  ['generation_gwh', ({ row }) => row.generationGwh],
  ['export_gwh', ({ row }) => row.exportGwh],
  ['import_gwh', ({ row }) => row.importGwh],
  ['unserved_gwh', ({ row }) => row.unservedGwh],
  ['mean_price_usd_per_mwh', ({ row }) => row.price?.timeMeanUsdPerMwh],
  ['demand_mean_price_usd_per_mwh', ({ row }) => row.price?.demandMeanUsdPerMwh],
  ['p10_price_usd_per_mwh', ({ row }) => row.price?.p10UsdPerMwh],
  ['p90_price_usd_per_mwh', ({ row }) => row.price?.p90UsdPerMwh],
  ['lowest_price_usd_per_mwh', ({ row }) => row.price?.lowestUsdPerMwh],
  ['highest_price_usd_per_mwh', ({ row }) => row.price?.highestUsdPerMwh],
  ['payments_musd', ({ row }) => row.paymentsMusd],
  ['receipts_musd', ({ row }) => row.receiptsMusd],
  ['reserve_payments_musd', ({ row }) => row.reserveMusd],
  ['generation_cost_musd', ({ row }) => row.generationCostMusd],
  ['co2_kt', ({ row }) => row.co2Kt],
  ['loss_gwh', ({ row }) => row.lossGwh],
  ['bid_gwh', ({ row }) => row.bidGwh],
  ['consumer_surplus_musd', ({ row }) => row.welfare.consumerMusd],
  ['producer_surplus_musd', ({ row }) => row.welfare.producerMusd],
  ['rent_musd', ({ row }) => row.welfare.rentMusd],
  ['total_surplus_musd', ({ row }) => row.welfare.totalMusd],
  ['consumer_change_musd', (cell) => changeOf(cell)?.consumerMusd],
  ['producer_change_musd', (cell) => changeOf(cell)?.producerMusd],
  ['rent_change_musd', (cell) => changeOf(cell)?.rentMusd],
  ['total_change_musd', (cell) => changeOf(cell)?.totalMusd],
];

/** What the area gains against the base design. */
function changeOf({ of, row }: Of<MarketAreaResult>) {
  return of.change?.areas.find(({ area }) => area === row.area);
}

const BORDER_COLUMNS: ResultColumns<Of<MarketBorderResult>> = [
  ['design', ({ of }) => of.design.id],
  ['from_area', ({ row }) => row.from],
  ['to_area', ({ row }) => row.to],
  ['forward_gwh', ({ row }) => row.forwardGwh],
  ['reverse_gwh', ({ row }) => row.reverseGwh],
  ['forward_limit_mw', ({ row }) => row.forwardLimitMw],
  ['reverse_limit_mw', ({ row }) => row.reverseLimitMw],
  ['forward_load_factor', ({ row }) => row.forwardLoadFactor],
  ['reverse_load_factor', ({ row }) => row.reverseLoadFactor],
  ['forward_at_limit_h', ({ row }) => row.forwardAtLimitH],
  ['reverse_at_limit_h', ({ row }) => row.reverseAtLimitH],
  ['rent_musd', ({ row }) => row.rentMusd],
];

interface PricePoint {
  readonly area: string;
  /** Hours of the year with at least this price. */
  readonly upToH: number;
  readonly hours: number;
  readonly priceUsdPerMwh: number;
}

function pricePoints({ areas }: DesignResult): PricePoint[] {
  return areas.flatMap(({ area, durationCurve }) => {
    let upToH = 0;
    return durationCurve.map(({ hours, priceUsdPerMwh }) => {
      upToH += hours;
      return { area, upToH, hours, priceUsdPerMwh };
    });
  });
}

const PRICE_COLUMNS: ResultColumns<Of<PricePoint>> = [
  ['design', ({ of }) => of.design.id],
  ['area', ({ row }) => row.area],
  ['up_to_h', ({ row }) => row.upToH],
  ['hours_h', ({ row }) => row.hours],
  ['price_usd_per_mwh', ({ row }) => row.priceUsdPerMwh],
];

const ELEMENT_COLUMNS: ResultColumns<Of<MarketElementResult>> = [
  ['design', ({ of }) => of.design.id],
  ['element', ({ row }) => row.element],
  ['kind', ({ row }) => row.kind],
  ['areas', ({ row }) => idList(row.areas)],
  ['contingency', ({ row }) => row.outage],
  ['bound_h', ({ row }) => row.boundH],
  ['mean_price_usd_per_mwh', ({ row }) => row.meanPriceUsdPerMwh],
  ['rent_musd', ({ row }) => row.rentMusd],
  ['overload_gwh', ({ row }) => row.overloadGwh],
  ['overload_musd', ({ row }) => row.overloadMusd],
  ['name', ({ row }) => row.name.en],
  ['contingency_name', ({ row }) => row.outageName],
];

const TECHNOLOGY_COLUMNS: ResultColumns<Of<MarketTechnologyResult>> = [
  ['design', ({ of }) => of.design.id],
  ['area', ({ row }) => row.area],
  ['technology', ({ row }) => row.technology],
  ['energy_gwh', ({ row }) => row.energyGwh],
  ['receipts_musd', ({ row }) => row.receiptsMusd],
  ['cost_musd', ({ row }) => row.costMusd],
  ['co2_kt', ({ row }) => row.co2Kt],
];

const SIEPAC_COLUMNS: ResultColumns<Of<SiepacSegmentResult>> = [
  ['design', ({ of }) => of.design.id],
  ['element', ({ row }) => row.element],
  ['from_area', ({ row }) => row.fromArea],
  ['to_area', ({ row }) => row.toArea],
  ['rating_mva', ({ row }) => row.ratingMva],
  ['southward_gwh', ({ row }) => row.southwardGwh],
  ['northward_gwh', ({ row }) => row.northwardGwh],
  ['mean_loading_pct', ({ row }) => row.meanLoadingPct],
  ['highest_loading_pct', ({ row }) => row.highestLoadingPct],
  ['above_90_pct_h', ({ row }) => row.above90H],
  ['name', ({ row }) => row.name],
];

const WATER_COLUMNS: ResultColumns<Of<MarketWaterResult>> = [
  ['design', ({ of }) => of.design.id],
  ['reservoir', ({ row }) => row.id],
  ['area', ({ row }) => row.area],
  ['energy_gwh', ({ row }) => row.energyGwh],
  ['water_value_usd_per_mwh', ({ row }) => row.waterValueUsdPerMwh],
  ['name', ({ row }) => row.name.en],
];

const HISTORY_COLUMNS: ResultColumns<HistoryRow> = [
  ['quantity', (row) => row.quantity],
  ['area', (row) => row.area],
  ['partner', (row) => row.partner],
  ['technologies', (row) => idList(row.technologies)],
  ['published', (row) => row.published],
  ['computed', (row) => row.computed],
  ['confidence', (row) => row.trace.confidence],
  ...traceColumns<HistoryRow>((row) => row.trace),
];
