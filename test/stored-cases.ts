import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';

/** A case file with results that another program computed from it. */
export interface StoredCase {
  readonly name: string;
  /** Source text of `<name>.m`. */
  source(): string;
  /** Text of a result file such as `dcpf_bus.csv`; `undefined` where there is none. */
  expected(file: string): string | undefined;
}

const ownFolder = join(import.meta.dirname, 'cases');

/** Folder of the larger reference set, where the tester has one. */
export const referenceFolder: string | undefined = [
  process.env.SIEPAC_REFERENCE,
  resolve(import.meta.dirname, '../../shared/reference'),
].find((folder) => folder !== undefined && existsSync(folder));

/** The project's own cases, which are always there. */
export const ownCases: readonly StoredCase[] = readdirSync(ownFolder)
  .filter((name) => existsSync(join(ownFolder, name, `${name}.m`)))
  .map((name) => storedCase(name, join(ownFolder, name, `${name}.m`), join(ownFolder, name)));

/** The cases of the reference folder; none without it. */
export const referenceCases: readonly StoredCase[] =
  referenceFolder === undefined
    ? []
    : readdirSync(join(referenceFolder, 'cases'))
        .filter((file) => file.endsWith('.m'))
        .map((file) => file.slice(0, -2))
        .map((name) =>
          storedCase(
            name,
            join(referenceFolder, 'cases', `${name}.m`),
            join(referenceFolder, 'expected', name),
          ),
        );

/** Data rows of a CSV text as numbers; an empty cell gives 0, `NaN` gives NaN. */
export function csvNumbers(text: string): number[][] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => line.split(',').map(Number));
}

function storedCase(name: string, sourceFile: string, resultFolder: string): StoredCase {
  return {
    name,
    source: () => readFileSync(sourceFile, 'utf8'),
    expected(file) {
      const path = join(resultFolder, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
  };
}
