import process from 'node:process';
import type { ReadResult } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import type { Language } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { InputText } from '../io/input-text.ts';
import { readMatpower } from '../io/matpower/read-matpower.ts';
import { readPsse } from '../io/psse/read-psse.ts';
import { diagnosticsText } from '../report/diagnostics-text.ts';
import type { InputFiles } from './input-files.ts';
import { terminalOptions } from './terminal.ts';

/** A case file by its ending. Warnings go to standard error. @throws InputError with everything that was found. */
export function readCaseFile(inputs: InputFiles, file: string, language: Language): CaseFile {
  const input = inputs.read(file);
  const { value, diagnostics } = readCase(input);
  if (value === undefined) throw new InputError(diagnostics);
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning');
  process.stderr.write(diagnosticsText(warnings, inputs.texts, terminalOptions(process.stderr, language)));
  return value;
}

/** PSS/E by its ending or by its first line, where a case begins with numbers; everything else is MATPOWER. */
export function readCase(input: InputText): ReadResult<CaseFile> {
  const isRaw = /\.raw$/i.test(input.file) || /^\s*\d+\s*,/.test(input.text);
  return isRaw ? readPsse(input) : readMatpower(input);
}
