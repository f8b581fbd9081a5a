import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { type FlowExtremes, flowExtremes } from '../../src/analysis/flow-extremes.ts';
import { headroomPickUp, type PickUp } from '../../src/analysis/headroom-pickup.ts';
import {
  bridgeLosses,
  contingencyLoss,
  type SolvedLoss,
  unitLosses,
} from '../../src/analysis/injection-losses.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, mw) => total + mw, 0);

/** Values only: of branches that tie, either may be named. */
function expectSameExtremes(actual: FlowExtremes, expected: FlowExtremes) {
  for (const key of ['flowMw', 'loadingFlowMw', 'changeMw'] as const) {
    expect(Math.abs(Math.abs(actual[key]) - Math.abs(expected[key]))).toBeLessThan(1e-6);
  }
  expect(actual.loading).toBeCloseTo(expected.loading, 8);
  expect(actual.overloads).toBe(expected.overloads);
}

/** Against the dense re-solve where output rises, and against the contingency solved in full in any case. */
function expectAsFromScratch(network: Network, pickUp: PickUp, solved: SolvedLoss, contingency: Contingency) {
  const { base } = pickUp;
  const { ratingMva } = network.branches;
  const full = solveContingency(base, contingency);
  const extremes = (flowMw: ArrayLike<number>) =>
    flowExtremes(base.model, base.flowMw, Float64Array.from(flowMw), ratingMva, contingency.branches);
  expectSameExtremes(solved.extremes, extremes(full.flowMw));
  expect(solved.shedMw).toBeCloseTo(sum(full.balance?.shedMw ?? []), 6);
  expect(solved.trippedMw).toBeCloseTo(sum(full.balance?.trippedMw ?? []), 6);
  expect(solved.newIslands).toBe(full.change.islandCount - base.model.islandCount);
  const risen = full.balance?.outputMw.map((mw, u) => Math.max(0, mw - base.outputMw[u]!));
  expect(solved.pickedUpMw).toBeCloseTo(sum(risen ?? []), 6);
  if (full.splits) return;
  const plain = plainContingency(
    network,
    [...base.outputMw],
    [...network.buses.demandMw],
    [...base.participation],
    contingency,
  );
  expectSameExtremes(solved.extremes, extremes(plain.flowMw));
  expect(solved.shedMw).toBeCloseTo(sum(plain.shedMw), 6);
}

describe('on random grids, against the outage solved in full and from scratch', () => {
  test('every unit, with headroom to spare or not', () => {
    let shedding = 0;
    fc.assert(
      fc.property(anyGrid({ exotic: true }), fc.double({ min: 0, max: 1, noNaN: true }), (whole, part) => {
        const { units } = whole;
        const maxMw = units.maxMw.map((mw, u) => units.outputMw[u]! + part * (mw - units.outputMw[u]!));
        const network = { ...whole, units: { ...units, maxMw } };
        const pickUp = headroomPickUp(baseCaseOf(network));
        const all = Array.from(units.id.keys());
        for (const [u, solved] of [...unitLosses(pickUp, network.branches.ratingMva, all)].entries()) {
          if (solved.shedMw > 0) shedding++;
          expectAsFromScratch(network, pickUp, solved, contingencyOf([], [u]));
        }
      }),
      { seed: 51, numRuns: 80 },
    );
    expect(shedding).toBeGreaterThan(20);
  });

  test('every branch that splits the grid', () => {
    let splits = 0;
    let tripping = 0;
    fc.assert(
      fc.property(
        anyGrid({ maxBuses: 16, exotic: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, part) => {
          const minMw = whole.units.outputMw.map((mw) => part * mw);
          const network = { ...whole, units: { ...whole.units, minMw } };
          const pickUp = headroomPickUp(baseCaseOf(network));
          const { isBridge } = pickUp.base.model;
          const bridges = Array.from(isBridge.keys()).filter((k) => isBridge[k] === 1);
          for (const [i, solved] of [
            ...bridgeLosses(pickUp, network.branches.ratingMva, bridges),
          ].entries()) {
            splits++;
            if (solved.trippedMw > 0) tripping++;
            expectAsFromScratch(network, pickUp, solved, contingencyOf([bridges[i]!]));
          }
        },
      ),
      { seed: 52, numRuns: 150 },
    );
    expect(splits).toBeGreaterThan(100);
    expect(tripping).toBeGreaterThan(5);
  });
});

test('a triangle loses its largest unit: by hand', () => {
  // 90 MW at bus 2; units of 60 MW at bus 0, 30 MW at bus 1 (headroom 30) and 0 MW at bus 2 (headroom 60).
  const network = smallNetwork(
    [{ reference: true }, {}, { demandMw: 90 }],
    [
      { from: 0, to: 1, x: 0.1, ratingMva: 15 },
      { from: 0, to: 2, x: 0.1 },
      { from: 1, to: 2, x: 0.1, ratingMva: 40 },
    ],
    [
      { bus: 0, outputMw: 60, maxMw: 60, participation: 1 },
      { bus: 1, outputMw: 30, maxMw: 60 },
      { bus: 2, outputMw: 0, maxMw: 60 },
    ],
  );
  const pickUp = headroomPickUp(baseCaseOf(network));
  // 20 MW more at bus 1 and 40 MW at bus 2: 50 MW go from 1 to 2, a third of them by way of 0.
  const [solved] = unitLosses(pickUp, network.branches.ratingMva, [0]);
  const { pickedUpMw, shedMw, extremes } = solved!;
  expect(pickedUpMw).toBeCloseTo(60, 9);
  expect(shedMw).toBe(0);
  expect(extremes.flowBranch).toBe(2);
  expect(extremes.flowMw).toBeCloseTo(100 / 3, 9);
  expect(extremes.loadingBranch).toBe(0);
  expect(extremes.loading).toBeCloseTo(50 / 3 / 15, 9);
  expect(extremes.overloads).toBe(1);
  const whole = contingencyLoss(pickUp, network.branches.ratingMva, contingencyOf([], [0]));
  expect(whole.extremes.flowMw).toBeCloseTo(100 / 3, 9);
});
