import type { OddsPair, OddsResult, SampledGain } from '../study/upgrades/upgrades-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputText } from './csv-text.ts';

/** What sets of works bring over samples, and how likely one brings more than another. */
export function oddsCsvFiles({ rows, pairs }: OddsResult): OutputText[] {
  return [
    { name: 'upgrade_gains.csv', text: csvText(GAIN_COLUMNS, rows) },
    { name: 'upgrade_odds.csv', text: csvText(ODDS_COLUMNS, pairs) },
  ];
}

const GAIN_COLUMNS: ResultColumns<SampledGain> = [
  ['set', ({ set }) => set],
  ['answered', ({ answered }) => answered],
  ['p10_mw', ({ gain }) => gain?.p10Mw],
  ['p50_mw', ({ gain }) => gain?.p50Mw],
  ['p90_mw', ({ gain }) => gain?.p90Mw],
  ['gains_share', ({ gainsShare }) => gainsShare],
];

const ODDS_COLUMNS: ResultColumns<OddsPair> = [
  ['set', ({ set }) => set],
  ['against', ({ against }) => against],
  ['answered', ({ answered }) => answered],
  ['more_share', ({ moreShare }) => moreShare],
  ['more_for_money_share', ({ moreForMoneyShare }) => moreForMoneyShare],
];
