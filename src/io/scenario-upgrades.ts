import { text } from '../base/text.ts';
import type { NetworkEdit } from '../grid/edits.ts';
import type { UpgradeChoice } from '../study/scenario.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { ScenarioFile } from './scenario-schema.ts';

type UpgradeEntry = NonNullable<ScenarioFile['upgrades']>[number];
type EditEntry = Exclude<UpgradeEntry, string>['edits'][number];

/** The upgrades of a scenario: ids of the catalogue, and edits written out. */
export async function readUpgrades(
  entries: readonly UpgradeEntry[],
  read: ReadValue,
): Promise<UpgradeChoice[]> {
  const choices: UpgradeChoice[] = [];
  for (const [index, entry] of entries.entries()) {
    if (typeof entry === 'string') {
      choices.push({ kind: 'catalogue', id: entry });
      continue;
    }
    const edits: NetworkEdit[] = [];
    for (const [k, edit] of entry.edits.entries()) {
      edits.push(await readEdit(edit, `upgrades.${index}.edits.${k}`, read));
    }
    choices.push({ kind: 'inline', id: entry.id, title: text(entry.title.en, entry.title.es), edits });
  }
  return choices;
}

/** A change written out in a scenario, at its path. */
export async function readEdit(edit: EditEntry, path: string, read: ReadValue): Promise<NetworkEdit> {
  const positive = { above: 0 };
  return {
    action: edit.action,
    element: edit.element,
    name: edit.name,
    substation: edit.substation,
    fromBus: edit.fromBus,
    toBus: edit.toBus,
    nominalKv: await read(edit.nominalKv, `${path}.nominalKv`, 'voltage', positive),
    circuits: edit.circuits,
    lengthKm: await read(edit.lengthKm, `${path}.lengthKm`, 'length', positive),
    typicalClass: edit.typicalClass,
    ratingMva: await read(edit.ratingMva, `${path}.ratingMva`, 'apparent-power', positive),
    reactancePct: await read(edit.reactancePct, `${path}.reactancePct`, 'percent', positive),
    flowMw: await read(edit.flowMw, `${path}.flowMw`, 'active-power'),
  };
}
