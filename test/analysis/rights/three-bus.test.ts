import { describe, expect, test } from 'vitest';
import { buildDcModel } from '../../../src/analysis/dc-model.ts';
import { type Flowgate, monitorFrom } from '../../../src/analysis/monitoring.ts';
import { auctionCheck } from '../../../src/analysis/rights/auction-check.ts';
import { pathStates } from '../../../src/analysis/rights/path-states.ts';
import {
  isConnected,
  type RightBid,
  type RightKind,
  type RightPath,
  type RightPlace,
  type TransmissionRight,
} from '../../../src/analysis/rights/right.ts';
import { rightsAuction } from '../../../src/analysis/rights/rights-auction.ts';
import { rightsFrame } from '../../../src/analysis/rights/rights-frame.ts';
import { simultaneousFeasibility } from '../../../src/analysis/rights/simultaneous-feasibility.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { contingencyOf } from '../../support/base-case.ts';
import { type BranchSpec, smallNetwork } from '../../support/small-network.ts';

// The grid of test/cases/rights-three-bus/README.md, and the numbers worked out there by hand.
const solver = await loadSolver();
const [L12, L13, L23, BORDER] = [0, 1, 2, 3];
const LINES: readonly BranchSpec[] = [
  { from: 0, to: 1, x: 0.1, ratingMva: 50 },
  { from: 0, to: 2, x: 0.1, ratingMva: 100 },
  { from: 1, to: 2, x: 0.1, ratingMva: 80 },
];

function frameOf(lines: readonly BranchSpec[], lost: readonly number[], gates: readonly Flowgate[] = []) {
  const buses = Math.max(...lines.map(({ to }) => to)) + 1;
  const network = smallNetwork(
    Array.from({ length: buses }, () => ({})),
    lines,
    [],
  );
  const contingencies = lost.map((k) => contingencyOf([k]));
  return rightsFrame(buildDcModel(network), contingencies, monitorFrom(network, 115, 'continuous', gates));
}

const SECURE = frameOf(LINES, [L12, L13, L23]);

/** Buses as the case counts them, from 1. */
function at(bus: number): RightPlace {
  return { buses: [bus - 1], share: [1] };
}

function between(source: number, sink: number): RightPath {
  return { source: at(source), sink: at(sink) };
}

function right(source: number, sink: number, mw: number, kind: RightKind = 'obligation'): TransmissionRight {
  return { path: between(source, sink), kind, mw };
}

function bid(
  source: number,
  sink: number,
  askedMw: number,
  priceUsdPerMw: number,
  kind: RightKind = 'obligation',
): RightBid {
  return { path: between(source, sink), kind, askedMw, priceUsdPerMw };
}

describe('simultaneous feasibility', () => {
  test('rights that fill the grid fit, and the full pairs come closest', () => {
    const { isFeasible, violations, closest } = simultaneousFeasibility(SECURE, [
      right(1, 3, 50),
      right(2, 3, 30),
    ]);
    expect(isFeasible).toBe(true);
    expect(violations).toEqual([]);
    const full = closest.filter(({ flowMw, limitMw }) => Math.abs(flowMw - limitMw) < 1e-9);
    expect(full.map(({ element, contingency }) => [element, contingency]).sort()).toEqual([
      [L12, L13],
      [L23, L13],
    ]);
  });

  test('what does not fit is named with who puts how much on it', () => {
    const { isFeasible, violations } = simultaneousFeasibility(SECURE, [right(1, 3, 60), right(2, 3, 30)]);
    expect(isFeasible).toBe(false);
    const near = (mw: number) => expect.closeTo(mw, 9);
    expect([...violations].sort((a, b) => a.element - b.element)).toEqual([
      {
        element: L12,
        contingency: L13,
        direction: 1,
        flowMw: near(60),
        limitMw: 50,
        parts: [{ right: 0, mw: near(60) }],
      },
      {
        element: L23,
        contingency: L13,
        direction: 1,
        flowMw: near(90),
        limitMw: 80,
        parts: [
          { right: 0, mw: near(60) },
          { right: 1, mw: near(30) },
        ],
      },
    ]);
  });

  test('with nothing out more fits, to the megawatt', () => {
    const intact = frameOf(LINES, []);
    expect(simultaneousFeasibility(intact, [right(1, 3, 120), right(2, 3, 60)]).isFeasible).toBe(true);
    expect(simultaneousFeasibility(intact, [right(1, 3, 120.1), right(2, 3, 60)]).isFeasible).toBe(false);
  });

  test('an obligation makes room against its flow, an option never does', () => {
    const sold = [right(1, 3, 50), right(2, 3, 60)];
    expect(simultaneousFeasibility(SECURE, [...sold, right(3, 2, 30)]).isFeasible).toBe(true);
    const { violations } = simultaneousFeasibility(SECURE, [...sold, right(3, 2, 30, 'option')]);
    const found = violations.map(({ element, contingency, direction, flowMw }) => [
      element,
      contingency,
      direction,
      Number(flowMw.toFixed(9)),
    ]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        [L23, L13, 1, 110],
        [L13, L23, 1, 110],
        [L12, L23, -1, 60],
      ]),
    );
  });
});

