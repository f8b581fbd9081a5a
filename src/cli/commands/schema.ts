import process from 'node:process';
import { scenarioJsonSchema } from '../../io/scenario-schema.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** `siepac schema`: the JSON Schema of scenario files, by which editors complete and check them. */
export function schema(): ExitCode {
  process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
  return EXIT.done;
}
