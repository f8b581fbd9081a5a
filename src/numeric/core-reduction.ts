import { Arena } from '../base/arena.ts';
import { CoreError } from '../base/errors.ts';
import { bridges, connectedComponents } from './graph.ts';
import { type Factor, factorise } from './ldl.ts';
import { type SeriesChains, seriesChains } from './series-chains.ts';
import { analyse, type SymbolicFactor } from './symbolic-factor.ts';
import { laplacianMatrix, laplacianPattern, type SymmetricMatrix } from './symmetric-matrix.ts';

/** A graph with conducting edges; those that are not `active` take no part. */
export interface WeightedGraph {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Conductance: flow = weight × difference of potential. May be negative. */
  readonly weight: Float64Array;
  readonly active?: Uint8Array;
}

/**
 * What is left of a graph for questions about the loss of single edges, with nothing neglected. A bridge's flow never
 * changes by the loss of another edge, so bridges go. Edges in series shift by the same amount, so each chain of them
 * is one edge between junctions. A power grid keeps a third of its nodes and half of its edges.
 */
export interface Core {
  readonly isBridge: Uint8Array;
  /** Chains of the active edges that are no bridges. */
  readonly chains: SeriesChains;
  /** Chain of every edge, −1 for bridges and inactive edges, and the edge's direction along it (+1, −1, 0). */
  readonly chainOf: Int32Array;
  readonly directionOf: Int8Array;
  /** Weight of the one edge that stands for a chain; 0 for a ring, which no flow elsewhere touches. */
  readonly chainWeight: Float64Array;
  /** Pivot numbers of a chain's ends in `factor`; both 0 for a ring. */
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  /** 1 for pivots whose potential is held at 0, one in each connected part. */
  readonly isGround: Uint8Array;
  /** Factor of the Laplacian of the junctions. */
  readonly factor: Factor;
}

/** A chain that ends where it began: what happens in it and elsewhere do not touch each other. */
export function isRing({ chains }: Core, c: number): boolean {
  return chains.from[c] === chains.to[c];
}

/** A chain whose resistances cancel to less than this part of their size is left as single edges. */
const CANCELLATION = 1e-9;

/**
 * Reduces a graph to its core and factors it. Cost: one search of the graph, one ordering, one factorisation.
 *
 * @throws CoreError `singular` with a node of the core at which the weights cancel.
 */
export function reduceToCore(graph: WeightedGraph): Core {
  const { nodeCount, from, to, active } = graph;
  const isBridge = bridges(nodeCount, from, to, active);
  const isMeshed = new Uint8Array(from.length);
  for (let e = 0; e < from.length; e++) {
    isMeshed[e] = isBridge[e] === 1 || (active !== undefined && active[e] === 0) ? 0 : 1;
  }
  const { chains, chainWeight } = conductingChains(graph, isMeshed);
  const junctions = numberJunctions(nodeCount, chains);
  const { plus, minus, grounded } = junctions;
  const pattern = laplacianPattern(grounded.length, plus, minus, grounded);
  const factor = factoriseNaming(junctions.node, analyse(pattern), laplacianMatrix(pattern, chainWeight));

  const { pivotOfRow, rowOfPivot } = factor.symbolic;
  const arena = new Arena(5 * from.length + 8 * chains.count + grounded.length + 64);
  const core: Core = {
    isBridge,
    chains,
    chainOf: arena.int32(from.length).fill(-1),
    directionOf: arena.int8(from.length),
    chainWeight,
    plus: arena.int32(chains.count),
    minus: arena.int32(chains.count),
    isGround: arena.uint8(grounded.length),
    factor,
  };
  for (let c = 0; c < chains.count; c++) {
    for (let m = chains.start[c]!; m < chains.start[c + 1]!; m++) {
      core.chainOf[chains.edge[m]!] = c;
      core.directionOf[chains.edge[m]!] = chains.direction[m]!;
    }
    if (plus[c] === minus[c]) continue;
    core.plus[c] = pivotOfRow[plus[c]!]!;
    core.minus[c] = pivotOfRow[minus[c]!]!;
  }
  for (let k = 0; k < grounded.length; k++) core.isGround[k] = grounded[rowOfPivot[k]!]!;
  return core;
}

/**
 * The chains and their weights. Where resistances of opposite sign cancel there is no finite weight: such a chain's
 * inner nodes are made junctions.
 */
