import type { Diagnostic } from '../base/diagnostics.ts';
import { text as say } from '../base/text.ts';
import type { CaseFile } from '../grid/case-file.ts';
import { writeCaseTables } from './case-tables.ts';
import type { OutputText } from './csv-text.ts';
import type { InputText } from './input-text.ts';
import { writeMatpower } from './matpower/write-matpower.ts';
import { readCase } from './read-case.ts';

export type Conversion =
  | {
      readonly kind: 'converted';
      /** One file named like the output, or the tables to put into a folder of that name. */
      readonly files: readonly OutputText[];
      readonly into: 'file' | 'folder';
      /** Every field that was not carried, on reading and on writing. */
      readonly lost: readonly Diagnostic[];
      /** What else was noticed. */
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Turns a case file into another format, told by the name of the output: `.m` for MATPOWER; a name without an ending is
 * a folder of CSV tables. Refused when the input has errors or the format cannot be written.
 */
export function convertCase(input: InputText, outputName: string): Conversion {
  const { value, diagnostics } = readCase(input);
  if (value === undefined) return { kind: 'refused', diagnostics };
  const written = writeAs(value, outputName);
  if (written === undefined)
    return { kind: 'refused', diagnostics: [...diagnostics, unknownFormat(outputName)] };
  const isLoss = (diagnostic: Diagnostic) => diagnostic.code === 'NOT_CARRIED';
  return {
    kind: 'converted',
    ...written,
    lost: [...diagnostics.filter(isLoss), ...written.lost],
    warnings: diagnostics.filter((diagnostic) => !isLoss(diagnostic)),
  };
}

interface Written {
  readonly files: readonly OutputText[];
  readonly into: 'file' | 'folder';
  readonly lost: readonly Diagnostic[];
}

function writeAs(caseFile: CaseFile, outputName: string): Written | undefined {
  const baseName = outputName.replace(/[\\/]+$/, '').replace(/^.*[\\/]/, '');
  if (/\.m$/i.test(baseName)) {
    const { text, lost } = writeMatpower(caseFile, outputName);
    return { files: [{ name: baseName, text }], into: 'file', lost };
  }
  if (baseName.includes('.')) return undefined;
  return { ...writeCaseTables(caseFile), into: 'folder' };
}

function unknownFormat(outputName: string): Diagnostic {
  return {
    file: outputName,
    line: 1,
    column: 1,
    code: 'OUTPUT_FORMAT',
    severity: 'error',
    message: say(
      'This format cannot be written: use .m for MATPOWER, or a name without an ending for a folder of tables.',
      'Este formato no se puede escribir: use .m para MATPOWER, o un nombre sin extensión para una carpeta de tablas.',
    ),
  };
}
