import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import { type Monitoring, OVERLOAD_RATIO } from './security.ts';
import { transferAfter, transferCarrier } from './transfer-after.ts';

export interface CapacityOptions {
  /** Pairs whose sensitivity is smaller do not limit the transfer: MW on the element per MW of transfer. */
  readonly sensitivityThreshold: number;
  /** How many pairs to keep, the most limiting first. */
  readonly pairCount: number;
}

/** A monitored element after a contingency, and how far the transfer can grow before it reaches its limit. */
export interface TransferPair {
  readonly branch: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Flow after the contingency at the base case, MW. */
  readonly flowMw: number;
  /** MW on the element per MW of transfer, after the contingency. */
  readonly sensitivity: number;
  readonly limitMw: number;
  /** Growth of the transfer that brings the element to its limit, MW; negative when it is beyond it already. */
  readonly growthMw: number;
}

export interface TransferLimits {
  /** Most limiting pairs with nothing out. */
  readonly intact: readonly TransferPair[];
  /** Most limiting pairs over the intact grid and all contingencies. */
  readonly secure: readonly TransferPair[];
  /** Elements beyond their limit that the transfer hardly moves or relieves, one per branch: reported, not limiting. */
  readonly insensitiveOverloads: readonly TransferPair[];
}

/**
 * Linear transfer limits of several transfers in one pass over the contingencies. For every monitored element and
 * contingency with flow f, sensitivity s and limit F after the contingency, the transfer can grow by (F − f)/s where
 * s > 0 and by (−F − f)/s where s < 0; the least of them limits. Nothing is clipped: a base case beyond a limit gives
 * a negative growth. Cost: contingencies × transfers × (branches + one solve where a contingency moves injections).
 */
export function transferLimits(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
  transfers: readonly Transfer[],
  options: CapacityOptions,
): TransferLimits[] {
  const collectors = transfers.map(() => new PairCollector(options));
  transfers.forEach((transfer, t) => {
    collectors[t]!.visit(monitoring.branches, base.flowMw, transfer.flowMw, monitoring.limitMw, -1);
  });
  const intact = collectors.map((collector) => collector.pairs.slice());
  let position = 0;
  for (const state of states) {
    const carrier = transferCarrier(base, state);
    transfers.forEach((transfer, t) => {
      const sensitivity = transferAfter(carrier, transfer);
      collectors[t]!.visit(monitoring.branches, state.flowMw, sensitivity, monitoring.limitAfterMw, position);
    });
    position++;
  }
  return collectors.map((collector, t) => ({
    intact: intact[t]!,
    secure: collector.pairs,
    insensitiveOverloads: [...collector.overloads.values()].sort((a, b) => loading(b) - loading(a)),
  }));
}

function loading(pair: TransferPair): number {
  return Math.abs(pair.flowMw) / pair.limitMw;
}

/** Keeps the most limiting pairs of one transfer, in order; ties go to the lower branch, then contingency. */
class PairCollector {
  readonly pairs: TransferPair[] = [];
  readonly overloads = new Map<number, TransferPair>();
  private readonly options: CapacityOptions;
  private bar = Number.POSITIVE_INFINITY;

  constructor(options: CapacityOptions) {
    this.options = options;
  }

  visit(
    branches: readonly number[],
    flowMw: Float64Array,
    sensitivity: Float64Array,
    limitMw: Float64Array,
    contingency: number,
  ): void {
    const { sensitivityThreshold } = this.options;
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i]!;
      const limit = limitMw[branch]!;
      if (limit === Number.POSITIVE_INFINITY) continue;
      const flow = flowMw[branch]!;
      const slope = sensitivity[branch]!;
      const isSensitive = Math.abs(slope) >= sensitivityThreshold && slope !== 0;
      if (Math.abs(flow) > limit * OVERLOAD_RATIO && !(isSensitive && slope * flow > 0)) {
        this.noteOverload({
          branch,
          contingency,
          flowMw: flow,
          sensitivity: slope,
          limitMw: limit,
          growthMw: 0,
        });
      }
      if (!isSensitive) continue;
      const growthMw = (slope > 0 ? limit - flow : -limit - flow) / slope;
      if (growthMw <= this.bar + TIE_MW) {
        this.insert({ branch, contingency, flowMw: flow, sensitivity: slope, limitMw: limit, growthMw });
      }
    }
  }

  private insert(pair: TransferPair): void {
    const { pairs } = this;
    let at = pairs.length;
    while (at > 0 && comparePairs(pair, pairs[at - 1]!) < 0) at--;
    pairs.splice(at, 0, pair);
    if (pairs.length > this.options.pairCount) pairs.pop();
    if (pairs.length === this.options.pairCount) this.bar = pairs[pairs.length - 1]!.growthMw;
  }

  private noteOverload(pair: TransferPair): void {
    const known = this.overloads.get(pair.branch);
    if (known === undefined || loading(pair) > loading(known)) this.overloads.set(pair.branch, pair);
  }
}

/** Growths nearer than this are one growth that rounding pulled apart (parallel circuits, series sections), MW. */
const TIE_MW = 1e-7;

function comparePairs(a: TransferPair, b: TransferPair): number {
  const difference = a.growthMw - b.growthMw;
  return Math.abs(difference) > TIE_MW ? difference : a.branch - b.branch || a.contingency - b.contingency;
}
