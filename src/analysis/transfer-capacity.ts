import type { BaseCase, ContingencyState, Transfer } from './contingency.ts';
import {
  type ElementLimits,
  elementFlows,
  linksLeft,
  type Monitoring,
  OVERLOAD_RATIO,
} from './monitoring.ts';
import { PairLists, type TransferPair } from './pair-order.ts';
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
  /** `intact`: contingencies play no part. */
  readonly scope?: 'intact' | 'secure';
}

export interface TransferLimits {
  /** Most limiting pairs with nothing out. */
  readonly intact: readonly TransferPair[];
  /** Most limiting pairs over the intact grid and all contingencies. */
  readonly secure: readonly TransferPair[];
  /**
   * The most limiting pair of each element, over the same states as `secure`: the first limits; when its element is
   * relieved the second does, when both are the third, ….
   */
  readonly ladder: readonly TransferPair[];
  /**
   * Elements beyond their limit in the base case that do not limit this transfer: it hardly moves them, or relieves
   * them. One pair per element, the highest loading.
   */
  readonly setApart: readonly TransferPair[];
}

/**
 * Linear transfer limits of several transfers in one pass over the contingencies. For every monitored element and
 * contingency with flow f, sensitivity s and limits F forward and R in reverse after the contingency, the transfer can
 * grow by (F − f)/s where s > 0 and by (−R − f)/s where s < 0; the least of them limits. Nothing is clipped: a base case
 * beyond a limit gives a negative growth. Several rules for which pairs count can be followed at once.
 *
 * @returns by rule, then by transfer; pairs in the order of `inOrder`. Cost: contingencies × transfers × (branches + one
 * solve where a contingency moves injections).
 */
export function transferLimits(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
  transfers: readonly Transfer[],
  rules: readonly PairRule[],
): TransferLimits[][] {
  const collectors = rules.map((rule) => transfers.map(() => new PairCollector(rule)));
  const { network } = monitoring;
  const linkMw = linksLeft(network, network.dcLinks.flowMw);
  const intactView = pairView(monitoring, monitoring.intactLimits, base.flowMw, linkMw, -1);
  transfers.forEach((transfer, t) => {
    const slopes = elementFlows(monitoring, transfer.flowMw, linksLeft(network, transfer.linkMw));
    for (const ofRule of collectors) ofRule[t]!.visit(intactView, slopes);
  });
  const intact = collectors.map((ofRule) => ofRule.map((collector) => collector.lists.pairs()));
  const afterwards = collectors.filter((_, r) => rules[r]!.scope !== 'intact');
  if (afterwards.length > 0) visitStates(base, states, monitoring, transfers, afterwards);
  return collectors.map((ofRule, r) =>
    ofRule.map(({ lists, setApart }, t) => ({
      intact: intact[r]![t]!,
      secure: lists.pairs(),
      ladder: lists.ladder(),
      setApart: [...setApart.values()].sort((a, b) => loading(b) - loading(a)),
    })),
  );
}

function visitStates(
  base: BaseCase,
  states: Iterable<ContingencyState>,
  monitoring: Monitoring,
  transfers: readonly Transfer[],
  collectors: readonly (readonly PairCollector[])[],
): void {
  const { network } = monitoring;
  const scratch = new Float64Array(base.flowMw.length);
  const slopes = new Float64Array(base.flowMw.length + monitoring.flowgates.length);
  let position = 0;
  for (const state of states) {
    const { dcLinks } = state.contingency;
    const carrier = transferCarrier(base, state);
    const linkMw = linksLeft(network, network.dcLinks.flowMw, dcLinks);
    const view = pairView(monitoring, monitoring.limitsAfter, state.flowMw, linkMw, position++);
    transfers.forEach((transfer, t) => {
      const flowMw = transferAfter(carrier, transfer, scratch);
      const moved = elementFlows(monitoring, flowMw, linksLeft(network, transfer.linkMw, dcLinks), slopes);
      for (const ofRule of collectors) ofRule[t]!.visit(view, moved);
    });
  }
}

