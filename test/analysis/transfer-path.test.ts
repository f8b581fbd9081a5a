import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShiftKey } from '../../src/analysis/key-steps.ts';
import { baseAlong, segmentTransfer, transferPath } from '../../src/analysis/transfer-path.ts';
import type { Network } from '../../src/grid/network.ts';
import { baseCaseOf } from '../support/base-case.ts';
import { plainFlow } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

/** Two areas, one line. Exporter: 20 MW of room at 30 USD/MWh, 50 at 40, 10 at 40. Importer: 40 MW at 90, 25 at 60. */
const PAIR = smallNetwork(
  [
    { area: 0, reference: true, demandMw: 100 },
    { area: 1, demandMw: 85 },
  ],
  [{ from: 0, to: 1, x: 0.1, ratingMva: 300 }],
  [
    { bus: 0, outputMw: 80, maxMw: 100, cost: 30, participation: 1 },
    { bus: 0, outputMw: 30, maxMw: 40, cost: 40 },
    { bus: 0, outputMw: 0, maxMw: 50, cost: 40 },
    { bus: 1, outputMw: 40, cost: 90 },
    { bus: 1, outputMw: 35, minMw: 10, cost: 60 },
  ],
);

const pathOf = (network: Network, up: ShiftKey, down: ShiftKey) => {
  const made = transferPath(baseCaseOf(network), new Set([0]), new Set([1]), { up, down });
  if (made.kind !== 'path') throw new Error(made.kind);
  return made.path;
};

describe('the path of a transfer', () => {
  test('merit order: up from the cheapest, equal costs by id; down from the dearest; a segment per unit that ends', () => {
    const path = pathOf(PAIR, 'merit-order', 'merit-order');
    const seen = path.segments.map(({ fromMw, toMw, up, down }) => [
      fromMw,
      toMw,
      up.units[0]!.position,
      down.units[0]!.position,
    ]);
    expect(seen).toEqual([
      [0, 20, 0, 3],
      [20, 30, 1, 3],
      [30, 40, 2, 3],
      [40, 65, 2, 4],
    ]);
    expect(path).toMatchObject({ resourceMw: 65, scarce: 'import' });
  });

  test('keys may differ: one unit after the other up, both in proportion down', () => {
    const path = pathOf(PAIR, 'merit-order', 'headroom');
    expect(path.segments.map(({ toMw }) => toMw)).toEqual([20, 30, 65]);
    expect(path.segments[0]!.down.units).toEqual([
      { position: 3, share: -40 / 65 },
      { position: 4, share: -25 / 65 },
    ]);
  });

  test('weights: in their proportion, until the first unit is full', () => {
    const path = pathOf(
      PAIR,
      {
        weights: new Map([
          [0, 3],
          [2, 1],
          [4, 9],
        ]),
      },
      'headroom',
    );
    expect(path.segments).toHaveLength(1);
    expect(path.segments[0]!.up.units.map(({ share }) => share)).toEqual([0.75, 0.25]);
    expect(path.resourceMw).toBeCloseTo(20 / 0.75, 12);
  });

  test('no weight on any unit of the side: no resources, and which side', () => {
    const key = { weights: new Map([[0, 1]]) };
    const made = transferPath(baseCaseOf(PAIR), new Set([0]), new Set([1]), { up: key, down: key });
    expect(made).toEqual({ kind: 'no-resources', side: 'import' });
  });
});

const anyKey: fc.Arbitrary<ShiftKey> = fc.constantFrom<ShiftKey>(
  'merit-order',
  'headroom',
  'output',
  'demand',
);

/** Random costs, with ties. */
const priced = (network: Network, seed: number): Network => ({
  ...network,
  units: {
    ...network.units,
    costUsdPerMwh: network.units.costUsdPerMwh.map((_, u) => ((u * 7 + seed) % 5) * 10),
  },
});

test('anywhere on a path: balanced, within the limits of every unit, flows those of a solution from scratch', () => {
  fc.assert(
    fc.property(
      anyGrid({ maxBuses: 14 }),
      fc.nat(9),
      anyKey,
      anyKey,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (grid, seed, up, down, share) => {
        const network = priced(grid, seed);
        const base = baseCaseOf(network);
        const made = transferPath(base, new Set([0]), new Set([1]), { up, down });
        if (made.kind !== 'path') return;
        const { path } = made;
        const growth = share * Math.min(path.resourceMw, 1000);
        const at = baseAlong(base, path, growth);
        at.outputMw.forEach((mw, u) => {
          expect(mw).toBeLessThanOrEqual(network.units.maxMw[u]! + 1e-9);
          expect(mw).toBeGreaterThanOrEqual(network.units.minMw[u]! - 1e-9);
        });
        let flowMw = Array.from(base.flowMw);
        for (const segment of path.segments) {
          const moved = Math.min(growth, segment.toMw) - segment.fromMw;
          if (moved <= 0) break;
          const slope = segmentTransfer(base, path, segment).flowMw;
          flowMw = flowMw.map((mw, k) => mw + moved * slope[k]!);
        }
        const injection = Array.from(network.buses.demandMw, (mw) => -mw);
        at.outputMw.forEach((mw, u) => {
          injection[network.units.bus[u]!]! += mw;
        });
        for (let b = 0; b < injection.length; b++) {
          injection[b]! += network.buses.demandMw[b]! - at.model.network.buses.demandMw[b]!;
        }
        const plain = plainFlow(network, injection, new Set());
        plain.forEach((mw, k) => {
          expect(at.flowMw[k]).toBeCloseTo(mw, 7);
          expect(flowMw[k]).toBeCloseTo(mw, 7);
        });
      },
    ),
    { seed: 31, numRuns: 200 },
  );
});

test('in merit order nobody moves before a cheaper unit of the exporter is full', () => {
  fc.assert(
    fc.property(anyGrid({ maxBuses: 18 }), fc.nat(9), (grid, seed) => {
      const network = priced(grid, seed);
      const base = baseCaseOf(network);
      const made = transferPath(base, new Set([0]), new Set([1]), { up: 'merit-order', down: 'headroom' });
      if (made.kind !== 'path') return;
      const { costUsdPerMwh, maxMw, bus } = network.units;
      for (const { toMw } of made.path.segments) {
        const { outputMw } = baseAlong(base, made.path, toMw / 2);
        const moved = [...outputMw.keys()].filter((u) => outputMw[u]! > base.outputMw[u]! + 1e-9);
        const dearest = Math.max(...moved.map((u) => costUsdPerMwh[u]!));
        for (const u of outputMw.keys()) {
          if (network.buses.area[bus[u]!] !== 0 || costUsdPerMwh[u]! >= dearest) continue;
          expect(outputMw[u]).toBeCloseTo(maxMw[u]!, 9);
        }
      }
    }),
    { seed: 32, numRuns: 200 },
  );
});
