/**
 * `npm run bench -- [--group engine|siepac|market|opf] [--only part-of-a-name] [folder with case files]`: how fast the engine is,
 * each figure beside its target where there is one. `engine`: the solver on stored and made-up grids, beside mathjs
 * (sparse) and ml-matrix (dense); `siepac`: the regional grid, its capacities and a year of hours; `market`: market years; `opf`: least-cost
 * dispatch. Prints a table and writes `out/bench.json`. Seeded; medians of processor time after a warm-up.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { kernels } from '../src/numeric/kernels/kernels.ts';
import { measureBlocks } from './block-rows.ts';
import { mathjsSparse, mlMatrixDense } from './contenders.ts';
import { matrixOf, measureEngine } from './engine-rows.ts';
import { fileCase } from './file-case.ts';
import { measureMarket } from './market-rows.ts';
import type { Measurement } from './measure.ts';
import { measureOpf } from './opf-rows.ts';
import { measureSiepac } from './siepac-rows.ts';
import { measureStudies, measureUpgrades, measureWhatIf } from './study-rows.ts';
import { type BenchCase, syntheticGrid } from './synthetic-grid.ts';
import { targetMs } from './targets.ts';

const GROUPS = ['engine', 'siepac', 'market', 'opf'];
const FILE_CASES = ['case118', 'case1354pegase', 'case2869pegase', 'case9241pegase', 'case_ACTIVSg10k'];
const SYNTHETIC_SIZES = [300, 10_000, 70_000];

/** The measured tasks of one case; what else is known about it goes to the file as it is. */
interface BenchRow {
  readonly name: string;
  readonly times: Readonly<Record<string, Measurement>>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { group: { type: 'string' }, only: { type: 'string', default: '' } },
});
if (values.group !== undefined && !GROUPS.includes(values.group)) {
  console.error(`unknown group ${values.group}: ${GROUPS.join(', ')}`);
  process.exit(2);
}
const folder = positionals[0] ?? `${process.env.SIEPAC_REFERENCE ?? '../shared/reference'}/cases`;
const machine = {
  processor: cpus()[0]?.model.trim(),
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  kernels: kernels().name,
};
console.log(
  `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}, ${machine.kernels}`,
);
console.log('milliseconds of processor time: median, least, target; one thread\n');

const rows: object[] = [];
for await (const row of measuredRows()) {
  rows.push({ ...row, times: withTargets(row) });
  print(row);
}
mkdirSync('out', { recursive: true });
writeFileSync('out/bench.json', `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);

async function* measuredRows(): AsyncGenerator<BenchRow> {
  const asks = (group: string) => values.group === undefined || values.group === group;
  if (asks('engine')) for (const grid of grids()) yield measureGrid(grid);
  if (asks('siepac') && 'SIEPAC 2017'.includes(values.only)) yield await measureSiepac();
  if (asks('siepac') && 'full matrix'.includes(values.only)) yield await measureStudies();
  if (asks('market') && 'market blocks'.includes(values.only)) yield await measureBlocks();
  if (asks('siepac') && 'what-if step'.includes(values.only)) yield await measureWhatIf();
  if (asks('siepac') && 'upgrade options'.includes(values.only)) yield await measureUpgrades();
  if (asks('market') && 'market year'.includes(values.only)) yield await measureMarket();
  if (asks('opf')) yield* measureOpf(folder, values.only);
}

function* grids(): Generator<BenchCase> {
  for (const name of FILE_CASES) {
    if (!name.includes(values.only)) continue;
    if (existsSync(`${folder}/${name}.m`)) yield fileCase(folder, name);
    else console.log(`${name}.m is not in ${folder}: left out`);
  }
  for (const size of SYNTHETIC_SIZES)
    if (`synthetic ${size}`.includes(values.only)) yield syntheticGrid(size, 1);
}

/** The engine on one grid, and other libraries beside it. */
function measureGrid(grid: BenchCase): BenchRow {
  const matrix = matrixOf(grid);
  const { times, ...row } = measureEngine(grid);
  console.log(
    `${row.name}: ${row.nodes} nodes, ${row.edges} edges (${row.bridges} bridges), ${row.factorEntries} entries of L, ` +
      `residual ${row.factorResidual.toExponential(0)}, N-1 ${(row.screenedPairs / 1e6).toFixed(1)} M pairs, ` +
      `+${row.screeningMb.toFixed(0)} MB`,
  );
  const sparse = mathjsSparse(matrix, grid.injection);
  const dense = mlMatrixDense(matrix, grid.injection);
  const others = {
    ...(sparse && { 'mathjs factor': sparse.factor, 'mathjs solve 1': sparse.solve }),
    ...(dense && { 'ml-matrix factor': dense.factor, 'ml-matrix solve 1': dense.solve }),
  };
  return { ...row, times: { ...times, ...others } };
}

function withTargets({ name, times }: BenchRow): Record<string, Measurement & { targetMs?: number }> {
  return Object.fromEntries(
    Object.entries(times).map(([task, time]) => {
      const target = targetMs(name, task);
      return [task, target === undefined ? time : { ...time, targetMs: target }];
    }),
  );
}

function print({ name, times }: BenchRow): void {
  console.log(name);
  for (const [task, time] of Object.entries(times)) {
    const target = targetMs(name, task);
    const figures = [time.medianMs, time.leastMs].map((ms) => ms.toPrecision(3).padStart(10)).join('');
    const verdict =
      target === undefined ? '' : `${`≤ ${target}`.padStart(10)}${time.medianMs <= target ? '' : '  missed'}`;
    console.log(`  ${task.padEnd(44)}${figures}${verdict}`);
  }
  console.log();
}
