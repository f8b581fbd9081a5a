import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bridges, connectedComponents } from '../../src/numeric/graph.ts';
import { anyGraph } from './random-graph.ts';

const edges = (...pairs: [number, number][]) => ({
  from: Int32Array.from(pairs, ([a]) => a),
  to: Int32Array.from(pairs, ([, b]) => b),
});

describe('connected components', () => {
  test('are numbered by their lowest node', () => {
    const { from, to } = edges([4, 2], [0, 3]);
    expect(connectedComponents(5, from, to)).toEqual({ count: 3, label: Int32Array.of(0, 1, 2, 0, 2) });
  });

  test('leave inactive edges out', () => {
    const { from, to } = edges([0, 1], [1, 2]);
    expect(connectedComponents(3, from, to, Uint8Array.of(1, 0)).label).toEqual(Int32Array.of(0, 0, 1));
  });

  test('two nodes share a label exactly when a walk joins them', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodeCount, from, to }) => {
        const { label, count } = connectedComponents(nodeCount, from, to);
        const reach = Array.from({ length: nodeCount }, (_, i) => new Set([i]));
        for (let round = 0; round < nodeCount; round++) {
          from.forEach((a, e) => {
            const b = to[e]!;
            for (const set of reach) if (set.has(a) || set.has(b)) set.add(a).add(b);
          });
        }
        expect(new Set(label).size).toBe(count);
        for (let i = 0; i < nodeCount; i++) {
          for (let j = 0; j < nodeCount; j++) expect(label[i] === label[j]).toBe(reach[i]!.has(j));
        }
      }),
      { seed: 1 },
    );
  });
});

describe('bridges', () => {
  test('of a triangle with a tail, a doubled edge and a loop', () => {
    const { from, to } = edges([0, 1], [1, 2], [2, 0], [2, 3], [3, 4], [4, 3], [4, 4], [4, 5]);
    expect([...bridges(6, from, to)]).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('are the edges whose loss adds a component', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodeCount, from, to }) => {
        const whole = connectedComponents(nodeCount, from, to).count;
        const found = bridges(nodeCount, from, to);
        for (let e = 0; e < from.length; e++) {
          const without = new Uint8Array(from.length).fill(1);
          without[e] = 0;
          const splits = connectedComponents(nodeCount, from, to, without).count > whole;
          expect(found[e] === 1).toBe(splits);
        }
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  test('of a path of 200,000 nodes are all its edges: no recursion', () => {
    const count = 200_000;
    const from = Int32Array.from({ length: count - 1 }, (_, e) => e);
    const to = from.map((a) => a + 1);
    expect(bridges(count, from, to).every((b) => b === 1)).toBe(true);
  });
});
