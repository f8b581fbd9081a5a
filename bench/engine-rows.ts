import process from 'node:process';
import { reduceToCore } from '../src/numeric/core-reduction.ts';
import { kernels, plainKernels } from '../src/numeric/kernels/kernels.ts';
import { LANES } from '../src/numeric/kernels/lane-task.ts';
import { laneSystem, laneSystemBytes, solveBlock } from '../src/numeric/lane-solver.ts';
import { type Factor, factorise, factorResidual, solve } from '../src/numeric/ldl.ts';
import { trackLosses } from '../src/numeric/loss-extremes.ts';
import { summariseLosses } from '../src/numeric/loss-summary.ts';
import { minimumDegreeOrder } from '../src/numeric/minimum-degree.ts';
import { analyse } from '../src/numeric/symbolic-factor.ts';
import { laplacianMatrix, laplacianPattern, type SymmetricMatrix } from '../src/numeric/symmetric-matrix.ts';
import { worstFlows } from '../src/numeric/worst-flow.ts';
import { type Measurement, measure } from './measure.ts';
import type { BenchCase } from './synthetic-grid.ts';

/** Everything measured on one case, and what says that it was measured on right answers. */
export interface EngineRow {
  readonly name: string;
  readonly nodes: number;
  readonly edges: number;
  readonly bridges: number;
  readonly factorEntries: number;
  readonly factorResidual: number;
  readonly screenedPairs: number;
  /** Growth of the process's memory by the first complete screening, megabytes. */
  readonly screeningMb: number;
  readonly times: Readonly<Record<string, Measurement>>;
}

const SOLVES = 100;

/** The steps of a power flow, alone and together, and the complete N-1 from the tables. */
export function measureEngine(grid: BenchCase): EngineRow {
  const { from, to, weight, grounded, nodeCount } = grid;
  const pattern = laplacianPattern(nodeCount, from, to, grounded);
  const matrix = laplacianMatrix(pattern, weight);
  const order = minimumDegreeOrder(pattern);
  const symbolic = analyse(pattern, order);
  const factor = factorise(symbolic, matrix);
  const work = new Float64Array(nodeCount);
  const rhs = grid.injection.slice();
  const many = new Float64Array(nodeCount * SOLVES);
  const refill = () => many.set(many.map((_, p) => grid.injection[Math.floor(p / SOLVES)]!));
  refill();

  const before = process.memoryUsage().rss;
  screenFromTables(grid);
  const screeningMb = (process.memoryUsage().rss - before) / 1e6;

  const times: Record<string, Measurement> = {
    assemble: measure(() => laplacianMatrix(laplacianPattern(nodeCount, from, to, grounded), weight)),
    order: measure(() => minimumDegreeOrder(pattern)),
    symbolic: measure(() => analyse(pattern, order)),
    numeric: measure(() => factorise(symbolic, matrix)),
    'solve 1': measure(() => solve(factor, rhs, work)),
    [`solve ${SOLVES}`]: measure(() => solveBlock(factor, many, SOLVES)),
    [`solve ${SOLVES}, in lanes`]: measure(solveInLanes(factor, SOLVES)),
    flow: measure(() => flowFromTables(grid)),
    'N-1 worst': measure(() => screenFromTables(grid)),
    'N-1 full': measure(() => summariseFromTables(grid)),
  };
  const core = reduceToCore(grid);
  const flow = flowFromTables(grid);
  const { outcome } = trackLosses(core, flow);
  const screened = outcome.filter((o) => o === 1).length;
  if (nodeCount < 3000) {
    times['N-1 worst, twin'] = measure(() => trackLosses(core, flow, { kernels: plainKernels }));
  }
  return {
    name: grid.name,
    nodes: nodeCount,
    edges: from.length,
    bridges: core.isBridge.reduce((sum, b) => sum + b, 0),
    factorEntries: factor.lower.length,
    factorResidual: factorResidual(factor, matrix),
    screenedPairs: screened * (from.length - 1),
    screeningMb,
    times,
  };
}

/** Right-hand sides that already lie in the kernels' blocks, in pivot order: nothing but the solves. */
function solveInLanes(factor: Factor, count: number): () => void {
  const system = laneSystem(factor, kernels().arena(laneSystemBytes(factor)));
  return () => {
    for (let first = 0; first < count; first += LANES) kernels().solveLanes(system);
  };
}

/** Assemble, order, factor, solve, flows. */
export function flowFromTables(grid: BenchCase): Float64Array {
  const { from, to, weight } = grid;
  const matrix = matrixOf(grid);
  const potential = grid.injection.slice();
  solve(factorise(analyse(matrix), matrix), potential);
  const flow = new Float64Array(from.length);
  for (let e = 0; e < flow.length; e++) flow[e] = weight[e]! * (potential[from[e]!]! - potential[to[e]!]!);
  return flow;
}

export function matrixOf({ nodeCount, from, to, weight, grounded }: BenchCase): SymmetricMatrix {
  return laplacianMatrix(laplacianPattern(nodeCount, from, to, grounded), weight);
}

/** The power flow, and per branch the worst flow over all outages and its cause. */
function screenFromTables(grid: BenchCase): void {
  const flow = flowFromTables(grid);
  const core = reduceToCore(grid);
  worstFlows(core, flow, trackLosses(core, flow, { kernels: kernels() }));
}

/** The same, and what every outage does. */
function summariseFromTables(grid: BenchCase): void {
  const flow = flowFromTables(grid);
  const core = reduceToCore(grid);
  const { extremes } = summariseLosses(core, flow, grid.limit);
  worstFlows(core, flow, extremes);
}
