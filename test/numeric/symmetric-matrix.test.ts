import { expect, test } from 'vitest';
import { CoreError } from '../../src/base/errors.ts';
import { laplacianMatrix, laplacianPattern, multiply } from '../../src/numeric/symmetric-matrix.ts';
import { gridGraph, groundFirst } from './random-graph.ts';

test('a triangle with a doubled side, a loop and one node grounded', () => {
  const from = Int32Array.of(0, 1, 2, 2, 1);
  const to = Int32Array.of(1, 2, 0, 1, 1);
  const pattern = laplacianPattern(3, from, to, Uint8Array.of(1, 0, 0));
  const matrix = laplacianMatrix(pattern, Float64Array.of(1, 10, 100, 1000, 5));
  expect([...matrix.columnStart]).toEqual([0, 1, 3, 5]);
  expect([...matrix.rowIndex]).toEqual([0, 1, 2, 2, 1]);
  expect([...matrix.value]).toEqual([1, 1011, -1010, 1110, -1010]);
});

test('equals the sum of wᵉ (e_from − e_to)(e_from − e_to)ᵀ, and refills for other weights and edges switched off', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { nodeCount, from, to, weight } = gridGraph(30, seed, 0.1);
    const grounded = groundFirst(nodeCount);
    const pattern = laplacianPattern(nodeCount, from, to, grounded);
    const active = Uint8Array.from(weight, (_, e) => (e % 5 === 2 ? 0 : 1));
    const potential = Float64Array.from({ length: nodeCount }, (_, i) => (i === 0 ? 0 : Math.sin(7 * i)));
    for (const [w, on] of [
      [weight, undefined],
      [weight.map((x) => 2 / x), active],
    ] as const) {
      const expected = new Float64Array(nodeCount);
      w.forEach((x, e) => {
        if (on !== undefined && on[e] === 0) return;
        const flow = x * (potential[from[e]!]! - potential[to[e]!]!);
        expected[from[e]!]! += flow;
        expected[to[e]!]! -= flow;
      });
      const product = new Float64Array(nodeCount);
      multiply(laplacianMatrix(pattern, w, on), potential, product);
      for (let i = 1; i < nodeCount; i++) expect(product[i]).toBeCloseTo(expected[i]!, 9);
    }
  }
});

test('a weight that is no number is named by its edge', () => {
  const pattern = laplacianPattern(2, Int32Array.of(0, 0), Int32Array.of(1, 1), Uint8Array.of(1, 0));
  try {
    laplacianMatrix(pattern, Float64Array.of(1, Number.NaN));
    expect.unreachable();
  } catch (error) {
    expect((error as CoreError).fault).toEqual({ tag: 'not-finite', what: 'edge weight', index: 1 });
    expect(error).toBeInstanceOf(CoreError);
  }
});
