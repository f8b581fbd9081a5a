import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solveDcFlow } from '../../../src/analysis/dc-flow.ts';
import { dispatchBlock } from '../../../src/analysis/market/dispatch-block.ts';
import type { BlockDispatch, MarketBlock } from '../../../src/analysis/market/market-block.ts';
import { lodfColumn } from '../../../src/analysis/sensitivity.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { plainBlockCostUsd } from '../../support/plain-block.ts';
import { type RandomBlockOptions, randomBlock } from '../../support/random-block.ts';

const solver = await loadSolver();

const anyOptions = (nMinusOne: boolean): fc.Arbitrary<RandomBlockOptions> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000_000 }),
    buses: fc.integer({ min: 6, max: 12 }),
    areas: fc.integer({ min: 2, max: 3 }),
    hours: fc.integer({ min: 1, max: 3 }),
    nMinusOne: fc.constant(nMinusOne),
  });

function dispatched(block: MarketBlock): BlockDispatch {
  const outcome = dispatchBlock(block, solver);
  if (outcome.kind !== 'optimal') throw new Error(outcome.kind);
  return outcome;
}

describe('random blocks with losses', () => {
  test('cost what a loss for every branch costs, where nothing is limited', () => {
    fc.assert(
      fc.property(anyOptions(false), (options) => {
        const block = withoutLimits(randomBlock({ ...options, hours: 1 }));
        const lossy: MarketBlock = { ...block, losses: 'linearised' };
        const outcome = dispatchBlock(lossy, solver);
        fc.pre(outcome.kind === 'optimal');
        const { objectiveUsd, lossMw, priceUsdPerMwh, check } = outcome as BlockDispatch;
        // Where power is worth less than nothing, losses that are only held up from below get rid of it.
        fc.pre(priceUsdPerMwh.every((usd) => usd > 0));
        const [withoutUsd, exactUsd] = [block, lossy].map((b) => plainBlockCostUsd(b, solver));
        fc.pre(typeof withoutUsd === 'number' && typeof exactUsd === 'number');
        expect(lossMw.some((mw) => mw > 0.01)).toBe(true);
        expect(check.lossGapMw).toBeLessThan(0.1);
        const lossUsd = (exactUsd as number) - (withoutUsd as number);
        expect(Math.abs(objectiveUsd - (exactUsd as number))).toBeLessThan(0.02 * lossUsd);
      }),
      { numRuns: 8 },
    );
  });

  test('pay for what flows lose at the margin, and no more', () => {
    fc.assert(
      fc.property(anyOptions(true), (options) => {
        const block: MarketBlock = { ...randomBlock(options), losses: 'linearised' };
        const outcome = dispatchBlock(block, solver);
        fc.pre(outcome.kind === 'optimal');
        const { surplusUsd, rentUsd, turnoverUsd } = accounts(block, outcome as BlockDispatch);
        expect(Math.abs(surplusUsd - rentUsd)).toBeLessThan(1e-9 * turnoverUsd);
      }),
      { numRuns: 15 },
    );
  });
});

