import { type Core, isRing } from './core-reduction.ts';
import { kernels as defaultKernels, type Kernels } from './kernels/kernels.ts';
import { LANES, type LaneProduct } from './kernels/lane-task.ts';
import { coarse } from './kernels/plain-losses.ts';
import type { LossFactors } from './loss-factors.ts';

export interface SeriesOptions {
  /** 1 for the edges whose loss counts; without it all. */
  readonly losses?: Uint8Array;
  readonly kernels?: Kernels;
}

/**
 * The worst flow of every edge in many cases, each with the loss of every single edge: of the flow with nothing lost
 * and those after each loss the one of the largest size, signed. `lossBehind` tells which loss it was.
 *
 * @param flow - edge e of case t at `flow[e * count + t]`, before any loss; the result has the same layout
 * Cost: cases × chains², four operations a pair. Memory: the result and chains².
 */
export function worstFlowSeries(
  core: Core,
  factors: LossFactors,
  flow: Float64Array,
  count: number,
  options: SeriesOptions = {},
): Float64Array {
  const kernels = options.kernels ?? defaultKernels();
  const losable = losableMembers(core, factors, options.losses);
  const meshed = losable.map((_, c) => c).filter((c) => !isRing(core, c));
  const sources = flowSources(losable, meshed);
  const product = productOf(factors, meshed, sources, kernels);
  const worst = flow.slice();
  for (let first = 0; first < count; first += LANES) {
    const lanes = Math.min(LANES, count - first);
    loadSources(core, flow, count, first, lanes, losable, sources, product.block);
    kernels.productExtremes(product);
    meshed.forEach((c, row) => {
      takeChanges(core, flow, worst, count, first, lanes, c, product.most, row * LANES);
      takeChanges(core, flow, worst, count, first, lanes, c, product.least, row * LANES);
    });
    losable.forEach((members, c) => {
      takeOwnLosses(core, flow, worst, count, first, lanes, c, members);
    });
  }
  return worst;
}

/** Per chain, the members whose loss counts and has an answer. */
function losableMembers(core: Core, factors: LossFactors, losses: Uint8Array | undefined): Int32Array[] {
  const { chains } = core;
  return Array.from({ length: chains.count }, (_, c) =>
    chains.edge
      .subarray(chains.start[c], chains.start[c + 1])
      .filter((e) => factors.isSingular[c] === 0 && (losses === undefined || losses[e] === 1)),
  );
}

/** A flow that a loss takes away: a chain's largest or its smallest along it; one is enough for a single member. */
interface FlowSource {
  readonly chain: number;
  readonly takesLargest: boolean;
}

function flowSources(losable: readonly Int32Array[], meshed: readonly number[]): FlowSource[] {
  return meshed.flatMap((chain) => {
    const { length } = losable[chain]!;
    const largest = { chain, takesLargest: true };
    if (length === 0) return [];
    return length === 1 ? [largest] : [largest, { chain, takesLargest: false }];
  });
}

function productOf(
  { chainCount, factor }: LossFactors,
  meshed: readonly number[],
  sources: readonly FlowSource[],
  kernels: Kernels,
): LaneProduct {
  const rowCount = meshed.length;
  const columnCount = sources.length;
  const arena = kernels.arena(8 * (rowCount * columnCount + (2 * rowCount + columnCount) * LANES) + 64);
  const matrix = arena.float64(rowCount * columnCount);
  meshed.forEach((l, row) => {
    sources.forEach(({ chain }, column) => {
      matrix[row * columnCount + column] = factor[l * chainCount + chain]!;
    });
  });
  return {
    rowCount,
    columnCount,
    matrix,
    block: arena.float64(columnCount * LANES),
    most: arena.float64(rowCount * LANES),
    least: arena.float64(rowCount * LANES),
  };
}

function loadSources(
  { directionOf }: Core,
  flow: Float64Array,
  count: number,
  first: number,
  lanes: number,
  losable: readonly Int32Array[],
  sources: readonly FlowSource[],
  block: Float64Array,
): void {
  for (let s = 0; s < sources.length; s++) {
    const { chain, takesLargest } = sources[s]!;
    const sign = takesLargest ? 1 : -1;
    const members = losable[chain]!;
    for (let j = 0; j < lanes; j++) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let m = 0; m < members.length; m++) {
        const e = members[m]!;
        const along = sign * directionOf[e]! * flow[e * count + first + j]!;
        if (along > largest) largest = along;
      }
      block[s * LANES + j] = sign * largest;
    }
  }
}

/** Applies a row of changes along a chain to all its members. */
function takeChanges(
  { chains, directionOf }: Core,
  flow: Float64Array,
  worst: Float64Array,
  count: number,
  first: number,
  lanes: number,
  c: number,
  change: Float64Array,
  row: number,
): void {
  for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
    const e = chains.edge[m]!;
    const at = e * count + first;
    for (let j = 0; j < lanes; j++) {
      const after = flow[at + j]! + directionOf[e]! * change[row + j]!;
      if (Math.abs(after) > Math.abs(worst[at + j]!)) worst[at + j] = after;
    }
  }
}

/** Losses within the edge's own chain take their whole flow from it. Cost: members². */
function takeOwnLosses(
  { chains, directionOf }: Core,
  flow: Float64Array,
  worst: Float64Array,
  count: number,
  first: number,
  lanes: number,
  c: number,
  losable: Int32Array,
): void {
  if (chains.start[c + 1]! - chains.start[c]! === 1) return;
  for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
    const e = chains.edge[m]!;
    const at = e * count + first;
    for (const lost of losable) {
      if (lost === e) continue;
      const sign = directionOf[e]! * directionOf[lost]!;
      for (let j = 0; j < lanes; j++) {
        const after = flow[at + j]! - sign * flow[lost * count + first + j]!;
        if (Math.abs(after) > Math.abs(worst[at + j]!)) worst[at + j] = after;
      }
    }
  }
}

/**
 * The lost edge behind the worst flow of edge `e` in case `t`, −1 when it is worst with nothing lost; of losses that
 * agree to about 1e-9 the lowest. Cost: edges.
 */
export function lossBehind(
  core: Core,
  factors: LossFactors,
  flow: Float64Array,
  count: number,
  e: number,
  t: number,
  losses?: Uint8Array,
): number {
  const { chainOf, directionOf } = core;
  const c = chainOf[e]!;
  const flowOf = (edge: number) => flow[edge * count + t]!;
  let behind = -1;
  let largest = coarse(Math.abs(flowOf(e)));
  if (c < 0) return behind;
  for (let k = 0; k < chainOf.length; k++) {
    const lost = chainOf[k]!;
    if (k === e || lost < 0 || factors.isSingular[lost] === 1 || (losses !== undefined && losses[k] === 0))
      continue;
    const moved = lost === c ? -1 : factors.factor[c * factors.chainCount + lost]!;
    const size = coarse(Math.abs(flowOf(e) + directionOf[e]! * moved * directionOf[k]! * flowOf(k)));
    if (size <= largest) continue;
    largest = size;
    behind = k;
  }
  return behind;
}
