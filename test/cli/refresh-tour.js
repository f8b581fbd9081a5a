/**
 * Puts real output into README.md: every block after a comment such as
 *   <!-- output: siepac run scenarios/2017-dry-max.yaml | Trade capacity, MW | 9 -->
 * becomes what that command prints now: the section with that heading, its first lines if a number is given.
 * `npm run build:tour` writes; with --check it only says whether the file is up to date (exit code 1: it is not).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const README = path.join(PROJECT, 'README.md');
const COLUMNS = '118';
const BLOCK = /(<!-- output: siepac ([^|]+?)(?: \| ([^|]+?))?(?: \| (\d+))? -->\n\n```text\n)[\s\S]*?(```)/g;

const printed = new Map();
const before = readFileSync(README, 'utf8');
const after = before.replace(BLOCK, (_, opening, command, heading, count, closing) => {
  const lines = sectionLines(outputOf(command), heading);
  const shown = count === undefined ? lines : [...lines.slice(0, Number(count)), '…'];
  return `${opening}${shown.join('\n')}\n${closing}`;
});

if (process.argv.includes('--check')) {
  process.exitCode = after === before ? 0 : 1;
  if (after !== before) process.stderr.write('README.md shows old output: run `npm run build:tour`.\n');
} else {
  writeFileSync(README, after);
}

/** What a command prints; each is run once, and its files go where they do no harm. */
function outputOf(command) {
  if (!printed.has(command)) printed.set(command, run(command.split(' ')));
  return printed.get(command);
}

function run(argv) {
  const folder = mkdtempSync(path.join(tmpdir(), 'siepac-tour-'));
  const placed = argv[0] === 'run' ? [...argv, '--out', path.join(folder, 'out')] : argv;
  const { LC_ALL, LC_MESSAGES, LANG, FORCE_COLOR, ...environment } = process.env;
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [path.join(PROJECT, 'dist/cli.cjs'), ...placed],
    {
      cwd: PROJECT,
      env: { ...environment, COLUMNS },
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  if (error !== undefined) throw error;
  if (stdout === '') throw new Error(`siepac ${argv.join(' ')} printed nothing: ${stderr}`);
  return stdout;
}

/** From the heading to the next blank line; everything without a heading. */
function sectionLines(output, heading) {
  const lines = output.trimEnd().split('\n');
  if (heading === undefined) return lines;
  const start = lines.indexOf(heading);
  if (start === -1) throw new Error(`no section "${heading}" in the output`);
  const end = lines.indexOf('', start);
  return lines.slice(start, end === -1 ? undefined : end);
}
