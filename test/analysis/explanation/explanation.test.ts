import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../../src/analysis/contingency.ts';
import { exportPaths } from '../../../src/analysis/explanation/export-paths.ts';
import { flowByArea } from '../../../src/analysis/explanation/flow-by-area.ts';
import { outageEffect } from '../../../src/analysis/explanation/outage-effect.ts';
import { reliefMoves } from '../../../src/analysis/explanation/relief.ts';
import { areaTransfer } from '../../../src/analysis/shift-key.ts';
import type { Contingency, Network } from '../../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../../support/base-case.ts';
import { plainContingency, plainFlow } from '../../support/brute-force.ts';
import { anyGrid } from '../../support/random-grid.ts';
import { smallNetwork } from '../../support/small-network.ts';

/**
 * Three equal branches 0–1, 0–2, 1–2; country A0 holds buses 0 and 1, A1 holds bus 2. A0: 90 MW at bus 0, demand 30 at
 * bus 1; A1: 30 MW and demand 90 at bus 2. Two thirds of what goes from one bus to another take the direct branch, so
 * 0–2 carries 30/3 + 60 · 2/3 = 50 MW.
 */
const TRIANGLE = smallNetwork(
  [
    { area: 0, reference: true },
    { area: 0, demandMw: 30 },
    { area: 1, demandMw: 90 },
  ],
  [
    { from: 0, to: 1, x: 0.1 },
    { from: 0, to: 2, x: 0.1, ratingMva: 80 },
    { from: 1, to: 2, x: 0.1 },
  ],
  [
    { bus: 0, outputMw: 90, maxMw: 200, participation: 1, cost: 10 },
    { bus: 2, outputMw: 30, maxMw: 60, cost: 50 },
    { bus: 1, outputMw: 0, maxMw: 40, cost: 30 },
  ],
);

describe('triangle of two countries, by hand', () => {
  const base = baseCaseOf(TRIANGLE);

  test('the flow by country: 10 MW serve A0 itself, 40 MW are the trade, half for each', () => {
    const { flowMw, areas, restMw } = flowByArea(base, undefined, 1);
    expect(flowMw).toBeCloseTo(50, 9);
    expect(areas.map((part) => part.netExportMw)).toEqual([60, -60]);
    [10, 0].forEach((mw, a) => {
      expect(areas[a]!.internalMw).toBeCloseTo(mw, 9);
    });
    for (const part of areas) expect(part.exchangeMw).toBeCloseTo(20, 9);
    expect(restMw).toBeCloseTo(0, 9);
  });

  test('after the loss of 1–2 only the trade is left on 0–2', () => {
    const state = solveContingency(base, contingencyOf([2]));
    const { flowMw, areas } = flowByArea(base, state, 1);
    expect(flowMw).toBeCloseTo(60, 9);
    for (const part of areas) expect(part.internalMw).toBeCloseTo(0, 9);
    for (const part of areas) expect(part.exchangeMw).toBeCloseTo(30, 9);
  });

  test('the lost branch hands over all of its 10 MW', () => {
    const effect = outageEffect(base, solveContingency(base, contingencyOf([2])), 1);
    expect(effect.baseFlowMw).toBeCloseTo(50, 9);
    expect(effect.lostBranches).toHaveLength(1);
    expect(effect.lostBranches[0]!.flowMw).toBeCloseTo(10, 9);
    expect(effect.lostBranches[0]!.factor).toBeCloseTo(1, 9);
    expect(effect.afterMw).toBeCloseTo(60, 9);
  });

  test('the unit of A1 is picked up by A0: 30 MW, of which 20 pass here', () => {
    const effect = outageEffect(base, solveContingency(base, contingencyOf([], [1])), 1);
    expect(effect).toMatchObject({ lostMw: 30, rebuiltMw: 0, lostBranches: [] });
    expect(effect.pickups).toHaveLength(1);
    expect(effect.pickups[0]).toMatchObject({ area: 0, by: 'units' });
    expect(effect.pickups[0]!.mw).toBeCloseTo(30, 9);
    expect(effect.pickups[0]!.perMw).toBeCloseTo(2 / 3, 9);
    expect(effect.pickups[0]!.effectMw).toBeCloseTo(20, 9);
    expect(effect.afterMw).toBeCloseTo(70, 9);
  });

  test('relief of 0–2 inside A0: bus 1 instead of bus 0, a third of a MW per MW, 20 USD/MWh dearer', () => {
    const moves = reliefMoves(base, undefined, 1, 1);
    expect(moves.map(({ unit, direction, counterUnits }) => [unit, direction, counterUnits])).toEqual([
      [0, 'lower', [2]],
      [2, 'raise', [0]],
    ]);
    expect(moves[0]).toMatchObject({ roomMw: 90, counterRoomMw: 40, costUsdPerMwh: 20 });
    expect(moves[1]).toMatchObject({ roomMw: 40, counterRoomMw: 90, costUsdPerMwh: 20 });
    for (const move of moves) expect(move.perMw).toBeCloseTo(-1 / 3, 9);
  });

  test('an exchange leaves A0 over both ties', () => {
    const made = areaTransfer(base, new Set([0]), new Set([1]), 'output');
    if (made.kind !== 'transfer') throw new Error(made.kind);
    const paths = exportPaths(TRIANGLE, made.transfer, new Set([0]));
    expect(paths.map(({ index }) => index)).toEqual([1, 2]);
    expect(paths[0]!.share).toBeCloseTo(2 / 3, 9);
    expect(paths[1]!.share).toBeCloseTo(1 / 3, 9);
  });
});

