import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { netExports, regionalTrade } from '../../../src/analysis/capacity/regional-trade.ts';
import { resolveSecurity } from '../../../src/analysis/capacity/resolve-security.ts';
import { securityFrame } from '../../../src/analysis/capacity/security-frame.ts';
import { solveContingency } from '../../../src/analysis/contingency.ts';
import { monitorFrom } from '../../../src/analysis/monitoring.ts';
import type { Contingency, Network } from '../../../src/grid/network.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { baseCaseOf } from '../../support/base-case.ts';
import { plainRedispatch, securelyRated, wholeOutages } from '../../support/plain-redispatch.ts';
import { anyGrid } from '../../support/random-grid.ts';
import { smallNetwork } from '../../support/small-network.ts';

const solver = await loadSolver();
const RULE = { sensitivityThreshold: 0, localOverloadThreshold: 0 };

function frameOf(network: Network, contingencies: readonly Contingency[]) {
  const base = baseCaseOf(network);
  const states = contingencies.map((contingency) => solveContingency(base, contingency));
  return securityFrame(base, states, monitorFrom(network, 115, 'continuous'));
}

describe('three areas in a row, by hand', () => {
  // 0 ── 1 ── 2 over lines of 100 and 70 MW, every area balanced in the base case.
  const network = smallNetwork(
    [
      { area: 0, demandMw: 50, reference: true },
      { area: 1, demandMw: 60 },
      { area: 2, demandMw: 90 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 100 },
      { from: 1, to: 2, x: 0.1, ratingMva: 70 },
    ],
    [
      { bus: 0, outputMw: 50, maxMw: 500, participation: 1 },
      { bus: 1, outputMw: 60, maxMw: 200 },
      { bus: 2, outputMw: 90, maxMw: 190 },
    ],
  );

  test('both ends sell to the middle, or it sells to both: the better of both is found', () => {
    // To the middle: 60 MW at most, its demand. From the middle: 140 MW of room, 50 to the left and 70 to the right.
    const result = regionalTrade(frameOf(network, []), [0, 1, 2], RULE, solver);
    if (result.kind !== 'optimal') throw new Error(result.kind);
    expect(result.tradeMw).toBeCloseTo(120, 5);
    expect(Array.from(result.netExportMw, (mw) => Number(mw.toFixed(4)))).toEqual([-50, 120, -70]);
    expect(result.optimum.mendsBase).toBe(true);
  });

  test('one area has nobody to trade with', () => {
    expect(regionalTrade(frameOf(network, []), [0], RULE, solver)).toEqual({ kind: 'too-few-areas' });
  });
});

test('on random grids it is the best of all sets of exporters, each programme written out in full', () => {
  fc.assert(
    fc.property(anyGrid({ maxBuses: 9 }), (grid) => {
      const whole = wholeOutages(grid);
      const network = securelyRated(grid, whole, 1.1);
      const frame = frameOf(network, whole);
      const areas = Array.from({ length: network.areas.count }, (_, a) => a);
      const result = regionalTrade(frame, areas, RULE, solver);
      if (result.kind !== 'optimal') throw new Error(result.kind);
      const net = netExports(frame.base);
      let best = 0;
      for (let set = 1; set < 2 ** areas.length - 1; set++) {
        const from = new Set(areas.filter((a) => (set >> a) & 1));
        const to = new Set(areas.filter((a) => !from.has(a)));
        const growth = plainRedispatch(network, whole, [{ from, to }], [1], solver)!;
        best = Math.max(best, growth + [...from].reduce((sum, a) => sum + net[a]!, 0));
      }
      expect(Math.abs(result.tradeMw - best)).toBeLessThan(1e-4);
      const exports = Array.from(result.netExportMw).reduce((sum, mw) => sum + Math.max(0, mw), 0);
      expect(Math.abs(exports - result.tradeMw)).toBeLessThan(1e-4);
      expect(
        resolveSecurity(frame, result.optimum.transfer, result.optimum.limits).highestRatio,
      ).toBeLessThan(1 + 1e-6);
    }),
    { seed: 71, numRuns: 25 },
  );
});
