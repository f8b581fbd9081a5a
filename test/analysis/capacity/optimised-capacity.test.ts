import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { optimisedCapacity } from '../../../src/analysis/capacity/optimised-capacity.ts';
import { pairTerms } from '../../../src/analysis/capacity/pair-row.ts';
import { redispatchColumns, transferOf } from '../../../src/analysis/capacity/redispatch-columns.ts';
import { resolveSecurity } from '../../../src/analysis/capacity/resolve-security.ts';
import {
  type SecurityFrame,
  securityFrame,
  statesAfter,
} from '../../../src/analysis/capacity/security-frame.ts';
import { solveContingency } from '../../../src/analysis/contingency.ts';
import { type Flowgate, monitorFrom } from '../../../src/analysis/monitoring.ts';
import type { Contingency, Network } from '../../../src/grid/network.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { seededRandom } from '../../../src/numeric/random.ts';
import { baseCaseOf, contingencyOf } from '../../support/base-case.ts';
import { plainRedispatch, securelyRated, wholeOutages } from '../../support/plain-redispatch.ts';
import { anyGrid } from '../../support/random-grid.ts';
import { smallNetwork } from '../../support/small-network.ts';

const solver = await loadSolver();

const RULE = { sensitivityThreshold: 0, localOverloadThreshold: 0 };
const OPTIONS = { shiftKey: 'headroom', rule: RULE, helping: new Set<number>() } as const;

function frameOf(
  network: Network,
  contingencies: readonly Contingency[],
  flowgates: readonly Flowgate[] = [],
): SecurityFrame {
  const base = baseCaseOf(network);
  const states = contingencies.map((contingency) => solveContingency(base, contingency));
  return securityFrame(base, states, monitorFrom(network, 115, 'continuous', flowgates));
}

/** Two branches watched as one. */
function gateOf(limitMw: number, first = 0, second = 1): Flowgate {
  const branches = [
    { position: first, factor: 1 },
    { position: second, factor: 1 },
  ];
  const limit = { forwardMw: limitMw, reverseMw: limitMw };
  return { id: 'gate', branches, dcLinks: [], limitMw: limit, limitAfterMw: limit };
}

function everyBranch(network: Network): Contingency[] {
  return Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k]));
}

describe('two units behind two lines, by hand', () => {
  // Units at buses 0 and 1 export to bus 2; 0–2 carries 50 MW, 1–2 carries 80 MW, 0–1 couples them weakly.
  const network = smallNetwork(
    [{ area: 0, reference: true }, { area: 0 }, { area: 1, demandMw: 100 }],
    [
      { from: 0, to: 2, x: 0.1, ratingMva: 50 },
      { from: 1, to: 2, x: 0.1, ratingMva: 80 },
      { from: 0, to: 1, x: 1e6, ratingMva: 50 },
    ],
    [
      { bus: 0, outputMw: 0, maxMw: 300, participation: 1 },
      { bus: 1, outputMw: 0, maxMw: 100 },
      { bus: 2, outputMw: 100, maxMw: 200, minMw: -500 },
    ],
  );
  const frame = frameOf(network, []);
  const exchange = { from: new Set([0]), to: new Set([1]) };

  test('by the key three quarters load the weaker line; redispatch fills both', () => {
    const result = optimisedCapacity(frame, exchange, OPTIONS, solver);
    if (result.kind !== 'optimal') throw new Error(result.kind);
    expect(result.linear).toMatchObject({
      securityMw: expect.closeTo(50 / 0.75, 3),
      resourceMw: expect.closeTo(400, 9),
    });
    expect(result.growthMw).toBeCloseTo(130, 3);
    expect(result.transfer.unitMw[0]).toBeCloseTo(50, 3);
    expect(result.transfer.unitMw[1]).toBeCloseTo(80, 3);
    expect(result.transfer.unitMw[2]).toBeCloseTo(-130, 3);
    expect(result.binding.map(({ element, price }) => [element, Number(price.toFixed(3))]).sort()).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(result.scarce).toBeUndefined();
  });

  test('the price of a pair is what one more MW of rating gives', () => {
    const wider = { ...network.branches, ratingMva: Float64Array.of(51, 80, 50) };
    const result = optimisedCapacity(frameOf({ ...network, branches: wider }, []), exchange, OPTIONS, solver);
    expect(result).toMatchObject({ kind: 'optimal', growthMw: expect.closeTo(131, 3) });
  });

  test('a flowgate over both lines holds their sum', () => {
    const result = optimisedCapacity(frameOf(network, [], [gateOf(120)]), exchange, OPTIONS, solver);
    if (result.kind !== 'optimal') throw new Error(result.kind);
    expect(result.growthMw).toBeCloseTo(120, 5);
    expect(result.binding).toMatchObject([{ element: 3, price: expect.closeTo(1, 5) }]);
  });

  test('units run out first where lines are wide', () => {
    const wide = { ...network.branches, ratingMva: new Float64Array(3).fill(1000) };
    const result = optimisedCapacity(frameOf({ ...network, branches: wide }, []), exchange, OPTIONS, solver);
    expect(result).toMatchObject({
      kind: 'optimal',
      growthMw: expect.closeTo(400, 5),
      scarce: 'export',
      binding: [],
    });
  });
});