/** A unit or a set of branches, so that all kinds of contingency come up: plain, splitting, with pick-up. */
const anyLoss = fc.record({
  branches: fc.array(fc.nat(), { maxLength: 2 }),
  units: fc.array(fc.nat(), { maxLength: 1 }),
  share: fc.constantFrom(0.4, 1),
});
type Loss = typeof anyLoss extends fc.Arbitrary<infer T> ? T : never;

function lossOf(network: Network, { branches, units, share }: Loss): Contingency {
  const lost = [...new Set(branches.map((pick) => pick % network.branches.count))];
  const gone = units.map((pick) => pick % network.units.count);
  return contingencyOf(
    lost,
    gone,
    gone.map(() => share),
  );
}

function stays(contingency: Contingency, k: number): boolean {
  return !contingency.branches.includes(k);
}

/** Costs that differ, so that counter-parties are real groups, and room for every move, so that pick-up stays linear. */
function roomy(network: Network): Network {
  const { units } = network;
  return {
    ...network,
    units: {
      ...units,
      minMw: units.minMw.map(() => -1e5),
      maxMw: units.maxMw.map((mw) => mw + 1e5),
      participation: units.participation.map((weight) => weight + 0.1),
      costUsdPerMwh: Float64Array.from({ length: units.count }, (_, u) => 10 * (u % 3)),
    },
  };
}

function withReference(network: Network, bus: number): Network {
  const reference = new Uint8Array(network.buses.count);
  reference[bus] = 1;
  return { ...network, buses: { ...network.buses, reference } };
}

