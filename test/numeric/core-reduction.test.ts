import { expect, test } from 'vitest';
import type { CoreError } from '../../src/base/errors.ts';
import { reduceToCore } from '../../src/numeric/core-reduction.ts';
import { solveUnitTransfer } from '../../src/numeric/ldl.ts';
import { flowsFromScratch } from './brute-force-losses.ts';
import { gridGraph } from './random-graph.ts';

test('a unit transfer between junctions gives every chain the flow it has in the whole graph', () => {
  for (let seed = 1; seed <= 25; seed++) {
    const graph = gridGraph(5 + 2 * seed, seed, seed % 2 === 0 ? 0.1 : 0);
    const core = reduceToCore(graph);
    const { chains } = core;
    for (let c = 0; c < chains.count; c += 3) {
      if (chains.from[c] === chains.to[c]) continue;
      const injection = new Float64Array(graph.nodeCount);
      injection[chains.from[c]!] = 1;
      injection[chains.to[c]!] = -1;
      const flow = flowsFromScratch(graph, injection, new Uint8Array(graph.from.length).fill(1));
      const { rowOfPivot } = core.factor.symbolic;
      const rhs = new Float64Array(rowOfPivot.length);
      if (core.isGround[core.plus[c]!] === 1 || core.isGround[core.minus[c]!] === 1) continue;
      solveUnitTransfer(core.factor, rowOfPivot[core.plus[c]!]!, rowOfPivot[core.minus[c]!]!, rhs);
      for (let l = 0; l < chains.count; l++) {
        const drop = rhs[rowOfPivot[core.plus[l]!]!]! - rhs[rowOfPivot[core.minus[l]!]!]!;
        for (let m = chains.start[l]!; m < chains.start[l + 1]!; m++) {
          const along = flow[chains.edge[m]!]! * chains.direction[m]!;
          expect(along).toBeCloseTo(core.chainWeight[l]! * drop, 8);
        }
      }
    }
  }
});

test('a tree has no core, a ring one chain without weight', () => {
  const tree = reduceToCore({
    nodeCount: 3,
    from: Int32Array.of(0, 1),
    to: Int32Array.of(1, 2),
    weight: Float64Array.of(1, 1),
  });
  expect([...tree.isBridge, tree.chains.count, tree.factor.pivot.length]).toEqual([1, 1, 0, 0]);
  const ring = reduceToCore({
    nodeCount: 3,
    from: Int32Array.of(0, 1, 2),
    to: Int32Array.of(1, 2, 0),
    weight: Float64Array.of(1, 1, 1),
  });
  expect([ring.chains.count, ring.chainWeight[0], ring.factor.pivot.length]).toEqual([1, 0, 0]);
});

test('a series capacitor that cancels the line beside it leaves both as edges of their own', () => {
  // Edges 0 and 1 in series cancel; with the others they close two meshes.
  const graph = {
    nodeCount: 4,
    from: Int32Array.of(0, 1, 0, 0, 3),
    to: Int32Array.of(1, 2, 2, 3, 2),
    weight: Float64Array.of(2, -2, 1, 1, 1),
  };
  const core = reduceToCore({ ...graph, weight: Float64Array.of(2, -2 - 1e-12, 1, 1, 1) });
  expect(core.chains.count).toBe(4);
});

test('weights that cancel name a node of the graph', () => {
  const graph = {
    nodeCount: 5,
    from: Int32Array.of(0, 3, 3, 3),
    to: Int32Array.of(3, 4, 4, 4),
    weight: Float64Array.of(1, 2, -1, -1),
  };
  try {
    reduceToCore(graph);
    expect.unreachable();
  } catch (error) {
    const { fault } = error as CoreError;
    expect(fault.tag === 'singular' && [3, 4].includes(fault.buses[0]!)).toBe(true);
  }
});
