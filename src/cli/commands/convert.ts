import path from 'node:path';
import process from 'node:process';
import { InputError } from '../../base/errors.ts';
import { text } from '../../base/text.ts';
import { type Conversion, convertCase } from '../../io/convert-case.ts';
import { diagnosticsText } from '../../report/diagnostics-text.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { InputFiles } from '../input-files.ts';
import type { ConvertInvocation } from '../invocation.ts';
import { writeFiles } from '../output-files.ts';
import { terminalOptions } from '../terminal.ts';

/** Standard output takes the one format that is a single text. */
const STANDARD_OUTPUT_NAME = 'case.m';

/** `siepac convert`: a case file in another format, and on standard error every field that was not carried over. */
export function convert({ input, output, language }: ConvertInvocation, inputs: InputFiles): ExitCode {
  const toStandardOutput = output === '-';
  const source = inputs.read(input, 'any-encoding');
  const conversion = convertCase(source, toStandardOutput ? STANDARD_OUTPUT_NAME : output);
  if (conversion.kind === 'refused') throw new InputError(conversion.diagnostics);
  if (toStandardOutput) process.stdout.write(conversion.files[0]!.text);
  else writeFiles(conversion.into === 'folder' ? output : path.dirname(output), conversion.files);

  const noticed = [...conversion.warnings, ...conversion.lost];
  process.stderr.write(diagnosticsText(noticed, inputs.texts, terminalOptions(process.stderr, language)));
  process.stderr.write(`${summary(conversion)[language]}\n`);
  return EXIT.done;
}

function summary({ lost }: Extract<Conversion, { kind: 'converted' }>) {
  if (lost.length === 0) return text('Everything was carried over.', 'Se conservó todo.');
  return text(
    `Not carried over: ${lost.length}, listed above.`,
    `No se conservó: ${lost.length}, en la lista de arriba.`,
  );
}
