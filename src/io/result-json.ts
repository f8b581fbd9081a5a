import type { RunProvenance } from '../study/provenance.ts';
import type { ScenarioResult } from '../study/result.ts';

/**
 * `result.json`: the whole result and what makes it repeatable. Figures in full double precision; a missing
 * value is `null`, so that every key is always there.
 */
export function resultJson(result: ScenarioResult, provenance: RunProvenance): string {
  const { schemaVersion, ...rest } = result;
  const document = { schemaVersion, provenance, ...rest };
  return `${JSON.stringify(document, (_key, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}