function loading(pair: TransferPair): number {
  return Math.abs(pair.flowMw) / pair.limitMw;
}

/** One state of the grid as the transfers see it. */
interface PairView {
  /** Monitored elements that have a limit. */
  readonly limited: Int32Array;
  /** Those among them beyond it. */
  readonly overloaded: Int32Array;
  readonly flowMw: Float64Array;
  readonly limits: ElementLimits;
  readonly contingency: number;
}

function pairView(
  monitoring: Monitoring,
  limits: ElementLimits,
  branchFlowMw: Float64Array,
  linkMw: Float64Array,
  contingency: number,
): PairView {
  const { forwardMw, reverseMw } = limits;
  const flowMw = elementFlows(monitoring, branchFlowMw, linkMw);
  const limited = monitoring.elements.filter((k) => Math.min(forwardMw[k]!, reverseMw[k]!) < Infinity);
  const overloaded = limited.filter((k) => isBeyond(limits, k, flowMw[k]!));
  return { limited, overloaded, flowMw, limits, contingency };
}

function isBeyond({ forwardMw, reverseMw }: ElementLimits, element: number, flowMw: number): boolean {
  return flowMw > forwardMw[element]! * OVERLOAD_RATIO || -flowMw > reverseMw[element]! * OVERLOAD_RATIO;
}

/** Gathers the pairs of one transfer under one rule. */
class PairCollector {
  readonly lists: PairLists;
  readonly setApart = new Map<number, TransferPair>();
  readonly #rule: PairRule;

  constructor(rule: PairRule) {
    this.lists = new PairLists(rule.pairCount);
    this.#rule = rule;
  }

  visit(view: PairView, slopes: Float64Array): void {
    const { limited, flowMw, limits } = view;
    const { forwardMw, reverseMw } = limits;
    const threshold = Math.max(this.#rule.sensitivityThreshold, Number.MIN_VALUE);
    for (let i = 0; i < limited.length; i++) {
      const element = limited[i]!;
      const slope = slopes[element]!;
      const steepness = Math.abs(slope);
      if (steepness < threshold) continue;
      const limitMw = slope > 0 ? forwardMw[element]! : reverseMw[element]!;
      const roomMw = slope > 0 ? limitMw - flowMw[element]! : limitMw + flowMw[element]!;
      if (roomMw === Infinity || roomMw > this.lists.bar * steepness) continue;
      if (roomMw < 0 && this.#isLocal(view, element, slope)) continue;
      this.lists.add(pairOf(view, element, slope, limitMw, roomMw / steepness));
    }
    for (const element of view.overloaded) {
      const slope = slopes[element]!;
      const flow = flowMw[element]!;
      if (slope * flow > 0 && !this.#isLocal(view, element, slope)) continue;
      const limitMw = flow > 0 ? forwardMw[element]! : reverseMw[element]!;
      this.#setPairApart(pairOf(view, element, slope, limitMw, Number.POSITIVE_INFINITY));
    }
  }

  /** Beyond the limit before any transfer, and moved too little by this one to be its affair. */
  #isLocal({ limits, flowMw }: PairView, element: number, slope: number): boolean {
    return isBeyond(limits, element, flowMw[element]!) && Math.abs(slope) < this.#rule.localOverloadThreshold;
  }

  #setPairApart(pair: TransferPair): void {
    const known = this.setApart.get(pair.element);
    if (known === undefined || loading(pair) > loading(known) * OVERLOAD_RATIO) {
      this.setApart.set(pair.element, pair);
    }
  }
}

function pairOf(
  view: PairView,
  element: number,
  sensitivity: number,
  limitMw: number,
  growthMw: number,
): TransferPair {
  const { contingency, flowMw } = view;
  return { element, contingency, flowMw: flowMw[element]!, sensitivity, limitMw, growthMw };
}
