import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BaseCase } from '../../src/analysis/contingency.ts';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { monitorFrom } from '../../src/analysis/monitoring.ts';
import { schemeCapacity } from '../../src/analysis/scheme-capacity.ts';
import type { Scheme } from '../../src/analysis/schemes.ts';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { transferLimits } from '../../src/analysis/transfer-capacity.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

const RULE = { sensitivityThreshold: 0, localOverloadThreshold: 0, pairCount: 1 };

const NO_ACTION = { opens: [], trips: [], setUnits: [], setLinks: [], sheds: [] };

describe('two parallel lines from one area to the next', () => {
  // 100 MW go over two equal lines, 50 each, rated 200. The transfer adds half to each; with one out all of it.
  const network = smallNetwork(
    [
      { area: 0, reference: true, demandMw: 50 },
      { area: 1, demandMw: 150 },
    ],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 200 },
      { from: 0, to: 1, x: 0.1, ratingMva: 200 },
    ],
    [
      { bus: 0, outputMw: 150, maxMw: 600, participation: 1 },
      { bus: 1, outputMw: 50, minMw: -900, maxMw: 600, participation: 1 },
    ],
  );
  const base = baseCaseOf(network);
  const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const outages = [contingencyOf([0]), contingencyOf([1])];
  const limitWith = (schemes: readonly Scheme[]) =>
    schemeCapacity(base, outages, monitorFrom(network, 115, 'continuous'), made.transfer, RULE, schemes);
  const scheme = (change: Partial<Scheme>, levelMw = 180): Scheme => ({
    ...NO_ACTION,
    id: 'S',
    trigger: { branch: 1, direction: 'from-to', levelMw },
    ...change,
  });

  test('without a scheme: the line left carries 100 MW and all of the growth, so 100 MW', () => {
    expect(limitWith([])).toMatchObject({ growthMw: 100, contingency: 0, acted: [] });
  });

  test('tripping 60 MW in the exporter at 180 MW: half is picked up there, 30 MW less flow, 130 MW', () => {
    const limit = limitWith([scheme({ trips: [{ unit: 0, mw: 60 }] })]);
    // After the loss of line 1 the scheme does not see line 1, and 100 MW remain the limit.
    expect(limit).toMatchObject({ growthMw: 100, contingency: 1 });
    const either = limitWith([
      scheme({ trips: [{ unit: 0, mw: 60 }] }),
      scheme({
        id: 'T',
        trigger: { branch: 0, direction: 'from-to', levelMw: 180 },
        trips: [{ unit: 0, mw: 60 }],
      }),
    ]);
    expect(either.growthMw).toBeCloseTo(130, 9);
    expect(either.acted.map(({ scheme: { id }, growthMw }) => [id, growthMw])).toEqual([['S', 80]]);
  });

  test('a scheme that makes it worse ends the transfer where it acts', () => {
    // At 150 MW on line 1 with nothing out (growth 200) it opens line 0; alone line 1 then carries 300 MW.
    const limit = limitWith([scheme({ opens: [0] }, 60)]);
    // With nothing out it acts at 60 MW: growth 20, line 1 carries 120 MW, secure; the loss of line 1 then cuts the areas
    // apart, and within each everything can be balanced: 200 − 100 = 100 MW of growth remain.
    expect(limit.growthMw).toBeCloseTo(100, 9);
    const late = limitWith([scheme({ opens: [], sheds: [{ area: 0, mw: 40 }] }, 190)]);
    // Shedding 40 MW in the exporter adds 20 MW to the line, from 190 to 210: insecure at once, so 90 MW.
    expect(late).toMatchObject({ growthMw: 90, contingency: 0 });
    expect(late.acted).toHaveLength(1);
    expect(late.unrelieved).toHaveLength(1);
  });
});

test('without schemes the same as the linear limits', () => {
  fc.assert(
    fc.property(anyGrid({ maxBuses: 12 }), (network) => {
      const base = baseCaseOf(network);
      const made = areaTransfer(base, new Set([0]), new Set([1]), 'headroom');
      if (made.kind !== 'transfer') return;
      const outages = Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k]));
      const monitoring = monitorFrom(network, 115, 'continuous');
      const states = outages.map((outage) => solveContingency(base, outage));
      const [[limits] = []] = transferLimits(base, states, monitoring, [made.transfer], [RULE]);
      const found = schemeCapacity(base, outages, monitoring, made.transfer, RULE, []);
      expect(found.growthMw).toBeCloseTo(limits!.secure[0]?.growthMw ?? Infinity, 6);
    }),
    { seed: 61, numRuns: 100 },
  );
});

