import process from 'node:process';
import { type Diagnostic, hasErrors } from '../../base/diagnostics.ts';
import { InputError } from '../../base/errors.ts';
import type { Dataset } from '../../grid/dataset.ts';
import { readCase } from '../../io/read-case.ts';
import { diagnosticsSummary, diagnosticsText } from '../../report/diagnostics-text.ts';
import { checkDataset } from '../../study/check-dataset.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type InputFiles, isFolder } from '../input-files.ts';
import type { CheckInvocation } from '../invocation.ts';
import { readDatasetFolder, readScenarios } from '../scenario-input.ts';
import { terminalOptions } from '../terminal.ts';

/** `siepac check`: every problem of scenarios, data sets and case files, without solving anything. */
export async function check(
  { files, language, format }: CheckInvocation,
  inputs: InputFiles,
): Promise<ExitCode> {
  const diagnostics: Diagnostic[] = [];
  const scenarios = files.filter((file) => kindOf(file) === 'scenario');
  diagnostics.push(...(await readScenarios(inputs, scenarios)).diagnostics);
  for (const file of files) {
    const kind = kindOf(file);
    if (kind === 'scenario') continue;
    diagnostics.push(...collect(() => (kind === 'case' ? checkCase(inputs, file) : checkData(inputs, file))));
  }
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ schemaVersion: 1, diagnostics }, null, 2)}\n`);
  } else {
    process.stdout.write(
      diagnosticsText(diagnostics, inputs.texts, terminalOptions(process.stdout, language)),
    );
    process.stdout.write(`${diagnosticsSummary(diagnostics, language)}\n`);
  }
  return hasErrors(diagnostics) ? EXIT.badInput : EXIT.done;
}

type InputKind = 'scenario' | 'case' | 'data';

/** By the ending; a folder, or a table or description in it, is a data set. */
function kindOf(file: string): InputKind {
  if (/\.(m|raw)$/i.test(file)) return 'case';
  return isFolder(file) || /\.csv$|datapackage\.json$/i.test(file) ? 'data' : 'scenario';
}

function checkCase(inputs: InputFiles, file: string): readonly Diagnostic[] {
  return readCase(inputs.read(file, 'any-encoding')).diagnostics;
}

function checkData(inputs: InputFiles, file: string): readonly Diagnostic[] {
  const folder = isFolder(file) ? file : file.replace(/[^\\/]*$/, '') || '.';
  const { value, diagnostics } = readDatasetFolder(inputs, folder);
  return value === undefined ? diagnostics : [...diagnostics, ...checkDataset(value, yearsOf(value))];
}

/** The years the data can be run for: those with a demand. */
function yearsOf(dataset: Dataset): number[] {
  return Array.from(new Set(dataset.demand.map((row) => row.year))).sort((a, b) => a - b);
}

/** A file that cannot be read is one more problem, not the end of the check. */
function collect(read: () => readonly Diagnostic[]): readonly Diagnostic[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics;
    throw error;
  }
}
