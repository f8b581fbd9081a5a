import type { Diagnostic } from '../../base/diagnostics.ts';
import { groupBy } from '../../base/group-by.ts';
import { type Text, text } from '../../base/text.ts';
import { type Dataset, inServiceIn, type UpgradeEditRow } from '../../grid/dataset.ts';
import { applyEdits } from '../../grid/edits.ts';
import { gridRowsOfYear } from '../../grid/grid-rows.ts';
import { atRow, suggestion, yearSpans } from './finding.ts';

/**
 * The catalogue of upgrades: edits of an upgrade that is not in it, edits that cannot be made in some or all of their
 * years when the upgrade is chosen alone, and upgrades without edits (`info`: figures only). An edit that can be made
 * in no year is an error; one that the grid has not grown to yet is `info`, any other gap a warning.
 * Cost: years × edits × elements.
 */
export function checkUpgrades(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const ids = new Set(dataset.upgrades.map((row) => row.id));
  const strays = dataset.upgradeEdits.filter((edit) => !ids.has(edit.upgrade));
  return [
    ...strays.map((edit) =>
      atRow(edit, {
        code: 'UNKNOWN_UPGRADE',
        severity: 'error',
        message: text(
          `\`${edit.upgrade}\` is not in the catalogue of upgrades`,
          `\`${edit.upgrade}\` no está en el catálogo de refuerzos`,
        ),
        ...suggestion(edit.upgrade, ids),
      }),
    ),
    ...impossibleEdits(dataset, years),
    ...upgradesWithoutEdits(dataset),
  ];
}

function impossibleEdits(dataset: Dataset, years: readonly number[]): Diagnostic[] {
  const failures = new Map<UpgradeEditRow, { years: number[]; reason: Text }>();
  const byUpgrade = groupBy(dataset.upgradeEdits, (edit) => edit.upgrade);
  for (const year of years) {
    const rows = gridRowsOfYear(dataset, year);
    for (const edits of byUpgrade.values()) {
      const ofYear = edits.filter((edit) => inServiceIn(edit, year));
      for (const { edit, message } of applyEdits(rows, ofYear, dataset.typicalParameters).problems) {
        const row = edits.find((candidate) => candidate === edit)!;
        const failure = failures.get(row) ?? { years: [], reason: message };
        failure.years.push(year);
        failures.set(row, failure);
      }
    }
  }
  return [...failures].map(([edit, failure]) => {
    const asked = years.filter((year) => inServiceIn(edit, year));
    const possible = asked.filter((year) => !failure.years.includes(year));
    const onlyTooEarly = possible.length > 0 && failure.years.at(-1)! < possible[0]!;
    const spans = yearSpans(failure.years);
    return atRow(edit, {
      code: 'EDIT_NOT_POSSIBLE',
      severity: possible.length === 0 ? 'error' : onlyTooEarly ? 'info' : 'warning',
      message: text(
        `${edit.upgrade}, ${edit.action} ${edit.element}, cannot be made in ${spans}: ${failure.reason.en}`,
        `${edit.upgrade}, ${edit.action} ${edit.element}, no se puede hacer en ${spans}: ${failure.reason.es}`,
      ),
      ...(possible.length > 0 && {
        hint: text(
          'a scenario of those years that chooses it is refused',
          'un escenario de esos años que lo elija se rechaza',
        ),
      }),
    });
  });
}

function upgradesWithoutEdits({ upgrades, upgradeEdits }: Dataset): Diagnostic[] {
  const edited = new Set(upgradeEdits.map((edit) => edit.upgrade));
  return upgrades
    .filter((row) => !edited.has(row.id))
    .map((row) =>
      atRow(row, {
        code: 'UPGRADE_WITHOUT_EDITS',
        severity: 'info',
        message: text(
          `upgrade ${row.id} has no edits: it does nothing to the network`,
          `el refuerzo ${row.id} no tiene cambios: no modifica la red`,
        ),
      }),
    );
}
