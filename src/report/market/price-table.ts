import { text } from '../../base/text.ts';
import type { MarketAreaResult, MarketResult } from '../../study/market/market-result.ts';
import { NO_FIGURE, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Table } from '../report-model.ts';
import { markedDesignWords } from './market-words.ts';
import { overloadHint } from './overload-note.ts';
import { DESIGN } from './summary-table.ts';

/** Mean and P10–P90 of the hourly prices, by design and country. */
export function priceTable(market: MarketResult): Table {
  return {
    id: 'market-prices',
    title: text('Prices by country, USD/MWh', 'Precios por país, USD/MWh'),
    columns: [left(DESIGN), ...market.areas.map(({ id }) => right(id))],
    rows: market.designs.map((design) => ({
      cells: [
        textCell(markedDesignWords(design, market), 'strong'),
        ...market.areas.map(({ id }) => textCell(priceWords(design.areas.find(({ area }) => area === id)))),
      ],
    })),
    notes: [
      textCell(
        text(
          'Mean over the hours of the year, in brackets P10–P90: in a tenth of the hours the price is at most P10, in a tenth at least P90. A price is the cost of one MWh more demand, the mean of the nodes by their demand.',
          'Media de las horas del año; entre paréntesis P10–P90: en un décimo de las horas el precio no pasa de P10, en otro décimo no baja de P90. El precio es el costo de un MWh más de demanda, media de los precios nodales por su demanda.',
        ),
        'muted',
      ),
      ...overloadHint(market),
    ],
  };
}

/** An area in which nothing is bought or sold has no price. */
function priceWords(area: MarketAreaResult | undefined): string {
  const price = area?.price;
  if (price === undefined) return NO_FIGURE;
  const [low, high] = [formatNumber(price.p10UsdPerMwh, 0), formatNumber(price.p90UsdPerMwh, 0)];
  return `${formatNumber(price.timeMeanUsdPerMwh, 1)} (${low}–${high})`;
}
