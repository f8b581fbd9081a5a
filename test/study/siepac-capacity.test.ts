import { describe, expect, test } from 'vitest';
import { type BaseCase, solveContingency } from '../../src/analysis/contingency.ts';
import { solveDcFlow } from '../../src/analysis/dc-flow.ts';
import { buildDcModel, type DcModel } from '../../src/analysis/dc-model.ts';
import { monitorFrom } from '../../src/analysis/monitoring.ts';
import { baseAlong } from '../../src/analysis/transfer-path.ts';
import type { Network } from '../../src/grid/network.ts';
import { capacityStudy, type SolvedInterface } from '../../src/study/capacity/capacity-study.ts';
import { contingencyList } from '../../src/study/contingency-list.ts';
import { type PreparedGrid, prepareGrid } from '../../src/study/prepare-grid.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { CapacityRequest } from '../../src/study/scenario.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';

const dataset = siepacDataset();

/** The grid with branches out, built and factored anew: no outage factors of any kind. */
function gridWithout(network: Network, lost: readonly number[]): DcModel {
  const inService = network.branches.inService.slice();
  for (const k of lost) inService[k] = 0;
  return buildDcModel({ ...network, branches: { ...network.branches, inService } });
}

/** The worst overload of a counted pair at some growth of the transfer, every outage solved on its own grid. */
function worstMargin(
  grid: PreparedGrid,
  { transfer }: SolvedInterface,
  outages: readonly DcModel[],
  growthMw: number,
): number {
  const { network, balance } = grid;
  const monitoring = monitorFrom(network, 115, 'continuous');
  const moved = balance.injectionMw.map((value, b) => value + growthMw * transfer!.busMw[b]!);
  let worst = Number.NEGATIVE_INFINITY;
  for (const outage of outages) {
    const start = solveDcFlow(outage, balance.injectionMw).flowMw;
    const flow = solveDcFlow(outage, moved).flowMw;
    for (const k of monitoring.branches) {
      const slope = (flow[k]! - start[k]!) / growthMw;
      const limit = network.branches.ratingMva[k]!;
      const isLocal =
        Math.abs(start[k]!) > limit * (1 + 1e-9) &&
        start[k]! * slope > 0 &&
        Math.abs(slope) < SIEPAC_CAPACITY.localOverloadThreshold;
      if (isLocal || Math.abs(slope) < SIEPAC_CAPACITY.sensitivityThreshold) continue;
      worst = Math.max(worst, Math.sign(slope) * flow[k]! - limit);
    }
  }
  return worst;
}

/** A total export with its import, a wheeling each way, and Mexico with a country that is no neighbour. */
const FAR: CapacityRequest['borders'] = [
  { from: ['GT'], to: ['SV', 'HN', 'NI', 'CR', 'PA'] },
  { from: ['GT'], to: ['PA'] },
  { from: ['MX'], to: ['NI'] },
];

describe.each([
  ['every border', 'wet', 'minimum', 'all'],
  ['every border', 'dry', 'maximum', 'all'],
  ['totals and through transfers', 'wet', 'medium', FAR],
] as const)('%s, 2017, %s season, %s demand', (_, season, demand, borders) => {
  const grid = prepareGrid(siepacScenario({ season, demand }), dataset);
  const whole = contingencyList(grid.built, grid.network, dataset, 115).filter(
    (c) => c.kind === 'branch' && c.branches.length === 1 && grid.model.isBridge[c.branches[0]!] === 0,
  );
  const states = whole.map((contingency) => solveContingency(grid.base, contingency));
  const { solved } = capacityStudy(grid, { ...SIEPAC_CAPACITY, borders }, states);
  const outages = [[], ...whole.map((c) => c.branches)].map((lost) => gridWithout(grid.network, lost));

  for (const border of solved) {
    const name = `${border.row.fromAreas.join('+')} > ${border.row.toAreas.join('+')}`;
    test(`${name}: secure up to the linear limit, insecure beyond it, the named pair at its rating`, () => {
      const limiting = border.limiting!;
      const reach = limiting.growthMw;
      expect(worstMargin(grid, border, outages, reach - 20)).toBeLessThan(0);
      expect(Math.abs(worstMargin(grid, border, outages, reach))).toBeLessThan(1e-5);
      expect(worstMargin(grid, border, outages, reach + 10)).toBeGreaterThan(0);
      const injection = grid.balance.injectionMw.map(
        (value, b) => value + reach * border.transfer!.busMw[b]!,
      );
      const flow = solveDcFlow(outages[limiting.contingency + 1]!, injection).flowMw[limiting.element]!;
      expect((100 * Math.abs(flow)) / limiting.limitMw).toBeCloseTo(100, 5);
    });
  }
});

