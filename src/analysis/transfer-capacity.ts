import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import { type Monitoring, OVERLOAD_RATIO } from './security.ts';
import { transferAfter, transferCarrier } from './transfer-after.ts';

/** Which pairs may limit a transfer. */
export interface PairRule {
  /** Pairs whose sensitivity is smaller do not limit: MW on the element per MW of transfer. */
  readonly sensitivityThreshold: number;
  /**
   * Pairs beyond their limit already in the base case limit the transfer only from this sensitivity on; below it they
   * are local trouble, reported apart. Equal to `sensitivityThreshold`: nothing is set apart.
   */
  readonly localOverloadThreshold: number;
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
  /**
   * Growth of the transfer that brings the element to its limit, MW; negative when it is beyond it already, `Infinity`
   * for pairs set apart.
   */
  readonly growthMw: number;
}

export interface TransferLimits {
  /** Most limiting pairs with nothing out. */
  readonly intact: readonly TransferPair[];
  /** Most limiting pairs over the intact grid and all contingencies. */
  readonly secure: readonly TransferPair[];
  /**
   * Elements beyond their limit in the base case that do not limit this transfer: it hardly moves them, or relieves
   * them. One pair per branch, the highest loading.
   */
  readonly setApart: readonly TransferPair[];
}

/**
 * Linear transfer limits of several transfers in one pass over the contingencies. For every monitored element and
 * contingency with flow f, sensitivity s and limit F after the contingency, the transfer can grow by (F − f)/s where
 * s > 0 and by (−F − f)/s where s < 0; the least of them limits. Nothing is clipped: a base case beyond a limit gives
 * a negative growth. Several rules for which pairs count can be followed at once.
 *
 * @returns by rule, then by transfer. Cost: contingencies × transfers × (branches + one solve where a contingency moves injections).
 */
export function transferLimits(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
  transfers: readonly Transfer[],
  rules: readonly PairRule[],
): TransferLimits[][] {
  const collectors = rules.map((rule) => transfers.map(() => new PairCollector(rule)));
  const visit = (t: number, flowMw: Float64Array, slope: Float64Array, limitMw: Float64Array, c: number) => {
    for (const ofRule of collectors) ofRule[t]!.visit(monitoring.branches, flowMw, slope, limitMw, c);
  };
  transfers.forEach((transfer, t) => {
    visit(t, base.flowMw, transfer.flowMw, monitoring.limitMw, -1);
  });
  const intact = collectors.map((ofRule) => ofRule.map((collector) => collector.pairs.slice()));
  let position = 0;
  for (const state of states) {
    const carrier = transferCarrier(base, state);
    transfers.forEach((transfer, t) => {
      visit(t, state.flowMw, transferAfter(carrier, transfer), monitoring.limitAfterMw, position);
    });
    position++;
  }
  return collectors.map((ofRule, r) =>
    ofRule.map((collector, t) => ({
      intact: intact[r]![t]!,
      secure: collector.pairs,
      setApart: [...collector.setApart.values()].sort((a, b) => loading(b) - loading(a)),
    })),
  );
}

function loading(pair: TransferPair): number {
  return Math.abs(pair.flowMw) / pair.limitMw;
}

/** Keeps the most limiting pairs of one transfer, in order; ties go to the lower branch, then contingency. */
class PairCollector {
  readonly pairs: TransferPair[] = [];
  readonly setApart = new Map<number, TransferPair>();
  private readonly rule: PairRule;
  private bar = Number.POSITIVE_INFINITY;

  constructor(rule: PairRule) {
    this.rule = rule;
  }

  visit(
    branches: readonly number[],
    flowMw: Float64Array,
    sensitivity: Float64Array,
    limitMw: Float64Array,
    contingency: number,
  ): void {
    const { sensitivityThreshold, localOverloadThreshold } = this.rule;
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i]!;
      const limit = limitMw[branch]!;
      if (limit === Number.POSITIVE_INFINITY) continue;
      const flow = flowMw[branch]!;
      const slope = sensitivity[branch]!;
      const grows = slope * flow > 0;
      const isOver = Math.abs(flow) > limit * OVERLOAD_RATIO;
      const isLocal = isOver && grows && Math.abs(slope) < localOverloadThreshold;
      if (isLocal || (isOver && !grows)) this.setPairApart(branch, contingency, flow, slope, limit);
      if (isLocal || slope === 0 || Math.abs(slope) < sensitivityThreshold) continue;
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
    if (pairs.length > this.rule.pairCount) pairs.pop();
    if (pairs.length === this.rule.pairCount) this.bar = pairs[pairs.length - 1]!.growthMw;
  }

  private setPairApart(
    branch: number,
    contingency: number,
    flowMw: number,
    sensitivity: number,
    limitMw: number,
  ) {
    const known = this.setApart.get(branch);
    if (known !== undefined && Math.abs(flowMw) / limitMw <= loading(known)) return;
    const growthMw = Number.POSITIVE_INFINITY;
    this.setApart.set(branch, { branch, contingency, flowMw, sensitivity, limitMw, growthMw });
  }
}

/** Growths nearer than this are one growth that rounding pulled apart (parallel circuits, series sections), MW. */
const TIE_MW = 1e-7;

function comparePairs(a: TransferPair, b: TransferPair): number {
  const difference = a.growthMw - b.growthMw;
  return Math.abs(difference) > TIE_MW ? difference : a.branch - b.branch || a.contingency - b.contingency;
}
