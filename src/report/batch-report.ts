import { type Text, text } from '../base/text.ts';
import type { CapacityRow } from '../study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../study/result.ts';
import { CATALOGUE } from './catalogue.ts';
import { loadingCell, NO_FIGURE, numberCell, textCell } from './cells.ts';
import { formatNumber } from './number-format.ts';
import type { Cell, Report, TableRow } from './report-model.ts';
import { directionWords, LAYER_WORDS } from './vocabulary.ts';

/** One line per scenario, for runs of many: the worst loading, the tightest border, whether the self checks hold. */
export function batchReport(results: readonly ScenarioResult[], folders: readonly string[] = []): Report {
  return {
    title: text(`${results.length} scenarios`, `${results.length} escenarios`),
    question: undefined,
    facts: [],
    sections: [
      {
        kind: 'table',
        table: {
          id: 'batch',
          title: CATALOGUE.summaryTitle,
          columns: [
            { title: CATALOGUE.scenario, align: 'left', dropRank: 0 },
            { title: CATALOGUE.demandMw, align: 'right', dropRank: 2 },
            { title: CATALOGUE.loadingPct, align: 'right', dropRank: 3 },
            { title: CATALOGUE.worstPct, align: 'right', dropRank: 0 },
            { title: CATALOGUE.element, align: 'left', dropRank: 1 },
            { title: CATALOGUE.tightest, align: 'left', dropRank: 0 },
            { title: CATALOGUE.checksTitle, align: 'left', dropRank: 0 },
          ],
          rows: results.map(batchRow),
          notes: folders.length === 0 ? [] : [textCell(whereWords(folders), 'muted')],
        },
      },
    ],
  };
}

function whereWords(folders: readonly string[]): Text {
  const parent = folders[0]!.replace(/[^/]*$/, '');
  return text(
    `Tables, map and sources of each: ${parent}<scenario>/report.html`,
    `Tablas, mapa y fuentes de cada uno: ${parent}<escenario>/report.html`,
  );
}

function batchRow(result: ScenarioResult): TableRow {
  const worst = result.loading?.elements[0];
  const demandMw = result.dispatch.reduce((sum, area) => sum + area.demandMw, 0);
  return {
    cells: [
      textCell(result.scenario.id, 'strong'),
      numberCell(demandMw, 0),
      loadingCell(worst?.loadingPct),
      loadingCell(worst?.worstLoadingPct),
      textCell(worst?.name ?? NO_FIGURE),
      tightestCell(result.capacity?.rows ?? []),
      checkCell(result),
    ],
  };
}

/** The direction with the least capacity, and the layer that sets it. */
function tightestCell(rows: readonly CapacityRow[]): Cell {
  const known = rows.filter((row) => row.ttcMw !== undefined);
  const tightest = known.reduce<CapacityRow | undefined>(
    (least, row) => (least === undefined || row.ttcMw! < least.ttcMw! ? row : least),
    undefined,
  );
  if (tightest === undefined) return textCell(NO_FIGURE, 'muted');
  const direction = directionWords(tightest.fromAreas, tightest.toAreas);
  const mw = formatNumber(tightest.ttcMw!, 0);
  const layer = LAYER_WORDS[tightest.bindingLayer];
  return textCell(text(`${direction} ${mw} MW, ${layer.en}`, `${direction} ${mw} MW, ${layer.es}`));
}

function checkCell(result: ScenarioResult): Cell {
  const failed = result.checks.filter((check) => !check.passed).length;
  if (failed === 0) return textCell(text('pass', 'cumplen'), 'good');
  return textCell(text(`${failed} failed`, `${failed} fallan`), 'bad');
}
