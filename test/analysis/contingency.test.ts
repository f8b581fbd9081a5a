import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import type { Contingency, Network } from '../../src/grid/network.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { plainContingency, plainFlow } from '../support/brute-force.ts';
import { anyGrid } from '../support/random-grid.ts';
import { smallNetwork } from '../support/small-network.ts';

function expectNear(actual: ArrayLike<number>, expected: readonly number[], toleranceMw: number) {
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThan(toleranceMw);
  }
}

function agreesWithPlain(network: Network, contingency: Contingency) {
  const base = baseCaseOf(network);
  const state = solveContingency(base, contingency);
  const plain = plainContingency(
    network,
    [...base.outputMw],
    [...network.buses.demandMw],
    [...base.participation],
    contingency,
  );
  expectNear(state.flowMw, plain.flowMw, 1e-6);
  if (state.balance) {
    expectNear(state.balance.outputMw, plain.outputMw, 1e-6);
    expectNear(state.balance.shedMw, plain.shedMw, 1e-6);
  }
}

describe('against a dense re-solve from scratch, on random grids', () => {
  test('base flows, with taps and phase shifters', () => {
    fc.assert(
      fc.property(anyGrid({ exotic: true }), (network) => {
        const base = baseCaseOf(network);
        expectNear(base.flowMw, plainFlow(network, [...base.injectionMw], new Set()), 1e-7);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  test('every single branch outage, bridges included', () => {
    fc.assert(
      fc.property(anyGrid({ maxBuses: 14, exotic: true }), (network) => {
        for (let k = 0; k < network.branches.count; k++) agreesWithPlain(network, contingencyOf([k]));
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  test('any set of up to four branches, splitting or not', () => {
    fc.assert(
      fc.property(
        anyGrid({ exotic: true }),
        fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
        (network, picks) => {
          const lost = [...new Set(picks.map((pick) => pick % network.branches.count))];
          agreesWithPlain(network, contingencyOf(lost));
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });

  test('units lost whole or in part, alone and with a branch', () => {
    fc.assert(
      fc.property(
        anyGrid(),
        fc.nat(),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.option(fc.nat()),
        (network, unitPick, share, branchPick) => {
          const branches = branchPick === null ? [] : [branchPick % network.branches.count];
          agreesWithPlain(network, contingencyOf(branches, [unitPick % network.units.count], [share]));
        },
      ),
      { seed: 14, numRuns: 200 },
    );
  });
});

test('a spur with a unit too small for its demand sheds the rest, by hand', () => {
  // bus 0 (unit 100) — bus 1 (demand 60) — bus 2 (demand 30, unit at 10 of 18 MW with a governor)
  const network = smallNetwork(
    [{ reference: true }, { demandMw: 60 }, { demandMw: 30 }],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 1, to: 2, x: 0.1 },
    ],
    [
      { bus: 0, outputMw: 80, maxMw: 100, participation: 1 },
      { bus: 2, outputMw: 10, maxMw: 18, participation: 1 },
    ],
  );
  const state = solveContingency(baseCaseOf(network), contingencyOf([1]));
  expect(state.splits).toBe(true);
  expect([...state.flowMw]).toEqual([60, 0]);
  expect([...state.balance!.outputMw]).toEqual([60, 18]);
  expect([...state.balance!.shedMw]).toEqual([0, 0, 12]);
});

test('a generating spur that is cut off trips', () => {
  const network = smallNetwork(
    [{ reference: true, demandMw: 50 }, {}],
    [{ from: 0, to: 1, x: 0.1 }],
    [
      { bus: 0, outputMw: 20, maxMw: 100, participation: 1 },
      { bus: 1, outputMw: 30, minMw: 5, maxMw: 30 },
    ],
  );
  const { balance, flowMw } = solveContingency(baseCaseOf(network), contingencyOf([0]));
  expect([...flowMw]).toEqual([0]);
  expect([...balance!.outputMw]).toEqual([50, 0]);
  expect([...balance!.trippedMw]).toEqual([0, 5]);
});
