import { type Text, text } from '../../base/text.ts';
import type { OptimisedResult, OptimisedRow } from '../../study/optimum/optimum-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import { directionWords } from '../vocabulary.ts';
import { bindingDetails, GRID_ALONE, moveDetail, unmendedDetail } from './redispatch-words.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.baseExchange, align: 'right', dropRank: 0 },
  { title: CATALOGUE.linear, align: 'right', dropRank: 0 },
  { title: CATALOGUE.withRedispatch, align: 'right', dropRank: 0 },
  { title: CATALOGUE.gain, align: 'right', dropRank: 0 },
  { title: CATALOGUE.movedUp, align: 'right', dropRank: 1 },
  { title: CATALOGUE.binds, align: 'left', dropRank: 0 },
];

/** The largest secure exchange with redispatch, beside the linear figure; under it what binds and which plants move. */
export function optimisedTable(result: OptimisedResult): Table {
  return {
    id: 'optimised',
    title: CATALOGUE.optimisedTitle,
    columns: COLUMNS,
    rows: result.rows.map(optimisedRow),
    notes: notes(result).map((words) => textCell(words, 'muted')),
  };
}

function optimisedRow(row: OptimisedRow): TableRow {
  const { optimisedMw, linearMw, redispatch } = row;
  return {
    cells: [
      textCell(directionWords(row.fromAreas, row.toAreas), 'strong'),
      numberCell(row.baseExchangeMw, 0),
      numberCell(linearMw, 0),
      numberCell(optimisedMw, 0, 'strong'),
      numberCell(gainMw(row), 0),
      numberCell(redispatch?.upMw, 0),
      textCell(bindsWords(row), 'accent'),
    ],
    details: details(row),
  };
}

/** Only of like with like: the linear figure bears no overload of the base case, which an optimum may have to leave. */
function gainMw({ optimisedMw, linearMw, redispatch }: OptimisedRow): number | undefined {
  if (optimisedMw === undefined || linearMw === undefined || redispatch?.mendsBase === false)
    return undefined;
  return optimisedMw - linearMw;
}

function bindsWords({ scarce, redispatch }: OptimisedRow): Text | string {
  if (scarce === 'export') return text('plants that export', 'plantas que exportan');
  if (scarce === 'import') return text('plants that import', 'plantas que importan');
  return redispatch === undefined || redispatch.binding.length === 0 ? NO_FIGURE : text('grid', 'red');
}

function details({ redispatch, noAnswer, scarce }: OptimisedRow): Cell[] {
  if (redispatch === undefined) return noAnswer === undefined ? [] : [textCell(noAnswer, 'muted')];
  const binding = scarce === undefined ? bindingDetails(redispatch) : [];
  return [...binding, ...moveDetail(redispatch), ...unmendedDetail(redispatch)];
}

const NO_GAIN = text(
  'No gain is given where overloads of the base case stay: the linear figure would remove them, so the two do not compare.',
  'No se da ganancia donde quedan sobrecargas del caso base: la cifra lineal las quitaría, así que ambas no se comparan.',
);

function notes({ helping, rows }: OptimisedResult): Text[] {
  return [
    text(
      'Linear: along the shift key, thermal N-1 or plants, the lower. With redispatch: every plant of both sides within its limits, up or down, N-1 secure; the redispatch shown is the smallest that gives the exchange.',
      'Lineal: por la llave de distribución, térmica N-1 o plantas, la menor. Con redespacho: toda planta de ambos lados dentro de sus límites, hacia arriba o abajo, seguro en N-1; el redespacho mostrado es el menor que da el intercambio.',
    ),
    text(
      'After a loss the others take over as in the base case; where plants at their limits cannot, the exchange is lowered until it holds.',
      'Tras una pérdida las demás toman la carga como en el caso base; donde plantas en su límite no pueden, el intercambio baja hasta que se sostiene.',
    ),
    helping === 'all'
      ? text(
          'Plants of third countries help, each country with its net export unchanged.',
          'Ayudan plantas de terceros países, cada país con su exportación neta igual.',
        )
      : text('Plants of third countries stay.', 'Las plantas de terceros países no se mueven.'),
    ...(rows.some(({ redispatch }) => redispatch?.mendsBase === false) ? [NO_GAIN] : []),
    GRID_ALONE,
  ];
}
