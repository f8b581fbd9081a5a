import { describe, expect, test } from 'vitest';
import { solveContingency } from '../../src/analysis/contingency.ts';
import { type Flowgate, monitorFrom } from '../../src/analysis/monitoring.ts';
import { pathLimits } from '../../src/analysis/path-limits.ts';
import { schemeCapacity } from '../../src/analysis/scheme-capacity.ts';
import type { Scheme } from '../../src/analysis/schemes.ts';
import { areaTransfer } from '../../src/analysis/shift-key.ts';
import { transferPath } from '../../src/analysis/transfer-path.ts';
import { baseCaseOf, contingencyOf } from '../support/base-case.ts';
import { smallNetwork } from '../support/small-network.ts';

// The grid of test/cases/three-areas/README.md, and the numbers worked out there by hand.
const [AC, AB, BC, CD, GATE] = [0, 1, 2, 3, 4];
const [U1, U2, U3, U4] = [0, 1, 2, 3];

const NETWORK = smallNetwork(
  [
    { area: 0, demandMw: 100, reference: true },
    { area: 1, demandMw: 60 },
    { area: 2, demandMw: 100 },
    { area: 2, demandMw: 50 },
  ],
  [
    { from: 0, to: 2, x: 0.1, ratingMva: 80, emergencyMva: 96 },
    { from: 0, to: 1, x: 0.1, ratingMva: 60, emergencyMva: 72 },
    { from: 1, to: 2, x: 0.1, ratingMva: 60, emergencyMva: 72 },
    { from: 2, to: 3, x: 0.1, ratingMva: 38 },
  ],
  [
    { bus: 0, outputMw: 130, maxMw: 160, cost: 20, participation: 1 },
    { bus: 0, outputMw: 20, maxMw: 120, cost: 30 },
    { bus: 2, outputMw: 70, maxMw: 100, cost: 60, participation: 1 },
    { bus: 3, outputMw: 30, minMw: 10, maxMw: 45, cost: 50 },
    { bus: 1, outputMw: 60, maxMw: 60, cost: 40 },
  ],
);

const EXPORT_OF_A: Flowgate = {
  id: 'export-of-a',
  branches: [
    { position: AC, factor: 1 },
    { position: AB, factor: 1 },
  ],
  dcLinks: [],
  limitMw: { forwardMw: 115, reverseMw: Number.POSITIVE_INFINITY },
  limitAfterMw: undefined,
};

const BASE = baseCaseOf(NETWORK);
const OUTAGES = [...[AC, AB, BC, CD].map((k) => contingencyOf([k])), contingencyOf([], [U3])];
const STATES = OUTAGES.map((outage) => solveContingency(BASE, outage));
const RULE = { sensitivityThreshold: 0.05, localOverloadThreshold: 0.05, pairCount: 20 };
const monitoring = (rating: 'continuous' | 'emergency') => monitorFrom(NETWORK, 115, rating, [EXPORT_OF_A]);

function meritOrderPath() {
  const made = transferPath(BASE, new Set([0]), new Set([2]), { up: 'merit-order', down: 'merit-order' });
  if (made.kind !== 'path') throw new Error(made.kind);
  return made.path;
}

const close = (mw: number) => expect.closeTo(mw, 9);

test('base case: two thirds direct, one third round by b', () => {
  expect([...BASE.flowMw]).toEqual([close(100 / 3), close(50 / 3), close(50 / 3), close(20)]);
});

test('the path: a segment per unit that ends, 90 MW in all, then C has nothing left', () => {
  const path = meritOrderPath();
  const seen = path.segments.map(({ fromMw, toMw, up, down }) => [
    fromMw,
    toMw,
    up.units[0]!.position,
    down.units[0]!.position,
  ]);
  expect(seen).toEqual([
    [0, 30, U1, U3],
    [30, 70, U2, U3],
    [70, 90, U2, U4],
  ]);
  expect(path).toMatchObject({ resourceMw: 90, scarce: 'import' });
});

describe('limits along the path', () => {
  const limits = (rating: 'continuous' | 'emergency') =>
    pathLimits(BASE, STATES, monitoring(rating), meritOrderPath(), RULE);

  test('with nothing out: the interface, a–c, c–d', () => {
    const found = limits('continuous').intact.map(({ element, growthMw }) => [element, growthMw]);
    expect(found).toEqual([
      [GATE, close(65)],
      [AC, close(70)],
      [CD, close(88)],
    ]);
    expect(limits('continuous').intact[2]!.sensitivity).toBeCloseTo(18 / 88, 9);
  });

  test('after one outage, and what binds next when the first is relieved, the first two, …', () => {
    const { secure, ladder } = limits('continuous');
    const binding = secure
      .slice(0, 4)
      .map(({ element, contingency, growthMw }) => [element, contingency, growthMw]);
    expect(binding).toEqual([
      [AB, AC, close(10)],
      [BC, AC, close(10)],
      [AC, AB, close(30)],
      [AC, BC, close(30)],
    ]);
    expect(ladder.map(({ element, growthMw }) => [element, growthMw])).toEqual([
      [AB, close(10)],
      [BC, close(10)],
      [AC, close(30)],
      [GATE, close(65)],
      [CD, close(88)],
    ]);
  });

  test('with emergency ratings after an outage', () => {
    const { ladder } = limits('emergency');
    expect(ladder.slice(0, 3).map(({ element, growthMw }) => [element, growthMw])).toEqual([
      [AB, close(22)],
      [BC, close(22)],
      [AC, close(46)],
    ]);
  });
});

test('c–d lost: d rises to 45 MW and sheds 5, U1 and U3 give up 10 MW each', () => {
  const { balance, flowMw } = STATES[CD]!;
  expect([...balance!.outputMw]).toEqual([close(120), 20, close(60), close(45), 60]);
  expect(balance!.shedMw[3]).toBeCloseTo(5, 9);
  expect(flowMw[AC]).toBeCloseTo(80 / 3, 9);
});

test('U3 lost: U1 takes 30 MW, U4 15, U2 25', () => {
  const { balance, flowMw } = STATES[4]!;
  expect([...balance!.outputMw]).toEqual([close(160), close(45), 0, close(45), 60]);
  expect(flowMw[AC]).toBeCloseTo(70, 9);
  expect(flowMw[AB]).toBeCloseTo(35, 9);
});

describe('the scheme', () => {
  const made = areaTransfer(BASE, new Set([0]), new Set([2]), 'headroom');
  if (made.kind !== 'transfer') throw new Error(made.kind);
  const shedding = (levelMw: number): Scheme => ({
    id: 'shed C',
    trigger: { branch: AB, direction: 'from-to', levelMw },
    opens: [],
    trips: [],
    setUnits: [],
    setLinks: [],
    sheds: [{ area: 2, mw: 30 }],
  });
  const limitWith = (schemes: readonly Scheme[]) =>
    schemeCapacity(BASE, OUTAGES, monitoring('continuous'), made.transfer, RULE, schemes);

  test('without it 10 MW, with it 25: it acts at 5 MW after the loss of a–c', () => {
    expect(limitWith([])).toMatchObject({ growthMw: close(10), contingency: AC });
    const limit = limitWith([shedding(55)]);
    expect(limit).toMatchObject({ growthMw: close(25), contingency: AC });
    expect(limit.acted.map(({ growthMw }) => growthMw)).toEqual([close(5)]);
  });

  test('a level above the rating comes too late: 10 MW', () => {
    expect(limitWith([shedding(62)])).toMatchObject({ growthMw: close(10), acted: [] });
  });
});
