import { text } from '../../../base/text.ts';
import type { DesignResult, MarketMexicoResult, MarketResult } from '../../../study/market/market-result.ts';
import { barFigure, chartRow } from '../../charts/chart-figure.ts';
import { markedDesignWords } from '../../market/market-words.ts';
import { DESIGN } from '../../market/summary-table.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

type WithMexico = DesignResult & { readonly mexico: MarketMexicoResult };

/** The options for Mexico side by side: energy each way with what flows the wrong way, and prices on both sides. */
export function mexicoCharts(market: MarketResult, index: SourceIndex): Markup {
  const designs = market.designs.filter((design): design is WithMexico => design.mexico !== undefined);
  const rows = designs.map((design) => markedDesignWords(design, market));
  const of = (value: (mexico: MarketMexicoResult) => number) => designs.map(({ mexico }) => value(mexico));
  return chartRow([
    barFigure(
      {
        id: 'chart-mexico-energy',
        title: text('Energy over the Mexican link', 'Energía por el enlace con México'),
        definition: text(
          'Energy of the year into the region and out of it, and the part of both that flows from the dearer to the cheaper side.',
          'Energía del año hacia la región y desde ella, y la parte de ambas que fluye del lado caro al barato.',
        ),
        caveat: text(
          'The Mexican price is an input: a price curve at the border, no model of the Mexican market.',
          'El precio mexicano es un dato: una curva de precios en la frontera, no un modelo del mercado mexicano.',
        ),
      },
      {
        unit: 'GWh',
        decimals: 0,
        rowTitle: DESIGN,
        rows,
        series: [
          { name: text('From Mexico', 'Desde México'), values: of((m) => m.importGwh) },
          { name: text('To Mexico', 'Hacia México'), values: of((m) => m.exportGwh) },
          { name: text('Wrong way', 'Contra el precio'), values: of((m) => m.counterIntuitiveGwh) },
        ],
      },
      'grouped',
      index,
    ),
    barFigure(
      {
        id: 'chart-mexico-prices',
        title: text('Prices on both sides of the link', 'Precios a ambos lados del enlace'),
        definition: text(
          'Mean price of the year on Mexico’s side and at the region’s end of the link.',
          'Precio medio del año del lado de México y en el extremo regional del enlace.',
        ),
        caveat: text(
          'Means of the year: in single hours the difference may have the other sign.',
          'Medias del año: en horas sueltas la diferencia puede tener el otro signo.',
        ),
      },
      {
        unit: 'USD/MWh',
        decimals: 1,
        rowTitle: DESIGN,
        rows,
        series: [
          { name: text('Mexico', 'México'), values: of((m) => m.meanSidePriceUsdPerMwh) },
          { name: text('Region', 'Región'), values: of((m) => m.meanRegionPriceUsdPerMwh) },
        ],
      },
      'grouped',
      index,
    ),
  ]);
}
