import path from 'node:path';
import type { Diagnostic } from '../base/diagnostics.ts';
import { InputError } from '../base/errors.ts';
import { text } from '../base/text.ts';
import { readResultJson } from '../io/result-reader.ts';
import type { StoredResult } from '../study/evidence/evidence.ts';
import type { ScenarioResult } from '../study/result.ts';
import { type InputFiles, isFolder } from './input-files.ts';

/** A result read back, and the name of its file. */
export interface ResultFile extends StoredResult<ScenarioResult> {
  readonly file: string;
}

/**
 * Reads results of `siepac run`, each a `result.json` or the folder in which it stands.
 *
 * @throws InputError with every problem of every file
 */
export function readResults(inputs: InputFiles, given: readonly string[]): ResultFile[] {
  const results: ResultFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of given) {
    try {
      const input = inputs.read(isFolder(name) ? path.join(name, 'result.json') : name);
      const { value, diagnostics: found } = readResultJson(input);
      diagnostics.push(...found);
      if (value === undefined) continue;
      diagnostics.push(...sameScenario(results, value, input.file));
      results.push({ ...value, file: input.file });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new InputError(diagnostics);
  return results;
}

function sameScenario(
  before: readonly ResultFile[],
  { result }: StoredResult<ScenarioResult>,
  file: string,
): Diagnostic[] {
  const { id } = result.scenario;
  const first = before.find((other) => other.result.scenario.id === id);
  if (first === undefined) return [];
  const message = text(
    `this is \`${id}\`, as ${first.file} is`,
    `este es \`${id}\`, igual que ${first.file}`,
  );
  return [{ code: 'DUPLICATE_SCENARIO', severity: 'error', message, file, line: 1, column: 1 }];
}

/**
 * What is made of results that were read: the deep parts of a file are not described by its schema, so what is missing
 * there shows only here. It is the file's fault, for what a run wrote is whole.
 *
 * @throws InputError that says so
 */
export function madeFrom<Made>(results: readonly ResultFile[], make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError(
      results.map(({ file, provenance }) => incomplete(file, provenance.command)),
      {
        cause: error,
      },
    );
  }
}

function incomplete(file: string, command: string): Diagnostic {
  return {
    code: 'RESULT_INCOMPLETE',
    severity: 'error',
    message: text(
      'something that this version writes is missing here: the file is of another version, or was changed',
      'aquí falta algo que esta versión escribe: el archivo es de otra versión, o fue modificado',
    ),
    hint: text(`make it again: ${command}`, `hágalo de nuevo: ${command}`),
    file,
    line: 1,
    column: 1,
  };
}
