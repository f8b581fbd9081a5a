import type { Diagnostic, SourceSpan } from '../../base/diagnostics.ts';
import type { Scenario, StudyRequest } from '../scenario.ts';
import type { Finding } from './finding.ts';

/** A finding at the first of these keys that the scenario's files write; else at the top of its file. */
export function atKey(scenario: Scenario, keys: readonly string[], finding: Finding): Diagnostic {
  const top: SourceSpan = { file: scenario.file, line: 1, column: 1 };
  const span = keys.map((key) => scenario.spans.get(key)).find((place) => place !== undefined) ?? top;
  return { ...finding, ...span };
}

/** Where studies of a kind are asked for, in order: `studies.0.capacity`. One entry may ask for several. */
export function studyKeys(scenario: Scenario, kind: StudyRequest['kind']): string[] {
  const isStudy = (key: string) => /^(studies|moreStudies)\.\d+\.\w+$/.test(key) && key.endsWith(`.${kind}`);
  return [...scenario.spans.keys()].filter(isStudy);
}
