import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BaseCase, solveContingency, type Transfer } from '../../src/analysis/contingency.ts';
import { type Flowgate, flowgateOf, type Monitoring, monitorFrom } from '../../src/analysis/monitoring.ts';
import type { PairRule } from '../../src/analysis/pair-collector.ts';
import { inOrder, PairLists, type TransferPair } from '../../src/analysis/pair-order.ts';
import { screenSecurity } from '../../src/analysis/security.ts';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { transferLimits } from '../../src/analysis/transfer-capacity.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { plainKernels } from '../../src/numeric/kernels/kernels.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { type PlainMove, plainLimits } from '../support/plain-limits.ts';
import { anyGrid, roomy } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

const RULES: readonly PairRule[] = [
  { sensitivityThreshold: 0.01, localOverloadThreshold: 0.2, pairCount: 6 },
  { sensitivityThreshold: 0.01, localOverloadThreshold: 0.01, pairCount: 3 },
  { sensitivityThreshold: 0.05, localOverloadThreshold: 0.05, pairCount: 6, scope: 'intact' },
];

/** Sums of flows over a few branches, tight enough to limit; some watched in one direction or before losses only. */
function randomGates(base: BaseCase, seed: number): Flowgate[] {
  const random = seededRandom(seed);
  const count = base.flowMw.length;
  return Array.from({ length: 3 }, (_, g) => {
    const branches = Array.from({ length: 2 + random.below(2) }, () => ({
      position: random.below(count),
      factor: random.next() < 0.5 ? 1 : -1,
    }));
    const flow = branches.reduce((sum, { position, factor }) => sum + factor * base.flowMw[position]!, 0);
    const limitMw = {
      forwardMw: random.next() < 0.2 ? Infinity : Math.max(0, flow) + 60 * random.next(),
      reverseMw: random.next() < 0.2 ? Infinity : Math.max(0, -flow) + 60 * random.next(),
    };
    return {
      id: `gate-${g}`,
      branches,
      dcLinks: [],
      limitMw,
      limitAfterMw: random.next() < 0.2 ? undefined : limitMw,
    };
  });
}

/** Shorter ratings after an outage differ from the continuous ones, and some ratings are passed at the base. */
function withRatings(network: Network, seed: number): Network {
  const random = seededRandom(seed);
  const { branches } = network;
  const ratingMva = branches.ratingMva.map((mva) => mva * (0.2 + random.next()));
  const emergencyRatingMva = ratingMva.map((mva) => mva * (1 + 0.3 * random.next()));
  return { ...network, branches: { ...branches, ratingMva, emergencyRatingMva } };
}

function transferOf(base: BaseCase, from = 0, to = 1): Transfer | undefined {
  const made = areaTransfer(base, new Set([from]), new Set([to]), 'headroom');
  return made.kind === 'transfer' ? made.transfer : undefined;
}

function plainMoves(
  network: Network,
  base: BaseCase,
  transfer: Transfer,
  outages: readonly Contingency[],
): PlainMove[] {
  const flows = (mw: number, contingency: Contingency) => {
    const outputs = [...base.outputMw].map((output, u) => output + mw * transfer.unitMw[u]!);
    const weights = [...base.participation];
    return plainContingency(network, outputs, [...network.buses.demandMw], weights, contingency).flowMw;
  };
  return [contingencyOf([]), ...outages].map((contingency, position) => ({
    contingency: position - 1,
    flowMw: flows(0, contingency),
    furtherMw: flows(1, contingency),
    linkMw: [],
    linkFurtherMw: [],
  }));
}

function expectPairs(actual: readonly TransferPair[], expected: readonly TransferPair[]) {
  expect(actual.map((p) => [p.element, p.contingency])).toEqual(
    expected.map((p) => [p.element, p.contingency]),
  );
  actual.forEach((pair, i) => {
    if (pair.growthMw !== Infinity) expect(pair.growthMw).toBeCloseTo(expected[i]!.growthMw, 4);
    expect(pair.limitMw).toBeCloseTo(expected[i]!.limitMw, 9);
    expect(pair.sensitivity).toBeCloseTo(expected[i]!.sensitivity, 7);
    expect(pair.flowMw).toBeCloseTo(expected[i]!.flowMw, 6);
  });
}