test('lost machines and cut-off islands are picked up as the base case does: limits hold within a megawatt', () => {
  const grid = prepareGrid(siepacScenario({ season: 'wet', demand: 'minimum' }), dataset);
  const contingencies = contingencyList(grid.built, grid.network, dataset, 115);
  const states = contingencies.map((contingency) => solveContingency(grid.base, contingency));
  const { solved } = capacityStudy(grid, SIEPAC_CAPACITY, states);
  for (const { transfer, limiting, state } of solved) {
    if (transfer === undefined || limiting === undefined || state === undefined) continue;
    const moved = movedBase(grid.base, transfer, limiting.growthMw);
    const flow = solveContingency(moved, state.contingency).flowMw[limiting.element]!;
    expect(Math.abs(Math.abs(flow) - limiting.limitMw)).toBeLessThan(1);
  }
});

function movedBase(base: BaseCase, transfer: NonNullable<SolvedInterface['transfer']>, mw: number): BaseCase {
  const outputMw = base.outputMw.map((output, u) => output + mw * transfer.unitMw[u]!);
  const injectionMw = base.injectionMw.map((injection, b) => injection + mw * transfer.busMw[b]!);
  return { ...base, outputMw, injectionMw, flowMw: solveDcFlow(base.model, injectionMw).flowMw };
}

test('published limits on the way are full where the study says, by keys of every sort, in 2026', () => {
  for (const shiftKey of [
    { up: 'headroom', down: 'headroom' },
    { up: 'merit-order', down: 'output' },
  ] as const) {
    const grid = prepareGrid(siepacScenario({ year: 2026, season: 'wet', demand: 'medium' }), dataset);
    const { solved } = capacityStudy(grid, { ...SIEPAC_CAPACITY, borders: FAR, shiftKey }, []);
    const crossing = solved.filter(({ row }) => row.crossed.length > 0);
    expect(crossing.length).toBeGreaterThan(3);
    for (const { row, path } of crossing) {
      const { fromAreas, toAreas, limitMw, published } = row.crossed[0]!;
      const flow = baseAlong(grid.base, path!, limitMw - row.baseExchangeMw).flowMw;
      const { branches, buses, areas } = grid.network;
      const areaOf = (bus: number) => areas.id[buses.area[bus]!]!;
      let tieMw = 0;
      flow.forEach((mw, k) => {
        const [a, b] = [areaOf(branches.from[k]!), areaOf(branches.to[k]!)];
        if (fromAreas.includes(a) && toAreas.includes(b)) tieMw += mw;
        if (fromAreas.includes(b) && toAreas.includes(a)) tieMw -= mw;
      });
      expect(tieMw).toBeCloseTo(published.mw, 6);
    }
  }
});

test('the Mexican link, intact, ends at its banks: 225 MVA each after the loss of the other', () => {
  const result = runScenario(siepacScenario({ season: 'wet', demand: 'minimum' }), dataset);
  const row = result.capacity!.rows.find((r) => r.fromAreas.join() === 'MX' && r.toAreas.join() === 'GT')!;
  expect(row.limitingElement).toMatch(/^gt-los-brillantes-400-230/);
  expect(row.limitingContingency).toMatch(/^gt-los-brillantes-400-230/);
  expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(225, 6);
});
