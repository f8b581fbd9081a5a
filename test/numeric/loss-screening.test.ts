import { describe, expect, test } from 'vitest';
import { reduceToCore } from '../../src/numeric/core-reduction.ts';
import { type Kernels, plainKernels, webAssemblyKernels } from '../../src/numeric/kernels/kernels.ts';
import { LOSS } from '../../src/numeric/loss-blocks.ts';
import { trackLosses } from '../../src/numeric/loss-extremes.ts';
import { mergeExtremes, worstFlows } from '../../src/numeric/worst-flow.ts';
import { balancedInjection, flowsAfterEveryLoss, flowsFromScratch } from './brute-force-losses.ts';
import { gridGraph, type RandomGraph } from './random-graph.ts';

const fast = webAssemblyKernels() as Kernels;

function baseCase(graph: RandomGraph, seed: number) {
  const injection = balancedInjection(graph.nodeCount, seed);
  const flow = flowsFromScratch(graph, injection, new Uint8Array(graph.from.length).fill(1));
  return { injection, flow };
}

const cases = Array.from({ length: 30 }, (_, s) => ({
  seed: s + 1,
  nodeCount: [2, 3, 6, 12, 30, 70][s % 6]!,
  negativeShare: s < 18 ? 0 : 0.08,
}));

describe.each(cases)('seed $seed: $nodeCount nodes, $negativeShare negative', (at) => {
  const graph = gridGraph(at.nodeCount, at.seed, at.negativeShare);
  const { injection, flow } = baseCase(graph, at.seed);
  const core = reduceToCore(graph);

  test('worst flows are those of a re-solve for every loss, with the lowest of equal causes', () => {
    const after = flowsAfterEveryLoss(graph, injection);
    const { outcome, ...extremes } = trackLosses(core, flow, { kernels: fast });
    const worst = worstFlows(core, flow, { outcome, ...extremes });
    for (let e = 0; e < flow.length; e++) {
      expect(outcome[e]).toBe(after.has(e) ? LOSS.screened : LOSS.splits);
      const sizes = [...after].map(([k, flows]) => [Math.abs(flows[e]!), k] as const);
      sizes.push([Math.abs(flow[e]!), -1]);
      const largest = Math.max(...sizes.map(([size]) => size));
      expect(Math.abs(worst.flow[e]!)).toBeCloseTo(largest, 7);
      const causes = sizes.filter(([size]) => size >= largest * (1 - 1e-7) - 1e-9).map(([, k]) => k);
      expect(causes).toContain(worst.loss[e]);
      const cause = worst.loss[e]! < 0 ? flow : after.get(worst.loss[e]!)!;
      expect(worst.flow[e]!).toBeCloseTo(cause[e]!, 7);
    }
  });

  test('WebAssembly and its plain twin agree to the last bit', () => {
    expect(trackLosses(core, flow, { kernels: fast })).toEqual(
      trackLosses(core, flow, { kernels: plainKernels }),
    );
  });

  test('any number of shares gives the same answer to the last bit', () => {
    const whole = trackLosses(core, flow, { kernels: fast });
    for (const parts of [2, 3, 7]) {
      const shares = Array.from({ length: parts }, (_, part) =>
        trackLosses(core, flow, { kernels: fast, part, parts }),
      );
      expect(mergeExtremes(core, flow, shares)).toEqual(whole);
    }
  });
});

test('identical parallel edges and edges in series name the lowest edge as cause', () => {
  // Two equal circuits 0-1 (edges 0 and 1), a detour 0-2-3-1 in series (2, 3, 4), and a direct edge (5).
  const graph = {
    nodeCount: 4,
    from: Int32Array.of(0, 1, 2, 0, 3, 0),
    to: Int32Array.of(1, 0, 3, 2, 1, 1),
    weight: Float64Array.of(3, 3, 1, 1, 1, 1),
  };
  const { flow } = baseCase(graph, 5);
  const core = reduceToCore(graph);
  const unit = flowsFromScratch(graph, Float64Array.of(1, -1, 0, 0), new Uint8Array(6).fill(1));
  expect(flow.length).toBe(6);
  const { loss } = worstFlows(core, unit, trackLosses(core, unit));
  expect([...loss]).toEqual([1, 0, 0, 0, 0, 0]);
});

test('only the chosen losses count', () => {
  const graph = gridGraph(40, 3);
  const { injection, flow } = baseCase(graph, 3);
  const core = reduceToCore(graph);
  const losses = Uint8Array.from(flow, (_, e) => (e % 4 === 0 ? 1 : 0));
  const extremes = trackLosses(core, flow, { losses });
  const worst = worstFlows(core, flow, extremes);
  const after = [...flowsAfterEveryLoss(graph, injection)].filter(([k]) => losses[k] === 1);
  for (let e = 0; e < flow.length; e++) {
    if (losses[e] === 0) expect(extremes.outcome[e]).toBe(LOSS.none);
    const largest = Math.max(Math.abs(flow[e]!), ...after.map(([, flows]) => Math.abs(flows[e]!)));
    expect(Math.abs(worst.flow[e]!)).toBeCloseTo(largest, 7);
  }
});

test('a loss after which the weights cancel is told apart, and harms nothing else', () => {
  // Between nodes 0 and 1: weights 2, 1 and −1. Without the first, the rest cancels.
  const graph = {
    nodeCount: 2,
    from: Int32Array.of(0, 0, 0),
    to: Int32Array.of(1, 1, 1),
    weight: Float64Array.of(2, 1, -1),
  };
  const flow = Float64Array.of(2, 1, -1);
  const core = reduceToCore(graph);
  const extremes = trackLosses(core, flow);
  expect([...extremes.outcome]).toEqual([LOSS.singular, LOSS.screened, LOSS.screened]);
  // Loss of the second: 2 · (2 / 1) = 4 on the first; loss of the third: 4 / 3.
  expect([...worstFlows(core, flow, extremes).flow]).toEqual([4, 1, -2].map((x) => expect.closeTo(x, 12)));
});
