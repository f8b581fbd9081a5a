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

  /**
   * Takes a pair into account: an element with its flow after a contingency, and how the transfer moves it. Returns
   * whether it was kept.
   */
  offer(
    limits: ElementLimits,
    element: number,
    contingency: number,
    flowMw: number,
    sensitivity: number,
  ): boolean {
    const steepness = Math.abs(sensitivity);
    if (steepness < leastSensitivity(this.rule)) return false;
    const limitMw = sensitivity > 0 ? limits.forwardMw[element]! : limits.reverseMw[element]!;
    const roomMw = sensitivity > 0 ? limitMw - flowMw : limitMw + flowMw;
    if (roomMw === Number.POSITIVE_INFINITY || roomMw > this.lists.bar * steepness) return false;
    const isLocal = steepness < this.rule.localOverloadThreshold;
    if (roomMw < 0 && isLocal && isBeyond(limits, element, flowMw)) return false;
    const growthMw = roomMw / steepness;
    if (growthMw > this.lists.barOf(element)) return false;
    this.lists.add({ element, contingency, flowMw, sensitivity, limitMw, growthMw });
    return true;
  }
}

/** An element beyond its limit in one state of the grid, before any transfer. */
interface Overload {
  readonly element: number;
  readonly contingency: number;
  readonly flowMw: number;
  readonly limitMw: number;
  readonly loading: number;
  readonly moves: OverloadMoves;
}

/** How each transfer moves an overload: at once, or as an intact slope and what takes a detour. */
export type OverloadMoves =
  | { readonly kind: 'slopes'; readonly perMw: Float64Array }
  | { readonly kind: 'detour'; readonly detourMw: number; readonly carried: Float64Array };

/** Loadings this near to the highest count as equal to it. */
const EQUAL_LOADING = 1 - 1e-9;

/** All overloads that stand before any transfer, and which of them a transfer has nothing to do with. */
export class OverloadLog {
  readonly #ofElement = new Map<number, Overload[]>();
  readonly #slopes: readonly Float64Array[];

  /** @param slopes response of every element of the intact grid to each transfer */
  constructor(slopes: readonly Float64Array[]) {
    this.#slopes = slopes;
  }

  note(
    limits: ElementLimits,
    element: number,
    contingency: number,
    flowMw: number,
    moves: OverloadMoves,
  ): void {
    const limitMw = flowMw > 0 ? limits.forwardMw[element]! : limits.reverseMw[element]!;
    const loading = Math.abs(flowMw) / limitMw;
    const overload = { element, contingency, flowMw, limitMw, loading, moves };
    const known = this.#ofElement.get(element);
    if (known) known.push(overload);
    else this.#ofElement.set(element, [overload]);
  }

  /**
   * Elements beyond their limit that a transfer relieves or hardly moves, the highest loading of each; of equal ones the
   * first contingency.
   */
  setApart(rule: PairRule, transfer: number): TransferPair[] {
    const found: Overload[] = [];
    for (const overloads of this.#ofElement.values()) {
      const overload = this.#highest(overloads, rule, transfer);
      if (overload !== undefined) found.push(overload);
    }
    return found
      .sort((a, b) => b.loading - a.loading)
      .map((overload) => {
        const { element, contingency, flowMw, limitMw } = overload;
        const sensitivity = this.#sensitivity(overload, transfer);
        return { element, contingency, flowMw, sensitivity, limitMw, growthMw: Number.POSITIVE_INFINITY };
      });
  }

  #highest(overloads: readonly Overload[], rule: PairRule, transfer: number): Overload | undefined {
    let top = 0;
    for (const overload of overloads) {
      if (overload.loading > top && this.#isApart(overload, rule, transfer)) top = overload.loading;
    }
    let first: Overload | undefined;
    for (const overload of overloads) {
      if (overload.loading < top * EQUAL_LOADING) continue;
      if (first !== undefined && first.contingency < overload.contingency) continue;
      if (this.#isApart(overload, rule, transfer)) first = overload;
    }
    return first;
  }

  #isApart(overload: Overload, rule: PairRule, transfer: number): boolean {
    if (rule.scope === 'intact' && overload.contingency >= 0) return false;
    const sensitivity = this.#sensitivity(overload, transfer);
    return sensitivity * overload.flowMw <= 0 || Math.abs(sensitivity) < rule.localOverloadThreshold;
  }

  #sensitivity({ element, moves }: Overload, transfer: number): number {
    return moves.kind === 'slopes'
      ? moves.perMw[transfer]!
      : this.#slopes[transfer]![element]! + moves.detourMw * moves.carried[transfer]!;
  }
}
