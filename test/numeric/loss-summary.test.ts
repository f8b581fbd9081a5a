import { describe, expect, test } from 'vitest';
import { reduceToCore } from '../../src/numeric/core-reduction.ts';
import { type Kernels, plainKernels, webAssemblyKernels } from '../../src/numeric/kernels/kernels.ts';
import { LOSS } from '../../src/numeric/loss-blocks.ts';
import { type LossSummary, summariseLosses } from '../../src/numeric/loss-summary.ts';
import { worstFlows } from '../../src/numeric/worst-flow.ts';
import { balancedInjection, flowsAfterEveryLoss, flowsFromScratch } from './brute-force-losses.ts';
import { gridGraph, type RandomGraph } from './random-graph.ts';

const fast = webAssemblyKernels() as Kernels;

/** Some edges without a limit, few different limits, so that chains hold equal and different ones. */
function someLimits(flow: Float64Array, seed: number): Float64Array {
  return flow.map((_, e) => ((e + seed) % 4 === 0 ? Infinity : 0.4 + 0.3 * ((e * seed) % 3)));
}

function study(graph: RandomGraph, seed: number) {
  const injection = balancedInjection(graph.nodeCount, seed);
  const flow = flowsFromScratch(graph, injection, new Uint8Array(graph.from.length).fill(1));
  return { injection, flow, limit: someLimits(flow, seed), core: reduceToCore(graph) };
}

/** The largest value, and every edge that comes near it. */
function top(edges: readonly number[], measure: (e: number) => number): { value: number; near: number[] } {
  const value = Math.max(0, ...edges.map(measure));
  return { value, near: edges.filter((e) => measure(e) >= value - 1e-7) };
}

function check(
  summary: LossSummary,
  flow: Float64Array,
  limit: Float64Array,
  after: Map<number, Float64Array>,
  watched: readonly number[],
): void {
  expect([...summary.lost]).toEqual([...after.keys()]);
  [...after].forEach(([k, flows], r) => {
    const others = watched.filter((e) => e !== k);
    const byFlow = top(others, (e) => Math.abs(flows[e]!));
    expect(Math.abs(summary.flow[r]!)).toBeCloseTo(byFlow.value, 7);
    if (byFlow.value > 1e-6) {
      expect(byFlow.near).toContain(summary.flowEdge[r]);
      expect(summary.flow[r]).toBeCloseTo(flows[summary.flowEdge[r]!]!, 7);
    }
    const byLoading = top(others, (e) => Math.abs(flows[e]!) / limit[e]!);
    expect(summary.loading[r]).toBeCloseTo(byLoading.value, 7);
    if (byLoading.value > 1e-6) {
      expect(byLoading.near).toContain(summary.loadingEdge[r]);
      expect(summary.loadingFlow[r]).toBeCloseTo(flows[summary.loadingEdge[r]!]!, 7);
    }
    const byChange = top(others, (e) => Math.abs(flows[e]! - flow[e]!));
    expect(Math.abs(summary.change[r]!)).toBeCloseTo(byChange.value, 7);
    if (byChange.value > 1e-6) {
      const e = summary.changeEdge[r]!;
      expect(byChange.near).toContain(e);
      expect(summary.change[r]).toBeCloseTo(flows[e]! - flow[e]!, 7);
    }
    const loadings = others.map((e) => Math.abs(flows[e]!) / limit[e]!);
    if (loadings.every((l) => Math.abs(l - 1) > 1e-7)) {
      expect(summary.overCount[r]).toBe(loadings.filter((l) => l > 1).length);
    }
  });
}

const cases = Array.from({ length: 30 }, (_, s) => ({
  seed: s + 1,
  nodeCount: [2, 3, 6, 12, 40, 90][s % 6]!,
  negativeShare: s < 18 ? 0 : 0.08,
}));

