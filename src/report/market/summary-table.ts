import { text } from '../../base/text.ts';
import type { DesignResult, MarketResult } from '../../study/market/market-result.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Cell, Table } from '../report-model.ts';
import { hydrologyWords, MEXICO_WORDS, markedDesignWords, REGION_WORDS } from './market-words.ts';
import { overloadNote } from './overload-note.ts';

export const DESIGN = text('Design', 'Diseño');

/** The year of every design in one row, and under it what the design is. */
export function summaryTable(market: MarketResult): Table {
  return {
    id: 'market',
    title: text('The market year by design', 'El año de mercado por diseño'),
    columns: [
      left(DESIGN),
      right(text('Regional trade GWh', 'Intercambio regional GWh')),
      right(text('From Mexico GWh', 'Desde México GWh')),
      right(text('To Mexico GWh', 'Hacia México GWh')),
      right(text('Mean price USD/MWh', 'Precio medio USD/MWh')),
      right(text('Total cost MUSD', 'Costo total MUSD')),
      right(text('Against base MUSD', 'Frente a la base MUSD')),
      right(text('Rent MUSD', 'Renta MUSD'), 1),
      right(text('Unserved GWh', 'No servida GWh'), 2),
      right(text('CO₂ kt', 'CO₂ kt'), 3),
      right(text('Overload GWh', 'Sobrecarga GWh'), 4),
    ],
    rows: market.designs.map((design) => ({
      cells: summaryCells(design, market),
      details: [textCell(meaning(design), 'muted')],
    })),
    notes: [...notes(market).map((words) => textCell(words, 'muted')), ...overloadNote(market)],
  };
}

function summaryCells(design: DesignResult, market: MarketResult): Cell[] {
  const { summary, change } = design;
  const costChange = change?.totalCostMusd;
  return [
    textCell(markedDesignWords(design, market), 'strong'),
    numberCell(summary.tradeGwh, 0),
    numberCell(summary.mexicanExportGwh, 0),
    numberCell(summary.mexicanImportGwh, 0),
    numberCell(summary.meanPriceUsdPerMwh, 1),
    numberCell(summary.totalCostMusd, 1),
    numberCell(costChange, 1, costChange !== undefined && costChange < 0 ? 'good' : 'plain'),
    numberCell(summary.rentMusd, 1),
    numberCell(summary.unservedGwh, 1, summary.unservedGwh > 0.05 ? 'warn' : 'plain'),
    numberCell(summary.co2Kt, 0),
    numberCell(summary.overloadGwh, 0, summary.overloadGwh > 0.5 ? 'warn' : 'plain'),
  ];
}

function meaning({ design }: DesignResult) {
  const [region, mexico] = [REGION_WORDS[design.region], MEXICO_WORDS[design.mexico]];
  return text(`${region.en}; ${mexico.en}`, `${region.es}; ${mexico.es}`);
}

function notes({ year, hours, hydrology, hourLabels }: MarketResult) {
  const water = hydrologyWords(hydrology);
  const clock =
    hours === 'all'
      ? text('all 8,760 hours', 'las 8,760 horas')
      : text(
          `${hourLabels.length} representative hours that stand for the 8,760`,
          `${hourLabels.length} horas representativas de las 8,760`,
        );
  return [
    text(
      `Year ${year}, ${clock.en}, with ${water.en}. Regional trade: what countries of the region export net to each other, hour by hour, added up; what comes from Mexico and goes on counts as Guatemala's. Mean price: over the region's demand.`,
      `Año ${year}, ${clock.es}, con ${water.es}. Intercambio regional: lo que los países de la región exportan en neto entre sí, hora por hora, sumado; lo que viene de México y sigue cuenta como de Guatemala. Precio medio: sobre la demanda de la región.`,
    ),
    text(
      'Total cost: generation, energy not supplied at its value and imports from Mexico at the price of its side, less what exports to it are worth there; no charges between countries. Offers are at cost: nobody bids above it.',
      'Costo total: generación, energía no suministrada a su valor e importación de México al precio de su lado, menos lo que valen allí las exportaciones; sin cargos entre países. Las ofertas son al costo: nadie ofrece por encima.',
    ),
  ];
}
