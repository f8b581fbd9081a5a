import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOf, filesIn, journaled, killAtRandom } from './killed-runs.ts';
import { COMMAND_LINE, PROJECT, runSiepac } from './run-siepac.ts';

const KILLS = 60;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-kill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('journaled work', () => {
  let program = '';
  beforeAll(async () => {
    program = path.join(folder, 'killed-program.cjs');
    const bundle = await rolldown({
      input: path.join(PROJECT, 'test/cli/killed-program.ts'),
      platform: 'node',
    });
    await bundle.write({ file: program, format: 'cjs' });
    await bundle.close();
  });

  it('killed again and again, loses nothing, does nothing twice and ends with the same bytes from one thread and from two', {
    timeout: 600_000,
  }, async () => {
    const startMs = performance.now();
    spawnSync(process.execPath, [program, path.join(folder, 'undisturbed'), '1']);
    const tookMs = performance.now() - startMs;
    const wanted = readFileSync(path.join(folder, 'undisturbed/answers.json'), 'utf8');
    await killAtRandom({
      folder,
      kills: KILLS,
      seed: 20_171_126,
      tookMs,
      argv: (out, threads) => [program, out, String(threads)],
      journal: '.pieces.journal',
      results: 'answers.json',
      onEnd: (out) => {
        expect(readdirSync(out)).toEqual(['answers.json']);
        expect(readFileSync(path.join(out, 'answers.json'), 'utf8')).toBe(wanted);
      },
    });
  });

  it('takes no harm from two runs at the same time', async () => {
    const out = path.join(folder, 'both');
    const argv = [program, out, '2'];
    expect(await Promise.all([endOf(argv), endOf(argv)])).toEqual([0, 0]);
    const undisturbed = path.join(folder, 'undisturbed/answers.json');
    expect(readFileSync(path.join(out, 'answers.json'))).toEqual(readFileSync(undisturbed));
  });
});

describe('siepac run', () => {
  const PARTS = 8;
  const scenarioFile = () => path.join(folder, 'sampled.yaml');
  const argv = (out: string, jobs: number) => ['run', scenarioFile(), '--out', out, '--jobs', String(jobs)];
  it('goes on after Ctrl-C where it stopped, and says so', async () => {
    writeFileSync(
      scenarioFile(),
      `# How sure is the capacity?
id: sampled
title: { en: Sampled, es: Muestreado }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2017
season: dry
demand: maximum
studies:
  - capacity: { borders: [GT->SV], monitorFrom: 230 kV }
  - uncertainty: { samples: ${25 * PARTS} }
`,
    );
    const out = path.join(folder, 'interrupted');
    const journal = path.join(out, 'sampled/.uncertainty.journal');
    const child = spawn(process.execPath, [COMMAND_LINE, ...argv(out, 1)], {
      cwd: PROJECT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const ended = new Promise((resolve) => {
      child.on('close', resolve);
    });
    while (journaled(journal).length < 2 && child.exitCode === null) await setTimeout(5);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const kept = journaled(journal).length;
    expect(stderr).toContain(`${kept} of ${PARTS} are done and kept: the same command goes on from there.`);
    expect(readdirSync(path.join(out, 'sampled'))).toEqual(['.uncertainty.journal']);
    expect(runSiepac(argv(out, 2)).status).toBe(0);
    const undisturbed = path.join(folder, 'undisturbed-run');
    expect(runSiepac(argv(undisturbed, 1)).status).toBe(0);
    expect(filesIn(path.join(out, 'sampled'))).toEqual(filesIn(path.join(undisturbed, 'sampled')));
  });
});