/** Every list of every rule equals the one found by solving every state twice from scratch. */
function agreesWithPlainLists(network: Network, outages: readonly Contingency[], seed: number) {
  const base = baseCaseOf(network);
  const transfers = [transferOf(base, 0, 1), transferOf(base, 1, 0)].filter((t) => t !== undefined);
  const monitoring = monitorFrom(network, 115, 'emergency', randomGates(base, seed));
  const states = outages.map((c) => solveContingency(base, c));
  const found = transferLimits(base, states, monitoring, transfers, RULES);
  expect(transferLimits(base, states, monitoring, transfers, RULES, plainKernels)).toEqual(found);
  transfers.forEach((transfer, t) => {
    const moves = plainMoves(network, base, transfer, outages);
    RULES.forEach((rule, r) => {
      const plain = plainLimits(monitoring, true, moves, rule);
      const limits = found[r]![t]!;
      expectPairs(limits.intact, plain.intact);
      expectPairs(limits.secure, plain.secure);
      expectPairs(limits.ladder, plain.ladder);
      const byElement = (pairs: readonly TransferPair[]) => pairs.toSorted((a, b) => a.element - b.element);
      expectPairs(byElement(limits.setApart), byElement(plain.setApart));
    });
  });
}

describe('every list equals brute force', () => {
  test('random grids with flowgates, every single branch lost', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 9 }), fc.nat(), (network, seed) => {
        const grid = withRatings(roomy(network), seed);
        const outages = Array.from({ length: grid.branches.count }, (_, k) => contingencyOf([k]));
        agreesWithPlainLists(grid, outages, seed);
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  test('machines, several branches at once, phase shifters', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14, exotic: true }), fc.nat(), (network, seed) => {
        const grid = withRatings(roomy(network), seed);
        const random = seededRandom(seed);
        const branch = () => random.below(grid.branches.count);
        const several = (count: number) => [...new Set(Array.from({ length: count }, branch))];
        agreesWithPlainLists(
          grid,
          [
            contingencyOf(several(2)),
            contingencyOf([], [random.below(grid.units.count)], [0.4]),
            contingencyOf(several(3)),
            contingencyOf([branch()], [random.below(grid.units.count)], [0.6]),
            contingencyOf([branch()]),
          ],
          seed,
        );
      }),
      { seed: 32, numRuns: 150 },
    );
  });
});