test('an insecure base case is mended by redispatch where the linear method can only cut', () => {
  // 70 of 60 MW on 0–1: bus 1 has a unit of its own area that can take over.
  const network = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 0, demandMw: 70 },
      { area: 1, demandMw: 40 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 60 },
      { from: 1, to: 2, x: 0.1, ratingMva: 100 },
    ],
    [
      { bus: 0, outputMw: 70, maxMw: 100, participation: 1 },
      { bus: 1, outputMw: 0, maxMw: 45 },
      { bus: 2, outputMw: 40, maxMw: 60 },
    ],
  );
  const result = optimisedCapacity(
    frameOf(network, []),
    { from: new Set([0]), to: new Set([1]) },
    OPTIONS,
    solver,
  );
  if (result.kind !== 'optimal') throw new Error(result.kind);
  expect(result.linear!.securityMw).toBeLessThan(0);
  expect(result.growthMw).toBeCloseTo(35, 5);
  expect(result.mendsBase).toBe(true);
  expect(Array.from(result.transfer.unitMw, (mw) => Number(mw.toFixed(4)))).toEqual([-10, 45, -35]);
});

test('where no redispatch mends the base case its overloads may stay and get no worse', () => {
  const network = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 1, demandMw: 70 },
      { area: 1, demandMw: 40 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 60 },
      { from: 1, to: 2, x: 0.1, ratingMva: 20 },
    ],
    [
      { bus: 0, outputMw: 70, maxMw: 100, participation: 1 },
      { bus: 1, outputMw: 0, minMw: 0, maxMw: 0 },
      { bus: 2, outputMw: 40, minMw: 39, maxMw: 40 },
    ],
  );
  const result = optimisedCapacity(
    frameOf(network, []),
    { from: new Set([0]), to: new Set([1]) },
    OPTIONS,
    solver,
  );
  expect(result).toMatchObject({ kind: 'optimal', mendsBase: false, growthMw: expect.closeTo(0, 5) });
});

test('areas that only a controlled link joins trade over it, and its loss is carried by both sides', () => {
  const plain = smallNetwork(
    [{ area: 0 }, { area: 1, demandMw: 100 }, { area: 1, demandMw: 20 }],
    [{ from: 1, to: 2, x: 0.1, ratingMva: 92 }],
    [
      { bus: 0, outputMw: 50, maxMw: 900, participation: 1 },
      { bus: 1, outputMw: 15, maxMw: 200 },
      { bus: 2, outputMw: 55, maxMw: 200, participation: 1 },
    ],
  );
  const network: Network = {
    ...plain,
    dcLinks: {
      count: 1,
      id: ['back-to-back'],
      name: ['back-to-back'],
      from: Int32Array.of(0),
      to: Int32Array.of(1),
      flowMw: Float64Array.of(50),
      minMw: Float64Array.of(-120),
      maxMw: Float64Array.of(130),
      inService: Uint8Array.of(1),
    },
  };
  const exchange = { from: new Set([0]), to: new Set([1]) };
  const intact = optimisedCapacity(frameOf(network, []), exchange, OPTIONS, solver);
  expect(intact).toMatchObject({ kind: 'optimal', growthMw: expect.closeTo(70, 5), scarce: 'import' });
  // Without the link the line carries what the unit at bus 1 does not give of the 100 MW there: 92 MW at most, so that
  // this unit can give up 7 MW and the one at bus 2 all its 55.
  const lossOfLink = { ...contingencyOf([]), dcLinks: [0] };
  const secure = optimisedCapacity(frameOf(network, [lossOfLink]), exchange, OPTIONS, solver);
  if (secure.kind !== 'optimal') throw new Error(secure.kind);
  expect(secure.growthMw).toBeCloseTo(62, 5);
  expect(secure.binding).toMatchObject([{ element: 0, contingency: 0, price: expect.closeTo(1, 5) }]);
  expect(secure.transfer.linkMw[0]).toBeCloseTo(62, 5);
});

