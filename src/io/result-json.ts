import type { ScenarioResult } from '../study/result.ts';

/** What makes a run repeatable. */
export interface RunProvenance {
  /** Version of the engine. */
  readonly engine: string;
  /** The command that gives the same result again. */
  readonly command: string;
  /** Every file that was read, with the SHA-256 of its bytes, in order of name. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

/**
 * `result.json`: the whole result and what makes it repeatable. Figures in full double precision; a missing
 * value is `null`, so that every key is always there.
 */
export function resultJson(result: ScenarioResult, provenance: RunProvenance): string {
  const { schemaVersion, ...rest } = result;
  const document = { schemaVersion, provenance, ...rest };
  return `${JSON.stringify(document, (_key, value: unknown) => (value === undefined ? null : value), 2)}\n`;
}