describe('what more watching and stronger lines do', () => {
  const capacity = (
    base: BaseCase,
    monitoring: Monitoring,
    outages: readonly Contingency[],
    transfer: Transfer,
  ) => {
    const states = outages.map((c) => solveContingency(base, c));
    const rule = { sensitivityThreshold: 0, localOverloadThreshold: 0, pairCount: 1 };
    const [[limits] = []] = transferLimits(base, states, monitoring, [transfer], [rule]);
    return limits!.secure[0]?.growthMw ?? Infinity;
  };

  test('another outage, another watched branch or another flowgate never raises a capacity', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14 }), fc.nat(), (network, seed) => {
        const base = baseCaseOf(network);
        const transfer = transferOf(base);
        if (transfer === undefined) return;
        const random = seededRandom(seed);
        const all = monitorFrom(network, 115, 'continuous');
        const elements = all.elements.filter(() => random.next() < 0.6);
        const fewer = { ...all, elements };
        const outages = Array.from({ length: 5 }, () =>
          contingencyOf([random.below(network.branches.count)]),
        );
        const most = capacity(base, fewer, outages.slice(0, 3), transfer);
        expect(capacity(base, fewer, outages, transfer)).toBeLessThanOrEqual(most);
        const watched = capacity(base, all, outages.slice(0, 3), transfer);
        expect(watched).toBeLessThanOrEqual(most);
        const gated = monitorFrom(network, 115, 'continuous', randomGates(base, seed));
        expect(capacity(base, gated, outages.slice(0, 3), transfer)).toBeLessThanOrEqual(watched);
      }),
      { seed: 33, numRuns: 200 },
    );
  });

  test('a higher rating never lowers a capacity', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14 }), fc.nat(), fc.nat(500), (network, pick, moreMva) => {
        const base = baseCaseOf(network);
        const transfer = transferOf(base);
        if (transfer === undefined) return;
        const k = pick % network.branches.count;
        const ratingMva = network.branches.ratingMva.map((mva, l) => (l === k ? mva + moreMva : mva));
        const stronger = { ...network, branches: { ...network.branches, ratingMva } };
        const outages = Array.from({ length: network.branches.count }, (_, l) => contingencyOf([l]));
        expect(
          capacity(base, monitorFrom(stronger, 115, 'continuous'), outages, transfer),
        ).toBeGreaterThanOrEqual(capacity(base, monitorFrom(network, 115, 'continuous'), outages, transfer));
      }),
      { seed: 34, numRuns: 200 },
    );
  });

  test('everything turned round gives the same limits', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14 }), fc.nat(), (network, seed) => {
        const base = baseCaseOf(network);
        const transfer = transferOf(base);
        if (transfer === undefined) return;
        const negative = (values: Float64Array) => values.map((value) => -value);
        const monitoring = monitorFrom(network, 115, 'continuous', randomGates(base, seed));
        const { intactLimits, limitsAfter } = monitoring;
        const turned = (limits: typeof intactLimits) => ({
          forwardMw: limits.reverseMw,
          reverseMw: limits.forwardMw,
        });
        const mirror = {
          base: { ...base, flowMw: negative(base.flowMw), injectionMw: negative(base.injectionMw) },
          monitoring: {
            ...monitoring,
            intactLimits: turned(intactLimits),
            limitsAfter: turned(limitsAfter),
          },
          transfer: {
            unitMw: negative(transfer.unitMw),
            linkMw: negative(transfer.linkMw),
            busMw: negative(transfer.busMw),
            flowMw: negative(transfer.flowMw),
          },
        };
        const whole = network.branches.id.flatMap((_, k) =>
          base.model.isBridge[k] === 1 ? [] : [contingencyOf([k])],
        );
        const limitsOf = (of: { base: BaseCase; monitoring: Monitoring; transfer: Transfer }) =>
          transferLimits(
            of.base,
            whole.map((c) => solveContingency(of.base, c)),
            of.monitoring,
            [of.transfer],
            RULES,
          );
        const reflected = (pair: TransferPair) => ({
          ...pair,
          flowMw: -pair.flowMw,
          sensitivity: -pair.sensitivity,
        });
        const expected = limitsOf({ base, monitoring, transfer });
        limitsOf(mirror).forEach(([limits], r) => {
          expectPairs(limits!.secure.map(reflected), expected[r]![0]!.secure);
          expectPairs(limits!.ladder.map(reflected), expected[r]![0]!.ladder);
          expectPairs(limits!.setApart.map(reflected), expected[r]![0]!.setApart);
        });
      }),
      { seed: 35, numRuns: 150 },
    );
  });
});

