import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type JointExchange,
  jointCapacity,
  jointTransfer,
} from '../../../src/analysis/capacity/joint-capacity.ts';
import { type SecurityFrame, securityFrame } from '../../../src/analysis/capacity/security-frame.ts';
import { solveContingency } from '../../../src/analysis/contingency.ts';
import { monitorFrom } from '../../../src/analysis/monitoring.ts';
import { areaTransfer } from '../../../src/analysis/shift-key.ts';
import { transferLimits } from '../../../src/analysis/transfer-capacity.ts';
import type { Contingency, Network } from '../../../src/grid/network.ts';
import type { Point } from '../../../src/numeric/convex-region.ts';
import { baseCaseOf, contingencyOf } from '../../support/base-case.ts';
import { plainContingency } from '../../support/brute-force.ts';
import { anyGrid, roomy } from '../../support/random-grid.ts';
import { smallNetwork } from '../../support/small-network.ts';

const RULE = { sensitivityThreshold: 0, localOverloadThreshold: 0 };

function frameOf(network: Network, contingencies: readonly Contingency[]): SecurityFrame {
  const base = baseCaseOf(network);
  const states = contingencies.map((contingency) => solveContingency(base, contingency));
  return securityFrame(base, states, monitorFrom(network, 115, 'continuous'));
}

