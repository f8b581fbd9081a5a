import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { monitorFrom } from '../../src/analysis/monitoring.ts';
import type { TransferPair } from '../../src/analysis/pair-order.ts';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { transferAfter, transferCarrier } from '../../src/analysis/transfer-after.ts';
import { transferLimits } from '../../src/analysis/transfer-capacity.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { anyGrid, roomy } from '../support/random-grid.ts';
import { type BranchSpec, smallNetwork } from '../support/small-network.ts';

const RULE = { sensitivityThreshold: 0.01, localOverloadThreshold: 0.01, pairCount: 10 };

describe('equal triangle with 50 MW on every branch, by hand', () => {
  const branches: BranchSpec[] = [
    { from: 0, to: 1, x: 0.1, ratingMva: 50 },
    { from: 0, to: 2, x: 0.1, ratingMva: 50 },
    { from: 1, to: 2, x: 0.1, ratingMva: 50 },
  ];
  const network = smallNetwork(
    [{ area: 0, reference: true }, { area: 1 }, { area: 2, demandMw: 0 }],
    branches,
    [
      { bus: 0, outputMw: 200, maxMw: 400, participation: 1 },
      { bus: 2, outputMw: 0, maxMw: 400, minMw: -400, participation: 1 },
    ],
  );
  const balanced = { ...network, units: { ...network.units, outputMw: Float64Array.of(0, 0) } };
  const base = baseCaseOf(balanced);
  const outages = [0, 1, 2].map((k) => contingencyOf([k]));
  const made = areaTransfer(base, new Set([0]), new Set([2]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const [[limits] = []] = transferLimits(
    base,
    outages.map((c) => solveContingency(base, c)),
    monitorFrom(balanced, 115, 'continuous'),
    [made.transfer],
    [RULE],
  );

  test('intact: two thirds go direct, 75 MW', () => {
    expect(limits!.intact[0]).toMatchObject({ element: 1, contingency: -1 });
    expect(limits!.intact[0]!.growthMw).toBeCloseTo(75, 9);
  });
  test('secure: whatever is lost, the rest carries all, 50 MW', () => {
    expect(limits!.secure[0]!.growthMw).toBeCloseTo(50, 9);
    const tied = limits!.secure.filter((pair) => Math.abs(pair.growthMw - 50) < 1e-9);
    expect(tied.map((pair) => [pair.element, pair.contingency])).toEqual([
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 1],
    ]);
  });
});

/** Outputs of a network after a transfer of `mw`, by hand from the key's definition. */
function shifted(network: Network, base: readonly number[], mw: number): number[] {
  const { units, buses } = network;
  const room = (u: number, area: number) =>
    buses.area[units.bus[u]!] !== area
      ? 0
      : area === 0
        ? units.maxMw[u]! - base[u]!
        : base[u]! - units.minMw[u]!;
  const total = (area: number) => base.reduce((sum, _, u) => sum + room(u, area), 0);
  return base.map((p, u) => p + (mw * room(u, 0)) / total(0) - (mw * room(u, 1)) / total(1));
}

function plainFlowAt(network: Network, outputs: readonly number[], contingency: Contingency): number[] {
  const participation = [...network.units.participation];
  return plainContingency(network, outputs, [...network.buses.demandMw], participation, contingency).flowMw;
}

/** Raises the exchange in steps and solves every outage from scratch at each. */
function agreesWithBruteForce(network: Network, outages: readonly Contingency[]) {
  const base = baseCaseOf(network);
  const outputs = [...base.outputMw];
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
  if (made.kind !== 'transfer') return;
  const monitoring = monitorFrom(network, 115, 'continuous');
  const states = outages.map((c) => solveContingency(base, c));
  const [[limits] = []] = transferLimits(base, states, monitoring, [made.transfer], [RULE]);
  const limiting = limits!.secure[0];
  const all = [contingencyOf([]), ...outages];
  const margin = (mw: number): { worst: number; pair: string } => {
    let worst = Number.NEGATIVE_INFINITY;
    let pair = '';
    all.forEach((c, position) => {
      const flow = plainFlowAt(network, shifted(network, outputs, mw), c);
      const further = plainFlowAt(network, shifted(network, outputs, mw + 1), c);
      for (const k of monitoring.branches) {
        const slope = further[k]! - flow[k]!;
        if (Math.abs(slope) < RULE.sensitivityThreshold) continue;
        const over = Math.sign(slope) * flow[k]! - network.branches.ratingMva[k]!;
        if (over > worst) {
          worst = over;
          pair = `${k} after ${position - 1}`;
        }
      }
    });
    return { worst, pair };
  };
  if (limiting === undefined) {
    expect(margin(0).pair).toBe('');
    return;
  }
  expect(Math.abs(atLimit(network, outputs, all, limiting))).toBeLessThan(1e-6);
  const reach = limiting.growthMw;
  for (const mw of [reach - 40, reach - 10, reach - 0.01]) expect(margin(mw).worst).toBeLessThan(0);
  expect(Math.abs(margin(reach).worst)).toBeLessThan(1e-6);
  expect(margin(reach + 0.01).worst).toBeGreaterThan(0);
}

/** How far the named element is from its rating after the named outage at the reported limit, solved from scratch. */
function atLimit(
  network: Network,
  outputs: readonly number[],
  all: readonly Contingency[],
  pair: TransferPair,
) {
  const flow = plainFlowAt(network, shifted(network, outputs, pair.growthMw), all[pair.contingency + 1]!);
  return Math.abs(flow[pair.element]!) - network.branches.ratingMva[pair.element]!;
}

describe('linear limits equal brute force', () => {
  test('1,000 random grids, every single outage, bridges included', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 9 }), (network) => {
        const grid = roomy(network);
        agreesWithBruteForce(
          grid,
          Array.from({ length: grid.branches.count }, (_, k) => contingencyOf([k])),
        );
      }),
      { seed: 21, numRuns: 1000 },
    );
  });

  test('units lost in part, pairs of branches, phase shifters', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14, exotic: true }), fc.nat(), fc.nat(), (network, pick, unit) => {
        const grid = roomy(network);
        const k = pick % grid.branches.count;
        agreesWithBruteForce(grid, [
          contingencyOf([], [unit % grid.units.count], [0.4]),
          contingencyOf([k, (k + 1) % grid.branches.count]),
        ]);
      }),
      { seed: 22, numRuns: 150 },
    );
  });
});

