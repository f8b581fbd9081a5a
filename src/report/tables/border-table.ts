import type { BorderFlow, LoadingResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Column, Table, TableRow } from '../report-model.ts';
import { directionWords } from '../vocabulary.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.border, align: 'left', dropRank: 0 },
  { title: CATALOGUE.borderFlowMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.ties, align: 'left', dropRank: 0 },
];

/** What crosses every border in the base case, and over which ties. */
export function borderTable(loading: LoadingResult): Table {
  const byId = new Map(loading.elements.map((element) => [element.element, element]));
  const tieWords = (id: string, flowMw: number) => `${byId.get(id)?.name ?? id} ${formatNumber(flowMw, 1)}`;
  const row = (border: BorderFlow): TableRow => ({
    cells: [
      withTraces(
        textCell(directionWords([border.fromArea], [border.toArea])),
        border.lines.flatMap((line) => byId.get(line.element)?.trace ?? []),
      ),
      numberCell(border.flowMw, 1, 'strong'),
      textCell(border.lines.map((line) => tieWords(line.element, line.flowMw)).join(' · '), 'muted'),
    ],
  });
  return {
    id: 'borders',
    title: CATALOGUE.borderTitle,
    columns: COLUMNS,
    rows: loading.borders.map(row),
    notes: [],
  };
}