test('rows are the transpose of what carries a transfer through a contingency', () => {
  fc.assert(
    fc.property(anyGrid({ maxBuses: 14, exotic: true }), fc.nat(), fc.nat(), (network, pick, unit) => {
      const k = pick % network.branches.count;
      const u = unit % network.units.count;
      const frame = frameOf(
        network,
        [
          contingencyOf([k]),
          contingencyOf([k, (k + 1) % network.branches.count]),
          contingencyOf([], [u], [0.6]),
          contingencyOf([k], [u]),
        ],
        [gateOf(1000, k, 0)],
      );
      const everywhere = new Set(Array.from({ length: network.areas.count }, (_, a) => a));
      const columns = redispatchColumns(frame.base, [], everywhere);
      const random = seededRandom(pick + 1);
      // Balanced over the island, as every point of the programme is.
      const value = Float64Array.from({ length: columns.block.count }, () => random.next());
      const surplus = columns.units.reduce(
        (sum, _, j) => sum + value[j]! - value[columns.units.length + j]!,
        0,
      );
      value[0]! -= surplus;
      const change = transferOf(frame.base, columns, value);
      for (const { contingency, responseMw } of statesAfter(frame, change)) {
        for (const element of frame.monitoring.elements) {
          const terms = pairTerms(frame, contingency, element, columns)!;
          const sum = terms.column.reduce((mw, j, i) => mw + terms.value[i]! * value[j]!, 0);
          expect(Math.abs(sum - responseMw[element]!)).toBeLessThan(1e-8);
        }
      }
    }),
    { seed: 31, numRuns: 40 },
  );
});

/** Ratings so low that many base cases are insecure. */
function tight(network: Network): Network {
  const { branches } = network;
  return { ...network, branches: { ...branches, ratingMva: branches.ratingMva.map((mw) => 0.4 * mw) } };
}

describe('on random grids', () => {
  test('the optimum is that of the programme written out in full, and is secure when solved again', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 9 }), (grid) => {
        const whole = wholeOutages(grid);
        const network = securelyRated(grid, whole, 1.05);
        const exchange = { from: new Set([0]), to: new Set([1]) };
        const result = optimisedCapacity(frameOf(network, whole), exchange, OPTIONS, solver);
        if (result.kind !== 'optimal') throw new Error(result.kind);
        expect(
          Math.abs(result.growthMw - plainRedispatch(network, whole, [exchange], [1], solver)!),
        ).toBeLessThan(1e-5);
        const resolved = resolveSecurity(frameOf(network, whole), result.transfer, result.limits);
        expect(resolved.highestRatio).toBeLessThan(1 + 1e-6);
        expect(resolved.imbalanceMw).toBeLessThan(1e-5);
      }),
      { seed: 32, numRuns: 60 },
    );
  });

  test('never less than the linear capacity within unit limits, secure or not, with losses of units and splits', () => {
    let cuts = 0;
    let corrected = 0;
    let open = 0;
    fc.assert(
      fc.property(anyGrid({ maxBuses: 12 }), fc.nat(), (grid, unit) => {
        const network = tight(grid);
        const outages = [...everyBranch(network), contingencyOf([], [unit % network.units.count], [0.5])];
        const frame = frameOf(network, outages);
        const rule = { sensitivityThreshold: 0.05, localOverloadThreshold: 0.15 };
        const exchange = { from: new Set([0]), to: new Set([1]) };
        const result = optimisedCapacity(frame, exchange, { ...OPTIONS, rule }, solver);
        if (result.kind !== 'optimal') throw new Error(result.kind);
        if (result.linear === undefined) return;
        const { securityMw, resourceMw, referenceMw } = result.linear;
        const linearMw = Math.min(securityMw, resourceMw);
        if (linearMw < 0) cuts++;
        if (referenceMw === linearMw) expect(result.straightMw).toBeGreaterThan(linearMw - 1e-5);
        expect(result.growthMw).toBeLessThan(result.straightMw + 1e-5);
        if (result.growthMw < result.straightMw - 0.01) corrected++;
        if (result.resolved.highestPickUpRatio > 1 + 1e-5) open++;
        expect(result.resolved.highestRatio).toBeLessThan(1 + 1e-6);
        const helping = new Set(Array.from({ length: network.areas.count }, (_, a) => a));
        const helped = optimisedCapacity(frame, exchange, { ...OPTIONS, rule, helping }, solver);
        if (helped.kind !== 'optimal') throw new Error(helped.kind);
        if (result.mendsBase || !helped.mendsBase)
          expect(helped.straightMw).toBeGreaterThan(result.growthMw - 1e-4);
      }),
      { seed: 33, numRuns: 80 },
    );
    expect(cuts).toBeGreaterThan(8);
    // On grids as tight as these a few cannot be corrected; they say so.
    expect(corrected).toBeGreaterThan(0);
    expect(open).toBeLessThan(12);
  });
});
