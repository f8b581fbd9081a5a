/** A monitored element after a contingency, and how far the transfer can grow before it reaches its limit. */
export interface TransferPair {
  /** A branch or a flowgate, numbered as in `Monitoring`. */
  readonly element: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Flow after the contingency at the base case, MW. */
  readonly flowMw: number;
  /** MW on the element per MW of transfer, after the contingency. */
  readonly sensitivity: number;
  /** The limit in the direction in which the transfer pushes; of pairs set apart the one that is passed. */
  readonly limitMw: number;
  /**
   * Growth of the transfer that brings the element to its limit, MW; negative when it is beyond it already, `Infinity`
   * for pairs set apart.
   */
  readonly growthMw: number;
}

/** Growths nearer than this are one growth that rounding pulled apart (parallel circuits, series sections), MW. */
export const TIE_MW = 1e-7;

/**
 * The most limiting first. Growths that lie within `TIE_MW` of the least of them are equal, and so on from the next one;
 * among equals the lower element comes first, then the lower contingency. The order in which pairs come plays no part.
 */
export function inOrder(pairs: readonly TransferPair[]): TransferPair[] {
  const ordered = isAscending(pairs) ? pairs.slice() : pairs.toSorted((a, b) => a.growthMw - b.growthMw);
  for (let first = 0; first < ordered.length; ) {
    const reach = ordered[first]!.growthMw + TIE_MW;
    let end = first + 1;
    while (end < ordered.length && ordered[end]!.growthMw <= reach) end++;
    if (end > first + 1) {
      const equals = ordered.slice(first, end);
      equals.sort((a, b) => a.element - b.element || a.contingency - b.contingency);
      ordered.splice(first, equals.length, ...equals);
    }
    first = end;
  }
  return ordered;
}

function isAscending(pairs: readonly TransferPair[]): boolean {
  for (let i = 1; i < pairs.length; i++) if (pairs[i]!.growthMw < pairs[i - 1]!.growthMw) return false;
  return true;
}

/** Keeps the most limiting pairs of one transfer, and the most limiting pair of each of its most limited elements. */
export class PairLists {
  readonly #count: number;
  /** Ascending by growth: at least as many as are wanted, and all that may be equal to the last of them. */
  readonly #pairs: TransferPair[] = [];
  /** By element what may be its first pair, ascending by the least growth. */
  readonly #rungs: TransferPair[][] = [];
  #pairBar = Number.POSITIVE_INFINITY;
  #rungBar = Number.POSITIVE_INFINITY;

  constructor(count: number) {
    this.#count = count;
  }

  /** A pair that allows more need not be looked at. */
  get bar(): number {
    return this.#rungBar;
  }

  /** The same for the pairs of one element. */
  barOf(element: number): number {
    const rungs = this.#rungs;
    for (let i = 0; i < rungs.length; i++) {
      const first = rungs[i]![0]!;
      if (first.element === element) return Math.max(this.#pairBar, first.growthMw + TIE_MW);
    }
    return this.#rungBar;
  }

  /** Elements that have a place in the ladder so far. */
  elements(): number[] {
    return this.#rungs.map((rung) => rung[0]!.element);
  }

  add(pair: TransferPair): void {
    if (pair.growthMw <= this.#pairBar) this.#addPair(pair);
    if (pair.growthMw <= this.#rungBar) this.#addToLadder(pair);
  }

  /** The most limiting pairs. */
  pairs(): TransferPair[] {
    return inOrder(this.#pairs).slice(0, this.#count);
  }

  /** The most limiting pair of each element: what binds next when the first is relieved, the first two, …. */
  ladder(): TransferPair[] {
    return inOrder(this.#rungs.map((rung) => inOrder(rung)[0]!)).slice(0, this.#count);
  }

  #addPair(pair: TransferPair): void {
    const pairs = this.#pairs;
    let at = pairs.length;
    while (at > 0 && pairs[at - 1]!.growthMw > pair.growthMw) at--;
    pairs.splice(at, 0, pair);
    if (pairs.length < this.#count) return;
    this.#pairBar = pairs[this.#count - 1]!.growthMw + TIE_MW;
    while (pairs.at(-1)!.growthMw > this.#pairBar) pairs.pop();
  }

  #addToLadder(pair: TransferPair): void {
    const rungs = this.#rungs;
    let at = 0;
    while (at < rungs.length && rungs[at]![0]!.element !== pair.element) at++;
    const known = rungs[at];
    if (known !== undefined && pair.growthMw > known[0]!.growthMw + TIE_MW) return;
    const rung = known === undefined ? [pair] : withPair(known, pair);
    for (; at > 0 && rungs[at - 1]![0]!.growthMw > rung[0]!.growthMw; at--) rungs[at] = rungs[at - 1]!;
    rungs[at] = rung;
    if (rungs.length < this.#count) return;
    // Twice the tie: a pair may be equal to one that is itself equal to the last that is wanted.
    this.#rungBar = rungs[this.#count - 1]![0]!.growthMw + 2 * TIE_MW;
    while (rungs.at(-1)![0]!.growthMw > this.#rungBar) rungs.pop();
  }
}

/** The least growth first, then what is equal to it. */
function withPair(rung: TransferPair[], pair: TransferPair): TransferPair[] {
  if (pair.growthMw >= rung[0]!.growthMw) {
    rung.push(pair);
    return rung;
  }
  const equals = [pair];
  for (const other of rung) if (other.growthMw <= pair.growthMw + TIE_MW) equals.push(other);
  return equals;
}
