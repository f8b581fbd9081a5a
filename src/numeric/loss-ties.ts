import { type Core, isRing } from './core-reduction.ts';
import { kernels as defaultKernels, type Kernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import type { LossBlock } from './kernels/loss-task.ts';
import { LOSS, lossBlock, lossBlockBytes, visitLosses } from './loss-blocks.ts';
import type { LossSummary } from './loss-summary.ts';

/** Values this near to the highest, relative to it, count as tied with it. */
const TIE = 1e-6;

/** How many edges come within `TIE` of each highest value of a summary, itself included; 0 where it is zero. */
export interface LossTies {
  readonly flow: Int32Array;
  readonly loading: Int32Array;
  readonly change: Int32Array;
}

/**
 * Counts, for every row of a summary of all edges, who shares its highest values: identical circuits do so to the last
 * bit, and then it says little which of them is named.
 *
 * Cost: that of solving all losses again, and losses × chains.
 */
export function countTies(
  core: Core,
  flow: Float64Array,
  limit: Float64Array,
  summary: LossSummary,
  kernels: Kernels = defaultKernels(),
): LossTies {
  const { lost } = summary;
  const ties: LossTies = {
    flow: new Int32Array(lost.length),
    loading: new Int32Array(lost.length),
    change: new Int32Array(lost.length),
  };
  const rowOf = new Int32Array(flow.length).fill(-1);
  for (let r = 0; r < lost.length; r++) rowOf[lost[r]!] = r;
  const task: TieTask = { core, flow, limit, summary, ties, chains: chainBounds(core, flow, limit) };
  const isActive = (e: number) => core.isBridge[e] === 1 || core.chainOf[e]! >= 0;
  const isResting = (e: number) => core.isBridge[e] === 1 || isRing(core, core.chainOf[e]!);
  const active = Array.from(flow.keys()).filter(isActive);
  const all = restingValues(task, active);
  const outsideMeshes = restingValues(task, active.filter(isResting));

  const losses = lossBlock(core, kernels.arena(lossBlockBytes(core)));
  const solved = lost.filter((e) => !isRing(core, core.chainOf[e]!));
  const outcome = new Uint8Array(flow.length).fill(LOSS.screened);
  visitLosses(core, flow, solved, losses, kernels, outcome, (lanes) => {
    countInBlock(task, losses, rowOf, lanes);
  });
  for (let r = 0; r < lost.length; r++) {
    const ring = core.chainOf[lost[r]!]!;
    if (isRing(core, ring)) {
      countInOwnChain(task, r, ring);
      countResting(task, r, all, ring);
    } else countResting(task, r, outsideMeshes, -1);
  }
  return ties;
}

interface TieTask {
  readonly core: Core;
  readonly flow: Float64Array;
  readonly limit: Float64Array;
  readonly summary: LossSummary;
  readonly ties: LossTies;
  readonly chains: ChainBounds;
}

/** Per chain: the largest absolute flow of its members and their least limit. */
interface ChainBounds {
  readonly size: Float64Array;
  readonly leastLimit: Float64Array;
}

function chainBounds({ chains }: Core, flow: Float64Array, limit: Float64Array): ChainBounds {
  const size = new Float64Array(chains.count);
  const leastLimit = new Float64Array(chains.count).fill(Number.POSITIVE_INFINITY);
  for (let c = 0; c < chains.count; c++) {
    for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
      const e = chains.edge[m]!;
      size[c] = Math.max(size[c]!, Math.abs(flow[e]!));
      leastLimit[c] = Math.min(leastLimit[c]!, limit[e]!);
    }
  }
  return { size, leastLimit };
}

/** What an edge must reach to count, per measure; nothing does where the highest is zero. */
interface Thresholds {
  readonly flow: number;
  readonly loading: number;
  readonly change: number;
}

function thresholds({ summary }: TieTask, r: number): Thresholds {
  const near = (highest: number) => (highest > 0 ? highest * (1 - TIE) : Number.POSITIVE_INFINITY);
  return {
    flow: near(Math.abs(summary.flow[r]!)),
    loading: near(summary.loading[r]!),
    change: near(Math.abs(summary.change[r]!)),
  };
}

