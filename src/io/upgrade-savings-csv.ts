import type { SetSaving, UpgradesResult } from '../study/upgrades/upgrades-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';

interface SavingRow extends SetSaving {
  /** Position among the sets. */
  readonly set: number;
  readonly options: readonly string[];
}

/** What sets of works save in a market year, a row for each set and design and each area; none where it was not asked. */
export function savingsCsvFiles({ sets }: UpgradesResult): OutputText[] {
  const rows = sets.flatMap(({ options, savings }, set) =>
    savings?.kind === 'answered' ? savings.designs.map((saving) => ({ ...saving, set, options })) : [],
  );
  if (rows.length === 0) return [];
  const areas = rows[0]!.byArea.map(({ area }) => area);
  const columns: ResultColumns<SavingRow> = [
    ...SAVING_COLUMNS,
    ...areas.map(
      (area, a) => [`saved_${area.toLowerCase()}_musd`, ({ byArea }: SavingRow) => byArea[a]?.musd] as const,
    ),
    ['saved_no_country_musd', ({ otherMusd }) => otherMusd],
  ];
  return [{ name: 'upgrade_savings.csv', text: csvText(columns, rows) }];
}

const SAVING_COLUMNS: ResultColumns<SavingRow> = [
  ['set', ({ set }) => set],
  ['options', ({ options }) => idList(options)],
  ['design', ({ design }) => design],
  ['saved_musd', ({ savedMusd }) => savedMusd],
  ['rent_change_musd', ({ rentMusd }) => rentMusd],
  ['hours_at_limit_change', ({ atLimitH }) => atLimitH],
  ['trade_change_gwh', ({ tradeGwh }) => tradeGwh],
  ['co2_change_kt', ({ co2Kt }) => co2Kt],
  ['unserved_change_gwh', ({ unservedGwh }) => unservedGwh],
];
