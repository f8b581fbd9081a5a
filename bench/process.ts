/**
 * `npm run bench:process -- [folder with case files] [rounds]`: what whole commands take, from start to exit, beside a
 * Node that does nothing. All commands run in turn, round after round, so that a busy machine disturbs them alike.
 * Prints medians and least values of processor time (user and system, all threads) and of wall time, and writes
 * `out/bench-process.json`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const ROUNDS = 9;

interface Command {
  readonly name: string;
  readonly argv: readonly string[];
}

interface Sample {
  readonly processorMs: number;
  readonly wallMs: number;
}

const folder =
  process.argv[2] ?? process.env.SIEPAC_REFERENCE?.concat('/cases') ?? '../shared/reference/cases';
const rounds = Number(process.argv[3] ?? ROUNDS);
const commands = [
  { name: 'node alone', argv: ['-e', '0'] },
  siepac('--help'),
  siepac('schema'),
  siepac('check data/siepac'),
  siepac('run scenarios/2017-dry-max.yaml --out out/bench-run'),
  ...['case118.m', 'case9241pegase.m'].flatMap(caseCommands),
];

const samples = commands.map((): Sample[] => []);
for (let round = 0; round < rounds; round++) {
  for (const [i, command] of commands.entries()) samples[i]!.push(measured(command));
}
const rows = commands.map(({ name }, i) => ({ name, ...summary(samples[i]!) }));

console.log(`Node ${process.version}, ${rounds} rounds; milliseconds\n`);
console.log(`${'command'.padEnd(60)}  processor  (least)     wall  (least)`);
for (const { name, processorMs, leastProcessorMs, wallMs, leastWallMs } of rows) {
  const cells = [processorMs, leastProcessorMs, wallMs, leastWallMs].map((ms) => ms.toFixed(0));
  console.log(
    `${name.padEnd(60)}  ${cells[0]!.padStart(9)} ${cells[1]!.padStart(8)} ${cells[2]!.padStart(8)} ${cells[3]!.padStart(8)}`,
  );
}
mkdirSync('out', { recursive: true });
writeFileSync(
  'out/bench-process.json',
  `${JSON.stringify({ node: process.version, rounds, rows }, undefined, 2)}\n`,
);

function siepac(line: string): Command {
  return { name: `siepac ${line}`, argv: ['dist/cli.cjs', ...line.split(' ')] };
}

function caseCommands(file: string): Command[] {
  const path = `${folder}/${file}`;
  if (!existsSync(path)) {
    console.log(`${file} is not in ${folder}: left out`);
    return [];
  }
  return [{ name: `siepac flow ${file}`, argv: ['dist/cli.cjs', 'flow', path] }];
}

/** @throws Error when the command fails: its time would mean nothing. */
function measured({ name, argv }: Command): Sample {
  const start = performance.now();
  const { status, output, error } = spawnSync(
    process.execPath,
    ['--require', './bench/report-usage.cjs', ...argv],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], encoding: 'utf8' },
  );
  const wallMs = performance.now() - start;
  if (error !== undefined || status !== 0) throw error ?? new Error(`${name} ended with ${status}`);
  const { user, system } = JSON.parse(output[3]!) as NodeJS.CpuUsage;
  return { processorMs: (user + system) / 1000, wallMs };
}

function summary(taken: readonly Sample[]) {
  const sorted = (of: (sample: Sample) => number) => taken.map(of).sort((a, b) => a - b);
  const processor = sorted((sample) => sample.processorMs);
  const wall = sorted((sample) => sample.wallMs);
  const middle = taken.length >> 1;
  return {
    processorMs: processor[middle]!,
    leastProcessorMs: processor[0]!,
    wallMs: wall[middle]!,
    leastWallMs: wall[0]!,
  };
}
