import { text } from '../../base/text.ts';
import type { Confidence, LineRow, Row, TransformerRow } from '../../grid/dataset.ts';
import { balanceRows } from '../area-balances.ts';
import { plantTitle } from '../plant-title.ts';
import { tableTraces, worstConfidence } from '../trace.ts';
import type { ConfidentFigure, LoadingByArea, PublishedFigure } from './explanation-result.ts';
import type { PairAtLimit } from './pair-at-limit.ts';

/** Elements that take less of the exchange than this do not count as its path. */
const PATH_SHARE = 0.05;
/** Countries that load the element by less than this do not count, MW. */
const LEAST_PART_MW = 1;

/** Every figure that the capacity rests on, with its rows: rating, reactances, what is lost, dispatch, published limits. */
export function confidenceChain(
  at: PairAtLimit | undefined,
  loading: LoadingByArea | undefined,
  published: readonly PublishedFigure[],
): ConfidentFigure[] {
  return [
    ...(at === undefined ? [] : elementFigures(at)),
    ...(at === undefined ? [] : outageFigures(at)),
    ...(at === undefined || loading === undefined ? [] : dispatchFigures(at, loading)),
    ...published.map(
      ({ id, trace }): ConfidentFigure => ({
        figure: text(`Published figure ${id}`, `Cifra publicada ${id}`),
        confidence: trace.confidence,
        traces: [{ ...trace, lines: [trace.line] }],
      }),
    ),
  ];
}

function figure(en: string, es: string, confidence: Confidence, rows: readonly Row[]): ConfidentFigure {
  return { figure: text(en, es), confidence, traces: tableTraces(rows) };
}

function elementFigures({ grid, branch, transfer }: PairAtLimit): ConfidentFigure[] {
  const { branchRows } = grid.built;
  const row = branchRows[branch]!;
  const path = branchRows.filter((_, k) => Math.abs(transfer.flowMw[k]!) >= PATH_SHARE);
  return [
    figure(`Rating of ${row.name}`, `Límite de ${row.name}`, row.ratingConfidence, [row]),
    figure(`Reactance of ${row.name}`, `Reactancia de ${row.name}`, row.reactanceConfidence, [row]),
    figure(
      `Share of the exchange: reactances of the ${path.length} elements that take 5 % of it or more`,
      `Parte del intercambio: reactancias de los ${path.length} elementos que toman 5 % o más`,
      worstConfidence(path.map((element) => element.reactanceConfidence)),
      path,
    ),
  ];
}

function outageFigures({ grid, state }: PairAtLimit): ConfidentFigure[] {
  if (state === undefined) return [];
  const { branches, units } = state.contingency;
  const lost = branches.map((k) => grid.built.branchRows[k]!);
  const plants = units.map((u) => grid.built.plantRows[u]!);
  const reserves = grid.dataset.reserves.filter((row) => row.demandPeriod === grid.condition.demandPeriod);
  const figures = lost.map((row: LineRow | TransformerRow) =>
    figure(`Reactance of ${row.name}`, `Reactancia de ${row.name}`, row.reactanceConfidence, [row]),
  );
  for (const plant of plants) {
    const { en, es } = plantTitle(plant);
    figures.push(
      figure(`Place of ${en}`, `Ubicación de ${es}`, plant.busConfidence, [plant]),
      figure(`Size of ${en}`, `Tamaño de ${es}`, plant.confidence, [plant]),
    );
  }
  if (plants.length > 0 && reserves.length > 0) {
    const confidence = worstConfidence(reserves.map((row) => row.confidence));
    figures.push(figure('Primary reserve by country', 'Reserva primaria por país', confidence, reserves));
  }
  return figures;
}

/** The dispatch of the countries that load the element, and of those that trade: their plants are the shift key. */
function dispatchFigures(
  { grid, fromAreas, toAreas }: PairAtLimit,
  loading: LoadingByArea,
): ConfidentFigure[] {
  const trades = (area: string) => fromAreas.includes(area) || toAreas.includes(area);
  return loading.areas
    .filter(
      ({ area, internalMw, exchangeMw }) =>
        trades(area) || Math.abs(internalMw) + Math.abs(exchangeMw) >= LEAST_PART_MW,
    )
    .map(({ area }) => {
      const { nameEn, nameEs } = grid.built.rows.areas.find((row) => row.id === area)!;
      const rows = balanceRows(grid, area);
      const confidence = worstConfidence(rows.map((row) => row.confidence));
      return figure(`Demand and dispatch of ${nameEn}`, `Demanda y despacho de ${nameEs}`, confidence, rows);
    });
}
