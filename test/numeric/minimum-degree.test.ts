import { expect, test } from 'vitest';
import { minimumDegreeOrder } from '../../src/numeric/minimum-degree.ts';
import { analyse } from '../../src/numeric/symbolic-factor.ts';
import { laplacianPattern } from '../../src/numeric/symmetric-matrix.ts';
import { gridGraph } from './random-graph.ts';

function pattern(nodeCount: number, pairs: [number, number][]) {
  const from = Int32Array.from(pairs, ([a]) => a);
  const to = Int32Array.from(pairs, ([, b]) => b);
  return laplacianPattern(nodeCount, from, to, new Uint8Array(nodeCount));
}

const fill = (p: ReturnType<typeof pattern>) => analyse(p).rowIndex.length;

function mesh(side: number): ReturnType<typeof pattern> {
  const pairs: [number, number][] = [];
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      if (i + 1 < side) pairs.push([i * side + j, (i + 1) * side + j]);
      if (j + 1 < side) pairs.push([i * side + j, i * side + j + 1]);
    }
  }
  return pattern(side * side, pairs);
}

test('the order is a permutation, also with separate components and nodes without edges', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { nodeCount, from, to } = gridGraph(3 + 4 * seed, seed);
    const some = Uint8Array.from(from, (_, e) => ((e * seed) % 3 === 0 ? 0 : 1));
    const order = minimumDegreeOrder(laplacianPattern(nodeCount, from, to, new Uint8Array(nodeCount), some));
    expect([...order].sort((a, b) => a - b)).toEqual([...Array(nodeCount).keys()]);
  }
  expect(minimumDegreeOrder(pattern(0, []))).toEqual(new Int32Array(0));
});

test('trees and stars fill nothing, a ring of n fills n − 3, a clique is full', () => {
  const tree = gridGraph(500, 9);
  const treePairs = Array.from({ length: 499 }, (_, e): [number, number] => [tree.from[e]!, tree.to[e]!]);
  expect(fill(pattern(500, treePairs))).toBe(499);
  expect(
    fill(
      pattern(
        300,
        Array.from({ length: 299 }, (_, i) => [0, i + 1]),
      ),
    ),
  ).toBe(299);
  expect(
    fill(
      pattern(
        50,
        Array.from({ length: 50 }, (_, i) => [i, (i + 1) % 50]),
      ),
    ),
  ).toBe(50 + 47);
  const clique: [number, number][] = [];
  for (let i = 0; i < 40; i++) for (let j = 0; j < i; j++) clique.push([i, j]);
  expect(fill(pattern(40, clique))).toBe((40 * 39) / 2);
});

test('a square mesh fills far less than its natural order and stays near nested dissection', () => {
  const side = 40;
  const band = side * side * side;
  const dissection = (31 / 4) * side * side * Math.log2(side);
  expect(fill(mesh(side))).toBeLessThan(Math.min(band / 2, dissection));
});
