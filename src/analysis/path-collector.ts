import { OVERLOAD_RATIO } from '../numeric/kernels/pair-task.ts';
import { type ElementLimits, isBeyond } from './monitoring.ts';
import type { PairRule } from './pair-collector.ts';
import { PairLists, type TransferPair } from './pair-order.ts';

/** A state of the grid at the base case: where every pair of it begins. */
export interface PairStart {
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  readonly limits: ElementLimits;
  /** By element. */
  readonly flowMw: Float64Array;
}

/** Flows of a state by element along a stretch of the path on which they are straight lines. */
export interface Piece {
  readonly fromMw: number;
  readonly toMw: number;
  readonly flowMw: Float64Array;
  readonly slope: Float64Array;
}

/** Gathers the pairs of one transfer under one rule; the pieces of a state come in the order of the path. */
export class PathCollector {
  readonly lists: PairLists;
  readonly rule: PairRule;
  readonly #found = new Set<string>();
  readonly #setApart = new Map<number, TransferPair>();

  constructor(rule: PairRule) {
    this.lists = new PairLists(rule.pairCount);
    this.rule = rule;
  }

  /** Elements beyond their limit that do not limit, the highest loading first. */
  setApart(): TransferPair[] {
    return [...this.#setApart.values()].sort((a, b) => loading(b) - loading(a));
  }

  visit(start: PairStart, piece: Piece, elements: Iterable<number>): void {
    for (const element of elements) {
      if (piece.fromMw === 0) this.#visitFirst(start, piece, element);
      else this.#visitLater(start, piece, element);
    }
  }

  /** From the base case on, and backwards: a pair beyond its limit gives a negative growth. */
  #visitFirst(start: PairStart, piece: Piece, element: number): void {
    const [flow, slope] = [start.flowMw[element]!, piece.slope[element]!];
    const { sensitivityThreshold, localOverloadThreshold } = this.rule;
    const isOverloaded = isBeyond(start.limits, element, flow);
    const isLocal = isOverloaded && Math.abs(slope) < localOverloadThreshold;
    if (isOverloaded && (slope * flow <= 0 || isLocal)) this.#setPairApart(start, element, slope);
    if (Math.abs(slope) < Math.max(sensitivityThreshold, Number.MIN_VALUE)) return;
    const limitMw = limitTowards(start.limits, element, slope);
    const growthMw = (limitMw - Math.sign(slope) * flow) / Math.abs(slope);
    if (growthMw < 0 && isLocal) return;
    if (growthMw <= piece.toMw + ROUNDING_MW) this.#add(start, element, slope, limitMw, growthMw);
  }

  #visitLater(start: PairStart, piece: Piece, element: number): void {
    const { fromMw, toMw } = piece;
    const slope = piece.slope[element]!;
    if (slope === 0) return;
    const steepness = Math.abs(slope);
    const limitMw = limitTowards(start.limits, element, slope);
    const roomMw = limitMw - Math.sign(slope) * piece.flowMw[element]!;
    const reach = Math.min(toMw, this.lists.bar) + ROUNDING_MW;
    if (roomMw > (reach - fromMw) * steepness) return;
    const initialMw = Math.sign(slope) * start.flowMw[element]!;
    if (initialMw > limitMw * OVERLOAD_RATIO) return;
    // What it took beyond the least share, now and per MW.
    const threshold = this.rule.sensitivityThreshold;
    const excessMw = Math.sign(slope) * piece.flowMw[element]! - initialMw - threshold * fromMw;
    let growthMw = fromMw + Math.max(0, roomMw / steepness);
    if (excessMw + (steepness - threshold) * (growthMw - fromMw) < -ROUNDING_MW) {
      if (steepness <= threshold) return;
      growthMw = fromMw - excessMw / (steepness - threshold);
    }
    if (growthMw > reach) return;
    const takenMw = Math.sign(slope) * (piece.flowMw[element]! + slope * (growthMw - fromMw)) - initialMw;
    this.#add(start, element, (Math.sign(slope) * takenMw) / growthMw, limitMw, growthMw);
  }

  #add(start: PairStart, element: number, sensitivity: number, limitMw: number, growthMw: number): void {
    if (growthMw > this.lists.bar) return;
    const key = `${start.contingency} ${element} ${Math.sign(sensitivity)}`;
    if (this.#found.has(key)) return;
    this.#found.add(key);
    const { contingency, flowMw } = start;
    this.lists.add({ element, contingency, flowMw: flowMw[element]!, sensitivity, limitMw, growthMw });
  }

  #setPairApart({ contingency, limits, flowMw }: PairStart, element: number, sensitivity: number): void {
    const flow = flowMw[element]!;
    const limitMw = limitTowards(limits, element, flow);
    const pair = {
      element,
      contingency,
      flowMw: flow,
      sensitivity,
      limitMw,
      growthMw: Number.POSITIVE_INFINITY,
    };
    const known = this.#setApart.get(element);
    if (known === undefined || loading(pair) > loading(known) * OVERLOAD_RATIO)
      this.#setApart.set(element, pair);
  }
}

/** Growths and flows nearer than this are equal but for rounding, MW. */
const ROUNDING_MW = 1e-9;

function limitTowards({ forwardMw, reverseMw }: ElementLimits, element: number, sign: number): number {
  return sign > 0 ? forwardMw[element]! : reverseMw[element]!;
}

function loading({ flowMw, limitMw }: TransferPair): number {
  return Math.abs(flowMw) / limitMw;
}
