import { text } from '../../../base/text.ts';
import type { DesignResult, MarketBorderResult, MarketResult } from '../../../study/market/market-result.ts';
import { type BarOptions, stackedAxis } from '../../charts/bar-chart.ts';
import type { ChartData } from '../../charts/chart-data.ts';
import { barFigure, chartRow } from '../../charts/chart-figure.ts';
import { designWords, markedDesignWords } from '../../market/market-words.ts';
import { DESIGN } from '../../market/summary-table.ts';
import { bordersOf, sameBorder } from '../../market/trade-tables.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** A picture for each border, a row for each design, all on one scale: one direction to the right, the other to the left. */
export function tradeCharts(market: MarketResult, index: SourceIndex): Markup {
  const borders = bordersOf(market).map((border) => ({ border, data: borderData(market, border) }));
  const options: BarOptions = {
    axis: stackedAxis(
      borders.map(({ data }) => data),
      NET,
    ),
    total: NET,
  };
  return chartRow(
    borders.map(({ border: { from, to }, data }) =>
      barFigure(
        {
          id: `chart-border-${from}-${to}`,
          title: text(`Trade ${from} – ${to}`, `Intercambio ${from} – ${to}`),
          definition: text(
            `Energy of the year from ${from} to ${to} to the right, from ${to} to ${from} to the left; the mark and the figure are the net.`,
            `Energía del año de ${from} a ${to} a la derecha, de ${to} a ${from} a la izquierda; la marca y la cifra son el neto.`,
          ),
          caveat: text(
            'Physical flow over the border, what passes through included; contracts may say otherwise.',
            'Flujo físico por la frontera, porteos incluidos; los contratos pueden decir otra cosa.',
          ),
        },
        data,
        'stacked',
        index,
        options,
      ),
    ),
  );
}

/** The position of the net among the series. */
const NET = 2;

function borderData(market: MarketResult, border: Pick<MarketBorderResult, 'from' | 'to'>): ChartData {
  const { from, to } = border;
  const used = market.designs.map((design) => sameBorder(design, border));
  return {
    unit: 'GWh',
    decimals: 0,
    rowTitle: DESIGN,
    rows: market.designs.map((design) => markedDesignWords(design, market)),
    series: [
      { name: `${from} → ${to}`, values: used.map((use) => use?.forwardGwh) },
      {
        name: `${to} → ${from}`,
        values: used.map((use) => (use === undefined ? undefined : 0 - use.reverseGwh)),
      },
      {
        name: text('Net', 'Neto'),
        values: used.map((use) => (use === undefined ? undefined : use.forwardGwh - use.reverseGwh)),
      },
    ],
  };
}

/** The SIEPAC line end to end under one design: energy of each segment, southward to the right. */
export function siepacChart({ design, siepac }: DesignResult, index: SourceIndex): Markup {
  const { en, es } = designWords(design);
  return chartRow([
    barFigure(
      {
        id: 'chart-siepac',
        title: text(`The SIEPAC line end to end, “${en}”`, `La línea SIEPAC de punta a punta, «${es}»`),
        definition: text(
          'Energy of the year over each segment from north to south: southward to the right, northward to the left; the mark and the figure are the net.',
          'Energía del año por cada tramo de norte a sur: hacia el sur a la derecha, hacia el norte a la izquierda; la marca y la cifra son el neto.',
        ),
        caveat: text(
          'National energy uses the line too: not all of it is trade.',
          'La línea también lleva energía nacional: no todo es intercambio.',
        ),
      },
      {
        unit: 'GWh',
        decimals: 0,
        rowTitle: text('Section', 'Tramo'),
        rows: siepac.map(({ name, fromArea, toArea }) =>
          fromArea === toArea ? `${name} (${fromArea})` : `${name} (${fromArea}–${toArea})`,
        ),
        series: [
          { name: text('Southward', 'Hacia el sur'), values: siepac.map((s) => s.southwardGwh) },
          { name: text('Northward', 'Hacia el norte'), values: siepac.map((s) => 0 - s.northwardGwh) },
          { name: text('Net', 'Neto'), values: siepac.map((s) => s.southwardGwh - s.northwardGwh) },
        ],
      },
      'stacked',
      index,
      { total: NET },
    ),
  ]);
}
