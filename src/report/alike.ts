import { groupBy } from '../base/group-by.ts';
import { text } from '../base/text.ts';
import type { ScenarioResult } from '../study/result.ts';
import { textCell } from './cells.ts';
import type { Cell, Section, Table, TableRow } from './report-model.ts';

/** Scenarios of which a table tells the same. */
export interface Alike {
  readonly ids: readonly string[];
  readonly result: ScenarioResult;
}

/** Each list of scenarios with the same cells, in their order. */
export function alike(
  results: readonly ScenarioResult[],
  cellsOf: (result: ScenarioResult) => unknown,
): Alike[] {
  const groups = groupBy(results, (result) => JSON.stringify(cellsOf(result)));
  return Array.from(groups.values(), (same) => ({
    ids: same.map(({ scenario }) => scenario.id),
    result: same[0]!,
  }));
}

/** A table of several; where all are alike there is nothing to compare, and one alone stands in its own report. */
export function comparison(groups: readonly Alike[], table: Table): Section[] {
  const [first, ...others] = groups;
  if (others.length > 0) return [{ kind: 'table', table }];
  if (first === undefined || first.ids.length < 2) return [];
  const { id, title } = table;
  const ids = first.ids.join(', ');
  const same = text(`The same in ${ids}.`, `Lo mismo en ${ids}.`);
  return [{ kind: 'remarks', remarks: { id, title, lines: [textCell(same)] } }];
}

/** One row per list of scenarios under a common name, which only the first row says. */
export function grouped(
  name: string,
  groups: readonly Alike[],
  cellsOf: (result: ScenarioResult) => Cell[] | undefined,
): TableRow[] {
  const rows = groups.flatMap(({ ids, result }) => {
    const cells = cellsOf(result);
    return cells === undefined ? [] : [{ id: ids.join(', '), cells }];
  });
  return rows.map(({ id, cells }, i) => ({
    cells: [textCell(i === 0 ? name : '', 'strong'), textCell(id), ...cells],
  }));
}
