import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

export const PROJECT = path.resolve(import.meta.dirname, '../..');
export const COMMAND_LINE = path.join(PROJECT, 'dist/cli.cjs');

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Without what the tester's own shell says about languages, colours and widths. */
function plainEnvironment(): Record<string, string | undefined> {
  const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR, FORCE_COLOR, COLUMNS, ...rest } = process.env;
  return rest;
}

/** Runs the bundled command line as a user would, in a process of its own, with its output in pipes. */
export function runSiepac(argv: readonly string[], options: RunOptions = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [COMMAND_LINE, ...argv], {
    cwd: options.cwd ?? PROJECT,
    input: options.input ?? '',
    env: { ...plainEnvironment(), ...options.environment },
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}
