import { text } from '../../base/text.ts';
import type { RegionalTradeStudyResult } from '../../study/optimum/optimum-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import type { Table, TableRow } from '../report-model.ts';
import { bindingDetails, GRID_ALONE, moveDetail, unmendedDetail } from './redispatch-words.ts';

/** Who exports and who imports when all trade as much as they can at the same time. */
export function regionalTradeTable(trade: RegionalTradeStudyResult, areas: ScenarioResult['areas']): Table {
  const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? id;
  return {
    id: 'regional-trade',
    title: CATALOGUE.regionalTradeTitle,
    columns: [
      { title: CATALOGUE.country, align: 'left', dropRank: 0 },
      { title: text('Base net export', 'Exportación neta base'), align: 'right', dropRank: 0 },
      { title: text('Net export', 'Exportación neta'), align: 'right', dropRank: 0 },
      { title: text('Change', 'Cambio'), align: 'right', dropRank: 0 },
    ],
    rows: [
      ...trade.areas.map(
        ({ area, baseNetExportMw, netExportMw }): TableRow => ({
          cells: [
            textCell(nameOf(area), 'strong'),
            numberCell(baseNetExportMw, 0),
            numberCell(netExportMw, 0, netExportMw > 0 ? 'good' : 'plain'),
            numberCell(netExportMw - baseNetExportMw, 0),
          ],
        }),
      ),
      {
        cells: [
          textCell(text('Traded in all', 'Intercambio total'), 'strong'),
          numberCell(trade.baseTradeMw, 0),
          numberCell(trade.tradeMw, 0, 'strong'),
          numberCell(trade.tradeMw - trade.baseTradeMw, 0),
        ],
        details: [
          ...bindingDetails(trade.redispatch),
          ...moveDetail(trade.redispatch),
          ...unmendedDetail(trade.redispatch),
        ],
        isTotal: true,
      },
    ],
    notes: [
      textCell(
        text(
          'The most that the exports of all exporters can add up to at the same time, N-1 secure, every plant free within its limits; cost plays no part.',
          'Lo máximo que pueden sumar a la vez las exportaciones de todos los exportadores, seguro en N-1, con toda planta libre dentro de sus límites; el costo no interviene.',
        ),
        'muted',
      ),
      textCell(GRID_ALONE, 'muted'),
    ],
  };
}
