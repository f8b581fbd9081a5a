import { describe, expect, test } from 'vitest';
import { type BaseCase, solveContingency } from '../../src/analysis/contingency.ts';
import { solveDcFlow } from '../../src/analysis/dc-flow.ts';
import { buildDcModel } from '../../src/analysis/dc-model.ts';
import { monitorFrom } from '../../src/analysis/security.ts';
import type { Network } from '../../src/grid/network.ts';
import { capacityStudy, type SolvedInterface } from '../../src/study/capacity-study.ts';
import { contingencyList } from '../../src/study/contingency-list.ts';
import { type PreparedGrid, prepareGrid } from '../../src/study/prepare-grid.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';

const dataset = siepacDataset();

/** Flows with branches out, the grid built and factored anew: no factors of any kind. */
function freshFlow(network: Network, lost: readonly number[], injectionMw: Float64Array): Float64Array {
  const inService = network.branches.inService.slice();
  for (const k of lost) inService[k] = 0;
  const model = buildDcModel({ ...network, branches: { ...network.branches, inService } });
  return solveDcFlow(model, injectionMw).flowMw;
}

/** The worst overload of a counted pair at some growth of the transfer, every outage solved from scratch. */
function worstMargin(
  grid: PreparedGrid,
  { transfer }: SolvedInterface,
  outages: readonly (readonly number[])[],
  growthMw: number,
): { readonly overMw: number; readonly branch: number; readonly outage: number } {
  const { network, balance } = grid;
  const monitoring = monitorFrom(network, 115, 'continuous');
  const injectionAt = (mw: number) => balance.injectionMw.map((value, b) => value + mw * transfer!.busMw[b]!);
  let worst = { overMw: Number.NEGATIVE_INFINITY, branch: -1, outage: -1 };
  outages.forEach((lost, outage) => {
    const start = freshFlow(network, lost, injectionAt(0));
    const flow = freshFlow(network, lost, injectionAt(growthMw));
    for (const k of monitoring.branches) {
      const slope = growthMw === 0 ? 0 : (flow[k]! - start[k]!) / growthMw;
      const limit = network.branches.ratingMva[k]!;
      const isLocal =
        Math.abs(start[k]!) > limit * (1 + 1e-9) &&
        start[k]! * slope > 0 &&
        Math.abs(slope) < SIEPAC_CAPACITY.localOverloadThreshold;
      if (isLocal || Math.abs(slope) < SIEPAC_CAPACITY.sensitivityThreshold) continue;
      const overMw = Math.sign(slope) * flow[k]! - limit;
      if (overMw > worst.overMw) worst = { overMw, branch: k, outage };
    }
  });
  return worst;
}

describe.each([
  ['wet', 'minimum'],
  ['dry', 'maximum'],
] as const)('2017, %s season, %s demand, every border', (season, demand) => {
  const grid = prepareGrid(siepacScenario({ season, demand }), dataset);
  const whole = contingencyList(grid.built, grid.network, dataset, 115).filter(
    (c) => c.kind === 'branch' && c.branches.length === 1 && grid.model.isBridge[c.branches[0]!] === 0,
  );
  const states = whole.map((contingency) => solveContingency(grid.base, contingency));
  const { solved } = capacityStudy(grid, SIEPAC_CAPACITY, states);
  const outages = [[], ...whole.map((c) => c.branches)];

  test.each(solved.map((s) => [`${s.row.fromAreas.join('+')} > ${s.row.toAreas.join('+')}`, s] as const))(
    '%s: secure up to the linear limit, insecure beyond it, and the named pair is at 100 %%',
    (_, interfaceSolved) => {
      const { limiting } = interfaceSolved;
      expect(limiting).toBeDefined();
      const reach = limiting!.growthMw;
      for (const growth of [reach - 60, reach - 10]) {
        if (growth !== 0) expect(worstMargin(grid, interfaceSolved, outages, growth).overMw).toBeLessThan(0);
      }
      const at = worstMargin(grid, interfaceSolved, outages, reach);
      expect(Math.abs(at.overMw)).toBeLessThan(1e-5);
      expect(worstMargin(grid, interfaceSolved, outages, reach + 10).overMw).toBeGreaterThan(0);
      const lost = limiting!.contingency < 0 ? [] : whole[limiting!.contingency]!.branches;
      const injection = grid.balance.injectionMw.map(
        (value, b) => value + reach * interfaceSolved.transfer!.busMw[b]!,
      );
      const flow = freshFlow(grid.network, lost, injection)[limiting!.branch]!;
      expect((100 * Math.abs(flow)) / limiting!.limitMw).toBeCloseTo(100, 5);
    },
  );
});

test('lost machines and cut-off islands are picked up as the base case does: limits hold within a megawatt', () => {
  const grid = prepareGrid(siepacScenario({ season: 'wet', demand: 'minimum' }), dataset);
  const contingencies = contingencyList(grid.built, grid.network, dataset, 115);
  const states = contingencies.map((contingency) => solveContingency(grid.base, contingency));
  const { solved } = capacityStudy(grid, SIEPAC_CAPACITY, states);
  for (const { transfer, limiting, state } of solved) {
    if (transfer === undefined || limiting === undefined || state === undefined) continue;
    const moved = movedBase(grid.base, transfer, limiting.growthMw);
    const flow = solveContingency(moved, state.contingency).flowMw[limiting.branch]!;
    expect(Math.abs(Math.abs(flow) - limiting.limitMw)).toBeLessThan(1);
  }
});

function movedBase(base: BaseCase, transfer: NonNullable<SolvedInterface['transfer']>, mw: number): BaseCase {
  const outputMw = base.outputMw.map((output, u) => output + mw * transfer.unitMw[u]!);
  const injectionMw = base.injectionMw.map((injection, b) => injection + mw * transfer.busMw[b]!);
  return { ...base, outputMw, injectionMw, flowMw: solveDcFlow(base.model, injectionMw).flowMw };
}

test('the Mexican link, intact, ends at its banks: 225 MVA each after the loss of the other', () => {
  const result = runScenario(siepacScenario({ season: 'wet', demand: 'minimum' }), dataset);
  const row = result.capacity!.rows.find((r) => r.fromAreas.join() === 'MX' && r.toAreas.join() === 'GT')!;
  expect(row.limitingElement).toMatch(/^gt-los-brillantes-400-230/);
  expect(row.limitingContingency).toMatch(/^gt-los-brillantes-400-230/);
  expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(225, 6);
});