function conductingChains(
  { nodeCount, from, to, weight }: WeightedGraph,
  meshed: Uint8Array,
): { chains: SeriesChains; chainWeight: Float64Array } {
  const isJunction = new Uint8Array(nodeCount);
  for (;;) {
    const chains = seriesChains(nodeCount, from, to, meshed, isJunction);
    const chainWeight = new Float64Array(chains.count);
    let cancels = false;
    for (let c = 0; c < chains.count; c++) {
      if (chains.from[c] === chains.to[c]) continue;
      const first = chains.start[c]!;
      const end = chains.start[c + 1]!;
      let resistance = 0;
      let size = 0;
      for (let m = first; m < end; m++) {
        resistance += 1 / weight[chains.edge[m]!]!;
        size += Math.abs(1 / weight[chains.edge[m]!]!);
      }
      // One edge alone keeps its weight to the last bit.
      chainWeight[c] = end - first === 1 ? weight[chains.edge[first]!]! : 1 / resistance;
      if (Math.abs(resistance) > CANCELLATION * size) continue;
      cancels = true;
      for (let m = first; m < end; m++) {
        isJunction[from[chains.edge[m]!]!] = 1;
        isJunction[to[chains.edge[m]!]!] = 1;
      }
    }
    if (!cancels) return { chains, chainWeight };
  }
}

/** The ends of chains that are no rings, numbered in the order of their nodes. */
interface Junctions {
  /** Node of every junction. */
  readonly node: Int32Array;
  /** Junctions at the two ends of every chain; both 0 for a ring. */
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  /** 1 for one junction in each connected part. */
  readonly grounded: Uint8Array;
}

function numberJunctions(nodeCount: number, chains: SeriesChains): Junctions {
  const arena = new Arena(8 * nodeCount + 8 * chains.count + 64);
  const number = arena.int32(nodeCount);
  const node = arena.int32(nodeCount);
  const plus = arena.int32(chains.count);
  const minus = arena.int32(chains.count);
  for (let c = 0; c < chains.count; c++) {
    if (chains.from[c] === chains.to[c]) continue;
    number[chains.from[c]!] = 1;
    number[chains.to[c]!] = 1;
  }
  let count = 0;
  for (let i = 0; i < nodeCount; i++) {
    if (number[i] === 0) continue;
    node[count] = i;
    number[i] = count++;
  }
  for (let c = 0; c < chains.count; c++) {
    if (chains.from[c] === chains.to[c]) continue;
    plus[c] = number[chains.from[c]!]!;
    minus[c] = number[chains.to[c]!]!;
  }
  return { node: node.subarray(0, count), plus, minus, grounded: groundOnePerPart(count, plus, minus) };
}

/** Grounds the junction with the most chains in every part: it would fill the factor most. */
function groundOnePerPart(junctionCount: number, plus: Int32Array, minus: Int32Array): Uint8Array {
  const arena = new Arena(8 * junctionCount + plus.length + 32);
  const degree = arena.int32(junctionCount);
  const conducts = arena.uint8(plus.length);
  for (let c = 0; c < plus.length; c++) {
    if (plus[c] === minus[c]) continue;
    conducts[c] = 1;
    degree[plus[c]!]!++;
    degree[minus[c]!]!++;
  }
  const { count, label } = connectedComponents(junctionCount, plus, minus, conducts);
  const chosen = arena.int32(count).fill(-1);
  for (let j = 0; j < junctionCount; j++) {
    const best = chosen[label[j]!]!;
    if (best < 0 || degree[j]! > degree[best]!) chosen[label[j]!] = j;
  }
  const grounded = new Uint8Array(junctionCount);
  for (let part = 0; part < count; part++) grounded[chosen[part]!] = 1;
  return grounded;
}

/** A singular row is named by its node in the graph. */
function factoriseNaming(nodeOfRow: Int32Array, symbolic: SymbolicFactor, matrix: SymmetricMatrix): Factor {
  try {
    return factorise(symbolic, matrix);
  } catch (error) {
    if (!(error instanceof CoreError) || error.fault.tag !== 'singular') throw error;
    const nodes = error.fault.buses.map((row) => nodeOfRow[row]!);
    throw new CoreError({ tag: 'singular', buses: nodes }, `the weights cancel at node ${nodes.join(', ')}`);
  }
}
