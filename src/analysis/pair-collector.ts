import { type ElementLimits, isBeyond } from './monitoring.ts';
import { PairLists, type TransferPair } from './pair-order.ts';

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

/** The least sensitivity that counts: without a threshold everything that reacts at all. */
export function leastSensitivity(rule: PairRule): number {
  return Math.max(rule.sensitivityThreshold, Number.MIN_VALUE);
}

/** Keeps the pairs that may limit one transfer under one rule. */
export class PairCollector {
  readonly lists: PairLists;
  readonly rule: PairRule;

  constructor(rule: PairRule) {
    this.rule = rule;
    this.lists = new PairLists(rule.pairCount);
  }

  /** Takes a pair into account: an element with its flow after a contingency, and how the transfer moves it. */
  offer(
    limits: ElementLimits,
    element: number,
    contingency: number,
    flowMw: number,
    sensitivity: number,
  ): void {
    const steepness = Math.abs(sensitivity);
    if (steepness < leastSensitivity(this.rule)) return;
    const limitMw = sensitivity > 0 ? limits.forwardMw[element]! : limits.reverseMw[element]!;
    const roomMw = sensitivity > 0 ? limitMw - flowMw : limitMw + flowMw;
    if (roomMw === Number.POSITIVE_INFINITY || roomMw > this.lists.bar * steepness) return;
    const isLocal = steepness < this.rule.localOverloadThreshold;
    if (roomMw < 0 && isLocal && isBeyond(limits, element, flowMw)) return;
    const growthMw = roomMw / steepness;
    if (!this.lists.wants(element, growthMw)) return;
    this.lists.add({ element, contingency, flowMw, sensitivity, limitMw, growthMw });
  }
}

/** An element beyond its limit in one state of the grid, before any transfer. */
interface Overload {
  readonly contingency: number;
  readonly flowMw: number;
  readonly limitMw: number;
  readonly loading: number;
  /** How each transfer moves it. */
  readonly sensitivityOf: (transfer: number) => number;
}

/** Loadings this near to the highest count as equal to it. */
const EQUAL_LOADING = 1 - 1e-9;

/** All overloads that stand before any transfer, and which of them a transfer has nothing to do with. */
export class OverloadLog {
  readonly #ofElement = new Map<number, Overload[]>();

  note(
    limits: ElementLimits,
    element: number,
    contingency: number,
    flowMw: number,
    sensitivityOf: Overload['sensitivityOf'],
  ): void {
    const limitMw = flowMw > 0 ? limits.forwardMw[element]! : limits.reverseMw[element]!;
    const overload = {
      contingency,
      flowMw,
      limitMw,
      loading: Math.abs(flowMw) / limitMw,
      sensitivityOf,
    };
    const known = this.#ofElement.get(element);
    if (known) known.push(overload);
    else this.#ofElement.set(element, [overload]);
  }

  /**
   * Elements beyond their limit that a transfer relieves or hardly moves, the highest loading of each; of equal ones the
   * first contingency.
   */
  setApart(rule: PairRule, transfer: number): TransferPair[] {
    const apart: { pair: TransferPair; loading: number }[] = [];
    for (const [element, overloads] of this.#ofElement) {
      const overload = highest(overloads, (each) => isApart(each, rule, transfer));
      if (overload === undefined) continue;
      const { contingency, flowMw, limitMw, loading, sensitivityOf } = overload;
      const sensitivity = sensitivityOf(transfer);
      const growthMw = Number.POSITIVE_INFINITY;
      apart.push({ pair: { element, contingency, flowMw, sensitivity, limitMw, growthMw }, loading });
    }
    return apart.sort((a, b) => b.loading - a.loading).map(({ pair }) => pair);
  }
}

function isApart(
  { contingency, flowMw, sensitivityOf }: Overload,
  rule: PairRule,
  transfer: number,
): boolean {
  if (rule.scope === 'intact' && contingency >= 0) return false;
  const sensitivity = sensitivityOf(transfer);
  return sensitivity * flowMw <= 0 || Math.abs(sensitivity) < rule.localOverloadThreshold;
}

function highest(
  overloads: readonly Overload[],
  counts: (overload: Overload) => boolean,
): Overload | undefined {
  let top = 0;
  for (const overload of overloads) {
    if (overload.loading > top && counts(overload)) top = overload.loading;
  }
  let first: Overload | undefined;
  for (const overload of overloads) {
    if (overload.loading < top * EQUAL_LOADING || (first && first.contingency < overload.contingency))
      continue;
    if (counts(overload)) first = overload;
  }
  return first;
}
