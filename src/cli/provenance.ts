import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../base/version.ts';
import type { RunProvenance } from '../study/provenance.ts';
import type { InputFiles } from './input-files.ts';

/** How to get an answer again: the command, the scenario that it is about, and the files that it read. */
export function provenanceOf(
  argv: readonly string[],
  scenario: string | undefined,
  files: readonly string[],
  inputs: InputFiles,
): RunProvenance {
  return {
    engine: ENGINE_VERSION,
    command: ['siepac', ...argv.map(quoted)].join(' '),
    scenario,
    inputs: inputsOf(files, inputs),
  };
}

/** Files that were read, with what tells them from every other version of them. */
export function inputsOf(files: readonly string[], inputs: InputFiles): RunProvenance['inputs'] {
  return files.map((file) => ({ file, sha256: sha256(inputs.bytesOf(file)) }));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As a shell takes it back. */
function quoted(argument: string): string {
  return /^[\w./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