/** Room for everybody, and ratings that nothing passes in the base case, whatever acts. */
function roomy(network: Network): Network {
  const { units, branches } = network;
  return {
    ...network,
    units: {
      ...units,
      minMw: units.minMw.map(() => -1e5),
      maxMw: units.maxMw.map((mw) => mw + 1e5),
      participation: units.participation.map((weight) => weight + 0.1),
    },
    branches: { ...branches, ratingMva: branches.ratingMva.map((mva) => mva + 400) },
  };
}

/** Flows after an outage and schemes, from scratch; the schemes open branches, trip whole units, or shed. */
function plainFlow(
  network: Network,
  base: BaseCase,
  unitMw: Float64Array,
  growth: number,
  outage: Contingency,
  acting: readonly Scheme[],
) {
  const outputs = Array.from(base.outputMw, (mw, u) => mw + growth * unitMw[u]!);
  const tripped = acting.flatMap(({ trips }) => trips.map(({ unit }) => unit));
  const units = [...new Set([...outage.units, ...tripped])];
  const lost = {
    ...outage,
    branches: [...outage.branches, ...acting.flatMap(({ opens }) => opens)],
    units,
    unitShare: units.map(() => 1),
  };
  return plainContingency(
    network,
    outputs,
    [...network.buses.demandMw],
    [...network.units.participation],
    lost,
  ).flowMw;
}

interface Event {
  readonly scheme: Scheme;
  readonly growth: number;
}

/** Which scheme acts first between two growths, found by halving; of those that act together the first. */
function firstToAct(
  passedAt: (growth: number) => Scheme | undefined,
  from: number,
  to: number,
): Event | undefined {
  const now = passedAt(from);
  if (now) return { scheme: now, growth: from };
  if (!passedAt(to)) return undefined;
  let [low, high] = [from, to];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (passedAt(middle)) high = middle;
    else low = middle;
  }
  return { scheme: passedAt(high)!, growth: high };
}

test('every smaller growth is secure, and a larger one is not: a walk that solves every state from scratch', () => {
  let acting = 0;
  fc.assert(
    fc.property(
      anyGrid({ maxBuses: 9 }),
      fc.nat(),
      fc.nat(),
      fc.double({ min: 10, max: 80, noNaN: true }),
      (grid, a, b, room) => {
        const network = roomy(grid);
        const base = baseCaseOf(network);
        const made = areaTransfer(base, new Set([0]), new Set([1]), 'output');
        if (made.kind !== 'transfer') return;
        const { unitMw } = made.transfer;
        const n = network.branches.count;
        const [first, second] = [a % n, b % n];
        const level = (k: number) => Math.abs(base.flowMw[k]!) + room;
        const schemes: Scheme[] = [
          {
            ...NO_ACTION,
            id: 'trip',
            trigger: { branch: first, direction: 'either', levelMw: level(first) },
            trips: [{ unit: b % network.units.count, mw: undefined }],
          },
          {
            ...NO_ACTION,
            id: 'open',
            trigger: { branch: second, direction: 'either', levelMw: level(second) },
            opens: [first],
          },
        ];
        const outages = Array.from({ length: n }, (_, k) => contingencyOf([k]));
        const monitoring = monitorFrom(network, 115, 'continuous');
        const found = schemeCapacity(base, outages, monitoring, made.transfer, RULE, schemes);
        if (found.acted.length > 0) acting++;
        const reach = Math.min(found.growthMw, 2000);
        const beyond = reach + 0.01;
        let insecure = false;
        const walk = (outage: Contingency, before: readonly Event[]): Event[] => {
          const acted: Event[] = [];
          const flowAt = (growth: number) =>
            plainFlow(
              network,
              base,
              unitMw,
              growth,
              outage,
              acted.map(({ scheme }) => scheme),
            );
          const passedAt = (growth: number) => {
            const flow = flowAt(growth);
            return schemes.find(
              (each) =>
                !acted.some(({ scheme }) => scheme === each) &&
                (Math.abs(flow[each.trigger.branch]!) >= each.trigger.levelMw ||
                  before.some(({ scheme, growth: at }) => scheme === each && at <= growth)),
            );
          };
          for (let from = 0; from < beyond; ) {
            const next = firstToAct(passedAt, from, beyond);
            const to = next?.growth ?? beyond;
            for (const growth of [from, (from + to) / 2, to]) {
              const over = flowAt(growth).some(
                (mw, k) => Math.abs(mw) > network.branches.ratingMva[k]! + 1e-4,
              );
              if (growth < reach - 1e-6) expect(over, `${growth} of ${reach}`).toBe(false);
              else if (growth > reach) insecure ||= over;
            }
            if (!next) break;
            acted.push(next);
            from = next.growth;
          }
          return acted;
        };
        const intact = walk(contingencyOf([]), []);
        for (const outage of outages) walk(outage, intact);
        if (reach === found.growthMw) expect(insecure).toBe(true);
      },
    ),
    { seed: 62, numRuns: 60 },
  );
  expect(acting).toBeGreaterThan(10);
});