describe('on random grids', () => {
  test('base flow, pick-ups and lost branches add up to a flow solved from scratch', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14, exotic: true }), anyLoss, fc.nat(), (network, loss, pick) => {
        const base = baseCaseOf(network);
        const contingency = lossOf(network, loss);
        const k = pick % network.branches.count;
        fc.pre(stays(contingency, k));
        const state = solveContingency(base, contingency);
        const effect = outageEffect(base, state, k);
        const parts = [
          effect.baseFlowMw,
          ...effect.pickups.map((part) => part.effectMw),
          ...effect.lostBranches.map((part) => part.effectMw),
          effect.rebuiltMw,
        ];
        const { flowMw } = plainContingency(
          network,
          [...base.outputMw],
          [...network.buses.demandMw],
          [...base.participation],
          contingency,
        );
        expect(Math.abs(parts.reduce((sum, mw) => sum + mw, 0) - flowMw[k]!)).toBeLessThan(1e-6);
        expect(Math.abs(parts.reduce((sum, mw) => sum + mw, 0) - effect.afterMw)).toBeLessThan(1e-9);
        const pickedUp = effect.pickups.reduce((sum, part) => sum + part.mw, 0);
        expect(Math.abs(pickedUp - effect.lostMw)).toBeLessThan(1e-6);
        if (state.change.model === base.model) expect(effect.rebuiltMw).toBe(0);
      }),
      { seed: 31, numRuns: 400 },
    );
  });

  test('the parts by country are what their definition says, each solved from scratch', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14, exotic: true }), anyLoss, fc.nat(), (network, loss, pick) => {
        const base = baseCaseOf(network);
        const contingency = lossOf(network, loss);
        const k = pick % network.branches.count;
        fc.pre(stays(contingency, k));
        const state = solveContingency(base, contingency);
        fc.pre(!state.splits);
        const parts = flowByArea(base, state, k);
        const expected = plainPartsByArea(network, base.outputMw, state, new Set(contingency.branches), k);
        parts.areas.forEach((part, a) => {
          expect(Math.abs(part.internalMw - expected.internalMw[a]!)).toBeLessThan(1e-6);
          expect(Math.abs(part.exchangeMw - expected.exchangeMw[a]!)).toBeLessThan(1e-6);
        });
        expect(Math.abs(parts.restMw - expected.shifterMw)).toBeLessThan(1e-6);
      }),
      { seed: 32, numRuns: 200 },
    );
  });

  test('they add up whatever is lost, islands included, and do not depend on the slack', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14 }), anyLoss, fc.nat(), fc.nat(), (network, loss, pick, bus) => {
        const contingency = lossOf(network, loss);
        const k = pick % network.branches.count;
        fc.pre(stays(contingency, k));
        const [one, other] = [network, withReference(network, bus % network.buses.count)].map((grid) => {
          const base = baseCaseOf(grid);
          return flowByArea(base, solveContingency(base, contingency), k);
        });
        expect(Math.abs(one!.restMw)).toBeLessThan(1e-9);
        one!.areas.forEach((part, a) => {
          expect(Math.abs(part.internalMw - other!.areas[a]!.internalMw)).toBeLessThan(1e-9);
          expect(Math.abs(part.exchangeMw - other!.areas[a]!.exchangeMw)).toBeLessThan(1e-9);
        });
      }),
      { seed: 33, numRuns: 300 },
    );
  });

  test('a country without injections has no part', () => {
    fc.assert(
      fc.property(anyGrid(), fc.nat(), (network, pick) => {
        const empty = withoutInjections(network, 1);
        const { areas } = flowByArea(baseCaseOf(empty), undefined, pick % network.branches.count);
        expect(areas[1]).toEqual({ area: 1, netExportMw: 0, internalMw: 0, exchangeMw: 0 });
      }),
      { seed: 34, numRuns: 100 },
    );
  });

  test('a relief move does what it says: one MW moved, the contingency solved again from scratch', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 12, exotic: true }), anyLoss, fc.nat(), (network, loss, pick) => {
        const grid = roomy(network);
        const base = baseCaseOf(grid);
        const contingency = lossOf(grid, loss);
        const k = pick % grid.branches.count;
        fc.pre(stays(contingency, k));
        const state = solveContingency(base, contingency);
        const flowAt = (outputMw: readonly number[]) =>
          plainContingency(
            grid,
            outputMw,
            [...grid.buses.demandMw],
            [...grid.units.participation],
            contingency,
          ).flowMw[k]!;
        const before = flowAt([...base.outputMw]);
        for (const move of reliefMoves(base, state, k, 1)) {
          const way = move.direction === 'raise' ? 1 : -1;
          const output = [...base.outputMw];
          output[move.unit]! += way;
          for (const u of move.counterUnits) {
            const room = way > 0 ? output[u]! + 1e5 : grid.units.maxMw[u]! - output[u]!;
            output[u]! -= (way * room) / move.counterRoomMw;
          }
          expect(move.perMw).toBeLessThan(0);
          expect(Math.abs(flowAt(output) - before - move.perMw)).toBeLessThan(1e-6);
        }
      }),
      { seed: 35, numRuns: 100 },
    );
  });

  test('all of an exchange leaves its exporter', () => {
    fc.assert(
      fc.property(anyGrid(), (network) => {
        const made = areaTransfer(baseCaseOf(network), new Set([0]), new Set([1]), 'output');
        if (made.kind !== 'transfer') return;
        const paths = exportPaths(network, made.transfer, new Set([0]));
        expect(paths.reduce((sum, path) => sum + path.share, 0)).toBeCloseTo(1, 9);
      }),
      { seed: 36, numRuns: 100 },
    );
  });
});

