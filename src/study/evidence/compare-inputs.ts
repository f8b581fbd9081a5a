import type { RunProvenance } from '../provenance.ts';

type Input = RunProvenance['inputs'][number];

/** A file that is not what it was when a result was made. */
export interface InputChange {
  readonly kind: 'changed' | 'missing' | 'new';
  readonly file: string;
}

/**
 * The files of a record beside those read now. A file stands for another of the same last name, so that a data set may
 * lie elsewhere; `missing`: in the record, not read now.
 */
export function compareInputs(recorded: readonly Input[], read: readonly Input[]): InputChange[] {
  const readByName = new Map(read.map((input) => [lastName(input.file), input]));
  const recordedNames = new Set(recorded.map((input) => lastName(input.file)));
  return [
    ...recorded.flatMap(({ file, sha256 }): InputChange[] => {
      const found = readByName.get(lastName(file));
      if (found === undefined) return [{ kind: 'missing', file }];
      return found.sha256 === sha256 ? [] : [{ kind: 'changed', file: found.file }];
    }),
    ...read
      .filter(({ file }) => !recordedNames.has(lastName(file)))
      .map(({ file }): InputChange => ({ kind: 'new', file })),
  ];
}

function lastName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
