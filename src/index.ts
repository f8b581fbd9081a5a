export type { Diagnostic, ReadResult, Severity, SourceSpan } from './base/diagnostics.ts';
export { CoreError, InputError, NoAnswerError } from './base/errors.ts';
export type { Language, Text } from './base/text.ts';
export type { Dataset } from './grid/dataset.ts';
export type { Contingency, Network } from './grid/network.ts';
export type { ScenarioResult } from './study/result.ts';
export type { Scenario, StudyRequest } from './study/scenario.ts';
