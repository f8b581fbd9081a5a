import { expect, test } from 'vitest';
import { eliminateLowDegree } from '../../src/numeric/low-degree.ts';
import { laplacianPattern } from '../../src/numeric/symmetric-matrix.ts';

function eliminate(nodeCount: number, pairs: [number, number][]): { sequence: number[]; degree: number[] } {
  const from = Int32Array.from(pairs, ([a]) => a);
  const to = Int32Array.from(pairs, ([, b]) => b);
  const pattern = laplacianPattern(nodeCount, from, to, new Uint8Array(nodeCount));
  const lists = Array.from({ length: nodeCount }, (_, j) => [
    ...pattern.rowIndex.subarray(pattern.columnStart[j]! + 1, pattern.columnStart[j + 1]),
  ]);
  const length = Int32Array.from(lists, (list) => list.length);
  const start = length.map((_, j) => length.subarray(0, j).reduce((a, b) => a + b, 0));
  const graph = {
    order: nodeCount,
    list: Int32Array.from(lists.flat()),
    start,
    length,
    degree: length.slice(),
    weight: new Int32Array(nodeCount).fill(1),
  };
  const pivots = new Int32Array(nodeCount);
  const count = eliminateLowDegree(graph, pivots);
  return {
    sequence: [...pivots.subarray(0, count)],
    degree: [...graph.degree].filter((_, i) => graph.weight[i] === 1),
  };
}

const clique: [number, number][] = [
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 2],
  [1, 3],
  [2, 3],
];

test('leaves go first, then what lies between two neighbours; a graph of series and parallel parts goes altogether', () => {
  expect(
    eliminate(3, [
      [0, 1],
      [1, 2],
    ]).sequence,
  ).toEqual([2, 1, 0]);
  expect(
    eliminate(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
      [1, 3],
      [3, 4],
    ]).sequence.length,
  ).toBe(5);
});

test('a clique of four stays, without the tails and links that hang on it', () => {
  expect(eliminate(4, clique).sequence).toEqual([]);
  const { sequence, degree } = eliminate(8, [...clique, [0, 4], [4, 5], [5, 1], [5, 6], [7, 2]]);
  expect(sequence.sort()).toEqual([4, 5, 6, 7]);
  expect(degree).toEqual([3, 3, 3, 3]);
});

test('what hangs between two hubs is left alone', () => {
  const between: [number, number][] = [];
  for (let i = 0; i < 100; i++) between.push([0, i + 2], [1, i + 2]);
  expect(eliminate(102, between).sequence).toEqual([]);
});
