import type { RunProvenance } from '../study/provenance.ts';
import type { ScenarioResult } from '../study/result.ts';
import type { UpgradesResult } from '../study/upgrades/upgrades-result.ts';

/**
 * `result.json`: the whole result and what makes it repeatable. Figures in full double precision; a missing
 * value is `null`, so that every key is always there. Of works compared, figures by condition and by sample stand in
 * tables of their own: here they would be tens of megabytes.
 */
export function resultJson(result: ScenarioResult, provenance: RunProvenance): string {
  const { schemaVersion, upgrades, ...rest } = result;
  const document = { schemaVersion, provenance, ...rest, upgrades: upgrades && withoutFigures(upgrades) };
  return `${JSON.stringify(document, (_key, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}

function withoutFigures({ sets, odds, ...rest }: UpgradesResult) {
  const shortened = sets.map(({ interfaces, ...set }) => ({
    ...set,
    interfaces: interfaces.map(({ figures: _, ...row }) => row),
  }));
  if (odds === undefined) return { ...rest, sets: shortened, odds };
  const { sampled: _, ...shares } = odds;
  return { ...rest, sets: shortened, odds: shares };
}
