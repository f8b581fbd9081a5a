import type { Diagnostic } from '../../base/diagnostics.ts';
import { groupBy } from '../../base/group-by.ts';
import { text } from '../../base/text.ts';
import { type Dataset, type Dated, inServiceIn, type Row } from '../../grid/dataset.ts';
import { atRow, yearSpans } from './finding.ts';

type DatedRow = Row & Dated & { readonly id: string; readonly name?: string };

/**
 * Rows of one element that stand in the same year: the same id twice, or `x` and `x-until-2019` under one name, the
 * second being x as it was before. Parallel circuits may share a name, so a name alone says nothing. Lines and banks
 * share their ids. Cost: rows × years.
 */
export function checkOverlaps(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const { substations, buses, lines, transformers, plants, demandZones } = dataset;
  const tables: (readonly DatedRow[])[] = [
    substations,
    buses,
    [...lines, ...transformers],
    plants,
    demandZones,
  ];
  return tables.flatMap((rows) => {
    const byStem = groupBy(rows, (row) => row.id.replace(/-until-\d{4}/, ''));
    return [...byStem.values()].flatMap((same) => overlapsAmong(same, years));
  });
}

function overlapsAmong(rows: readonly DatedRow[], years: readonly number[]): Diagnostic[] {
  return rows.flatMap((row, index) =>
    rows.slice(0, index).flatMap((earlier) => {
      const both = years.filter((year) => inServiceIn(row, year) && inServiceIn(earlier, year));
      const isOneElement = row.id === earlier.id || row.name === earlier.name;
      if (both.length === 0 || !isOneElement) return [];
      const spans = yearSpans(both);
      const { line } = earlier.origin;
      const message = text(
        `${row.id} and ${earlier.id} (line ${line}) are one element and both stand in ${spans}`,
        `${row.id} y ${earlier.id} (línea ${line}) son un mismo elemento y ambos están en servicio en ${spans}`,
      );
      return atRow(row, { code: 'OVERLAPPING_YEARS', severity: 'error', message });
    }),
  );
}