describe('a corridor of a line and a controlled link, by hand', () => {
  const plain = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 1, demandMw: 100 },
    ],
    [{ from: 0, to: 1, x: 0.1, ratingMva: 500 }],
    [
      { bus: 0, outputMw: 100, maxMw: 900, participation: 1 },
      { bus: 1, outputMw: 0, maxMw: 200, minMw: -900, participation: 1 },
    ],
  );
  const network: Network = {
    ...plain,
    dcLinks: {
      count: 1,
      id: ['link'],
      name: ['link'],
      from: Int32Array.of(1),
      to: Int32Array.of(0),
      flowMw: Float64Array.of(-30),
      minMw: Float64Array.of(-120),
      maxMw: Float64Array.of(110),
      inService: Uint8Array.of(1),
    },
  };
  const base = baseCaseOf(network);
  const corridor: Flowgate = {
    id: 'corridor',
    branches: [{ position: 0, factor: 1 }],
    dcLinks: [{ position: 0, factor: -1 }],
    limitMw: { forwardMw: 180, reverseMw: 50 },
    limitAfterMw: { forwardMw: 150, reverseMw: 20 },
  };
  const monitoring = monitorFrom(network, 115, 'continuous', [corridor]);
  const lostLink = { ...contingencyOf([]), dcLinks: [0] };
  const transfers = [transferOf(base, 0, 1)!, transferOf(base, 1, 0)!];
  const [limits = []] = transferLimits(
    base,
    [solveContingency(base, lostLink)],
    monitoring,
    transfers,
    RULES,
  );

  test('the line carries 70 of 100 MW, the link 30; after the link is lost the line carries all', () => {
    expect(base.flowMw[0]).toBeCloseTo(70, 9);
    expect(limits[0]!.intact[0]).toMatchObject({ element: 1, contingency: -1, limitMw: 180 });
    expect(limits[0]!.intact[0]!.growthMw).toBeCloseTo(80, 9);
    expect(limits[0]!.secure[0]).toMatchObject({ element: 1, contingency: 0, limitMw: 150 });
    expect(limits[0]!.secure[0]!.growthMw).toBeCloseTo(50, 9);
    expect(limits[0]!.ladder.map((pair) => [pair.element, pair.contingency])).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(limits[0]!.ladder[1]!.growthMw).toBeCloseTo(400, 9);
    expect(flowgateOf(monitoring, 1)).toBe(corridor);
    expect(flowgateOf(monitoring, 0)).toBeUndefined();
  });

  test('the other way it has its own limit', () => {
    expect(limits[1]!.intact[0]!.growthMw).toBeCloseTo(150, 9);
    expect(limits[1]!.secure[0]!.growthMw).toBeCloseTo(120, 9);
  });

  test('a screening watches it too', () => {
    const screened = screenSecurity(base, [solveContingency(base, lostLink)], monitoring);
    expect(screened.worstLoading[1]).toBeCloseTo(100 / 150, 9);
    expect(screened.worstContingency[1]).toBe(0);
    expect(screened.outcomes[0]!.worstElement).toBe(1);
  });
});

describe('the order of pairs', () => {
  const pair = (element: number, contingency: number, growthMw: number): TransferPair => ({
    element,
    contingency,
    growthMw,
    flowMw: 0,
    sensitivity: 1,
    limitMw: 0,
  });
  const places = (pairs: readonly TransferPair[]) => pairs.map((p) => `${p.element}/${p.contingency}`);

  test('growths that rounding pulled apart are one growth, counted from the least of them', () => {
    const pairs = [pair(5, 1, 10), pair(3, 2, 10 + 6e-8), pair(1, 0, 10 + 1.2e-7), pair(3, 1, 10 + 5e-8)];
    expect(places(inOrder(pairs))).toEqual(['3/1', '3/2', '5/1', '1/0']);
  });

  test('lists do not depend on the order in which pairs come, and end where they should', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.nat(9), fc.nat(8), fc.nat(3)), { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        (places4, count) => {
          const known = new Map(
            places4.map(([e, c, mw, hair]) => [`${e}/${c}`, pair(e, c, mw + hair * 4e-8)]),
          );
          const lists = new PairLists(count);
          for (const each of known.values()) if (each.growthMw <= lists.bar) lists.add(each);
          const all = [...known.values()];
          expect(places(lists.pairs())).toEqual(places(inOrder(all).slice(0, count)));
          const best = [...new Set(all.map((p) => p.element))].map(
            (element) => inOrder(all.filter((p) => p.element === element))[0]!,
          );
          expect(places(lists.ladder())).toEqual(places(inOrder(best).slice(0, count)));
        },
      ),
      { seed: 36, numRuns: 2000 },
    );
  });
});
