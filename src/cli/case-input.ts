import process from 'node:process';
import type { ReadResult } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import type { Language } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import { readCase } from '../io/read-case.ts';
import { diagnosticsText } from '../report/diagnostics-text.ts';
import type { InputFiles } from './input-files.ts';
import { terminalOptions } from './terminal.ts';

/** A case file by its ending. Warnings go to standard error. @throws InputError with everything that was found. */
export function readCaseFile(inputs: InputFiles, file: string, language: Language): CaseFile {
  return valueOrInputError(readCase(inputs.read(file, 'any-encoding')), inputs, language);
}

/** What was read. Warnings go to standard error. @throws InputError with everything that was found. */
export function valueOrInputError<T>(
  { value, diagnostics }: ReadResult<T>,
  inputs: InputFiles,
  language: Language,
): T {
  if (value === undefined) throw new InputError(diagnostics);
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  process.stderr.write(diagnosticsText(warnings, inputs.texts, terminalOptions(process.stderr, language)));
  return value;
}
