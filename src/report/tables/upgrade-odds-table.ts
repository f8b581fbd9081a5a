import { text } from '../../base/text.ts';
import type { OddsResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Table, TableRow } from '../report-model.ts';
import { setTitle } from './upgrade-set-words.ts';

/** Options and portfolios by their median gain, each against the next. */
export function oddsTable(result: UpgradesResult, odds: OddsResult): Table {
  const rows = odds.rows.flatMap((row) =>
    row.gain !== undefined && row.set !== 0 ? [{ ...row, gain: row.gain }] : [],
  );
  const ranked = rows.toSorted((a, b) => b.gain.p50Mw - a.gain.p50Mw || a.set - b.set);
  return {
    id: 'upgrade-odds',
    title: CATALOGUE.oddsTitle,
    columns: [
      left(CATALOGUE.portfolio),
      right(CATALOGUE.p10),
      right(CATALOGUE.p50),
      right(CATALOGUE.p90),
      right(CATALOGUE.gainsPct),
      right(CATALOGUE.beatsNextPct),
      right(CATALOGUE.moreForMoneyPct),
    ],
    rows: ranked.map(({ set, gain, gainsShare }, k): TableRow => {
      const next = ranked[k + 1]?.set;
      const pair = odds.pairs.find((each) => each.set === set && each.against === next);
      return {
        cells: [
          textCell(setTitle(result, result.sets[set]!), 'strong'),
          ...[gain.p10Mw, gain.p50Mw, gain.p90Mw].map((mw) => numberCell(mw, 0)),
          numberCell(100 * gainsShare, 0),
          numberCell(pair && 100 * pair.moreShare, 0),
          numberCell(pair?.moreForMoneyShare && 100 * pair.moreForMoneyShare, 0),
        ],
      };
    }),
    notes: [
      textCell(
        text(
          `MW towards the targets at the scenario's own moment, over ${odds.samples} samples of what the data do not know for sure, all sets under the same random numbers; costs drawn from their ranges. All pairs: upgrade_odds.csv.`,
          `MW hacia las metas en el momento del propio escenario, sobre ${odds.samples} muestras de lo que los datos no saben con certeza, todos los conjuntos bajo los mismos números aleatorios; costos sorteados de sus rangos. Todos los pares: upgrade_odds.csv.`,
        ),
        'muted',
      ),
    ],
  };
}
