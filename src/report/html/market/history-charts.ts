import { groupBy } from '../../../base/group-by.ts';
import { text } from '../../../base/text.ts';
import type { HistoryRow, MarketResult } from '../../../study/market/market-result.ts';
import { barFigure, looseRow } from '../../charts/chart-figure.ts';
import { groupWords, quantityWords } from '../../market/history-tables.ts';
import type { Words } from '../../report-model.ts';
import type { Markup } from '../markup.ts';
import type { SourceIndex } from '../source-index.ts';

/** Published energy of the year beside the base design: trade, and generation by technology in all countries. */
export function historyCharts(market: MarketResult, index: SourceIndex): Markup {
  const { history, year } = market;
  const trade = history.filter(({ quantity }) => !['generation-gwh', 'price-usd-per-mwh'].includes(quantity));
  const tradeRows = trade.map((row) => ({ words: quantityWords(row, market), rows: [row] }));
  return looseRow(
    [
      comparison('chart-history-trade', text(`Trade of ${year}`, `Intercambio de ${year}`), tradeRows, index),
      comparison(
        'chart-history-generation',
        text(`Generation of ${year} by technology`, `Generación de ${year} por tecnología`),
        generationRows(history),
        index,
      ),
    ].filter((figure) => figure !== undefined),
  );
}

/** Published figures that stand together in one row. */
interface Compared {
  readonly words: Words;
  readonly rows: readonly HistoryRow[];
}

function generationRows(history: readonly HistoryRow[]): Compared[] {
  const groups = groupBy(
    history.filter(({ quantity }) => quantity === 'generation-gwh'),
    ({ technologies }) => technologies.join(' '),
  );
  return [...groups.values()].map((rows) => ({ words: groupWords(rows[0]!.technologies), rows }));
}

function comparison(
  id: string,
  title: Words,
  compared: readonly Compared[],
  index: SourceIndex,
): Markup | undefined {
  if (compared.length === 0) return undefined;
  const sum = (value: (row: HistoryRow) => number) =>
    compared.map(({ rows }) => rows.reduce((total, row) => total + value(row), 0));
  return barFigure(
    {
      id,
      title,
      definition: text(
        'What was published, and below it what the base design makes of the same quantity.',
        'Lo publicado, y debajo lo que el diseño base da de la misma magnitud.',
      ),
      caveat: text(
        'Some published figures are estimates (see the table); the model is not tuned to any.',
        'Algunas cifras publicadas son estimaciones (véase la tabla); el modelo no se ajusta a ninguna.',
      ),
    },
    {
      unit: 'GWh',
      decimals: 0,
      rowTitle: text('Quantity', 'Magnitud'),
      rows: compared.map(({ words }) => words),
      series: [
        { name: text('Published', 'Publicado'), values: sum(({ published }) => published) },
        { name: text('Model', 'Modelo'), values: sum(({ computed }) => computed) },
      ],
    },
    'grouped',
    index,
  );
}
