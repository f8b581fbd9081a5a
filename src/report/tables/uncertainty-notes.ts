import { type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { UncertainCapacity } from '../../study/uncertainty/uncertainty-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { formatNumber } from '../number-format.ts';
import { interfaceWords } from '../vocabulary.ts';
import { pairWords } from './pair-words.ts';

export function percent(share: number): string {
  return `${formatNumber(100 * share, share > 0 && share < 0.01 ? 1 : 0)} %`;
}

/** The word for a quantile at which no element limits: because nothing can move, or because nothing stands in the way. */
export function absenceWords({ immovableShare, unlimitedShare }: UncertainCapacity): Text {
  if (unlimitedShare === 0) return CATALOGUE.noMove;
  return immovableShare === 0 ? CATALOGUE.noLimit : CATALOGUE.noMoveOrLimit;
}

/** What the words for absent quantiles mean, where they stand in the table. */
export function absenceNotes(rows: readonly UncertainCapacity[]): Text[] {
  const absent = rows.filter(({ thermalN1, lowest }) =>
    [thermalN1, lowest].some(({ p10Mw, p50Mw, p90Mw }) => [p10Mw, p50Mw, p90Mw].includes(undefined)),
  );
  if (absent.length === 0) return [];
  const listed = (language: 'en' | 'es', move: string, limit: string) =>
    absent
      .map((row) => {
        const shares = [
          ...(row.immovableShare > 0 ? [`${move} ${percent(row.immovableShare)}`] : []),
          ...(row.unlimitedShare > 0 ? [`${limit} ${percent(row.unlimitedShare)}`] : []),
        ];
        const way = interfaceWords(row);
        return `${typeof way === 'string' ? way : way[language]} ${shares.join(', ')}`;
      })
      .join('; ');
  const [move, limit] = [CATALOGUE.noMove, CATALOGUE.noLimit];
  return [
    text(
      `${move.en}: in so many samples that the quantile falls among them no transfer can be made, because the plants of the shift key cannot move, so no element limits it; ${limit.en}: a transfer can be made and no element limits it. Shares of the samples: ${listed('en', move.en, limit.en)}.`,
      `${move.es}: en tantas muestras que el cuantil cae entre ellas no hay transferencia posible, porque las plantas de la llave no pueden moverse, así que ningún elemento la limita; ${limit.es}: hay transferencia y ningún elemento la limita. Partes de las muestras: ${listed('es', move.es, limit.es)}.`,
    ),
  ];
}

/** Figures at the values of the data that lie outside P10–P90 of the samples, with what the samples say of the reason. */
export function outsideNotes(rows: readonly UncertainCapacity[], points: readonly CapacityRow[]): Text[] {
  return rows.flatMap((row) => {
    const point = points.find((candidate) => isSameWay(candidate, row));
    return point === undefined || !isOutside(row, point.ttcMw) ? [] : [outsideWords(row, point)];
  });
}

type Way = Pick<CapacityRow, 'kind' | 'fromAreas' | 'toAreas'>;

function isSameWay(a: Way, b: Way): boolean {
  return (
    a.kind === b.kind && a.fromAreas.join() === b.fromAreas.join() && a.toAreas.join() === b.toAreas.join()
  );
}

/** Figures that differ by less are the same, MW. */
const SAME_MW = 0.5;

function isOutside({ lowest }: UncertainCapacity, pointMw: number | undefined): pointMw is number {
  if (pointMw === undefined) return false;
  const { p10Mw = Number.POSITIVE_INFINITY, p90Mw = Number.POSITIVE_INFINITY } = lowest;
  return pointMw < p10Mw - SAME_MW || pointMw > p90Mw + SAME_MW;
}

function outsideWords(row: UncertainCapacity, point: CapacityRow): Text {
  const way = interfaceWords(row);
  const mw = formatNumber(point.ttcMw!, 0);
  const generation = percent(row.layers.find(({ layer }) => layer === 'resources')?.share ?? 0);
  const limiting = point.pairs[0];
  const pair = limiting && pairWords(limiting.elementName, limiting.contingencyName);
  const share = percent(
    row.pairs.find(
      ({ element, contingency }) => element === limiting?.element && contingency === limiting?.contingency,
    )?.share ?? 0,
  );
  const [behind, cause] =
    pair === undefined
      ? [text('', ''), text('', '')]
      : [
          text(
            ` The pair behind it (${pair.en}) limits in ${share} of the samples;`,
            ` El par que la fija (${pair.es}) limita en ${share} de las muestras;`,
          ),
          point.edge === undefined
            ? text('', '')
            : text(
                ' It stands near the edge of the rule: in samples that load it a little more it is set apart, and the capacity is higher.',
                ' Está cerca del borde de la regla: en muestras que lo cargan algo más se aparta, y la capacidad es mayor.',
              ),
        ];
  const [wayEn, wayEs] = typeof way === 'string' ? [way, way] : [way.en, way.es];
  return text(
    `${wayEn}: the figure at the values of the data, ${mw} MW, lies outside P10–P90.${behind.en} generation binds in ${generation}.${cause.en}`,
    `${wayEs}: la cifra con los valores de los datos, ${mw} MW, queda fuera de P10–P90.${behind.es} la generación limita en ${generation}.${cause.es}`,
  );
}
