import { isTie, type Network } from '../grid/network.ts';
import { OVERLOAD_RATIO } from '../numeric/kernels/pair-task.ts';

/** How much may flow in each direction, MW, both counted positive; `Infinity`: no limit that way. */
export interface DirectedLimit {
  readonly forwardMw: number;
  readonly reverseMw: number;
}

/** A signed sum of flows, watched as one element: a corridor, a border, the import of an area. */
export interface Flowgate {
  readonly id: string;
  readonly branches: readonly GateTerm[];
  readonly dcLinks: readonly GateTerm[];
  /** With nothing out. */
  readonly limitMw: DirectedLimit;
  /** After a contingency; `undefined`: none. */
  readonly limitAfterMw: DirectedLimit | undefined;
}

/** A flow times a factor: +1 where forward means from→to, −1 where it means to→from. */
export interface GateTerm {
  readonly position: number;
  readonly factor: number;
}

/** Limits of all elements, by element. */
export interface ElementLimits {
  readonly forwardMw: Float64Array;
  readonly reverseMw: Float64Array;
}

/**
 * What is watched, and the limits that hold before and after a contingency. Elements are numbered: the branches of the
 * network in their order, watched or not, then the flowgates.
 */
export interface Monitoring {
  readonly network: Network;
  /** Branches that are watched, ascending. */
  readonly branches: readonly number[];
  readonly flowgates: readonly Flowgate[];
  /** All elements that are watched, ascending. */
  readonly elements: Int32Array;
  readonly intactLimits: ElementLimits;
  readonly limitsAfter: ElementLimits;
}

/**
 * Every branch in service whose higher voltage reaches `fromKv`, every tie, and the flowgates given. After a contingency
 * branches keep their continuous rating, as the regional operator does, or have the short-time one where the study asks
 * for it.
 */
export function monitorFrom(
  network: Network,
  fromKv: number,
  postContingencyRating: 'continuous' | 'emergency',
  flowgates: readonly Flowgate[] = [],
): Monitoring {
  const { branches } = network;
  const watched: number[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 1 && (branchKv(network, k) >= fromKv || isTie(network, k))) watched.push(k);
  }
  const { ratingMva, emergencyRatingMva } = branches;
  return {
    network,
    branches: watched,
    flowgates,
    elements: Int32Array.from([...watched, ...flowgates.map((_, g) => branches.count + g)]),
    intactLimits: elementLimits(
      ratingMva,
      flowgates.map((gate) => gate.limitMw),
    ),
    limitsAfter: elementLimits(
      postContingencyRating === 'continuous' ? ratingMva : emergencyRatingMva,
      flowgates.map((gate) => gate.limitAfterMw ?? UNLIMITED),
    ),
  };
}

const UNLIMITED: DirectedLimit = { forwardMw: Number.POSITIVE_INFINITY, reverseMw: Number.POSITIVE_INFINITY };

function elementLimits(ratingMva: Float64Array, gates: readonly DirectedLimit[]): ElementLimits {
  if (gates.length === 0) return { forwardMw: ratingMva, reverseMw: ratingMva };
  return {
    forwardMw: Float64Array.of(...ratingMva, ...gates.map((limit) => limit.forwardMw)),
    reverseMw: Float64Array.of(...ratingMva, ...gates.map((limit) => limit.reverseMw)),
  };
}

/** The higher of the two ends' voltages, kV. */
export function branchKv(network: Network, k: number): number {
  const { buses, branches } = network;
  return Math.max(buses.nominalKv[branches.from[k]!]!, buses.nominalKv[branches.to[k]!]!);
}

/** The flowgate behind an element; `undefined` where the element is a branch. */
export function flowgateOf({ network, flowgates }: Monitoring, element: number): Flowgate | undefined {
  return flowgates[element - network.branches.count];
}

/**
 * Flow by element from flow by branch and by link, MW; or responses from responses. The branches' own column where there
 * are no flowgates.
 */
export function elementFlows(
  { network, flowgates }: Monitoring,
  flowMw: Float64Array,
  linkMw: Float64Array,
  into?: Float64Array,
): Float64Array {
  if (flowgates.length === 0) return flowMw;
  const flows = into ?? new Float64Array(network.branches.count + flowgates.length);
  flows.set(flowMw);
  flowgates.forEach((gate, g) => {
    let sum = 0;
    for (const { position, factor } of gate.branches) sum += factor * flowMw[position]!;
    for (const { position, factor } of gate.dcLinks) sum += factor * linkMw[position]!;
    flows[network.branches.count + g] = sum;
  });
  return flows;
}

/** Per link, 0 for those out of service and those lost. */
export function linksLeft(
  { dcLinks }: Network,
  linkMw: Float64Array,
  lost: readonly number[] = [],
): Float64Array {
  return linkMw.map((mw, d) => (dcLinks.inService[d] === 0 || lost.includes(d) ? 0 : mw));
}

/** Flow over the limit in its direction: 0 where there is no flow or no limit. */
export function loadingOf(limits: ElementLimits, element: number, flowMw: number): number {
  if (flowMw === 0) return 0;
  return flowMw > 0 ? flowMw / limits.forwardMw[element]! : -flowMw / limits.reverseMw[element]!;
}

/** Beyond one of its limits by more than rounding. */
export function isBeyond(limits: ElementLimits, element: number, flowMw: number): boolean {
  const { forwardMw, reverseMw } = limits;
  return flowMw > forwardMw[element]! * OVERLOAD_RATIO || -flowMw > reverseMw[element]! * OVERLOAD_RATIO;
}
