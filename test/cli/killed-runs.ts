import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { seededRandom } from '../../src/numeric/random.ts';
import { PROJECT } from './run-siepac.ts';

/** Ids of the lines of a journal, all but the last, which may be torn. */
export function journaled(file: string): string[] {
  const lines = existsSync(file) ? readFileSync(file, 'latin1').split('\n') : [];
  return lines.slice(0, -1).flatMap((line) => (line === '' ? [] : line.slice(0, line.indexOf(' '))));
}

/** Every file of a folder, byte by byte. */
export function filesIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}

/** Ends by itself, or is killed after a time: its exit code, `null` when it was killed. */
export async function endOf(argv: readonly string[], killedAfterMs?: number): Promise<number | null> {
  const child = spawn(process.execPath, argv, { cwd: PROJECT, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  if (killedAfterMs !== undefined) {
    await Promise.race([ended, setTimeout(killedAfterMs)]);
    child.kill('SIGKILL');
  }
  return ended;
}

interface KilledWork {
  /** In which each run gets a folder of its own. */
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  /** What an undisturbed run takes: a kill comes at any moment of it. */
  readonly tookMs: number;
  readonly argv: (out: string, threads: number) => readonly string[];
  /** By name inside the folder of a run. */
  readonly journal: string;
  /** Written before the journal is removed. */
  readonly results: string;
  /** Asked of every run that came to its end. */
  readonly onEnd: (out: string) => void;
}

/**
 * Runs a program from one thread and from two in turn, each run killed at random moments and begun again until it ends by
 * itself, and holds that its journal keeps what it had, in order, and takes nothing up twice.
 */
export async function killAtRandom(work: KilledWork): Promise<void> {
  const random = seededRandom(work.seed);
  let kills = 0;
  for (let run = 0; kills < work.kills; run++) {
    const out = path.join(work.folder, `run-${run}`);
    const argv = work.argv(out, 1 + (run % 2));
    let before: string[] = [];
    for (;;) {
      const code = await endOf(argv, random.next() * work.tookMs);
      if (code === 0) break;
      expect(code).toBeNull();
      kills++;
      const journal = path.join(out, work.journal);
      // Killed behind its results and its journal it is done: begun again it would do all of it once more.
      if (existsSync(path.join(out, work.results)) && !existsSync(journal)) break;
      const now = journaled(journal);
      expect(now.slice(0, before.length)).toEqual(before);
      expect(new Set(now).size).toBe(now.length);
      before = now;
    }
    work.onEnd(out);
  }
}
