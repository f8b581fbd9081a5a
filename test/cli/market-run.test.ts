import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMAND_LINE, PROJECT, runSiepac } from './run-siepac.ts';

let folder = '';
let scenario = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siepac-market-'));
  scenario = path.join(folder, 'year.yaml');
  writeFileSync(
    scenario,
    `# Who trades?
id: year
title: { en: Year, es: Año }
data: ${path.join(PROJECT, 'data/siepac')}
year: 2017
season: dry
demand: maximum
studies:
  - market: { designs: [isolated], contingencies: none, monitorFrom: 400 kV, operatingLimits: false }
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const argv = (out: string, jobs: number) => ['run', scenario, '--out', out, '--jobs', String(jobs)];

function filesOf(out: string): [name: string, content: string][] {
  const results = path.join(out, 'year');
  return readdirSync(results).map((name) => [name, readFileSync(path.join(results, name), 'utf8')]);
}

it('writes a market year with the same bytes from one worker, and from two that were killed and went on', {
  timeout: 600_000,
}, async () => {
  const [whole, killed] = ['whole', 'killed'].map((name) => path.join(folder, name)) as [string, string];
  const { status, stdout, stderr } = runSiepac(argv(whole, 1));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('The market year by design');
  expect(filesOf(whole).map(([name]) => name)).toContain('market_summary.csv');

  const journal = path.join(killed, 'year/.market.journal');
  const lines = () =>
    existsSync(journal) ? readFileSync(journal, 'latin1').split('\n').filter(Boolean).length : 0;
  const child = spawn(process.execPath, [COMMAND_LINE, ...argv(killed, 2)], {
    cwd: PROJECT,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => {
    child.on('close', resolve);
  });
  // The water, and some of the twelve months.
  while (lines() < 4 && child.exitCode === null) await setTimeout(5);
  child.kill('SIGKILL');
  await ended;
  expect(lines()).toBeLessThan(13);
  expect(runSiepac(argv(killed, 2)).status).toBe(0);
  expect(filesOf(killed)).toEqual(filesOf(whole));
});
