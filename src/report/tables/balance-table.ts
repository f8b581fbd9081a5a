import { text } from '../../base/text.ts';
import type { AreaBalance, ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.country, align: 'left', dropRank: 0 },
  { title: CATALOGUE.demandMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.generationMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.netExportMw, align: 'right', dropRank: 0 },
  { title: CATALOGUE.availableMw, align: 'right', dropRank: 2 },
  { title: CATALOGUE.marginalUnit, align: 'left', dropRank: 1 },
  { title: CATALOGUE.marginalCost, align: 'right', dropRank: 0 },
];

/** Demand, generation and trade of every area after the dispatch of the base case. */
export function balanceTable(result: ScenarioResult): Table {
  return {
    id: 'balance',
    title: CATALOGUE.balanceTitle,
    columns: COLUMNS,
    rows: [...result.dispatch.map(balanceRow), totalRow(result.dispatch)],
    notes: unservedNotes(result.dispatch),
  };
}

function balanceRow(balance: AreaBalance): TableRow {
  return {
    cells: [
      withTraces(textCell(balance.name), balance.traces),
      numberCell(balance.demandMw, 1),
      numberCell(balance.generationMw, 1),
      numberCell(balance.netExportMw, 1, 'strong'),
      numberCell(balance.availableMw, 1),
      textCell(balance.marginalUnitName ?? NO_FIGURE, balance.marginalUnit === undefined ? 'muted' : 'plain'),
      numberCell(balance.marginalCostUsdPerMwh, 1),
    ],
  };
}

function totalRow(dispatch: readonly AreaBalance[]): TableRow {
  const sumCell = (key: 'demandMw' | 'generationMw' | 'netExportMw' | 'availableMw') =>
    numberCell(
      dispatch.reduce((total, balance) => total + balance[key], 0),
      1,
      'strong',
    );
  const sums = [sumCell('demandMw'), sumCell('generationMw'), sumCell('netExportMw'), sumCell('availableMw')];
  return { isTotal: true, cells: [textCell(CATALOGUE.total, 'strong'), ...sums, textCell(''), textCell('')] };
}

function unservedNotes(dispatch: readonly AreaBalance[]): Cell[] {
  return dispatch
    .filter((balance) => balance.unservedMw > 0)
    .map((balance) => {
      const mw = formatNumber(balance.unservedMw, 1);
      return textCell(
        text(
          `${balance.name.en}: ${mw} MW of demand are not served: no available plant is left.`,
          `${balance.name.es}: ${mw} MW de demanda no servida: no queda planta disponible.`,
        ),
        'bad',
      );
    });
}
