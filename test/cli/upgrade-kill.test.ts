import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOf, killAtRandom } from './killed-runs.ts';
import { COMMAND_LINE, PROJECT } from './run-siepac.ts';

const KILLS = 50;

const SCENARIO = `id: works
title: { en: Works, es: Obras }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2026
season: wet
demand: maximum
studies:
  - capacity: { borders: [GT->SV], monitorFrom: 230 kV }
  - upgradeOptions:
      conditions: { seasons: [wet], demand: [medium, maximum] }
      options: [second-circuit-gt-sv, second-circuit-sv-hn, national-works-sv]
      group: [second-circuit-gt-sv, national-works-sv]
      budgetsMusd: [60]
      sequence: { untilYear: 2035, yearlyBudgetMusd: 40 }
      uncertainty: { samples: 60, seed: 1 }
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-works-'));
  writeFileSync(path.join(folder, 'works.yaml'), SCENARIO);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function argv(out: string, threads: number): string[] {
  return [COMMAND_LINE, 'run', path.join(folder, 'works.yaml'), '--out', out, '--jobs', String(threads)];
}

/** Every file of a result, byte by byte. */
function filesOf(out: string): ReadonlyMap<string, string> {
  const names = readdirSync(path.join(out, 'works')).sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(out, 'works', name), 'latin1')]));
}

describe('a comparison of works', () => {
  it('killed at 50 random moments, loses no set and no sample, does none twice and ends with the same bytes from one thread and from two', {
    timeout: 900_000,
  }, async () => {
    const startMs = performance.now();
    const undisturbed = path.join(folder, 'undisturbed');
    expect(await endOf(argv(undisturbed, 1))).toBe(0);
    const tookMs = performance.now() - startMs;
    const wanted = filesOf(undisturbed);
    expect([...wanted.keys()]).toContain('upgrade_samples.parquet');
    await killAtRandom({
      folder,
      kills: KILLS,
      seed: 20_261_125,
      tookMs,
      argv,
      journal: 'works/.upgradeOptions.journal',
      results: 'works/result.json',
      onEnd: (out) => expect(filesOf(out)).toEqual(wanted),
    });
  });
});