test('a controlled link is a part of its own, inside an island and between two', () => {
  const link = (from: number, to: number) => ({
    count: 1,
    id: ['link'],
    name: ['link'],
    from: Int32Array.of(from),
    to: Int32Array.of(to),
    flowMw: Float64Array.of(12),
    minMw: Float64Array.of(-50),
    maxMw: Float64Array.of(50),
    inService: Uint8Array.of(1),
  });
  const inside = flowByArea(baseCaseOf({ ...TRIANGLE, dcLinks: link(0, 1) }), undefined, 1);
  // 12 MW drawn at bus 0 and delivered at bus 1: a third of them would have gone round over 0–2.
  expect(inside.links).toHaveLength(1);
  expect(inside.links[0]!.effectMw).toBeCloseTo(-4, 9);
  expect(inside.restMw).toBeCloseTo(0, 9);

  const far = smallNetwork(
    [
      { area: 0, reference: true },
      { area: 0, demandMw: 30 },
      { area: 1, demandMw: 12 },
    ],
    [{ from: 0, to: 1, x: 0.1 }],
    [
      { bus: 0, outputMw: 42, maxMw: 200, participation: 1 },
      { bus: 2, outputMw: 0, maxMw: 60, participation: 1 },
    ],
  );
  // Exported over the link from bus 1: 30 MW of bus 0 for the demand beside it, 12 for the link, half each side.
  const between = flowByArea(baseCaseOf({ ...far, dcLinks: link(1, 2) }), undefined, 0);
  expect(between.flowMw).toBeCloseTo(42, 9);
  expect(between.areas[0]).toMatchObject({ netExportMw: 12 });
  expect(between.areas[0]!.internalMw).toBeCloseTo(30, 9);
  expect(between.areas[0]!.exchangeMw + between.links[0]!.effectMw + between.restMw).toBeCloseTo(12, 9);
  expect(between.restMw).toBeCloseTo(0, 9);
});

/** The same parts written from the definition: patterns of injections, each solved densely, trades one by one. */
function plainPartsByArea(
  network: Network,
  baseOutputMw: Float64Array,
  state: ReturnType<typeof solveContingency>,
  lost: ReadonlySet<number>,
  k: number,
) {
  const { areas, buses, units } = network;
  const unshifted = {
    ...network,
    branches: { ...network.branches, shiftRad: new Float64Array(network.branches.count) },
  };
  const flowOf = (injection: readonly number[]) => plainFlow(unshifted, injection, lost)[k]!;
  const outputMw = state.balance?.outputMw ?? baseOutputMw;
  const made = new Array<number>(buses.count).fill(0);
  outputMw.forEach((mw, u) => {
    made[units.bus[u]!]! += mw;
  });
  const drawn = Array.from(buses.demandMw, (mw, b) => mw - (state.balance?.shedMw[b] ?? 0));
  const total = (values: readonly number[], area: number) =>
    values.reduce((sum, mw, b) => sum + (buses.area[b] === area ? mw : 0), 0);
  const only = (values: readonly number[], area: number, factor: number) =>
    values.map((mw, b) => (buses.area[b] === area ? factor * mw : 0));
  const list = Array.from({ length: areas.count }, (_, a) => a);
  const net = list.map((a) => total(made, a) - total(drawn, a));
  const internalMw = list.map((a) => {
    const own = Math.min(total(made, a), total(drawn, a));
    if (own <= 0) return 0;
    const up = only(made, a, own / total(made, a));
    const down = only(drawn, a, own / total(drawn, a));
    return flowOf(up.map((mw, b) => mw - down[b]!));
  });
  const exchangeMw = list.map(() => 0);
  const traded = net.reduce((sum, mw) => sum + Math.max(0, mw), 0);
  for (const exporter of list.filter((a) => net[a]! > 0)) {
    for (const importer of list.filter((a) => net[a]! < 0)) {
      const mw = (net[exporter]! * -net[importer]!) / traded;
      const up = only(made, exporter, mw / total(made, exporter));
      const down = only(drawn, importer, mw / total(drawn, importer));
      const flow = flowOf(up.map((value, b) => value - down[b]!));
      exchangeMw[exporter]! += flow / 2;
      exchangeMw[importer]! += flow / 2;
    }
  }
  const shifterMw = plainFlow(network, new Array<number>(buses.count).fill(0), lost)[k]!;
  return { internalMw, exchangeMw, shifterMw };
}

function withoutInjections(network: Network, area: number): Network {
  const { buses, units } = network;
  const isThere = (bus: number) => buses.area[bus] !== area;
  return {
    ...network,
    buses: { ...buses, demandMw: buses.demandMw.map((mw, b) => (isThere(b) ? mw : 0)) },
    units: {
      ...units,
      outputMw: units.outputMw.map((mw, u) => (isThere(units.bus[u]!) ? mw : 0)),
      participation: units.participation.map((weight, u) => (isThere(units.bus[u]!) ? weight + 0.1 : 0)),
    },
  };
}
