import { text } from '../../base/text.ts';
import type { DesignResult, MarketBorderResult, MarketResult } from '../../study/market/market-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow, Words } from '../report-model.ts';
import { directionWords } from '../vocabulary.ts';
import { designWords, markedDesignWords } from './market-words.ts';
import { DESIGN } from './summary-table.ts';

/** Energy over every border each way, a row for each design. */
export function tradeTable(market: MarketResult): Table {
  const borders = bordersOf(market);
  return {
    id: 'market-trade',
    title: text('Trade by border, GWh', 'Intercambio por frontera, GWh'),
    columns: [left(DESIGN), ...borders.map(({ from, to }) => right(`${from} → ${to}`))],
    rows: market.designs.map((design) => ({
      cells: [
        textCell(markedDesignWords(design, market), 'strong'),
        ...borders.map((border) => textCell(bothWays(sameBorder(design, border)))),
      ],
    })),
    notes: [
      textCell(
        text(
          'First in the direction of the heading, then against it: hours of one direction do not make up for those of the other.',
          'Primero en el sentido del encabezado, luego en el contrario: las horas de un sentido no compensan las del otro.',
        ),
        'muted',
      ),
    ],
  };
}

/** How each border was used under one design: energy, load factor, hours at a limit, rent; a row for each direction. */
export function borderUseTable({ design, borders }: DesignResult): Table {
  const { en, es } = designWords(design);
  return {
    id: 'market-borders',
    title: text(`Use of the borders: ${en}`, `Uso de las fronteras: ${es}`),
    columns: [
      left(CATALOGUE.direction),
      right('GWh'),
      right(text('Limit MW', 'Límite MW')),
      right(text('Load factor %', 'Factor de carga %')),
      right(text('Hours at limit', 'Horas en el límite')),
      right(text('Rent MUSD', 'Renta MUSD')),
    ],
    rows: borders.flatMap(useRows),
    notes: [
      textCell(
        text(
          'Limit: the highest of the year that holds on the border; none where it is set for several borders together, or only lines limit. Load factor: energy over what the limit would let pass in the year. Rent: of both directions.',
          'Límite: el mayor del año que rige en la frontera; ninguno donde rige para varias fronteras juntas o solo limitan las líneas. Factor de carga: energía frente a lo que el límite dejaría pasar en el año. Renta: de ambos sentidos.',
        ),
        'muted',
      ),
    ],
  };
}

/** Every border that some design has, in the order of the first that has it. */
export function bordersOf({ designs }: MarketResult): readonly Pick<MarketBorderResult, 'from' | 'to'>[] {
  const known = new Map<string, Pick<MarketBorderResult, 'from' | 'to'>>();
  for (const { borders } of designs) {
    for (const { from, to } of borders) {
      if (!known.has(`${from} ${to}`)) known.set(`${from} ${to}`, { from, to });
    }
  }
  return [...known.values()];
}

export function sameBorder(
  { borders }: DesignResult,
  { from, to }: Pick<MarketBorderResult, 'from' | 'to'>,
): MarketBorderResult | undefined {
  return borders.find((border) => border.from === from && border.to === to);
}

function bothWays(border: MarketBorderResult | undefined): Words {
  if (border === undefined) return NO_FIGURE;
  return `${formatNumber(border.forwardGwh, 0)} / ${formatNumber(border.reverseGwh, 0)}`;
}

function useRows(border: MarketBorderResult): TableRow[] {
  const { from, to } = border;
  return [
    {
      cells: [
        textCell(directionWords([from], [to]), 'strong'),
        ...useCells(
          border.forwardGwh,
          border.forwardLimitMw,
          border.forwardLoadFactor,
          border.forwardAtLimitH,
        ),
        numberCell(border.rentMusd, 1),
      ],
    },
    {
      cells: [
        textCell(directionWords([to], [from]), 'strong'),
        ...useCells(
          border.reverseGwh,
          border.reverseLimitMw,
          border.reverseLoadFactor,
          border.reverseAtLimitH,
        ),
        textCell(''),
      ],
    },
  ];
}

function useCells(
  energyGwh: number,
  limitMw: number | undefined,
  loadFactor: number | undefined,
  atLimitH: number,
): Cell[] {
  return [
    numberCell(energyGwh, 0),
    numberCell(limitMw, 0),
    numberCell(loadFactor === undefined ? undefined : 100 * loadFactor, 0),
    numberCell(atLimitH, 0),
  ];
}
