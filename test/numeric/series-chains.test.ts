import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriesChains } from '../../src/numeric/series-chains.ts';
import { anyGraph } from './random-graph.ts';

test('a theta graph has three chains, each oriented like its lowest edge', () => {
  // 0 and 3 are the junctions: 0-1-3, 0-2-4-3 and 0-3.
  const from = Int32Array.of(1, 1, 2, 4, 4, 0);
  const to = Int32Array.of(0, 3, 0, 2, 3, 3);
  const chains = seriesChains(5, from, to);
  expect(chains.count).toBe(3);
  expect([...chains.start]).toEqual([0, 2, 5, 6]);
  expect([...chains.edge]).toEqual([1, 0, 4, 3, 2, 5]);
  expect([...chains.direction]).toEqual([-1, 1, -1, 1, 1, 1]);
  expect([...chains.from]).toEqual([3, 3, 0]);
  expect([...chains.to]).toEqual([0, 0, 3]);
});

test('a ring without junction and a lone loop end where they begin', () => {
  const chains = seriesChains(4, Int32Array.of(0, 1, 2, 3), Int32Array.of(1, 2, 0, 3));
  expect(chains.count).toBe(2);
  expect([...chains.edge]).toEqual([1, 2, 0, 3]);
  expect([...chains.from]).toEqual([1, 3]);
  expect([...chains.to]).toEqual([1, 3]);
});

test('chains are walks, hold every active edge once, have inner nodes of degree two and end at other nodes', () => {
  fc.assert(
    fc.property(anyGraph, fc.infiniteStream(fc.boolean()), ({ nodeCount, from, to }, coins) => {
      const active = Uint8Array.from(from, () => (coins.next().value ? 1 : 0));
      const chains = seriesChains(nodeCount, from, to, active);
      const degree = new Int32Array(nodeCount);
      from.forEach((a, e) => {
        if (active[e] === 0) return;
        degree[a]!++;
        degree[to[e]!]!++;
      });
      const seen = [...chains.edge].sort((a, b) => a - b);
      expect(seen).toEqual([...from.keys()].filter((e) => active[e] === 1));
      let lowestBefore = -1;
      for (let c = 0; c < chains.count; c++) {
        const members = [...chains.edge.subarray(chains.start[c], chains.start[c + 1])];
        const lowest = Math.min(...members);
        expect(lowest).toBeGreaterThan(lowestBefore);
        lowestBefore = lowest;
        let at = chains.from[c]!;
        members.forEach((e, m) => {
          const along = chains.direction[chains.start[c]! + m] === 1;
          if (m > 0) expect(degree[at]).toBe(2);
          if (e === lowest) expect(along).toBe(true);
          expect(along ? from[e] : to[e]).toBe(at);
          at = along ? to[e]! : from[e]!;
        });
        expect(at).toBe(chains.to[c]);
        if (chains.from[c] !== at) expect([degree[at], degree[chains.from[c]!]]).not.toContain(2);
      }
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('a node named a junction ends a chain; a ring then begins and ends there', () => {
  const from = Int32Array.of(0, 1, 2);
  const to = Int32Array.of(1, 2, 0);
  const one = seriesChains(3, from, to, undefined, Uint8Array.of(0, 0, 1));
  expect([one.count, one.from[0], one.to[0]]).toEqual([1, 2, 2]);
  const two = seriesChains(3, from, to, undefined, Uint8Array.of(0, 1, 1));
  expect([...two.edge]).toEqual([2, 0, 1]);
  expect([...two.start]).toEqual([0, 2, 3]);
});