describe.each(cases)('seed $seed: $nodeCount nodes, $negativeShare negative', (at) => {
  const graph = gridGraph(at.nodeCount, at.seed, at.negativeShare);
  const { injection, flow, limit, core } = study(graph, at.seed);
  const after = flowsAfterEveryLoss(graph, injection);

  test('every row is that of a re-solve', () => {
    const { summary } = summariseLosses(core, flow, limit, { kernels: fast });
    check(summary, flow, limit, after, [...flow.keys()]);
  });

  test('only watched edges are looked at', () => {
    const watched = Uint8Array.from(flow, (_, e) => (e % 3 === at.seed % 3 ? 1 : 0));
    const { summary } = summariseLosses(core, flow, limit, { kernels: fast, watched });
    check(
      summary,
      flow,
      limit,
      after,
      [...flow.keys()].filter((e) => watched[e] === 1),
    );
  });

  test('the extremes per edge come with it', () => {
    const worst = worstFlows(core, flow, summariseLosses(core, flow, limit, { kernels: fast }).extremes);
    for (let e = 0; e < flow.length; e++) {
      const largest = Math.max(
        Math.abs(flow[e]!),
        ...[...after.values()].map((flows) => Math.abs(flows[e]!)),
      );
      expect(Math.abs(worst.flow[e]!)).toBeCloseTo(largest, 7);
    }
  });

  test('WebAssembly and its twin, the whole and its parts agree to the last bit', () => {
    const whole = summariseLosses(core, flow, limit, { kernels: fast });
    expect(summariseLosses(core, flow, limit, { kernels: plainKernels })).toEqual(whole);
    const parts = [0, 1, 2].map((part) =>
      summariseLosses(core, flow, limit, { kernels: fast, part, parts: 3 }),
    );
    for (const column of Object.keys(whole.summary) as (keyof LossSummary)[]) {
      expect(parts.flatMap(({ summary }) => [...summary[column]])).toEqual([...whole.summary[column]]);
    }
  });
});

test('two circuits to a radial part: the loss of one doubles the other and nothing else', () => {
  // A triangle 0-1-2 (edges 0, 1, 2), and 2-3 twice (edges 3 and 4) with a tail 3-4 (edge 5).
  const graph = {
    nodeCount: 5,
    from: Int32Array.of(0, 0, 1, 2, 3, 3),
    to: Int32Array.of(1, 2, 2, 3, 2, 4),
    weight: Float64Array.of(10, 10, 10, 5, 5, 10),
  };
  const flow = flowsFromScratch(graph, Float64Array.of(1, 0, 0, 0, -1), new Uint8Array(6).fill(1));
  const limit = Float64Array.of(1, 1, 1, 0.8, 0.8, 0.9);
  const { summary } = summariseLosses(reduceToCore(graph), flow, limit);
  const row = [...summary.lost].indexOf(3);
  expect(summary.changeEdge[row]).toBe(4);
  expect(summary.change[row]).toBeCloseTo(-0.5, 12);
  expect([summary.flowEdge[row], summary.overCount[row]]).toEqual([4, 2]);
  expect([summary.loadingEdge[row], summary.loading[row]]).toEqual([4, expect.closeTo(1.25, 12)]);
});

test('without limits there is no loading; a singular loss has no row', () => {
  const graph = {
    nodeCount: 3,
    from: Int32Array.of(0, 0, 0, 1),
    to: Int32Array.of(1, 1, 1, 2),
    weight: Float64Array.of(2, 1, -1, 1),
  };
  const flow = Float64Array.of(2, 1, -1, 0);
  const { summary, extremes } = summariseLosses(
    reduceToCore(graph),
    flow,
    new Float64Array(4).fill(Infinity),
  );
  expect([...extremes.outcome]).toEqual([LOSS.singular, LOSS.screened, LOSS.screened, LOSS.splits]);
  expect([...summary.lost]).toEqual([1, 2]);
  expect([...summary.loadingEdge]).toEqual([-1, -1]);
});
