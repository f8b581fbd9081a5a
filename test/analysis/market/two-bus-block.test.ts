import { expect, test } from 'vitest';
import { buildDcModel } from '../../../src/analysis/dc-model.ts';
import { dispatchBlock } from '../../../src/analysis/market/dispatch-block.ts';
import type { MarketBlock } from '../../../src/analysis/market/market-block.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { smallNetwork } from '../../support/small-network.ts';

const solver = await loadSolver();

/**
 * Two countries, two hours that stand for 10 and 20. In the first country run A (100 MW, 20 USD/MWh), B (40 MW,
 * 50 USD/MWh) and a reservoir with 600 MWh; in the second C (200 MW, 80 USD/MWh). The line carries 90 MW.
 */
const block: MarketBlock = {
  model: buildDcModel(
    smallNetwork([{ reference: true, area: 0 }, { area: 1 }], [{ from: 0, to: 1, x: 0.1 }], [{ bus: 0 }]),
  ),
  weightH: Float64Array.of(10, 20),
  demandMw: Float64Array.of(60, 50, 60, 130),
  offers: {
    count: 4,
    bus: Int32Array.of(0, 0, 0, 1),
    unit: Int32Array.of(-1, -1, -1, -1),
    lowerMw: new Float64Array(8),
    upperMw: Float64Array.of(100, 40, 60, 200, 100, 40, 60, 200),
    costUsdPerMwh: Float64Array.of(20, 50, 0, 80, 20, 50, 0, 80),
    spins: new Uint8Array(4),
  },
  links: {
    count: 0,
    from: new Int32Array(0),
    to: new Int32Array(0),
    forwardMw: new Float64Array(0),
    reverseMw: new Float64Array(0),
    lossShare: new Float64Array(0),
    costUsdPerMwh: new Float64Array(0),
  },
  budgets: [{ id: 'lake', offers: [2], energyMwh: 600 }],
  exchange: {
    chargeUsdPerMwh: 2,
    leastMw: new Float64Array(4).fill(-Infinity),
    mostMw: new Float64Array(4).fill(Infinity),
  },
  limits: {
    branches: [0],
    ratingMw: Float64Array.of(90),
    interfaces: [],
    outages: [],
    ratingAfterMw: Float64Array.of(90),
    overloadUsdPerMwh: 500,
  },
  reserve: { poolOfArea: Int32Array.of(-1, -1), share: 0, shortageUsdPerMwh: 100 },
  vollUsdPerMwh: 1000,
  losses: 'none',
};

test('two countries, two hours and a reservoir, by hand', () => {
  const result = dispatchBlock(block, solver);
  if (result.kind !== 'optimal') throw new Error(result.kind);
  const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));
  // A runs full. The first country gives 110 MW in hour 0 and 150 MW in hour 1, where the line is full: B and the
  // reservoir give 100 + 1000 MWh beyond A, and 600 MWh of them are water, which saves B. C gives the other 40 MW.
  // 30 h × 100 MW × 20 + 500 MWh × 50 + 20 h × 40 MW × 80 + (10 h × 50 MW + 20 h × 90 MW) × 2 USD/MWh.
  expect(result.objectiveUsd).toBeCloseTo(60_000 + 25_000 + 64_000 + 4_600, 6);
  expect([...result.priceUsdPerMwh]).toEqual(close([50, 52, 50, 80]));
  expect([...result.waterValueUsdPerMwh]).toEqual(close([50]));
  expect([...result.netExportMw]).toEqual(close([50, -50, 90, -90]));
  expect([...result.flowMw]).toEqual(close([50, 90]));
  expect(result.limits).toEqual([
    {
      hour: 1,
      element: 0,
      outage: -1,
      flowMw: expect.closeTo(90, 6),
      limitMw: 90,
      priceUsdPerMwh: expect.closeTo(28, 6),
      excessMw: 0,
    },
  ]);
  const waterMwh = 10 * result.outputMw[2]! + 20 * result.outputMw[6]!;
  expect(waterMwh).toBeCloseTo(600, 6);
  expect(result.outputMw[3]).toBeCloseTo(0, 6);
  expect(result.outputMw[7]).toBeCloseTo(40, 6);
});

