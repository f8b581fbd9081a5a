import { describe, expect, test } from 'vitest';
import { reduceToCore } from '../../src/numeric/core-reduction.ts';
import { flowSeries } from '../../src/numeric/flow-series.ts';
import { type Kernels, plainKernels, webAssemblyKernels } from '../../src/numeric/kernels/kernels.ts';
import { solveBlock } from '../../src/numeric/lane-solver.ts';
import { factorise, solve } from '../../src/numeric/ldl.ts';
import { lossFactors } from '../../src/numeric/loss-factors.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { analyse } from '../../src/numeric/symbolic-factor.ts';
import { laplacianMatrix, laplacianPattern } from '../../src/numeric/symmetric-matrix.ts';
import { lossBehind, worstFlowSeries } from '../../src/numeric/worst-flow-series.ts';
import { balancedInjection, flowsAfterEveryLoss, flowsFromScratch } from './brute-force-losses.ts';
import { gridGraph, groundFirst } from './random-graph.ts';

const fast = webAssemblyKernels() as Kernels;

const cases = Array.from({ length: 18 }, (_, s) => ({
  seed: s + 1,
  nodeCount: [2, 3, 8, 20, 45, 80][s % 6]!,
  negativeShare: s < 12 ? 0 : 0.08,
}));

describe.each(cases)('seed $seed: $nodeCount nodes, $negativeShare negative', (at) => {
  const { seed, nodeCount } = at;
  const graph = gridGraph(nodeCount, seed, at.negativeShare);
  const { from, to, weight } = graph;
  const matrix = laplacianMatrix(laplacianPattern(nodeCount, from, to, groundFirst(nodeCount)), weight);
  const factor = factorise(analyse(matrix), matrix);
  const caseCount = 11;
  const injections = Array.from({ length: caseCount }, (_, t) => balancedInjection(nodeCount, seed + t));
  const whole = new Uint8Array(from.length).fill(1);

  test('a block of right-hand sides is solved like each alone', () => {
    const random = seededRandom(seed);
    const block = Float64Array.from({ length: nodeCount * caseCount }, () => random.normal());
    const lanes = Array.from({ length: caseCount }, (_, j) => block.filter((_, p) => p % caseCount === j));
    const twin = block.slice();
    solveBlock(factor, block, caseCount, fast);
    solveBlock(factor, twin, caseCount, plainKernels);
    expect(twin).toEqual(block);
    lanes.forEach((lane, j) => {
      solve(factor, lane);
      const size = Math.max(...lane.map(Math.abs));
      lane.forEach((x, i) => {
        expect(Math.abs(block[i * caseCount + j]! - x)).toBeLessThan(1e-10 * size);
      });
    });
  });

  test('flows of many cases are those of each alone', () => {
    const injection = new Float64Array(nodeCount * caseCount);
    injections.forEach((one, t) => {
      for (let i = 1; i < nodeCount; i++) injection[i * caseCount + t] = one[i]!;
    });
    const flow = flowSeries(factor, graph, injection, caseCount, fast);
    expect(flowSeries(factor, graph, injection, caseCount, plainKernels)).toEqual(flow);
    injections.forEach((one, t) => {
      flowsFromScratch(graph, one, whole).forEach((f, e) => {
        expect(flow[e * caseCount + t]).toBeCloseTo(f, 8);
      });
    });
  });

  test('worst flows of many cases are those of a re-solve for every loss in every case', () => {
    const core = reduceToCore(graph);
    const factors = lossFactors(core, fast);
    expect(lossFactors(core, plainKernels)).toEqual(factors);
    const losses = Uint8Array.from(from, (_, e) => (e % 5 === 1 ? 0 : 1));
    const flow = new Float64Array(from.length * caseCount);
    injections.forEach((one, t) => {
      flowsFromScratch(graph, one, whole).forEach((f, e) => {
        flow[e * caseCount + t] = f;
      });
    });
    const worst = worstFlowSeries(core, factors, flow, caseCount, { losses, kernels: fast });
    expect(worstFlowSeries(core, factors, flow, caseCount, { losses, kernels: plainKernels })).toEqual(worst);
    injections.forEach((one, t) => {
      const after = [...flowsAfterEveryLoss(graph, one)].filter(([k]) => losses[k] === 1);
      for (let e = 0; e < from.length; e++) {
        const largest = Math.max(
          Math.abs(flow[e * caseCount + t]!),
          ...after.map(([, flows]) => Math.abs(flows[e]!)),
        );
        const found = worst[e * caseCount + t]!;
        expect(Math.abs(found)).toBeCloseTo(largest, 7);
        const behind = lossBehind(core, factors, flow, caseCount, e, t, losses);
        const cause = after.find(([k]) => k === behind)?.[1][e] ?? flow[e * caseCount + t]!;
        expect(Math.abs(cause)).toBeCloseTo(largest, 7);
      }
    });
  });
});

test('a chain whose loss is singular is left out', () => {
  const graph = {
    nodeCount: 2,
    from: Int32Array.of(0, 0, 0),
    to: Int32Array.of(1, 1, 1),
    weight: Float64Array.of(2, 1, -1),
  };
  const core = reduceToCore(graph);
  const factors = lossFactors(core);
  expect([...factors.isSingular]).toEqual([1, 0, 0]);
  const worst = worstFlowSeries(core, factors, Float64Array.of(2, 1, -1), 1);
  expect([...worst]).toEqual([4, 1, -2].map((x) => expect.closeTo(x, 12)));
});
