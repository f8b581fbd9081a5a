import { type Text, text } from '../../../base/text.ts';
import type { DesignResult, MarketChange, MarketResult } from '../../../study/market/market-result.ts';
import { CATALOGUE } from '../../catalogue.ts';
import type { ChartData } from '../../charts/chart-data.ts';
import { barFigure, chartRow } from '../../charts/chart-figure.ts';
import { designWords } from '../../market/market-words.ts';
import { othersMusd, WELFARE_PARTS } from '../../market/welfare-table.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** A picture for each design: what consumers, producers and rent of every country gain or lose against the base. */
export function welfareCharts(market: MarketResult, index: SourceIndex): Markup {
  return chartRow(
    market.designs.flatMap(({ design, change }) =>
      change === undefined ? [] : [changeChart(design, change, market, index)],
    ),
  );
}

const NO_COUNTRY = text('No country', 'Sin país');

function changeChart(
  design: DesignResult['design'],
  change: MarketChange,
  market: MarketResult,
  index: SourceIndex,
): Markup {
  const { en, es } = designWords(design);
  const base = designWords({ id: market.base });
  return barFigure(
    {
      id: `chart-welfare-${design.id}`,
      title: text(`${en}: who gains, who loses`, `${es}: quién gana, quién pierde`),
      definition: text(
        `What each country gains (right) or loses (left) a year against “${base.en}”; the mark and the figure are the sum.`,
        `Lo que cada país gana (derecha) o pierde (izquierda) al año frente a «${base.es}»; la marca y la cifra son la suma.`,
      ),
      caveat: text(
        'Every picture has its own scale. Prices at cost; tariffs and owners abroad are not seen.',
        'Cada gráfico tiene su escala. Precios al costo; no se ven tarifas ni dueños del exterior.',
      ),
    },
    changeData(change, market),
    'stacked',
    index,
    { total: WELFARE_PARTS.length + 1 },
  );
}

/** A row for each country and one for what belongs to none, so that all sums add to the cost that is saved. */
function changeData(change: MarketChange, market: MarketResult): ChartData {
  const { areas } = change;
  const others = othersMusd(change);
  const name = (id: string): Text => market.areas.find((area) => area.id === id)?.name ?? text(id, id);
  return {
    unit: text('MUSD a year', 'MUSD al año'),
    decimals: 1,
    rowTitle: CATALOGUE.country,
    rows: [...areas.map(({ area }) => name(area)), NO_COUNTRY],
    series: [
      ...WELFARE_PARTS.map(({ key, words }) => ({
        name: words,
        values: [...areas.map((area) => area[key]), undefined],
      })),
      { name: NO_COUNTRY, values: [...areas.map(() => undefined), others] },
      { name: text('Sum', 'Suma'), values: [...areas.map(({ totalMusd }) => totalMusd), others] },
    ],
  };
}