/** Counts for a block of losses in all chains that are no rings; few chains can hold a tie and are looked into. */
function countInBlock(task: TieTask, losses: LossBlock, rowOf: Int32Array, lanes: number): void {
  const { plus, minus, chainWeight, chains, chainOf } = task.core;
  const { size, leastLimit } = task.chains;
  const { block, laneEdge } = losses;
  const rows = laneEdge.subarray(0, lanes).map((edge) => rowOf[edge]!);
  const least = Array.from(rows, (r) => thresholds(task, r));
  const flow = Float64Array.from(least, (t) => t.flow);
  const loading = Float64Array.from(least, (t) => t.loading);
  const change = Float64Array.from(least, (t) => t.change);
  for (let c = 0; c < chains.count; c++) {
    if (plus[c] === minus[c]) continue;
    const plusRow = plus[c]! * LANES;
    const minusRow = minus[c]! * LANES;
    const weight = chainWeight[c]!;
    for (let lane = 0; lane < lanes; lane++) {
      const changed = Math.abs(weight * (block[plusRow + lane]! - block[minusRow + lane]!));
      const most = size[c]! + changed;
      const mayTie =
        most >= flow[lane]! || most >= loading[lane]! * leastLimit[c]! || changed >= change[lane]!;
      if (!mayTie || chainOf[laneEdge[lane]!] === c) continue;
      countMembers(
        task,
        rows[lane]!,
        c,
        least[lane]!,
        weight * (block[plusRow + lane]! - block[minusRow + lane]!),
      );
    }
  }
  for (let lane = 0; lane < lanes; lane++) countInOwnChain(task, rows[lane]!, chainOf[laneEdge[lane]!]!);
}

/** The rest of the lost edge's chain loses the flow that the edge carried. */
function countInOwnChain(task: TieTask, r: number, c: number): void {
  const edge = task.summary.lost[r]!;
  const change = -task.flow[edge]! * task.core.directionOf[edge]!;
  countMembers(task, r, c, thresholds(task, r), change);
}

function countMembers(task: TieTask, r: number, c: number, least: Thresholds, change: number): void {
  const { core, flow, limit, summary, ties } = task;
  const { chains } = core;
  const edge = summary.lost[r]!;
  for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
    const e = chains.edge[m]!;
    if (e === edge) continue;
    const after = Math.abs(flow[e]! + chains.direction[m]! * change);
    if (after >= least.flow) ties.flow[r]!++;
    if (after / limit[e]! >= least.loading) ties.loading[r]!++;
    if (Math.abs(change) >= least.change) ties.change[r]!++;
  }
}

/** An edge that a loss leaves as it was, unless it is of the same ring. */
interface RestingValue {
  readonly value: number;
  readonly chain: number;
}

interface RestingValues {
  /** Both descending. */
  readonly flow: readonly RestingValue[];
  readonly loading: readonly RestingValue[];
}

function restingValues({ core, flow, limit }: TieTask, edges: readonly number[]): RestingValues {
  const descending = (measure: (e: number) => number) =>
    edges.map((e) => ({ value: measure(e), chain: core.chainOf[e]! })).sort((a, b) => b.value - a.value);
  return {
    flow: descending((e) => Math.abs(flow[e]!)),
    loading: descending((e) => Math.abs(flow[e]!) / limit[e]!),
  };
}

function countResting(task: TieTask, r: number, resting: RestingValues, lostRing: number): void {
  const { ties } = task;
  const least = thresholds(task, r);
  ties.flow[r]! += countFrom(resting.flow, least.flow, lostRing);
  ties.loading[r]! += countFrom(resting.loading, least.loading, lostRing);
}

function countFrom(values: readonly RestingValue[], least: number, lostRing: number): number {
  let count = 0;
  for (const { value, chain } of values) {
    if (value < least) break;
    if (lostRing < 0 || chain !== lostRing) count++;
  }
  return count;
}