describe('auction', () => {
  const BIDS = [bid(1, 3, 100, 10), bid(2, 3, 100, 6), bid(1, 3, 20, 12)];

  function clear(bids: readonly RightBid[], held: readonly TransmissionRight[] = [], frame = SECURE) {
    const outcome = rightsAuction(frame, bids, held, solver);
    if (outcome.kind !== 'cleared') throw new Error(outcome.kind);
    for (const value of Object.values(auctionCheck(frame, bids, held, outcome)))
      expect(value).toBeLessThan(1e-6);
    const rounded = (values: readonly number[]) => values.map((v) => Number(v.toFixed(6)) + 0);
    return {
      ...outcome,
      mw: rounded(outcome.awards.map(({ awardedMw }) => awardedMw)),
      prices: rounded(outcome.awards.map(({ clearingPriceUsdPerMw }) => clearingPriceUsdPerMw)),
      pairs: outcome.binding.map(({ element, contingency, priceUsdPerMw }) => [
        element,
        contingency,
        Number(priceUsdPerMw.toFixed(6)),
      ]),
    };
  }

  test('the dearest bids win, and every MW of a path pays the same', () => {
    const { mw, prices, pairs, valueUsd, revenueUsd } = clear(BIDS);
    expect(mw).toEqual([30, 30, 20]);
    expect(prices).toEqual([10, 6, 10]);
    expect(pairs).toEqual([
      [L23, L13, 6],
      [L12, L13, 4],
    ]);
    expect(valueUsd).toBeCloseTo(720, 6);
    expect(revenueUsd).toBeCloseTo(680, 6);
  });

  test('who takes an obligation against the flow is paid for the room', () => {
    const { mw, prices, valueUsd, revenueUsd } = clear([...BIDS, bid(3, 2, 20, -2)]);
    expect(mw).toEqual([30, 50, 20, 20]);
    expect(prices).toEqual([10, 6, 10, -6]);
    expect(valueUsd).toBeCloseTo(800, 6);
    expect(revenueUsd).toBeCloseTo(680, 6);
  });

  test('as an option it makes no room and costs nothing', () => {
    const { mw, prices } = clear([...BIDS, bid(3, 2, 20, 1, 'option')]);
    expect(mw).toEqual([30, 30, 20, 20]);
    expect(prices).toEqual([10, 6, 10, 0]);
  });

  test('what is held already takes its room first', () => {
    const { mw, prices, revenueUsd } = clear(BIDS, [right(1, 3, 10)]);
    expect(mw).toEqual([20, 30, 20]);
    expect(prices).toEqual([10, 6, 10]);
    expect(revenueUsd).toBeCloseTo(580, 6);
  });

  test('the operating limit of a border binds like a line', () => {
    const border: Flowgate = {
      id: 'border',
      branches: [
        { position: L13, factor: 1 },
        { position: L23, factor: 1 },
      ],
      dcLinks: [],
      limitMw: { forwardMw: 70, reverseMw: Number.POSITIVE_INFINITY },
      limitAfterMw: undefined,
    };
    const { mw, pairs } = clear(BIDS, [], frameOf(LINES, [L12, L13, L23], [border]));
    expect(mw).toEqual([30, 20, 20]);
    expect(pairs[0]).toEqual([BORDER, -1, 6]);
  });

  test('bids that nothing tells apart share in proportion to what they ask', () => {
    const { mw } = clear([bid(1, 3, 30, 10), bid(1, 3, 60, 10)]);
    expect(mw.map((x) => Number(x.toFixed(4)))).toEqual([16.6667, 33.3333]);
  });

  test('what is held and does not fit leaves nothing to sell', () => {
    const outcome = rightsAuction(SECURE, BIDS, [right(1, 3, 60)], solver);
    if (outcome.kind !== 'held-infeasible') throw new Error(outcome.kind);
    expect(outcome.held.violations).toHaveLength(1);
    expect(outcome.held.violations[0]).toMatchObject({ element: L12, contingency: L13 });
  });
});

describe('a place behind a single line', () => {
  const L34 = 3;
  const frame = frameOf([...LINES, { from: 2, to: 3, x: 0.1, ratingMva: 100 }], [L34]);
  const path: RightPath = { source: at(1), sink: { buses: [2, 3], share: [0.5, 0.5] } };

  test('what is cut off is not delivered', () => {
    const on13 = [...pathStates(frame, [path])].map(({ responseMw }) => 50 * responseMw[0]![L13]!);
    expect(on13[1]).toBeCloseTo(50 / 3, 9);
    const [intact] = pathStates(frame, [path]);
    expect(50 * intact!.responseMw[0]![L13]!).toBeCloseTo(100 / 3, 9);
  });

  test('a place that no line reaches is told', () => {
    const apart = buildDcModel(smallNetwork([{}, {}, {}], [{ from: 0, to: 1, x: 0.1 }], []));
    expect(isConnected(between(1, 2), apart)).toBe(true);
    expect(isConnected(between(1, 3), apart)).toBe(false);
  });
});
