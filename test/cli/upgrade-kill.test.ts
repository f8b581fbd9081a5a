import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worksScenario } from '../support/works-scenario.ts';
import { endOf, filesIn, killAtRandom } from './killed-runs.ts';
import { COMMAND_LINE } from './run-siepac.ts';

const KILLS = 50;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-works-'));
  const samples = '      uncertainty: { samples: 60, seed: 1 }\n';
  writeFileSync(path.join(folder, 'works.yaml'), worksScenario('[medium, maximum]', samples));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function argv(out: string, threads: number): string[] {
  return [COMMAND_LINE, 'run', path.join(folder, 'works.yaml'), '--out', out, '--jobs', String(threads)];
}

describe('a comparison of works', () => {
  it('killed at 50 random moments, loses no set and no sample, does none twice and ends with the same bytes from one thread and from two', {
    timeout: 900_000,
  }, async () => {
    const startMs = performance.now();
    const undisturbed = path.join(folder, 'undisturbed');
    expect(await endOf(argv(undisturbed, 1))).toBe(0);
    const tookMs = performance.now() - startMs;
    const wanted = filesIn(path.join(undisturbed, 'works'));
    expect([...wanted.keys()]).toContain('upgrade_samples.parquet');
    await killAtRandom({
      folder,
      kills: KILLS,
      seed: 20_261_125,
      tookMs,
      argv,
      journal: 'works/.upgradeOptions.journal',
      results: 'works/result.json',
      onEnd: (out) => expect(filesIn(path.join(out, 'works'))).toEqual(wanted),
    });
  });
});
