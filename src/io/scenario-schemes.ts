import { text } from '../base/text.ts';
import type { SchemeChoice } from '../study/scenario.ts';
import type { ReadValue } from './scenario-quantity.ts';
import type { ScenarioFile } from './scenario-schema.ts';

type SchemeEntry = NonNullable<ScenarioFile['schemes']>[number];

/** The supplementary schemes of a scenario: ids of the data, and schemes written out. */
export async function readSchemes(entries: readonly SchemeEntry[], read: ReadValue): Promise<SchemeChoice[]> {
  const choices: SchemeChoice[] = [];
  for (const [index, entry] of entries.entries()) {
    if (typeof entry === 'string') {
      choices.push({ kind: 'catalogue', id: entry });
      continue;
    }
    const path = `schemes.${index}`;
    const powers = async (key: 'set' | 'shed' | 'trip', least?: number) => {
      const found: { name: string; mw: number | undefined }[] = [];
      for (const [name, written] of Object.entries(entry[key] ?? {})) {
        const limits = least === undefined ? {} : { least };
        const mw = await read(
          written === 'all' ? undefined : written,
          `${path}.${key}.${name}`,
          'active-power',
          limits,
        );
        found.push({ name, mw });
      }
      return found;
    };
    const { element, direction, level } = entry.trigger;
    const triggerMw = await read(level, `${path}.trigger.level`, 'active-power', { least: 0 });
    choices.push({
      kind: 'inline',
      id: entry.id,
      title: text(entry.title.en, entry.title.es),
      triggerElement: element,
      triggerDirection: direction ?? 'either',
      triggerMw: triggerMw ?? 0,
      opens: entry.open ?? [],
      trips: (await powers('trip', 0)).map(({ name, mw }) => ({ plant: name, mw })),
      sets: (await powers('set')).map(({ name, mw }) => ({ element: name, mw: mw ?? 0 })),
      sheds: (await powers('shed', 0)).map(({ name, mw }) => ({ area: name, mw: mw ?? 0 })),
    });
  }
  return choices;
}
