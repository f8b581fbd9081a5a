import { type Text, text } from '../../base/text.ts';
import type { HistoryRow, MarketResult } from '../../study/market/market-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Table, TableRow, Words } from '../report-model.ts';
import { CONFIDENCE_WORDS } from '../vocabulary.ts';
import { designWords, technologyWords } from './market-words.ts';

/** Trade and prices as published, beside the base design; nothing in the data is tuned to them. */
export function historyTable(market: MarketResult): Table {
  const rows = market.history.filter(({ quantity }) => quantity !== 'generation-gwh');
  const { en, es } = designWords({ id: market.base });
  return {
    id: 'market-history',
    title: text(
      `${market.year} as it was, and “${en}” of the model`,
      `${market.year} como fue, y «${es}» del modelo`,
    ),
    columns: [
      left(text('Quantity', 'Magnitud')),
      right(text('Published', 'Publicado')),
      right(text('Model', 'Modelo')),
      right(text('Difference', 'Diferencia')),
      right('%'),
      left(CATALOGUE.confidence),
    ],
    rows: rows.map((row) => historyRow(row, market)),
    notes: [
      textCell(
        text(
          'Energy in GWh, prices in USD/MWh; no per cent of less than 100 GWh. The model is a typical year with costs by technology, not a replay: outages, contracts, rain and fuel prices of the months are not in it. Nothing is tuned to these figures.',
          'Energía en GWh, precios en USD/MWh; sin porcentaje de menos de 100 GWh. El modelo es un año típico con costos por tecnología, no una repetición: no contiene fallas, contratos, lluvias ni precios de combustible de cada mes. Nada está ajustado a estas cifras.',
        ),
        'muted',
      ),
    ],
  };
}

/** Generation by technology and country: the model, and beside it what was published. */
export function generationHistoryTable({ history, areas, year }: MarketResult): Table {
  const rows = history.filter(({ quantity }) => quantity === 'generation-gwh');
  const groups = [...new Map(rows.map((row) => [row.technologies.join(' '), row.technologies])).values()];
  const members = areas.filter(({ id }) => rows.some((row) => row.area === id));
  const cell = (technologies: readonly string[], area: string) => {
    const row = rows.find(
      (each) => each.area === area && each.technologies.join(' ') === technologies.join(' '),
    );
    if (row === undefined) return textCell(NO_FIGURE, 'muted');
    return withTraces(textCell(`${formatNumber(row.computed, 0)} / ${formatNumber(row.published, 0)}`), [
      row.trace,
    ]);
  };
  return {
    id: 'market-generation-history',
    title: text(`Generation ${year}, GWh: model / published`, `Generación ${year}, GWh: modelo / publicado`),
    columns: [left(text('Technology', 'Tecnología')), ...members.map(({ id }) => right(id))],
    rows: groups.map((technologies) => ({
      cells: [
        textCell(groupWords(technologies), 'strong'),
        ...members.map(({ id }) => cell(technologies, id)),
      ],
    })),
    notes: [],
  };
}

const GROUP_WORDS: Readonly<Record<string, Text>> = {
  'hydro_reservoir hydro_run_of_river': text('Hydro', 'Hidro'),
  'fuel_oil diesel': text('Oil', 'Derivados del petróleo'),
};

/** A set of technologies as sources lump them. */
export function groupWords(technologies: readonly string[]): Words {
  const key = technologies.join(' ');
  if (Object.hasOwn(GROUP_WORDS, key)) return GROUP_WORDS[key]!;
  return technologies.length === 1 ? technologyWords(technologies[0]!) : technologies.join(' + ');
}

/** Of less energy a difference in per cent says nothing. */
const SMALL_GWH = 100;

function historyRow(row: HistoryRow, market: MarketResult): TableRow {
  const { published, computed, trace } = row;
  const decimals = row.quantity === 'price-usd-per-mwh' ? 1 : 0;
  const isSmall = row.quantity !== 'price-usd-per-mwh' && published < SMALL_GWH;
  const differencePct = isSmall ? undefined : 100 * (computed / published - 1);
  return {
    cells: [
      textCell(quantityWords(row, market), 'strong'),
      withTraces(numberCell(published, decimals), [trace]),
      numberCell(computed, decimals),
      numberCell(computed - published, decimals),
      numberCell(differencePct, 0),
      textCell(CONFIDENCE_WORDS[trace.confidence], trace.confidence === 'estimated' ? 'warn' : 'muted'),
    ],
  };
}

/** A published quantity, with its unit where it is not energy. */
export function quantityWords({ quantity, area, partner }: HistoryRow, { areas }: MarketResult): Text {
  const name = (id: string | undefined) =>
    areas.find((each) => each.id === id)?.name ?? text(`${id}`, `${id}`);
  const place = name(area);
  const way = (en: string, es: string) =>
    partner === undefined
      ? text(`${en}, ${place.en}`, `${es}, ${place.es}`)
      : text(`${en} ${place.en} – ${name(partner).en}`, `${es} ${place.es} – ${name(partner).es}`);
  switch (quantity) {
    case 'trade-gwh':
      return text('Regional trade', 'Intercambio regional');
    case 'price-usd-per-mwh':
      return area === undefined
        ? text('Mean price, region', 'Precio medio, región')
        : text(`Mean price, ${place.en}`, `Precio medio, ${place.es}`);
    case 'export-gwh':
      return way('Export', 'Exportación');
    case 'import-gwh':
      return way('Import', 'Importación');
    case 'generation-gwh':
      return text(`Generation, ${place.en}`, `Generación, ${place.es}`);
  }
}
