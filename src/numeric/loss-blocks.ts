import type { Arena } from '../base/arena.ts';
import type { Core } from './core-reduction.ts';
import type { Kernels } from './kernels/kernels.ts';
import { LANES } from './kernels/lane-task.ts';
import type { LossBlock } from './kernels/loss-task.ts';
import { laneSystem, laneSystemBytes } from './lane-solver.ts';

/** What became of the loss of an edge. */
export const LOSS = {
  /** Not asked for, or the edge takes no part. */
  none: 0,
  screened: 1,
  /** The edge is a bridge: its loss splits its part of the graph. */
  splits: 2,
  /** The weights of what is left cancel: there is no answer. Only with negative weights. */
  singular: 3,
} as const;

/** A response so near to that of a bridge on an edge that is none: what is left has no inverse. */
const SINGULAR = 1e-10;

/** Bytes that `lossBlock` takes from an arena. */
export function lossBlockBytes({ factor }: Core): number {
  return laneSystemBytes(factor) + 5 * factor.pivot.length + 36 * LANES + 64;
}

/** The core's factor and an empty block, in the kernels' memory. */
export function lossBlock({ factor }: Core, arena: Arena): LossBlock {
  const order = factor.pivot.length;
  const parent = arena.int32(order);
  parent.set(factor.symbolic.parent);
  return {
    ...laneSystem(factor, arena),
    parent,
    visited: arena.uint8(order),
    lanePlus: arena.int32(LANES),
    laneMinus: arena.int32(LANES),
    laneEdge: arena.int32(LANES),
    laneResponse: arena.float64(LANES),
    laneScale: arena.float64(LANES),
  };
}

/**
 * Solves for the loss of each of `edges` (ascending, each a member of a chain that is no ring), a block at a time, and
 * shows every block to `visit`. Lanes that are not in use, or whose loss is singular, change nothing.
 */
export function visitLosses(
  core: Core,
  flow: Float64Array,
  edges: Int32Array,
  losses: LossBlock,
  kernels: Kernels,
  outcome: Uint8Array,
  visit: (lanes: number) => void,
): void {
  const { chainOf, chainWeight, plus, minus, isGround, directionOf } = core;
  const { lanePlus, laneMinus, laneEdge, laneResponse, laneScale } = losses;
  for (let first = 0; first < edges.length; first += LANES) {
    const lanes = Math.min(LANES, edges.length - first);
    lanePlus.fill(-1);
    laneMinus.fill(-1);
    for (let lane = 0; lane < lanes; lane++) {
      const edge = edges[first + lane]!;
      const c = chainOf[edge]!;
      laneEdge[lane] = edge;
      lanePlus[lane] = isGround[plus[c]!] === 1 ? -1 : plus[c]!;
      laneMinus[lane] = isGround[minus[c]!] === 1 ? -1 : minus[c]!;
    }
    kernels.forwardLosses(losses);
    for (let lane = 0; lane < LANES; lane++) {
      laneScale[lane] = 0;
      if (lane >= lanes) continue;
      const edge = laneEdge[lane]!;
      const kept = 1 - chainWeight[chainOf[edge]!]! * laneResponse[lane]!;
      const isSingular = !(Math.abs(kept) > SINGULAR);
      outcome[edge] = isSingular ? LOSS.singular : LOSS.screened;
      if (!isSingular) laneScale[lane] = (directionOf[edge]! * flow[edge]!) / kept;
    }
    kernels.backwardLosses(losses);
    visit(lanes);
  }
}
