import type { Diagnostic } from '../../base/diagnostics.ts';
import { text } from '../../base/text.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { applyEdits, type EditProblem, type SourcedEdit } from '../../grid/edits.ts';
import { type GridRows, gridRowsOfYear } from '../../grid/grid-rows.ts';
import { editsOf } from '../grid-plan.ts';
import type { Scenario, UpgradeChoice } from '../scenario.ts';
import { suggestion } from './finding.ts';
import { atKey } from './scenario-place.ts';

/** Where an edit was asked for: the choice, its place in the list, and the edit's place in the choice. */
interface Asked {
  readonly choice: UpgradeChoice;
  readonly index: number;
  readonly edit: number;
}

/**
 * The upgrades of a scenario, tried on the grid of its year: ids that are not in the catalogue, choices that change
 * nothing in this year, edits that cannot be made. Cost: edits × elements.
 */
export function checkUpgradeChoices(scenario: Scenario, dataset: Dataset): Diagnostic[] {
  const ids = new Set(dataset.upgrades.map((row) => row.id));
  const isKnown = (choice: UpgradeChoice) => choice.kind === 'inline' || ids.has(choice.id);
  const asked = new Map<SourcedEdit, Asked>();
  for (const [index, choice] of scenario.upgrades.entries()) {
    if (!isKnown(choice)) continue;
    for (const [edit, each] of editsOf(choice, scenario, dataset).entries()) {
      if (!asked.has(each)) asked.set(each, { choice, index, edit });
    }
  }
  const tried = applyEdits(
    gridRowsOfYear(dataset, scenario.year),
    [...asked.keys()],
    dataset.typicalParameters,
  );
  return [
    ...scenario.upgrades
      .filter((choice) => !isKnown(choice))
      .map(({ id }) => unknownUpgrade(scenario, id, ids)),
    ...scenario.upgrades
      .filter((choice) => isKnown(choice) && editsOf(choice, scenario, dataset).length === 0)
      .map(({ id }) => changesNothing(scenario, id, dataset)),
    ...tried.problems.map((problem) =>
      cannotBeMade(scenario, problem, asked.get(problem.edit)!, tried.rows, dataset),
    ),
  ];
}

function unknownUpgrade(scenario: Scenario, id: string, ids: ReadonlySet<string>): Diagnostic {
  const message = text(
    `\`${id}\` is not in the catalogue of upgrades`,
    `\`${id}\` no está en el catálogo de refuerzos`,
  );
  const hint = suggestion(id, ids);
  return atKey(scenario, [`upgrades.${id}`, 'upgrades'], {
    code: 'UNKNOWN_UPGRADE',
    severity: 'error',
    message,
    ...hint,
  });
}

function changesNothing(scenario: Scenario, id: string, dataset: Dataset): Diagnostic {
  const { year } = scenario;
  const hasEdits = dataset.upgradeEdits.some((edit) => edit.upgrade === id);
  const message = hasEdits
    ? text(
        `upgrade ${id} changes nothing in ${year}: its works stand in the data already, or none is meant for this year`,
        `el refuerzo ${id} no cambia nada en ${year}: sus obras ya están en los datos, o ninguna es para este año`,
      )
    : text(
        `upgrade ${id} changes nothing: it has no edits of the network`,
        `el refuerzo ${id} no cambia nada: no tiene cambios de red`,
      );
  return atKey(scenario, [`upgrades.${id}`, 'upgrades'], {
    code: 'UPGRADE_CHANGES_NOTHING',
    severity: 'warning',
    message,
  });
}

function cannotBeMade(
  scenario: Scenario,
  { edit, message: reason }: EditProblem,
  { choice, index, edit: position }: Asked,
  rows: GridRows,
  dataset: Dataset,
): Diagnostic {
  const wrong = wrongName(edit, rows, dataset);
  const own = `upgrades.${index}.edits.${position}`;
  const inline = choice.kind === 'inline' ? [...(wrong ? [`${own}.${wrong.key}`] : []), own] : [];
  const row = choice.kind === 'inline' ? '' : ` (${edit.origin.file}:${edit.origin.line})`;
  return atKey(scenario, [...inline, `upgrades.${choice.id}`, 'upgrades'], {
    code: 'EDIT_NOT_POSSIBLE',
    severity: 'error',
    message: text(
      `${choice.id} cannot be made in ${scenario.year}: ${reason.en}${row}`,
      `${choice.id} no se puede hacer en ${scenario.year}: ${reason.es}${row}`,
    ),
    ...(wrong && suggestion(wrong.name, wrong.known)),
  });
}

interface WrongName {
  readonly key: 'substation' | 'fromBus' | 'toBus' | 'typicalClass' | 'element';
  readonly name: string;
  readonly known: readonly string[];
}

/** The first name of an edit that nothing bears in the grid as far as it could be made. */
function wrongName(edit: SourcedEdit, rows: GridRows, dataset: Dataset): WrongName | undefined {
  const idsOf = (some: readonly { readonly id: string }[]) => some.map((row) => row.id);
  const buses = idsOf(rows.buses);
  const isAddition = edit.action.startsWith('add-');
  const elements = idsOf([...rows.lines, ...rows.transformers, ...rows.plants, ...rows.dcLinks]);
  const names: readonly (readonly [WrongName['key'], string | undefined, readonly string[]])[] = [
    ['substation', edit.substation, idsOf(rows.substations)],
    ['fromBus', edit.fromBus, buses],
    ['toBus', edit.toBus, buses],
    ['typicalClass', edit.typicalClass, idsOf(dataset.typicalParameters)],
    ['element', isAddition ? undefined : edit.element, elements],
  ];
  for (const [key, name, known] of names) {
    if (name !== undefined && !known.includes(name)) return { key, name, known };
  }
  return undefined;
}
