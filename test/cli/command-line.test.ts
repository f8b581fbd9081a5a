import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, PROJECT, runSiepac } from './run-siepac.ts';

describe('the bundled file', () => {
  it('can be run by itself', () => {
    expect(statSync(COMMAND_LINE).mode & 0o111).toBe(0o111);
    expect(readFileSync(COMMAND_LINE, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('help', () => {
  it('lists commands and exit codes in English', () => {
    const { status, stdout, stderr } = runSiepac(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('siepac flow <case>');
    expect(stdout).toMatch(
      /Exit codes:\n +0 +done\n +1 .*\n +2 +bad input; nothing is written\n +3 .*\n +130 /,
    );
  });

  it.each([
    [['--help', '--lang', 'es'], {}],
    [['--lang=es', '--help'], { LANG: 'en_US.UTF-8' }],
    [['--help'], { LANG: 'es_GT.UTF-8' }],
    [['--help'], { LC_ALL: 'es_SV.UTF-8', LANG: 'en_US.UTF-8' }],
  ])('%j with %j speaks Spanish', (argv, environment) => {
    const { stdout } = runSiepac(argv, { environment });
    expect(stdout).toContain('Códigos de salida:');
    expect(stdout).toContain('Comandos:');
    expect(stdout).not.toMatch(/\b(Commands|Options|Show|choices|required)\b/);
  });

  it('an explicit language wins over the locale', () => {
    expect(runSiepac(['--help', '--lang', 'en'], { environment: { LANG: 'es_GT.UTF-8' } }).stdout).toContain(
      'Exit codes:',
    );
  });
});

describe('arguments that cannot be understood', () => {
  it.each([
    [[], /Say what to do/],
    [['flwo', 'x.m'], /Did you mean flow\?/],
    [['flow'], /Not enough non-option arguments/],
    [['flow', 'x.m', '--langg', 'es'], /Unknown argument: langg\. Did you mean --lang\?/],
    [['flow', 'x.m', '--lang', 'fr'], /Choices: "en", "es"/],
    [['flow', 'x.m', '--out'], /Not enough arguments following: out/],
    [['transfer', 'x.m', '--from', '1'], /Missing required argument: to/],
  ])('%j exits with 2 and says why', (argv, message) => {
    const { status, stdout, stderr } = runSiepac(argv);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});

describe('shell completion', () => {
  it('prints a script and answers it', () => {
    expect(runSiepac(['completion']).stdout).toContain('complete -o bashdefault -o default -F');
    expect(runSiepac(['--get-yargs-completions', 'siepac', 'flow', '--o']).stdout).toMatch(/^--out$/m);
  });
});

describe('colours', () => {
  const argv = ['flow', 'test/cases/case30/case30.m'];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  const ESCAPE = /\u001b\[/;

  it('are left out of a pipe, and put there on request', () => {
    expect(runSiepac(argv).stdout).not.toMatch(ESCAPE);
    expect(runSiepac(argv, { environment: { FORCE_COLOR: '1' } }).stdout).toMatch(ESCAPE);
  });
});

describe('COLUMNS', () => {
  const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

  it('is the width of help and tables in a pipe', () => {
    const argv = ['flow', 'test/cases/case118/case118.m', '--n1'];
    for (const asked of [['--help'], argv]) {
      const wide = runSiepac(asked, { environment: { COLUMNS: '140' } }).stdout;
      const narrow = runSiepac(asked, { environment: { COLUMNS: '70' } }).stdout;
      expect(longest(wide)).toBeGreaterThan(70);
      expect(longest(narrow)).toBeLessThanOrEqual(70);
    }
  });

  it('is passed over when it is no number of columns', () => {
    const plain = runSiepac(['--help']).stdout;
    for (const COLUMNS of ['', '0', '-5', 'wide']) {
      expect(runSiepac(['--help'], { environment: { COLUMNS } }).stdout).toBe(plain);
    }
  });
});

describe('a reader that goes away', () => {
  it('is no error', async () => {
    const argv = [COMMAND_LINE, 'flow', 'test/cases/case118/case118.m', '--format', 'json'];
    const child = spawn(process.execPath, argv, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