test('an overload that the transfer does not move is reported and does not limit', () => {
  const network = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 1, demandMw: 50 },
      { area: 1, demandMw: 30 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 100 },
      { from: 1, to: 2, x: 0.1, ratingMva: 20 },
    ],
    [
      { bus: 0, outputMw: 60, maxMw: 300, participation: 1 },
      { bus: 1, outputMw: 20, maxMw: 60 },
    ],
  );
  const base = baseCaseOf(network);
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const [[limits] = []] = transferLimits(
    base,
    [],
    monitorFrom(network, 115, 'continuous'),
    [made.transfer],
    [RULE],
  );
  expect(limits!.setApart.map((pair) => pair.element)).toEqual([1]);
  expect(limits!.secure.map((pair) => pair.element)).toEqual([0]);
  expect(limits!.secure[0]!.growthMw).toBeCloseTo(40, 9);
  expect(made).toMatchObject({ resourceMw: 20, scarce: 'import' });
});

test('a base case beyond a limit gives a negative growth, never a clipped zero', () => {
  const network = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 1, demandMw: 80 },
    ],
    [{ from: 0, to: 1, x: 0.1, ratingMva: 50 }],
    [
      { bus: 0, outputMw: 70, maxMw: 100, participation: 1 },
      { bus: 1, outputMw: 10, maxMw: 100 },
    ],
  );
  const base = baseCaseOf(network);
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'output');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const [[limits] = []] = transferLimits(
    base,
    [],
    monitorFrom(network, 115, 'continuous'),
    [made.transfer],
    [RULE],
  );
  expect(limits!.secure[0]!.growthMw).toBeCloseTo(-20, 9);
});

test('areas in different islands have no transfer, and say so', () => {
  const network = smallNetwork(
    [{ area: 0 }, { area: 1, demandMw: 5 }],
    [],
    [
      { bus: 0, outputMw: 0, maxMw: 10, participation: 1 },
      { bus: 1, outputMw: 5, maxMw: 10, participation: 1 },
    ],
  );
  expect(areaTransfer(baseCaseOf(network), new Set([0]), new Set([1]), 'headroom').kind).toBe(
    'not-connected',
  );
  expect(areaTransfer(baseCaseOf(network), new Set([0]), new Set([1]), 'output')).toEqual({
    kind: 'no-resources',
    side: 'export',
  });
});

test('areas joined by a controlled link trade over it, up to its capacity', () => {
  const plain = smallNetwork(
    [{ area: 0 }, { area: 1, demandMw: 100 }, { area: 1, demandMw: 20 }],
    [{ from: 1, to: 2, x: 0.1, ratingMva: 300 }],
    [
      { bus: 0, outputMw: 50, maxMw: 900, participation: 1 },
      { bus: 2, outputMw: 70, maxMw: 200, participation: 1 },
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
      maxMw: Float64Array.of(110),
      inService: Uint8Array.of(1),
    },
  };
  const base = baseCaseOf(network);
  expect(base.flowMw[0]).toBeCloseTo(-50, 9);
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  expect(made).toMatchObject({ resourceMw: 60, scarce: 'link' });
  expect(made.transfer.flowMw[0]).toBeCloseTo(1, 9);
  // Loss of the link: its 50 MW and whatever the transfer adds come from the unit at bus 2.
  const lost = { ...contingencyOf([]), dcLinks: [0] };
  const state = solveContingency(base, lost);
  expect(state.flowMw[0]).toBeCloseTo(-100, 9);
  expect(transferAfter(transferCarrier(base, state), made.transfer)[0]).toBeCloseTo(0, 9);
});

test('an overload of the base case that the transfer moves little is local where the rule says so', () => {
  // One MW of transfer puts 1/4 MW on the weak branch, which carries 30 of 20 MW already.
  const network = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 1, demandMw: 120 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 200 },
      { from: 0, to: 1, x: 0.3, ratingMva: 20 },
    ],
    [
      { bus: 0, outputMw: 120, maxMw: 500, participation: 1 },
      { bus: 1, outputMw: 0, minMw: -500, maxMw: 500 },
    ],
  );
  const base = baseCaseOf(network);
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const strict = RULE;
  const local = { ...RULE, localOverloadThreshold: 0.3 };
  const [[asMethods] = [], [asLocal] = []] = transferLimits(
    base,
    [],
    monitorFrom(network, 115, 'continuous'),
    [made.transfer],
    [strict, local],
  );
  expect(asMethods!.secure.map((pair) => pair.element)).toEqual([1, 0]);
  expect(asMethods!.secure[0]!.growthMw).toBeCloseTo(-40, 9);
  expect(asMethods!.setApart).toEqual([]);
  expect(asLocal!.secure.map((pair) => pair.element)).toEqual([0]);
  expect(asLocal!.secure[0]!.growthMw).toBeCloseTo(110 / 0.75, 9);
  expect(asLocal!.setApart.map((pair) => pair.element)).toEqual([1]);
});
