import { text } from '../../base/text.ts';
import type { ScenarioResult } from '../../study/result.ts';
import type { Table } from '../report-model.ts';
import { redispatchTable } from '../tables/redispatch-table.ts';
import { directionWords } from '../vocabulary.ts';
import { jointFigure } from './joint-chart.ts';
import { html, type Markup } from './markup.ts';
import { folded } from './page-shell.ts';
import type { SourceIndex } from './source-index.ts';
import { tableMarkup } from './table-markup.ts';

const ALL_MOVES = text('Every plant that moves', 'Todas las plantas que se mueven');

/** The tables of optima as the page has them: the region as a picture, every plant that moves behind a fold. */
export function optimumSection(table: Table, result: ScenarioResult, index: SourceIndex): Markup | undefined {
  const { optimised, joint, regionalTrade } = result;
  if (table.id === 'optimised' && optimised !== undefined) {
    const moves = redispatchTable(
      optimised.rows.map(({ fromAreas, toAreas, redispatch }) => ({
        words: directionWords(fromAreas, toAreas),
        redispatch,
      })),
    );
    return html`${tableMarkup(table, index)}${folded(ALL_MOVES, tableMarkup(moves, index))}`;
  }
  if (table.id === 'joint' && joint !== undefined) {
    return html`${jointFigure(joint, index)}${tableMarkup(table, index)}`;
  }
  if (table.id === 'regional-trade' && regionalTrade !== undefined) {
    const moves = redispatchTable([{ words: '', redispatch: regionalTrade.redispatch }]);
    return html`${tableMarkup(table, index)}${folded(ALL_MOVES, tableMarkup(moves, index))}`;
  }
  return undefined;
}
