import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jointCapacity, jointTransfer } from '../../../src/analysis/capacity/joint-capacity.ts';
import { jointRedispatch } from '../../../src/analysis/capacity/joint-redispatch.ts';
import { securityFrame } from '../../../src/analysis/capacity/security-frame.ts';
import { solveContingency } from '../../../src/analysis/contingency.ts';
import { monitorFrom } from '../../../src/analysis/monitoring.ts';
import { areaTransfer } from '../../../src/analysis/shift-key.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { baseCaseOf } from '../../support/base-case.ts';
import { plainRedispatch, securelyRated, wholeOutages } from '../../support/plain-redispatch.ts';
import { anyGrid } from '../../support/random-grid.ts';

const solver = await loadSolver();
const RULE = { sensitivityThreshold: 0, localOverloadThreshold: 0 };

test('the region is that of the programme written out in full, and holds the linear one', () => {
  let regions = 0;
  fc.assert(
    fc.property(anyGrid({ maxBuses: 10 }), (grid) => {
      const whole = wholeOutages(grid);
      const network = securelyRated(grid, whole, 1.1);
      const base = baseCaseOf(network);
      const states = whole.map((contingency) => solveContingency(base, contingency));
      const frame = securityFrame(base, states, monitorFrom(network, 115, 'continuous'));
      const exchanges = [
        { from: new Set([0]), to: new Set([1]) },
        { from: new Set([1]), to: new Set([2]) },
      ] as const;
      const first = areaTransfer(base, exchanges[0].from, exchanges[0].to, 'headroom');
      const second = areaTransfer(base, exchanges[1].from, exchanges[1].to, 'headroom');
      if (first.kind !== 'transfer' || second.kind !== 'transfer') return;
      const baseMw = [500, 500] as const;
      const joint = [
        { transfer: first.transfer, baseMw: 500 },
        { transfer: second.transfer, baseMw: 500 },
      ] as const;
      const linear = jointCapacity(frame, joint, RULE);
      if (linear.kind !== 'polygon') throw new Error(linear.kind);
      const within = linear.vertices.filter(({ x, y }) => x >= 0 && y >= 0);
      const points = within.map((at) => jointTransfer(joint, at));
      const region = jointRedispatch({ frame, exchanges, baseMw, rule: RULE, linear: points }, solver);
      if (region.kind !== 'polygon') throw new Error(region.kind);
      const reach = (dx: number, dy: number) =>
        Math.max(...region.vertices.map(({ x, y }) => dx * x + dy * y));
      if (region.vertices.length > 2) regions++;
      for (const [dx, dy] of [
        [1, 0],
        [0, 1],
        [1, 1],
        [2, -1],
        [-1, 3],
        [-1, -1],
      ] as const) {
        const plain = plainRedispatch(network, whole, exchanges, [dx, dy], solver)!;
        expect(Math.abs(reach(dx, dy) - plain)).toBeLessThan(1e-2);
        for (const { x, y } of within) expect(dx * x + dy * y).toBeLessThan(reach(dx, dy) + 1e-2);
      }
    }),
    { seed: 61, numRuns: 40 },
  );
  expect(regions).toBeGreaterThan(10);
});
