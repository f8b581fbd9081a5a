import { text } from '../../base/text.ts';
import type { DesignResult, MarketElementResult } from '../../study/market/market-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { loadingCell, NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Table, TableRow } from '../report-model.ts';
import { designWords } from './market-words.ts';

/** Elements shown; the file holds all. */
const SHOWN = 10;

/** The SIEPAC line from north to south under one design: energy each way, loading, hours near the limit. */
export function siepacUseTable({ design, siepac }: DesignResult): Table {
  const { en, es } = designWords(design);
  return {
    id: 'market-siepac',
    title: text(`SIEPAC line over the year: ${en}`, `Línea SIEPAC en el año: ${es}`),
    columns: [
      left(CATALOGUE.section),
      left(CATALOGUE.areas),
      right(text('Southward GWh', 'Al sur GWh')),
      right(text('Northward GWh', 'Al norte GWh')),
      right(CATALOGUE.ratingMva, 1),
      right(text('Mean %', 'Media %')),
      right(text('Highest %', 'Máxima %')),
      right(text('Hours at 90 % or more', 'Horas a 90 % o más')),
    ],
    rows: siepac.map((segment) => ({
      cells: [
        textCell(segment.name, 'strong'),
        textCell(
          segment.fromArea === segment.toArea ? segment.fromArea : `${segment.fromArea}–${segment.toArea}`,
        ),
        numberCell(segment.southwardGwh, 0),
        numberCell(segment.northwardGwh, 0),
        numberCell(segment.ratingMva, 0),
        numberCell(segment.meanLoadingPct, 0),
        loadingCell(segment.highestLoadingPct),
        numberCell(segment.above90H, 0),
      ],
    })),
    notes: [
      textCell(
        text('Loading with nothing out; before any loss.', 'Cargabilidad sin contingencias.'),
        'muted',
      ),
    ],
  };
}

/** What binds under one design, by the congestion rent and the overload that it brings. */
export function elementTable({ design, elements }: DesignResult): Table {
  const { en, es } = designWords(design);
  const shown = elements.slice(0, SHOWN);
  const rest = elements.length - shown.length;
  return {
    id: 'market-elements',
    title: text(`What binds: ${en}`, `Qué limita: ${es}`),
    columns: [
      left(CATALOGUE.element),
      left(text('After loss of', 'Ante la pérdida de'), 1),
      left(CATALOGUE.areas),
      right(text('Hours', 'Horas')),
      right(text('Worth USD/MWh', 'Valor USD/MWh')),
      right(text('Rent MUSD', 'Renta MUSD')),
      right(text('Overload MUSD', 'Sobrecarga MUSD')),
    ],
    rows: shown.map(elementRow),
    notes: [
      textCell(
        text(
          `Worth: what one MW more saves in an hour in which it binds, on average. By rent and, where no dispatch could hold the limit, the price of what flows beyond it. ${rest > 0 ? `${rest} more bind.` : ''}`.trim(),
          `Valor: lo que ahorra un MW más en una hora en que limita, en promedio. Por renta y, donde ningún despacho cumple el límite, el precio de lo que fluye por encima. ${rest > 0 ? `Otros ${rest} limitan.` : ''}`.trim(),
        ),
        'muted',
      ),
    ],
  };
}

function elementRow(element: MarketElementResult): TableRow {
  return {
    cells: [
      textCell(element.name, 'strong'),
      textCell(element.outageName ?? NO_FIGURE, element.outageName === undefined ? 'muted' : 'plain'),
      textCell(element.areas.join('–')),
      numberCell(element.boundH, 0),
      numberCell(element.meanPriceUsdPerMwh, 1),
      numberCell(element.rentMusd, 2, 'strong'),
      numberCell(element.overloadMusd, 2, element.overloadMusd > 0.005 ? 'warn' : 'muted'),
    ],
  };
}
