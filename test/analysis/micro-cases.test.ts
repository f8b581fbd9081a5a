import { describe, expect, test } from 'vitest';
import { dcPowerFlow } from '../../src/analysis/dc-flow.ts';
import { applyOutage, outageCorrection } from '../../src/analysis/outage-correction.ts';
import { degFromRad } from '../../src/base/units.ts';
import { type BranchSpec, smallNetwork } from '../support/small-network.ts';

/** The micro-cases A to D and F, worked by hand (base 100 MVA, slack at bus 0). Case E is an optimal power flow. */
const TRIANGLE: BranchSpec[] = [
  { from: 0, to: 1, x: 0.1 },
  { from: 0, to: 2, x: 0.1 },
  { from: 1, to: 2, x: 0.1 },
];
const SLACK = { bus: 0, participation: 1 };

function triangle(branches: readonly BranchSpec[], shuntMw = 0) {
  return smallNetwork([{ reference: true }, { shuntMw }, { demandMw: 90 }], branches, [SLACK]);
}

function expectClose(actual: ArrayLike<number>, expected: readonly number[]) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, 9);
  });
}

describe('A: equal triangle', () => {
  const flow = dcPowerFlow(triangle(TRIANGLE));
  test('two thirds go the direct way', () => expectClose(flow.flowMw, [30, 60, 30]));
  test('angles', () => expectClose(Array.from(flow.angleRad, degFromRad), [0, -1.718873385, -3.437746771]));
  test('the slack unit gives all', () => expectClose(flow.state.outputMw, [90]));
  test('Kirchhoff holds', () => expect(flow.residualMw).toBeLessThan(1e-9));
  test.each([
    [0, [0, 90, 0]],
    [1, [90, 0, 90]],
    [2, [0, 90, 0]],
  ])('loss of branch %i', (lost, after) => {
    expectClose(applyOutage(outageCorrection(flow.model, [lost]), flow.flowMw), after);
  });
});

test('B: a phase shifter drives 20 MW round the ring', () => {
  const shifted = TRIANGLE.map((b, i) => (i === 1 ? { ...b, shiftRad: 0.06 } : b));
  const flow = dcPowerFlow(triangle(shifted));
  expectClose(flow.flowMw, [50, 40, 50]);
  expectClose(flow.angleRad, [0, -0.05, -0.1]);
  expectClose(applyOutage(outageCorrection(flow.model, [1]), flow.flowMw), [90, 0, 90]);
});

test('C: tap, shunt and a branch out of service', () => {
  const branches = TRIANGLE.map((b, i) => (i === 0 ? { ...b, tap: 0.5 } : b));
  const flow = dcPowerFlow(triangle([...branches, { from: 1, to: 2, x: 0.05, off: true }], 10));
  expectClose(flow.flowMw, [44, 56, 34, 0]);
  expectClose(flow.state.outputMw, [100]);
  expectClose(flow.angleRad, [0, -0.022, -0.056]);
});

test('D: parallel circuits share, a bridge is a bridge', () => {
  const network = smallNetwork(
    [{ reference: true }, {}, { demandMw: 30 }],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 0, to: 1, x: 0.2 },
      { from: 1, to: 2, x: 0.1 },
    ],
    [SLACK],
  );
  const flow = dcPowerFlow(network);
  expectClose(flow.flowMw, [20, 10, 30]);
  expectClose(flow.angleRad, [0, -0.02, -0.05]);
  expect([...flow.model.isBridge]).toEqual([0, 0, 1]);
  expectClose(applyOutage(outageCorrection(flow.model, [0]), flow.flowMw), [0, 30, 30]);
  expectClose(applyOutage(outageCorrection(flow.model, [1]), flow.flowMw), [30, 0, 30]);
});

test('F: the slack unit takes what is left and the reference keeps its angle', () => {
  const network = smallNetwork(
    [{ reference: true, angleRad: (5 * Math.PI) / 180 }, {}, { demandMw: 90 }],
    TRIANGLE,
    [
      { bus: 0, outputMw: 17, participation: 1 },
      { bus: 1, outputMw: 30 },
    ],
  );
  const flow = dcPowerFlow(network);
  expectClose(flow.flowMw, [10, 50, 40]);
  expectClose(flow.state.outputMw, [60, 30]);
  expectClose(Array.from(flow.angleRad, degFromRad), [5, 4.427042205, 2.135211024]);
});

test('two islands balance apart; one without a unit is off and its demand is reported', () => {
  const network = smallNetwork(
    [{ demandMw: 10 }, {}, { demandMw: 7 }, {}, { demandMw: 5 }],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 2, to: 3, x: 0.1 },
    ],
    [
      { bus: 1, participation: 1 },
      { bus: 3, participation: 1 },
    ],
  );
  const flow = dcPowerFlow(network);
  expect(flow.model.islandCount).toBe(3);
  expectClose(flow.flowMw, [-10, -7]);
  expectClose(flow.state.shedMw, [0, 0, 0, 0, 5]);
});

test('branches without impedance carry what Kirchhoff says, and loops of them share', () => {
  const network = smallNetwork(
    [{ reference: true }, {}, {}, { demandMw: 60 }, { demandMw: 30 }],
    [
      { from: 0, to: 1, x: 0.1 },
      { from: 1, to: 2, x: 0 },
      { from: 1, to: 3, x: 0 },
      { from: 2, to: 3, x: 0 },
      { from: 3, to: 4, x: 0.2 },
    ],
    [SLACK],
  );
  const flow = dcPowerFlow(network);
  expectClose(flow.flowMw, [90, 30, 60, 30, 30]);
  expectClose(flow.angleRad, [0, -0.09, -0.09, -0.09, -0.15]);
  expect(flow.residualMw).toBeLessThan(1e-9);
});