test('offers of one price at one bus share what they give by their width, in any order', () => {
  const offers = {
    ...block.offers,
    costUsdPerMwh: Float64Array.of(20, 20, 20, 80, 20, 20, 20, 80),
    upperMw: Float64Array.of(100, 50, 0, 200, 100, 50, 0, 200),
  };
  const result = dispatchBlock({ ...block, offers, budgets: [] }, solver);
  if (result.kind !== 'optimal') throw new Error(result.kind);
  expect(result.outputMw[0]).toBeCloseTo((110 * 2) / 3, 6);
  expect(result.outputMw[1]).toBeCloseTo(110 / 3, 6);
});

test('where no dispatch holds a limit, the excess is paid for and told', () => {
  const demandMw = Float64Array.of(0, 0, 0, 0);
  const lowerMw = Float64Array.of(100, 0, 0, 0, 100, 0, 0, 0);
  const bid = {
    lowerMw: lowerMw.map((mw, o) => (o % 4 === 3 ? -200 : mw)),
    upperMw: block.offers.upperMw.slice(),
  };
  const result = dispatchBlock({ ...block, demandMw, offers: { ...block.offers, ...bid } }, solver);
  if (result.kind !== 'optimal') throw new Error(result.kind);
  const over = result.limits.filter((limit) => limit.excessMw > 0);
  expect(over.map(({ hour, excessMw, priceUsdPerMwh }) => [hour, excessMw, priceUsdPerMwh])).toEqual([
    [0, expect.closeTo(10, 6), expect.closeTo(500, 6)],
    [1, expect.closeTo(10, 6), expect.closeTo(500, 6)],
  ]);
  const rigid = { ...block.limits, overloadUsdPerMwh: Infinity };
  const refused = dispatchBlock(
    { ...block, demandMw, limits: rigid, offers: { ...block.offers, ...bid } },
    solver,
  );
  expect(refused.kind).toBe('infeasible');
});

test('losses of a line, by hand', () => {
  const { network } = block.model;
  const branches = { ...network.branches, resistancePu: Float64Array.of(0.05) };
  const lossy: MarketBlock = {
    ...block,
    model: buildDcModel({ ...network, branches }),
    weightH: Float64Array.of(10),
    demandMw: Float64Array.of(0, 80),
    offers: {
      ...block.offers,
      lowerMw: new Float64Array(4),
      upperMw: Float64Array.of(200, 0, 0, 0),
      costUsdPerMwh: Float64Array.of(20, 0, 0, 0),
    },
    budgets: [],
    exchange: {
      chargeUsdPerMwh: 0,
      leastMw: new Float64Array(2).fill(-Infinity),
      mostMw: new Float64Array(2).fill(Infinity),
    },
    losses: 'linearised',
  };
  const result = dispatchBlock(lossy, solver);
  if (result.kind !== 'optimal') throw new Error(result.kind);
  // Half of the loss is drawn behind the line: f = 80 + L / 2 with L = 0.05 f² / 100, so 0.00025 f² − f + 80 = 0.
  const flow = (1 - Math.sqrt(1 - 4 * 0.00025 * 80)) / (2 * 0.00025);
  const loss = 2 * (flow - 80);
  expect(Math.abs(result.flowMw[0]! - flow)).toBeLessThan(1e-3);
  expect(Math.abs(result.outputMw[0]! - (80 + loss))).toBeLessThan(2e-3);
  expect([...result.lossMw]).toEqual([expect.closeTo(loss / 2, 2), expect.closeTo(loss / 2, 2)]);
  // Tangents meet the loss to 2 kW, and its slope to some hundredths.
  // One MW more behind the line flows as 1 + dL / 2 and loses dL = 0.001 f (1 + dL / 2).
  const more = (0.001 * flow) / (1 - 0.0005 * flow);
  expect(result.priceUsdPerMwh[0]).toBeCloseTo(20, 6);
  expect(Math.abs(result.priceUsdPerMwh[1]! - 20 * (1 + more))).toBeLessThan(0.05);
});

test('ratings that do not stand by branch of the grid are refused', () => {
  const limits = { ...block.limits, ratingMw: new Float64Array(0) };
  expect(() => dispatchBlock({ ...block, limits }, solver)).toThrow(
    'rating of branches: 1 values are needed, 0 are given',
  );
});
