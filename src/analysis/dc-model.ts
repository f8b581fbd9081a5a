import { CoreError } from '../base/errors.ts';
import { branchTakesPart, type Network } from '../grid/network.ts';
import { bridges, connectedComponents } from '../numeric/graph.ts';
import { type Factor, factorise } from '../numeric/ldl.ts';
import { analyse } from '../numeric/symbolic-factor.ts';
import { type LaplacianPattern, laplacianMatrix, laplacianPattern } from '../numeric/symmetric-matrix.ts';

/**
 * A network made ready to solve: who takes part, islands and their references, and B′ factored. Built once, used for
 * every right-hand side. The factor is the one object with hidden state.
 */
export interface DcModel {
  readonly network: Network;
  /** Island of every bus, −1 for isolated buses. */
  readonly islandOf: Int32Array;
  readonly islandCount: number;
  /** Angle reference of every island, a bus position. */
  readonly referenceBus: Int32Array;
  /** Row of B′ of every bus: itself, or the bus that stands for all those it is joined to without impedance. */
  readonly nodeOf: Int32Array;
  /** 1 for rows that are no equation: references, isolated buses, buses that another stands for. */
  readonly grounded: Uint8Array;
  /** 1 where the branch takes part. */
  readonly takesPart: Uint8Array;
  /** 1 / (x · t), per unit; 0 for branches that take no part and for couplers. */
  readonly susceptancePu: Float64Array;
  /** 1 where the loss of the branch splits its island, found on the graph. */
  readonly isBridge: Uint8Array;
  /** Branches without impedance, whose ends are one electrical node. */
  readonly couplers: readonly number[];
  /** Branches with a phase shift that take part and are no couplers. */
  readonly shifters: readonly number[];
  /** Where the branches stand in B′. */
  readonly pattern: LaplacianPattern;
  readonly factor: Factor;
  /** Pivot of every bus in the factor, −1 where the potential is held at 0. */
  readonly pivotOfBus: Int32Array;
  /** Pivots of the nodes at the ends of every branch. */
  readonly fromPivot: Int32Array;
  readonly toPivot: Int32Array;
}

/**
 * @throws CoreError `singular` when B′ has no inverse (susceptances cancel), naming bus positions;
 * `not-finite` for a branch whose reactance or tap is not a usable number.
 * Cost: one ordering and one factorisation; linear but for fill.
 */
export function buildDcModel(network: Network): DcModel {
  const { buses, branches } = network;
  const takesPart = new Uint8Array(branches.count);
  const susceptancePu = new Float64Array(branches.count);
  const conducts = new Uint8Array(branches.count);
  const couplers: number[] = [];
  const shifters: number[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (!branchTakesPart(network, k)) continue;
    takesPart[k] = 1;
    const impedance = branches.reactancePu[k]! * branches.tapRatio[k]!;
    if (!Number.isFinite(impedance)) {
      throw new CoreError(
        { tag: 'not-finite', what: 'reactance × tap', index: k },
        `branch ${branches.id[k]}: reactance × tap is not a number`,
      );
    }
    if (impedance === 0) couplers.push(k);
    else {
      susceptancePu[k] = 1 / impedance;
      conducts[k] = 1;
      if (branches.shiftRad[k] !== 0) shifters.push(k);
    }
  }
  const { islandOf, islandCount } = findIslands(network, takesPart);
  const referenceBus = references(network, islandOf, islandCount);
  const nodeOf = electricalNodes(network, couplers);
  const grounded = groundedRows(nodeOf, islandOf, referenceBus);

  const [from, to] =
    couplers.length === 0
      ? [branches.from, branches.to]
      : [branches.from.map((b) => nodeOf[b]!), branches.to.map((b) => nodeOf[b]!)];
  const pattern = laplacianPattern(buses.count, from, to, grounded, conducts);
  const matrix = laplacianMatrix(pattern, susceptancePu);
  const factor = factorise(analyse(matrix), matrix);
  const { pivotOfRow } = factor.symbolic;
  return {
    network,
    islandOf,
    islandCount,
    referenceBus,
    nodeOf,
    grounded,
    takesPart,
    susceptancePu,
    isBridge: bridges(buses.count, branches.from, branches.to, takesPart),
    couplers,
    shifters,
    pattern,
    factor,
    pivotOfBus: nodeOf.map((node) => (grounded[node] === 1 ? -1 : pivotOfRow[node]!)),
    fromPivot: from.map((b) => pivotOfRow[b]!),
    toPivot: to.map((b) => pivotOfRow[b]!),
  };
}

