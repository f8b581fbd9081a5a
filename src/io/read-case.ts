import type { ReadResult } from '../base/diagnostics.ts';
import type { CaseFile } from '../grid/case-file.ts';
import type { InputText } from './input-text.ts';
import { readMatpower } from './matpower/read-matpower.ts';
import { readPsse } from './psse/read-psse.ts';

export type CaseFormat = 'matpower' | 'psse';

/** Reads a case file of either format: by the ending of its name (`.m`, `.raw`), else by how its text begins. */
export function readCase(input: InputText): ReadResult<CaseFile> {
  return caseFormat(input) === 'psse' ? readPsse(input) : readMatpower(input);
}

/** A RAW file begins with a number or a column heading, a case of MATPOWER with neither. */
export function caseFormat({ file, text }: InputText): CaseFormat {
  if (/\.m$/i.test(file)) return 'matpower';
  if (/\.raw$/i.test(file)) return 'psse';
  return /^\s*(\d|@!)/.test(text) ? 'psse' : 'matpower';
}
