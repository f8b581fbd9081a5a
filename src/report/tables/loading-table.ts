import { type Text, text } from '../../base/text.ts';
import { isMultiple } from '../../grid/network.ts';
import type { ElementLoading, LoadingResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { loadingCell, numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import { CONFIDENCE_WORDS } from '../vocabulary.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.element, align: 'left', dropRank: 0 },
  { title: CATALOGUE.areas, align: 'left', dropRank: 2 },
  { title: CATALOGUE.kv, align: 'right', dropRank: 3 },
  { title: CATALOGUE.ratingMva, align: 'right', dropRank: 1 },
  { title: CATALOGUE.flowMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.loadingPct, align: 'right', dropRank: 0 },
  { title: CATALOGUE.worstPct, align: 'right', dropRank: 0 },
  { title: CATALOGUE.worstOutage, align: 'left', dropRank: 0 },
  { title: CATALOGUE.confidence, align: 'left', dropRank: 4 },
];

const BY_LENGTH: Column = { title: CATALOGUE.byLength, align: 'right', dropRank: 1 };

const BY_LENGTH_NOTE = text(
  'By length: what voltage drop and stability let a line of this length carry (St. Clair curve), or its rating where that is less. An indicator, not a limit of this run.',
  'Por longitud: lo que la caída de tensión y la estabilidad permiten a una línea de esta longitud (curva de St. Clair), o su límite térmico si es menor. Un indicador, no un límite de este cálculo.',
);

/** The elements loaded most, in N and after the contingency that is worst for each. */
export function loadingTable(loading: LoadingResult, limit: number): Table {
  const shown = loading.elements.slice(0, limit);
  return {
    id: 'loading',
    title: CATALOGUE.loadingTitle,
    columns: COLUMNS,
    rows: shown.map((element) => loadingRow(element, element.name)),
    notes: loadingNotes(loading, shown.length),
  };
}

/** The SIEPAC line from west to east, which along the isthmus is from north to south. */
export function siepacTable(loading: LoadingResult, longitudeDeg: ReadonlyMap<string, number>): Table {
  const middle = (element: ElementLoading) =>
    (longitudeDeg.get(element.fromSubstation) ?? 0) + (longitudeDeg.get(element.toSubstation) ?? 0);
  const sections = loading.elements
    .filter((element) => element.lineClass === 'siepac')
    .sort((a, b) => middle(a) - middle(b));
  const [, areas, kv, ...others] = COLUMNS;
  return {
    id: 'siepac',
    title: CATALOGUE.siepacTitle,
    columns: [{ title: CATALOGUE.section, align: 'left', dropRank: 0 }, areas!, kv!, BY_LENGTH, ...others],
    rows: sections.map((element) => {
      const { cells } = loadingRow(element, element.name);
      return { cells: [...cells.slice(0, 3), loadabilityCell(element), ...cells.slice(3)] };
    }),
    notes: [textCell(BY_LENGTH_NOTE, 'muted')],
  };
}

function loadingRow(element: ElementLoading, name: string): TableRow {
  const areas =
    element.areaFrom === element.areaTo ? element.areaFrom : `${element.areaFrom}–${element.areaTo}`;
  return {
    cells: [
      withTraces(textCell(name), [element.trace]),
      textCell(areas),
      numberCell(element.kv, 0),
      numberCell(element.ratingMva, 0),
      numberCell(element.flowMw, 1),
      loadingCell(element.loadingPct),
      loadingCell(element.worstLoadingPct),
      worstOutageCell(element),
      textCell(
        CONFIDENCE_WORDS[element.trace.confidence],
        element.trace.confidence === 'estimated' ? 'warn' : 'muted',
      ),
    ],
  };
}

function loadabilityCell({ loadability }: ElementLoading): Cell {
  return numberCell(loadability?.loadabilityMw, 0, loadability?.regime === 'thermal' ? 'muted' : 'plain');
}

function worstOutageCell(element: ElementLoading): Cell {
  if (element.worstContingency === undefined) return textCell(CATALOGUE.baseCase, 'muted');
  return textCell(element.worstContingencyName ?? element.worstContingency);
}

function loadingNotes(loading: LoadingResult, shown: number): Cell[] {
  const over = loading.elements.filter((element) => (element.worstLoadingPct ?? 0) > 100).length;
  const all = loading.elements.length;
  const kv = formatNumber(loading.monitorFromKv, 0);
  const multiple = loading.contingencies.filter(({ kind }) => isMultiple(kind)).length;
  const emergency = loading.postContingencyRating === 'emergency';
  return [
    textCell(
      text(
        `Shown: ${shown} of ${all} monitored elements (${kv} kV and up). Above 100 % in N or after a contingency: ${over}.`,
        `Se muestran ${shown} de ${all} elementos vigilados (${kv} kV o más). Por encima de 100 % en N o tras una contingencia: ${over}.`,
      ),
      'muted',
    ),
    textCell(
      emergency
        ? text(
            'After a contingency the short-time rating applies.',
            'Tras una contingencia rige el límite de emergencia.',
          )
        : text(
            'After a contingency the continuous rating applies, as the regional operator does.',
            'Tras una contingencia rige el límite continuo, como lo aplica el operador regional.',
          ),
      'muted',
    ),
    ...(multiple > 0 ? [textCell(multipleWords(multiple), 'muted')] : []),
  ];
}

function multipleWords(count: number): Text {
  return text(
    `N-1 is the loss of one element. The ${count} multiple losses that the data name (common tower and the like) are listed with the contingencies.`,
    `N-1 es la pérdida de un elemento. Las ${count} pérdidas múltiples que nombran los datos (misma torre y similares) están en la lista de contingencias.`,
  );
}