/**
 * The model of the same grid with other reactances: everything that connections decide is kept, order and pattern of
 * the factor included, and only its numbers are made anew. Cost: one factorisation.
 *
 * @param network the model's own, but for the reactances of its branches, demand and units
 * @throws CoreError `singular`, `not-finite` as `buildDcModel`.
 */
export function withReactances(model: DcModel, network: Network): DcModel {
  const { reactancePu, tapRatio } = network.branches;
  const susceptancePu = model.susceptancePu.map((b, k) =>
    b === 0 ? 0 : 1 / (reactancePu[k]! * tapRatio[k]!),
  );
  const matrix = laplacianMatrix(model.pattern, susceptancePu);
  return { ...model, network, susceptancePu, factor: factorise(model.factor.symbolic, matrix) };
}

/**
 * The model of the same branches with other demand and units, equal to `buildDcModel(network)` to the last bit.
 * Cost: none while every island keeps its angle reference, which the capacity of units may decide; else a model anew.
 */
export function withUnits(model: DcModel, network: Network): DcModel {
  const referenceBus = references(network, model.islandOf, model.islandCount);
  const isKept = referenceBus.every((bus, island) => bus === model.referenceBus[island]);
  return isKept ? { ...model, network } : buildDcModel(network);
}

/** Buses that hang together through the branches that take part; isolated buses belong to none. */
export function findIslands(
  network: Network,
  takesPart: Uint8Array,
): { islandOf: Int32Array; islandCount: number } {
  const { buses, branches } = network;
  const { label, count } = connectedComponents(buses.count, branches.from, branches.to, takesPart);
  const renumbered = new Int32Array(count).fill(-1);
  const islandOf = new Int32Array(buses.count).fill(-1);
  let islandCount = 0;
  for (let b = 0; b < buses.count; b++) {
    if (buses.isolated[b] === 1) continue;
    const component = label[b]!;
    if (renumbered[component] === -1) renumbered[component] = islandCount++;
    islandOf[b] = renumbered[component]!;
  }
  return { islandOf, islandCount };
}

/** The bus the data asks for; without one, the bus with the most unit capacity, so that the choice is stable. */
function references(network: Network, islandOf: Int32Array, islandCount: number): Int32Array {
  const { buses, units } = network;
  const capacityMw = new Float64Array(buses.count);
  for (let u = 0; u < units.count; u++) {
    if (units.inService[u] === 1) capacityMw[units.bus[u]!]! += Math.max(0, units.maxMw[u]!);
  }
  const chosen = new Int32Array(islandCount).fill(-1);
  for (let b = 0; b < buses.count; b++) {
    const island = islandOf[b]!;
    if (island < 0) continue;
    const present = chosen[island]!;
    if (present === -1) chosen[island] = b;
    else if (buses.reference[present] === 1) continue;
    else if (buses.reference[b] === 1 || capacityMw[b]! > capacityMw[present]!) chosen[island] = b;
  }
  return chosen;
}

/** The representative bus of every bus: buses joined by couplers are one electrical node. */
function electricalNodes(network: Network, couplers: readonly number[]): Int32Array {
  const { buses, branches } = network;
  const parent = new Int32Array(buses.count);
  for (let b = 0; b < buses.count; b++) parent[b] = b;
  const find = (b: number): number => {
    let root = b;
    while (parent[root] !== root) root = parent[root]!;
    for (let step = b; parent[step] !== root; ) {
      const next = parent[step]!;
      parent[step] = root;
      step = next;
    }
    return root;
  };
  for (const k of couplers) parent[find(branches.to[k]!)] = find(branches.from[k]!);
  for (let b = 0; b < buses.count; b++) parent[b] = find(b);
  return parent;
}

function groundedRows(nodeOf: Int32Array, islandOf: Int32Array, referenceBus: Int32Array): Uint8Array {
  const grounded = new Uint8Array(nodeOf.length);
  for (let b = 0; b < nodeOf.length; b++) {
    if (islandOf[b]! < 0 || nodeOf[b] !== b) grounded[b] = 1;
  }
  for (const b of referenceBus) grounded[nodeOf[b]!] = 1;
  return grounded;
}
