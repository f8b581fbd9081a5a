import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../base/version.ts';
import type { RunProvenance } from '../study/provenance.ts';
import type { InputFiles } from './input-files.ts';

/** How to get a result again: the command, and the files that it read. */
export function provenanceOf(
  argv: readonly string[],
  files: readonly string[],
  inputs: InputFiles,
): RunProvenance {
  return {
    engine: ENGINE_VERSION,
    command: ['siepac', ...argv.map(quoted)].join(' '),
    inputs: files.map((file) => ({ file, sha256: sha256(inputs.bytesOf(file)) })),
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As a shell takes it back. */
function quoted(argument: string): string {
  return /^[\w./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
