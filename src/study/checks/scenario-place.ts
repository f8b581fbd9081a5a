import type { Diagnostic, SourceSpan } from '../../base/diagnostics.ts';
import type { Scenario } from '../scenario.ts';
import type { Finding } from './finding.ts';

/** A finding at the first of these keys that the scenario's files write; else at the top of its file. */
export function atKey(scenario: Scenario, keys: readonly string[], finding: Finding): Diagnostic {
  const top: SourceSpan = { file: scenario.file, line: 1, column: 1 };
  const span = keys.map((key) => scenario.spans.get(key)).find((place) => place !== undefined) ?? top;
  return { ...finding, ...span };
}
