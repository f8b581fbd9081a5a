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
  const intactView = pairView(monitoring.branches, base.flowMw, monitoring.limitMw, -1);
  transfers.forEach((transfer, t) => {
    for (const ofRule of collectors) ofRule[t]!.visit(intactView, transfer.flowMw);
  });
  const intact = collectors.map((ofRule) => ofRule.map((collector) => collector.pairs.slice()));
  const scratch = new Float64Array(base.flowMw.length);
  let position = 0;
  for (const state of states) {
    const carrier = transferCarrier(base, state);
    const view = pairView(monitoring.branches, state.flowMw, monitoring.limitAfterMw, position++);
    transfers.forEach((transfer, t) => {
      const slope = transferAfter(carrier, transfer, scratch);
      for (const ofRule of collectors) ofRule[t]!.visit(view, slope);
    });
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

/** One state of the grid as the transfers see it. */
interface PairView {
  /** Monitored branches that have a limit. */
  readonly rated: Int32Array;
  /** Those among them beyond it. */
  readonly overloaded: readonly number[];
  readonly flowMw: Float64Array;
  readonly limitMw: Float64Array;
  readonly contingency: number;
}

function pairView(
  branches: readonly number[],
  flowMw: Float64Array,
  limitMw: Float64Array,
  contingency: number,
): PairView {
  const rated = Int32Array.from(branches.filter((k) => limitMw[k]! < Number.POSITIVE_INFINITY));
  const overloaded = branches.filter((k) => Math.abs(flowMw[k]!) > limitMw[k]! * OVERLOAD_RATIO);
  return { rated, overloaded, flowMw, limitMw, contingency };
}

/** Keeps the most limiting pairs of one transfer, in order; ties go to the lower branch, then contingency. */
class PairCollector {
  readonly pairs: TransferPair[] = [];
  readonly setApart = new Map<number, TransferPair>();
  private readonly rule: PairRule;
  /** Growth of the last pair kept; a pair that allows more need not be looked at. */
  private bar = Number.POSITIVE_INFINITY;

  constructor(rule: PairRule) {
    this.rule = rule;
  }

  visit(view: PairView, slopes: Float64Array): void {
    const { rated, flowMw, limitMw } = view;
    const threshold = Math.max(this.rule.sensitivityThreshold, Number.MIN_VALUE);
    for (let i = 0; i < rated.length; i++) {
      const branch = rated[i]!;
      const slope = slopes[branch]!;
      const steepness = Math.abs(slope);
      if (steepness < threshold) continue;
      const roomMw = slope > 0 ? limitMw[branch]! - flowMw[branch]! : limitMw[branch]! + flowMw[branch]!;
      if (roomMw > this.bar * steepness) continue;
      if (roomMw < 0 && this.isLocal(view, branch, slope)) continue;
      this.insert(pairOf(view, branch, slope, roomMw / steepness));
    }
    for (const branch of view.overloaded) {
      const slope = slopes[branch]!;
      if (slope * flowMw[branch]! <= 0 || this.isLocal(view, branch, slope)) {
        this.setPairApart(pairOf(view, branch, slope, Number.POSITIVE_INFINITY));
      }
    }
  }

  /** Beyond the limit before any transfer, and moved too little by this one to be its affair. */
  private isLocal({ flowMw, limitMw }: PairView, branch: number, slope: number): boolean {
    return (
      Math.abs(flowMw[branch]!) > limitMw[branch]! * OVERLOAD_RATIO &&
      Math.abs(slope) < this.rule.localOverloadThreshold
    );
  }

  private insert(pair: TransferPair): void {
    const { pairs } = this;
    let at = pairs.length;
    while (at > 0 && comparePairs(pair, pairs[at - 1]!) < 0) at--;
    pairs.splice(at, 0, pair);
    if (pairs.length > this.rule.pairCount) pairs.pop();
    if (pairs.length === this.rule.pairCount) this.bar = pairs[pairs.length - 1]!.growthMw + TIE_MW;
  }

  private setPairApart(pair: TransferPair): void {
    const known = this.setApart.get(pair.branch);
    if (known === undefined || loading(pair) > loading(known)) this.setApart.set(pair.branch, pair);
  }
}

function pairOf(view: PairView, branch: number, sensitivity: number, growthMw: number): TransferPair {
  const { contingency, flowMw, limitMw } = view;
  return { branch, contingency, flowMw: flowMw[branch]!, sensitivity, limitMw: limitMw[branch]!, growthMw };
}

/** Growths nearer than this are one growth that rounding pulled apart (parallel circuits, series sections), MW. */
const TIE_MW = 1e-7;

function comparePairs(a: TransferPair, b: TransferPair): number {
  const difference = a.growthMw - b.growthMw;
  return Math.abs(difference) > TIE_MW ? difference : a.branch - b.branch || a.contingency - b.contingency;
}