describe.each([false, true])('random blocks, losses of branches watched: %s', (nMinusOne) => {
  test('cost what one programme with angles and all limits costs', () => {
    fc.assert(
      fc.property(anyOptions(nMinusOne), (options) => {
        const block = randomBlock(options);
        const costUsd = plainBlockCostUsd(block, solver);
        fc.pre(costUsd !== 'undecided');
        const outcome = dispatchBlock(block, solver);
        expect(outcome.kind).toBe(costUsd === 'infeasible' ? 'infeasible' : 'optimal');
        if (outcome.kind !== 'optimal' || costUsd === 'infeasible') return;
        expect(Math.abs(outcome.objectiveUsd / costUsd - 1)).toBeLessThan(1e-7);
        const { relativeGap, balanceMw, excessMw, budgetExcessMwh } = outcome.check;
        expect(relativeGap).toBeLessThan(1e-8);
        expect(Math.max(balanceMw, excessMw, budgetExcessMwh)).toBeLessThan(1e-4);
      }),
      { numRuns: 40 },
    );
  });

  // Costs are convex in what is asked for: no step may cost less than its price.
  test('prices are what a little more demand would cost', () => {
    fc.assert(
      fc.property(anyOptions(nMinusOne), fc.nat(), (options, pick) => {
        const block = withoutReserve(randomBlock(options));
        const costUsd = plainBlockCostUsd(block, solver);
        fc.pre(typeof costUsd === 'number');
        const { priceUsdPerMwh, unservedMw } = dispatched(block);
        const at = pick % block.demandMw.length;
        fc.pre(unservedMw[at]! < block.demandMw[at]! - 1e-3);
        const weight = block.weightH[Math.floor(at / block.model.network.buses.count)]!;
        for (const stepMw of [1e-3, -1e-3]) {
          const demandMw = block.demandMw.map((mw, i) => (i === at ? mw + stepMw : mw));
          const exactUsd = plainBlockCostUsd({ ...block, demandMw }, solver);
          if (typeof exactUsd !== 'number') continue;
          const leastUsd = weight * priceUsdPerMwh[at]! * stepMw;
          expect(exactUsd - costUsd).toBeGreaterThan(leastUsd - 1e-8 * costUsd);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('water values are what a little more water saves', () => {
    fc.assert(
      fc.property(anyOptions(nMinusOne), (options) => {
        const block = randomBlock(options);
        const costUsd = plainBlockCostUsd(block, solver);
        fc.pre(typeof costUsd === 'number');
        const { waterValueUsdPerMwh } = dispatched(block);
        for (const stepMwh of [1e-2, -1e-2]) {
          const [lake, ...others] = block.budgets;
          const budgets = [{ ...lake!, energyMwh: lake!.energyMwh + stepMwh }, ...others];
          const exactUsd = plainBlockCostUsd({ ...block, budgets }, solver);
          if (typeof exactUsd !== 'number') continue;
          const leastUsd = -waterValueUsdPerMwh[0]! * stepMwh;
          expect(exactUsd - costUsd).toBeGreaterThan(leastUsd - 1e-8 * costUsd);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('payments less receipts are the worth of all that limits, and the charges', () => {
    fc.assert(
      fc.property(anyOptions(nMinusOne), (options) => {
        const block = randomBlock(options);
        const outcome = dispatchBlock(block, solver);
        fc.pre(outcome.kind === 'optimal');
        const { surplusUsd, rentUsd, turnoverUsd } = accounts(block, outcome as BlockDispatch);
        expect(Math.abs(surplusUsd - rentUsd)).toBeLessThan(1e-9 * turnoverUsd);
      }),
      { numRuns: 60 },
    );
  });
});

function withoutLimits(block: MarketBlock): MarketBlock {
  const { limits, exchange } = block;
  return {
    ...block,
    limits: { ...limits, branches: [], interfaces: [] },
    exchange: {
      ...exchange,
      leastMw: exchange.leastMw.map(() => -Infinity),
      mostMw: exchange.mostMw.map(() => Infinity),
    },
  };
}

const withoutReserve = (block: MarketBlock): MarketBlock => ({
  ...block,
  reserve: { ...block.reserve, share: 0 },
});

/** Both sides of the identity, hour by hour: one from prices at buses, one from limits. */
function accounts(block: MarketBlock, dispatch: BlockDispatch) {
  const { model, offers, links, limits, exchange } = block;
  const { buses, branches, areas } = model.network;
  const shiftFlowMw = solveDcFlow(model, new Float64Array(buses.count)).flowMw;
  let [surplusUsd, rentUsd, turnoverUsd] = [0, 0, 0];
  const settle = (usd: number) => {
    surplusUsd += usd;
    turnoverUsd += Math.abs(usd);
  };
  block.weightH.forEach((weight, h) => {
    const priceAt = (b: number) => weight * dispatch.priceUsdPerMwh[h * buses.count + b]!;
    for (let b = 0; b < buses.count; b++) {
      const at = h * buses.count + b;
      settle(priceAt(b) * (block.demandMw[at]! - dispatch.unservedMw[at]! + dispatch.lossMw[at]!));
    }
    for (let o = 0; o < offers.count; o++) {
      settle(-priceAt(offers.bus[o]!) * dispatch.outputMw[h * offers.count + o]!);
    }
    for (let l = 0; l < links.count; l++) {
      const mw = dispatch.linkMw[h * links.count + l]!;
      const arrives = 1 - links.lossShare[l]!;
      settle(priceAt(links.from[l]!) * (mw > 0 ? mw : mw * arrives));
      settle(-priceAt(links.to[l]!) * (mw > 0 ? mw * arrives : mw));
    }
    // Of what flows lose at the margin, the part that phase shifters drive stands behind no injection.
    rentUsd += weight * dispatch.marginalLossUsdPerH[h]!;
    for (let a = 0; a < areas.count; a++) {
      const mw = dispatch.netExportMw[h * areas.count + a]!;
      const boundUsd = dispatch.exportPriceUsdPerMwh[h * areas.count + a]! * mw;
      rentUsd += weight * (exchange.chargeUsdPerMwh * Math.max(0, mw) + boundUsd);
    }
  });
  for (const { hour, element, outage, flowMw, priceUsdPerMwh } of dispatch.limits) {
    // What shifters drive, and links bring into an interface, stands behind no injection.
    let givenMw = element < branches.count ? shiftFlowMw[element]! : 0;
    if (outage >= 0) {
      const column = lodfColumn(model, outage);
      if (column.kind === 'factors') givenMw += column.perMw[element]! * shiftFlowMw[outage]!;
    }
    for (const { branch, factor } of limits.interfaces[element - branches.count]?.branches ?? [])
      givenMw += factor * shiftFlowMw[branch]!;
    for (const { link, factor } of limits.interfaces[element - branches.count]?.links ?? [])
      givenMw += factor * dispatch.linkMw[hour * links.count + link]!;
    rentUsd += block.weightH[hour]! * priceUsdPerMwh * Math.sign(flowMw) * (flowMw - givenMw);
  }
  return { surplusUsd, rentUsd, turnoverUsd };
}
