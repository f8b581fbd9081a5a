import { nearestName } from '../base/suggest.ts';
import { type Language, text } from '../base/text.ts';
import { UsageError } from './usage-error.ts';

/** The scenario that others are told against: the one asked for, or the first. @throws UsageError when none has that id. */
export function chosenBase(asked: string | undefined, ids: readonly string[], language: Language): string {
  const base = asked ?? ids[0]!;
  if (ids.includes(base)) return base;
  const meant = nearestName(base, ids) ?? ids.join(', ');
  throw new UsageError(
    text(
      `--base: no scenario has the id ${base}. Did you mean ${meant}?`,
      `--base: ningún escenario tiene el id ${base}. ¿Quiso decir ${meant}?`,
    )[language],
  );
}
