import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { monitorFrom } from '../../src/analysis/monitoring.ts';
import { screenSecurity } from '../../src/analysis/security.ts';
import type { Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

function harmOf(network: Network, branches: readonly number[]) {
  const base = baseCaseOf(network);
  const states = branches.map((k) => solveContingency(base, contingencyOf([k])));
  return screenSecurity(base, states, monitorFrom(network, 0, 'continuous')).outcomes.map(
    ({ overloads, harmed }) => ({ overloads, harmed }),
  );
}

// 100 MW over a spur 0–1 that takes 99.8, then over three lines 1–2 side by side with 50, 25 and 25 MW, that lead to a
// load of 100; a pair 2–3 carries nothing and is far from any limit.
const SPUR = smallNetwork(
  [{ reference: true }, {}, { demandMw: 100 }, {}],
  [
    { from: 0, to: 1, x: 0.1, ratingMva: 99.8 },
    { from: 1, to: 2, x: 0.1, ratingMva: 70 },
    { from: 1, to: 2, x: 0.2, ratingMva: 45 },
    { from: 1, to: 2, x: 0.2, ratingMva: 24.9 },
    { from: 2, to: 3, x: 0.1, ratingMva: 100 },
  ],
  [{ bus: 0, outputMw: 100 }],
);

test('an overload that was there and stays as it is, is no harm of a loss; one that comes or grows is', () => {
  expect(harmOf(SPUR, [1, 2, 4])).toEqual([
    // 50 and 50 MW on the two others, both beyond their limits; the second was so before, and is worse.
    { overloads: 3, harmed: 2 },
    // 66.7 and 33.3 MW: only what was overloaded before is, and is worse.
    { overloads: 2, harmed: 1 },
    // The spur and the third line as before.
    { overloads: 2, harmed: 0 },
  ]);
});

test('on random grids the harm is what a fresh solve of each loss adds to the base case', () => {
  fc.assert(
    fc.property(anyGrid(), (network) => {
      const watched = monitorFrom(network, 0, 'continuous');
      const base = baseCaseOf(network);
      const loading = (k: number, flowMw: number) => Math.abs(flowMw) / watched.limitsAfter.forwardMw[k]!;
      const losses = watched.branches.slice(0, 6);
      const states = losses.map((k) => solveContingency(base, contingencyOf([k])));
      const { outcomes } = screenSecurity(base, states, watched);
      losses.forEach((lost, c) => {
        const flows = plainContingency(
          network,
          [...base.outputMw],
          [...network.buses.demandMw],
          [...base.participation],
          contingencyOf([lost]),
        ).flowMw;
        const points = watched.branches.map(
          (k) => [loading(k, base.flowMw[k]!), loading(k, flows[k]!)] as const,
        );
        // Within rounding of an edge of the rule either answer will do.
        const near = ([before, after]: readonly [number, number]) =>
          Math.abs(after - 1) < 1e-6 || Math.abs(before - 1) < 1e-6 || Math.abs(after - before - 0.01) < 1e-6;
        fc.pre(!points.some(near));
        const harmed = points.filter(
          ([before, after]) => after > 1 && (before <= 1 || after > before + 0.01),
        );
        expect(outcomes[c]!.harmed).toBe(harmed.length);
      });
    }),
  );
});
