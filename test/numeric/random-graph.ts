import fc from 'fast-check';
import { seededRandom } from '../../src/numeric/random.ts';

export interface RandomGraph {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** Edges anywhere, loops and parallel ones included, not necessarily connected. */
export const anyGraph: fc.Arbitrary<RandomGraph> = fc.integer({ min: 1, max: 14 }).chain((nodeCount) =>
  fc.array(fc.tuple(fc.nat(nodeCount - 1), fc.nat(nodeCount - 1)), { maxLength: 24 }).map((pairs) => ({
    nodeCount,
    from: Int32Array.from(pairs, ([a]) => a),
    to: Int32Array.from(pairs, ([, b]) => b),
    weight: new Float64Array(pairs.length).fill(1),
  })),
);

/**
 * A connected grid-like graph: a random tree to recent nodes, then short and long cross edges, a few doubled.
 *
 * @param negativeShare - share of edges whose weight is negative
 */
export function gridGraph(nodeCount: number, seed: number, negativeShare = 0): RandomGraph {
  const random = seededRandom(seed);
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 1; i < nodeCount; i++) {
    from.push(i);
    to.push(i - 1 - random.below(Math.min(i, 4)));
  }
  for (let extra = random.below(nodeCount); extra > 0; extra--) {
    from.push(random.below(nodeCount));
    to.push(random.below(nodeCount));
  }
  const doubled = random.below(3);
  for (let d = 0; d < doubled && from.length > 0; d++) {
    const e = random.below(from.length);
    from.push(to[e]!);
    to.push(from[e]!);
  }
  const weight = Float64Array.from(from, () => {
    const size = 10 ** (3 * random.next() - 1);
    return random.next() < negativeShare ? -size : size;
  });
  return { nodeCount, from: Int32Array.from(from), to: Int32Array.from(to), weight };
}

/** Node 0 grounded. */
export function groundFirst(nodeCount: number): Uint8Array {
  const grounded = new Uint8Array(nodeCount);
  grounded[0] = 1;
  return grounded;
}
