import { type Core, isRing } from './core-reduction.ts';
import { kernels as defaultKernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import { LOSS, lossBlock, lossBlockBytes, visitLosses } from './loss-blocks.ts';

/**
 * How the loss of an edge moves flow, as a dense matrix over chains: for small cores that are asked many times.
 * In the row of chain l and the column of chain c stands the change of flow along l per unit of flow along c that a
 * lost member of c carried; 0 on the diagonal and where either is a ring.
 */
export interface LossFactors {
  readonly chainCount: number;
  readonly factor: Float64Array;
  /** 1 for chains whose loss is singular; their column is 0. */
  readonly isSingular: Uint8Array;
}

/** Cost: one solve on the core per chain. Memory: chains² numbers. */
export function lossFactors(core: Core, kernels = defaultKernels()): LossFactors {
  const { chains, chainWeight, plus, minus, chainOf } = core;
  const chainCount = chains.count;
  const factor = new Float64Array(chainCount * chainCount);
  const isSingular = new Uint8Array(chainCount);
  const firstMembers = chains.edge.filter((_, m) => chains.start[chainOf[chains.edge[m]!]!] === m);
  const losable = firstMembers.filter((e) => !isRing(core, chainOf[e]!));
  const unitFlow = Float64Array.from(core.directionOf);
  const outcome = new Uint8Array(chainOf.length);
  const losses = lossBlock(core, kernels.arena(lossBlockBytes(core)));
  visitLosses(core, unitFlow, losable, losses, kernels, outcome, (lanes) => {
    for (let lane = 0; lane < lanes; lane++) {
      const edge = losses.laneEdge[lane]!;
      const c = chainOf[edge]!;
      if (outcome[edge] === LOSS.singular) isSingular[c] = 1;
      for (let l = 0; l < chainCount; l++) {
        const drop = losses.block[plus[l]! * LANES + lane]! - losses.block[minus[l]! * LANES + lane]!;
        if (l !== c) factor[l * chainCount + c] = chainWeight[l]! * drop;
      }
    }
  });
  return { chainCount, factor, isSingular };
}
