import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as siepac from '../src/index.ts';

/** What users of the library rely on. A change here is a change of the interface: say so in CHANGELOG.md. */
const VALUES = [
  'CoreError',
  'ENGINE_VERSION',
  'InputError',
  'NoAnswerError',
  'PLAIN_STYLE',
  'batchReport',
  'caseFlow',
  'caseFlowCsvFiles',
  'caseLosses',
  'caseLossesCsvFiles',
  'caseOptimumCsvFile',
  'caseTransfer',
  'caseTransferCsvFile',
  'checkDataset',
  'checkScenario',
  'compareReport',
  'convertCase',
  'diagnosticsSummary',
  'diagnosticsText',
  'doneHere',
  'explainScenario',
  'explanationCsvFile',
  'explanationPage',
  'explanationReport',
  'flowReport',
  'loadSolver',
  'needsSolver',
  'readCase',
  'readDataset',
  'readScenario',
  'reportText',
  'resultCsvFiles',
  'resultJson',
  'runPage',
  'runReport',
  'runScenario',
  'scenarioJsonSchema',
  'scenarioUncertainty',
  'transferReport',
];

const TYPES = [
  'CaseFile',
  'CaseFlow',
  'CaseLosses',
  'CaseTransfer',
  'Contingency',
  'Conversion',
  'Dataset',
  'Diagnostic',
  'InputText',
  'Language',
  'LpSolver',
  'Network',
  'OutputText',
  'PartedWork',
  'ReadResult',
  'Report',
  'RunProvenance',
  'SampleRange',
  'Scenario',
  'ScenarioExplanation',
  'ScenarioResult',
  'Severity',
  'SourceSpan',
  'StudyRequest',
  'Style',
  'TerminalOptions',
  'Text',
  'Tone',
  'UncertaintyPart',
];

const PROJECT = path.resolve(import.meta.dirname, '..');

/** The names in `export type { … }` and after `type` in `export { … }`: types leave no trace in the module. */
function exportedTypes(source: string): string[] {
  return Array.from(source.matchAll(/^export (type )?\{([^}]*)\}/gm)).flatMap(([, isAllTypes, list = '']) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => isAllTypes !== undefined || entry.startsWith('type '))
      .map((entry) => entry.replace(/^type /, '')),
  );
}

describe('the library', () => {
  it('exports these values', () => {
    expect(Object.keys(siepac).sort()).toEqual(VALUES);
  });

  it('exports these types', () => {
    const source = readFileSync(path.join(PROJECT, 'src/index.ts'), 'utf8');
    expect(exportedTypes(source).sort()).toEqual(TYPES);
  });

  it('names the version of its package', () => {
    const { version } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
    expect(siepac.ENGINE_VERSION).toBe(version);
  });
});
