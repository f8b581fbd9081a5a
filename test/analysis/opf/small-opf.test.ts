import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dcOpf } from '../../../src/analysis/opf/dc-opf.ts';
import type { GenerationCost } from '../../../src/grid/cost-curves.ts';
import type { Network } from '../../../src/grid/network.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { plainFlow } from '../../support/brute-force.ts';
import { anyGrid } from '../../support/random-grid.ts';
import { smallNetwork } from '../../support/small-network.ts';

const solver = await loadSolver();
const linear = (costUsdPerMwh: number): GenerationCost => ({
  kind: 'polynomial',
  coefficients: [costUsdPerMwh, 0],
});

const TRIANGLE = smallNetwork(
  [{ reference: true }, {}, { demandMw: 90 }],
  [
    { from: 0, to: 1, x: 0.1 },
    { from: 0, to: 2, x: 0.1, ratingMva: 50 },
    { from: 1, to: 2, x: 0.1 },
  ],
  [
    { bus: 0, maxMw: 500 },
    { bus: 1, maxMw: 500 },
  ],
);

describe('micro-case E, by hand, in both forms', () => {
  test.each(['sensitivities', 'angles'] as const)('by %s', (formulation) => {
    const result = dcOpf(TRIANGLE, [linear(10), linear(30)], { formulation }, solver);
    if (result.kind !== 'optimal') throw new Error(result.kind);
    const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));
    expect(result.objectiveUsdPerH).toBeCloseTo(1500, 6);
    expect([...result.outputMw]).toEqual(close([60, 30]));
    expect([...result.priceUsdPerMwh]).toEqual(close([10, 30, 50]));
    expect([...result.flowMw]).toEqual(close([10, 50, 40]));
    expect([...result.limitPriceUsdPerMwh]).toEqual(close([0, 60, 0]));
    expect(result.bindingBranches).toEqual([1]);
  });
});

test('demand beyond all units has no dispatch, and the island is named', () => {
  const units = { ...TRIANGLE.units, maxMw: Float64Array.of(40, 40) };
  const result = dcOpf({ ...TRIANGLE, units }, [linear(10), linear(30)], {}, solver);
  expect(result).toEqual({
    kind: 'infeasible',
    reasons: [{ kind: 'capacity-short', island: 0, demandMw: 90, capacityMw: 80 }],
  });
});

test('limits that no dispatch respects are named with what cannot be served', () => {
  const branches = { ...TRIANGLE.branches, ratingMva: Float64Array.of(50, 50, 20) };
  const result = dcOpf({ ...TRIANGLE, branches }, [linear(10), linear(30)], {}, solver);
  if (result.kind !== 'infeasible') throw new Error(result.kind);
  const [reason] = result.reasons;
  if (reason?.kind !== 'limits') throw new Error(reason?.kind);
  expect(reason.shed.map((amount) => amount.bus)).toEqual([2]);
  expect(reason.shed[0]!.powerMw).toBeCloseTo(30, 6);
});

/** Random dispatches inside all limits, each checked with the plain solver: none may cost less than the optimum. */
function cheapestOfMany(network: Network, cost: readonly number[], tries: readonly number[]): number {
  const { units, buses, branches } = network;
  const demand = buses.demandMw.reduce((sum, mw) => sum + mw, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let start = 0; start + units.count <= tries.length; start += units.count) {
    const order = Array.from(units.id.keys()).sort((a, b) => tries[start + a]! - tries[start + b]!);
    const output = new Array<number>(units.count).fill(0);
    let left = demand;
    for (const u of order) {
      output[u] = Math.min(units.maxMw[u]!, left);
      left -= output[u]!;
    }
    if (left > 1e-9) continue;
    const injection = Array.from(buses.demandMw, (mw) => -mw);
    output.forEach((mw, u) => {
      injection[units.bus[u]!]! += mw;
    });
    const flow = plainFlow(network, injection, new Set());
    if (flow.some((mw, k) => Math.abs(mw) > branches.ratingMva[k]! + 1e-9)) continue;
    best = Math.min(
      best,
      output.reduce((sum, mw, u) => sum + mw * cost[u]!, 0),
    );
  }
  return best;
}

test('no dispatch found by chance is cheaper, and both forms agree, on random grids', () => {
  fc.assert(
    fc.property(
      anyGrid({ maxBuses: 10 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 200, maxLength: 200 }),
      (network, tries) => {
        const cost = Array.from(network.units.id, (_, u) => 10 + 7 * u);
        const costs = cost.map(linear);
        const one = dcOpf(network, costs, { formulation: 'sensitivities' }, solver);
        const two = dcOpf(network, costs, { formulation: 'angles' }, solver);
        expect(one.kind).toBe(two.kind);
        const best = cheapestOfMany(network, cost, tries);
        if (one.kind !== 'optimal' || two.kind !== 'optimal') {
          expect(best).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(Math.abs(one.objectiveUsdPerH / two.objectiveUsdPerH - 1)).toBeLessThan(1e-8);
        expect(one.objectiveUsdPerH).toBeLessThanOrEqual(best + 1e-6);
      },
    ),
    { seed: 41, numRuns: 60 },
  );
});
