import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { EXIT_CODE_WORDS } from '../../src/cli/exit-codes.ts';
import { PROJECT, runSiepac } from './run-siepac.ts';

const README = readFileSync(path.join(PROJECT, 'README.md'), 'utf8');

describe('README.md', () => {
  it('shows the output of today', () => {
    const script = path.join(PROJECT, 'test/cli/refresh-tour.js');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('gives a scenario that passes its check', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(README)?.[1] ?? '';
    const folder = mkdtempSync(path.join(tmpdir(), 'siepac-readme-'));
    const file = path.join(folder, 'my-question.yaml');
    writeFileSync(file, example.replace('extends: ', `extends: ${path.join(PROJECT, 'scenarios')}/`));
    const { status, stdout } = runSiepac(['check', file]);
    rmSync(folder, { recursive: true });
    expect(stdout).toBe('Nothing to report.\n');
    expect(status).toBe(0);
  });

  it('links to files that are there, and tells every exit code', () => {
    const links = Array.from(README.matchAll(/\]\((?!https?:)([^)#]+)\)/g), (match) => match[1]!);
    expect(links.filter((link) => !existsSync(path.join(PROJECT, link)))).toEqual([]);
    const exitCodes = README.slice(README.indexOf('## Exit codes'));
    for (const [code] of EXIT_CODE_WORDS) expect(exitCodes).toMatch(new RegExp(`(^|· )${code} \\w`, 'm'));
  });
});
