/**
 * `npm run bench -- [folder with case files] [part of a name]`: the engine's speed on stored and made-up grids, beside mathjs (sparse) and
 * ml-matrix (dense). Prints a table and writes `out/bench.json`. Seeded; medians of processor time after a warm-up.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { kernels } from '../src/numeric/kernels/kernels.ts';
import { type Contender, mathjsSparse, mlMatrixDense } from './contenders.ts';
import { type EngineRow, matrixOf, measureEngine } from './engine-rows.ts';
import { fileCase } from './file-case.ts';
import { type BenchCase, syntheticGrid } from './synthetic-grid.ts';

const FILE_CASES = ['case118', 'case1354pegase', 'case2869pegase', 'case9241pegase', 'case_ACTIVSg10k'];
const SYNTHETIC_SIZES = [300, 10_000, 70_000];

interface BenchRow extends EngineRow {
  readonly mathjs: Contender | undefined;
  readonly mlMatrix: Contender | undefined;
}

const folder =
  process.argv[2] ?? process.env.SIEPAC_REFERENCE?.concat('/cases') ?? '../shared/reference/cases';
const wanted = process.argv[3] ?? '';
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
console.log('milliseconds of processor time, median; one thread\n');

const rows: BenchRow[] = [];
for (const grid of grids()) {
  const matrix = matrixOf(grid);
  const row = {
    ...measureEngine(grid),
    mathjs: mathjsSparse(matrix, grid.injection),
    mlMatrix: mlMatrixDense(matrix, grid.injection),
  };
  rows.push(row);
  print(row);
}
mkdirSync('out', { recursive: true });
writeFileSync('out/bench.json', `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);

function* grids(): Generator<BenchCase> {
  for (const name of FILE_CASES) {
    if (!name.includes(wanted)) continue;
    if (existsSync(`${folder}/${name}.m`)) yield fileCase(folder, name);
    else console.log(`${name}.m is not in ${folder}: left out`);
  }
  for (const size of SYNTHETIC_SIZES) if (`synthetic ${size}`.includes(wanted)) yield syntheticGrid(size, 1);
}

function print(row: BenchRow): void {
  console.log(
    `${row.name}: ${row.nodes} nodes, ${row.edges} edges (${row.bridges} bridges), ${row.factorEntries} entries of L, ` +
      `residual ${row.factorResidual.toExponential(0)}, N-1 ${(row.screenedPairs / 1e6).toFixed(1)} M pairs, ` +
      `+${row.screeningMb.toFixed(0)} MB`,
  );
  const cells = Object.entries(row.times).map(([name, time]) => [name, time.medianMs] as const);
  const others = [
    ['mathjs factor', row.mathjs?.factor.medianMs],
    ['mathjs solve 1', row.mathjs?.solve.medianMs],
    ['ml-matrix factor', row.mlMatrix?.factor.medianMs],
    ['ml-matrix solve 1', row.mlMatrix?.solve.medianMs],
  ] as const;
  for (const [name, ms] of [...cells, ...others]) {
    if (ms !== undefined) console.log(`  ${name.padEnd(18)} ${ms.toPrecision(3).padStart(10)}`);
  }
  console.log();
}
