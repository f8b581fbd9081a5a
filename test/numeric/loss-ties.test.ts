import { expect, test } from 'vitest';
import { reduceToCore } from '../../src/numeric/core-reduction.ts';
import { summariseLosses } from '../../src/numeric/loss-summary.ts';
import { countTies } from '../../src/numeric/loss-ties.ts';
import { balancedInjection, flowsAfterEveryLoss, flowsFromScratch } from './brute-force-losses.ts';
import { gridGraph } from './random-graph.ts';

/** Candidates within 1e-6 of the highest; 0 where nothing is above the noise of another solution. */
function tied(values: readonly number[]): number {
  const highest = Math.max(0, ...values);
  return highest < 1e-9 ? 0 : values.filter((value) => value >= highest * (1 - 1e-6)).length;
}

test.each(Array.from({ length: 24 }, (_, s) => ({ seed: s + 1, nodeCount: [2, 3, 6, 12, 40, 90][s % 6]! })))(
  'seed $seed, $nodeCount nodes: as a re-solve of every loss has it',
  ({ seed, nodeCount }) => {
    const graph = gridGraph(nodeCount, seed);
    const injection = balancedInjection(nodeCount, seed);
    const flow = flowsFromScratch(graph, injection, new Uint8Array(graph.from.length).fill(1));
    const limit = flow.map((_, e) => (e % 4 === 0 ? Number.POSITIVE_INFINITY : 0.4 + 0.3 * (e % 3)));
    const core = reduceToCore(graph);
    const { summary } = summariseLosses(core, flow, limit);
    const ties = countTies(core, flow, limit, summary);
    const after = flowsAfterEveryLoss(graph, injection);
    expect(ties.flow.length).toBe(after.size);
    Array.from(after).forEach(([lost, flows], r) => {
      const others = Array.from(flow.keys()).filter((e) => e !== lost);
      expect(ties.flow[r]).toBe(tied(others.map((e) => Math.abs(flows[e]!))));
      expect(ties.loading[r]).toBe(tied(others.map((e) => Math.abs(flows[e]!) / limit[e]!)));
      if (Math.abs(flow[lost]!) > 1e-9) {
        expect(ties.change[r]).toBe(tied(others.map((e) => Math.abs(flows[e]! - flow[e]!))));
      }
    });
  },
);
