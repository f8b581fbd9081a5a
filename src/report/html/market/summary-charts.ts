import { text } from '../../../base/text.ts';
import type { MarketResult } from '../../../study/market/market-result.ts';
import { barFigure, looseRow } from '../../charts/chart-figure.ts';
import { designWords, markedDesignWords } from '../../market/market-words.ts';
import { DESIGN } from '../../market/summary-table.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** Designs side by side: what is traded, and what the year costs against the base. */
export function summaryCharts(market: MarketResult, index: SourceIndex): Markup {
  const isCompared = market.designs.some(({ change }) => change !== undefined);
  return looseRow([tradeChart(market, index), ...(isCompared ? [costChart(market, index)] : [])]);
}

function tradeChart(market: MarketResult, index: SourceIndex): Markup {
  const { designs } = market;
  return barFigure(
    {
      id: 'chart-trade-by-design',
      title: text('Energy traded by design', 'Energía intercambiada por diseño'),
      definition: text(
        'Net exports of the countries of the region, hour by hour and added up, and energy over the Mexican link each way.',
        'Exportaciones netas de los países de la región, hora por hora y sumadas, y energía por el enlace con México en cada sentido.',
      ),
      caveat: text(
        'More trade is no aim by itself: it counts by the cost it saves.',
        'Más intercambio no es un fin en sí: vale por el costo que ahorra.',
      ),
    },
    {
      unit: 'GWh',
      decimals: 0,
      rowTitle: DESIGN,
      rows: designs.map((design) => markedDesignWords(design, market)),
      series: [
        { name: text('In the region', 'En la región'), values: designs.map((d) => d.summary.tradeGwh) },
        { name: text('From Mexico', 'Desde México'), values: designs.map((d) => d.summary.mexicanExportGwh) },
        { name: text('To Mexico', 'Hacia México'), values: designs.map((d) => d.summary.mexicanImportGwh) },
      ],
    },
    'grouped',
    index,
  );
}

function costChart(market: MarketResult, index: SourceIndex): Markup {
  const { en, es } = designWords({ id: market.base });
  const compared = market.designs.filter(({ change }) => change !== undefined);
  return barFigure(
    {
      id: 'chart-cost-by-design',
      title: text(`Cost of the year against “${en}”`, `Costo del año frente a «${es}»`),
      definition: text(
        'Total cost of a design less that of the base: to the left of zero it saves, to the right it costs more.',
        'Costo total de un diseño menos el de la base: a la izquierda del cero ahorra, a la derecha cuesta más.',
      ),
      caveat: text(
        'Operating cost alone; works, institutions abroad and security margins are not in it.',
        'Solo costo de operación; no incluye obras, instituciones ajenas ni márgenes de seguridad.',
      ),
    },
    {
      unit: text('MUSD a year', 'MUSD al año'),
      decimals: 1,
      rowTitle: DESIGN,
      rows: compared.map(({ design }) => designWords(design)),
      series: [
        {
          name: text('Against base', 'Frente a la base'),
          values: compared.map(({ change }) => change!.totalCostMusd),
        },
      ],
    },
    'grouped',
    index,
  );
}
