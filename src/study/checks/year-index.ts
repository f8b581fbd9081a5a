import type { Diagnostic } from '../../base/diagnostics.ts';
import { type Text, text } from '../../base/text.ts';
import { type Dated, inServiceIn, type RowOrigin } from '../../grid/dataset.ts';
import { atRow, suggestion, yearSpans } from './finding.ts';

/** What a table holds: every id, and those that stand in each of the years looked at. */
export interface YearIndex {
  readonly ids: ReadonlySet<string>;
  readonly idsOfYear: ReadonlyMap<number, ReadonlySet<string>>;
}

export function yearIndex(
  rows: readonly (Dated & { readonly id: string })[],
  years: readonly number[],
): YearIndex {
  const idsOf = (some: typeof rows) => new Set(some.map((row) => row.id));
  return {
    ids: idsOf(rows),
    idsOfYear: new Map(years.map((year) => [year, idsOf(rows.filter((row) => inServiceIn(row, year)))])),
  };
}

/**
 * Errors of a row that names another: nothing bears the id in any year (with the nearest that something does), or
 * what bears it does not stand in some year in which the row does.
 */
export function referenceErrors(
  row: Dated & { readonly origin: RowOrigin; readonly id: string },
  named: string,
  what: Text,
  index: YearIndex,
): Diagnostic[] {
  if (!index.ids.has(named)) {
    const message = text(
      `${row.id}: ${what.en} \`${named}\` exists in no year`,
      `${row.id}: ${what.es} \`${named}\` no existe en ningún año`,
    );
    const hint = suggestion(named, index.ids);
    return [atRow(row, { code: 'UNKNOWN_REFERENCE', severity: 'error', message, ...hint })];
  }
  const without = [...index.idsOfYear].filter(([year, ids]) => inServiceIn(row, year) && !ids.has(named));
  if (without.length === 0) return [];
  const spans = yearSpans(without.map(([year]) => year));
  const message = text(
    `${row.id} stands in ${spans}, ${what.en} \`${named}\` does not`,
    `${row.id} está en servicio en ${spans}, ${what.es} \`${named}\` no`,
  );
  return [atRow(row, { code: 'NOT_IN_YEAR', severity: 'error', message })];
}