function exchangeOf(frame: SecurityFrame, from: number, to: number): JointExchange {
  const made = areaTransfer(frame.base, new Set([from]), new Set([to]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  return { transfer: made.transfer, baseMw: 0 };
}

describe('three areas in a row, by hand', () => {
  // 0 ── 1 ── 2: the first exchange goes 0 → 1, the second 1 → 2, over lines of 100 and 70 MW.
  const row = (units: { up: number; middle: number }) =>
    frameOf(
      smallNetwork(
        [
          { area: 0, reference: true },
          { area: 1, demandMw: 60 },
          { area: 2, demandMw: 90 },
        ],
        [
          { from: 0, to: 1, x: 0.1, ratingMva: 100 },
          { from: 1, to: 2, x: 0.1, ratingMva: 70 },
        ],
        [
          { bus: 0, outputMw: 0, maxMw: units.up, participation: 1 },
          { bus: 1, outputMw: 60, maxMw: units.middle },
          { bus: 2, outputMw: 90, maxMw: 90 },
        ],
      ),
      [],
    );

  test('lines bound a rectangle, and the unit between both exchanges cuts two corners off', () => {
    const frame = row({ up: 500, middle: 100 });
    const region = jointCapacity(frame, [exchangeOf(frame, 0, 1), exchangeOf(frame, 1, 2)], RULE);
    if (region.kind !== 'polygon') throw new Error(region.kind);
    // The unit at 1 gives 60 − e1 + e2, between 0 and 100.
    const corners = [
      [0, 0],
      [60, 0],
      [100, 40],
      [100, 70],
      [30, 70],
      [0, 40],
    ];
    expect(region.vertices.map(({ x, y }) => [round(x), round(y)]).sort()).toEqual(corners.sort());
    const edges = region.edges.map((edge) => (edge!.kind === 'pair' ? edge!.element : edge!.kind));
    expect(edges.sort()).toEqual([0, 1, 'no-exchange', 'no-exchange', 'unit', 'unit']);
    expect(region.isBounded).toBe(true);
  });

  test('an exchange in the base case may be taken back, and no farther', () => {
    const frame = row({ up: 500, middle: 100 });
    const first = { ...exchangeOf(frame, 0, 1), baseMw: 20 };
    const region = jointCapacity(frame, [first, exchangeOf(frame, 1, 2)], RULE);
    if (region.kind !== 'polygon') throw new Error(region.kind);
    expect(Math.min(...region.vertices.map(({ x }) => x))).toBeCloseTo(-20, 9);
  });

  test('without ratings and without units there is no end of the region', () => {
    const frame = row({ up: 500, middle: 100 });
    const exchange = exchangeOf(frame, 0, 1);
    const free = { ...exchange, transfer: { ...exchange.transfer, unitMw: new Float64Array(3) } };
    const { network } = frame.base.model;
    const ratingMva = new Float64Array(2).fill(Infinity);
    const unlimited = frameOf({ ...network, branches: { ...network.branches, ratingMva } }, []);
    expect(jointCapacity(unlimited, [free, free], RULE)).toMatchObject({ kind: 'polygon', isBounded: false });
  });
});

function round(value: number): number {
  return Number(value.toFixed(6)) + 0;
}

/** Highest excess over all elements and contingencies, each solved from scratch at a point, and whose it is. */
function worstAt(
  network: Network,
  frame: SecurityFrame,
  outages: readonly Contingency[],
  exchanges: readonly [JointExchange, JointExchange],
  at: Point,
) {
  const { unitMw } = jointTransfer(exchanges, at);
  const outputs = [...frame.base.outputMw].map((mw, u) => mw + unitMw[u]!);
  let excessMw = Number.NEGATIVE_INFINITY;
  const excessOf = new Map<string, number>();
  [contingencyOf([]), ...outages].forEach((c, i) => {
    const { flowMw } = plainContingency(
      network,
      outputs,
      [...network.buses.demandMw],
      [...network.units.participation],
      c,
    );
    flowMw.forEach((mw, k) => {
      const excess = Math.abs(mw) - network.branches.ratingMva[k]!;
      excessOf.set(`${k} ${i - 1}`, excess);
      excessMw = Math.max(excessMw, excess);
    });
  });
  return { excessMw, excessOf };
}

describe('on random grids', () => {
  test('vertices and edges are secure with the named pair at its rating, points outside are not', () => {
    let pairs = 0;
    fc.assert(
      fc.property(anyGrid({ maxBuses: 10 }), fc.nat(), (grid, pick) => {
        const network = roomy(grid);
        const outages = [
          ...Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k])),
          contingencyOf([], [pick % network.units.count], [0.4]),
        ];
        const frame = frameOf(network, outages);
        if (![0, 1, 2].every((a) => network.units.bus.some((b) => network.buses.area[b] === a))) return;
        const exchanges = [exchangeOf(frame, 0, 1), exchangeOf(frame, 1, 2)] as const;
        const region = jointCapacity(frame, exchanges, RULE);
        const worst = (at: Point) => worstAt(network, frame, outages, exchanges, at);
        if (region.kind === 'empty') {
          expect(worst({ x: 0, y: 0 }).excessMw).toBeGreaterThan(0);
          return;
        }
        const { vertices, edges } = region;
        if (vertices.length < 3 || worst({ x: 0, y: 0 }).excessMw > 0) return;
        const middle = {
          x: vertices.reduce((sum, v) => sum + v.x, 0) / vertices.length,
          y: vertices.reduce((sum, v) => sum + v.y, 0) / vertices.length,
        };
        vertices.forEach((from, i) => {
          const to = vertices[(i + 1) % vertices.length]!;
          const edge = edges[i]!;
          const halfway = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
          const outside = {
            x: halfway.x + 1e-3 * (halfway.x - middle.x),
            y: halfway.y + 1e-3 * (halfway.y - middle.y),
          };
          expect(worst(from).excessMw).toBeLessThan(1e-6);
          expect(worst(halfway).excessMw).toBeLessThan(1e-6);
          if (edge.kind !== 'pair') return;
          pairs++;
          for (const point of [from, halfway, to]) {
            expect(Math.abs(worst(point).excessOf.get(`${edge.element} ${edge.contingency}`)!)).toBeLessThan(
              1e-6,
            );
          }
          expect(worst(outside).excessMw).toBeGreaterThan(0);
        });
      }),
      { seed: 51, numRuns: 60 },
    );
    expect(pairs).toBeGreaterThan(40);
  });

  test('along its axis the region ends where the linear capacity does', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 12 }), (network) => {
        const outages = Array.from({ length: network.branches.count }, (_, k) => contingencyOf([k]));
        const frame = frameOf(network, outages);
        const made = areaTransfer(frame.base, new Set([0]), new Set([1]), 'headroom');
        if (made.kind !== 'transfer') return;
        const exchange = exchangeOf(frame, 0, 1);
        // The second exchange is nothing, so that only the first bounds the region.
        const nothing = jointTransfer([exchange, exchange], { x: 0, y: 0 });
        const region = jointCapacity(frame, [exchange, { transfer: nothing, baseMw: 0 }], RULE);
        const states = frame.carriers.map(({ state }) => state);
        const [[limits] = []] = transferLimits(
          frame.base,
          states,
          frame.monitoring,
          [made.transfer],
          [{ ...RULE, pairCount: 1 }],
        );
        const reachMw = Math.min(limits!.secure[0]?.growthMw ?? Infinity, made.resourceMw);
        if (region.kind === 'empty') expect(reachMw).toBeLessThan(1e-6);
        else expect(Math.max(...region.vertices.map(({ x }) => x))).toBeCloseTo(Math.max(0, reachMw), 5);
      }),
      { seed: 52, numRuns: 100 },
    );
  });
});
