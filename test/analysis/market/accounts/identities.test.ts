import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountsContext } from '../../../../src/analysis/market/accounts/accounts-context.ts';
import { blockAccounts } from '../../../../src/analysis/market/accounts/block-accounts.ts';
import { accountBorders } from '../../../../src/analysis/market/accounts/design-accounts.ts';
import { accountErrors } from '../../../../src/analysis/market/accounts/identities.ts';
import { joinAccounts } from '../../../../src/analysis/market/accounts/join-accounts.ts';
import { totalCostUsd } from '../../../../src/analysis/market/accounts/totals.ts';
import {
  type RentSplit,
  welfare,
  welfareChange,
  welfareTotal,
} from '../../../../src/analysis/market/accounts/welfare.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { BlockDispatch, MarketBlock } from '../../../../src/analysis/market/market-block.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { seededRandom } from '../../../../src/numeric/random.ts';
import { type RandomBlockOptions, randomBlock } from '../../../support/random-block.ts';

const solver = await loadSolver();

const anyOptions: fc.Arbitrary<RandomBlockOptions> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000_000 }),
  buses: fc.integer({ min: 6, max: 12 }),
  areas: fc.integer({ min: 2, max: 3 }),
  hours: fc.integer({ min: 1, max: 3 }),
  nMinusOne: fc.boolean(),
});

interface Case {
  readonly block: MarketBlock;
  readonly dispatch: BlockDispatch;
  readonly context: AccountsContext;
}

/** A block, dispatched; `undefined` where no dispatch holds. */
function dispatched(options: RandomBlockOptions, losses: MarketBlock['losses'] = 'none'): Case | undefined {
  const block: MarketBlock = { ...randomBlock(options), losses };
  const dispatch = dispatchBlock(block, solver);
  return dispatch.kind === 'optimal' ? { block, dispatch, context: contextOf(block, options) } : undefined;
}

/** The last area plays Mexico, on any terms. */
function contextOf(block: MarketBlock, { seed, areas, buses }: RandomBlockOptions): AccountsContext {
  const random = seededRandom(seed + 2);
  const { network } = block.model;
  const eachHour = () => block.weightH.map(() => 100 * random.next());
  const each = (isThere: boolean) => (isThere ? eachHour() : undefined);
  const powerMw = each(seed % 3 > 0);
  return {
    co2TPerMwh: new Float64Array(network.units.count).fill(0.7),
    borders: accountBorders(network, block.links, areas - 1),
    watched: Array.from({ length: network.branches.count }, (_, k) => k),
    water: [{ id: 'all', units: Array.from(network.units.id, (_, u) => u), valueUsdPerMwh: 40 }],
    ownedLinks: seed % 5 === 0 ? [0] : [],
    mexico: {
      area: areas - 1,
      regionArea: 0,
      bus: buses - 1,
      exchange: {
        flowMw: eachHour(),
        importMw: eachHour(),
        exportMw: eachHour(),
        mexicoPriceUsdPerMwh: eachHour(),
        regionPriceUsdPerMwh: eachHour(),
        againstPriceMwh: 1,
        againstPriceH: 2,
        againstPriceUsd: 3,
        unusedMwh: 4,
        lostUsd: 5,
        earnedUsd: 6,
      },
      paidAt: seed % 2 === 0 ? 'side' : 'node',
      auctionUsdPerH: each(seed % 4 === 0),
      contract: powerMw && { powerMw, priceUsdPerMwh: 65 },
      membershipUsd: 7,
    },
  };
}

const UNEVEN: RentSplit = (first, second) => (1 + first) / (3 + first + second);

function worthUsd({ weightH, demandMw, vollUsdPerMwh, model }: MarketBlock): number {
  const buses = model.network.buses.count;
  return demandMw.reduce((usd, mw, at) => usd + weightH[Math.floor(at / buses)]! * mw * vollUsdPerMwh, 0);
}

describe('the accounts of random blocks', () => {
  test('close as duality says', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const found = dispatched(options);
        fc.pre(found !== undefined);
        const accounts = blockAccounts(found.block, found.dispatch, found.context);
        const { balanceMw, tieMw, ...money } = accountErrors(accounts);
        for (const error of Object.values(money)) expect(error).toBeLessThan(1e-9);
        expect(Math.max(balanceMw, tieMw)).toBeLessThan(1e-6);
      }),
      { numRuns: 150 },
    );
  });

  test('close with losses too', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const found = dispatched(options, 'linearised');
        fc.pre(found !== undefined);
        const { balanceMw, tieMw, ...money } = accountErrors(
          blockAccounts(found.block, found.dispatch, found.context),
        );
        for (const error of Object.values(money)) expect(error).toBeLessThan(1e-9);
        expect(Math.max(balanceMw, tieMw)).toBeLessThan(1e-6);
      }),
      { numRuns: 15 },
    );
  });

  // What is told of hours is what limits, offers and links say: nothing of it is made from what others leave.
  test('share out the worth of demand less the cost, whatever was agreed', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const found = dispatched(options);
        fc.pre(found !== undefined);
        const accounts = blockAccounts(found.block, found.dispatch, found.context);
        const worth = worthUsd(found.block);
        const error = welfareTotal(welfare(accounts, UNEVEN)) + totalCostUsd(accounts) - worth;
        expect(Math.abs(error) / worth).toBeLessThan(1e-9);
      }),
      { numRuns: 100 },
    );
  });

  test('tell changes that add up to what another dispatch costs less', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const [wide, tight] = [
          dispatched(options),
          dispatched({ ...options, nMinusOne: !options.nMinusOne }),
        ];
        fc.pre(wide !== undefined && tight !== undefined);
        const [a, b] = [wide, tight].map((each) => blockAccounts(each.block, each.dispatch, each.context));
        const change = welfareChange(welfare(b!, UNEVEN), welfare(a!, UNEVEN));
        const error = welfareTotal(change) + totalCostUsd(b!) - totalCostUsd(a!);
        expect(Math.abs(error) / worthUsd(wide.block)).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  test('of single hours join to those of all, in memory and in a journal', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const found = dispatched(options);
        fc.pre(found !== undefined);
        const whole = blockAccounts(found.block, found.dispatch, found.context);
        expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
        const joined = joinAccounts(
          Array.from(found.block.weightH, (_, hour) => {
            const { block, dispatch, context } = onlyHour(found, hour);
            return blockAccounts(block, dispatch, context);
          }),
        );
        expect(joined.areas).toEqual(whole.areas);
        expect(joined.borders).toEqual(whole.borders);
        expect(rounded(joined)).toEqual(rounded(whole));
      }),
      { numRuns: 60 },
    );
  });
});

/** Numbers to nine digits, so that sums in another order are equal. */
function rounded(value: object): unknown {
  const round = (_: string, inner: unknown) =>
    typeof inner === 'number' ? Number((inner + 0).toPrecision(9)) : inner;
  return JSON.parse(JSON.stringify(value, round));
}

/** One hour of a dispatched block, with the sums over all its hours in the first. */
function onlyHour({ block, dispatch, context }: Case, hour: number): Case {
  const hours = block.weightH.length;
  const cut = (values: Float64Array) => {
    const columns = values.length / hours;
    return values.slice(hour * columns, (hour + 1) * columns);
  };
  const { offers, links, limits, exchange, reserve } = block;
  const mexico = context.mexico!;
  const first = hour === 0 ? 1 : 0;
  const ofSums = (value: number) => value * first;
  return {
    block: {
      ...block,
      weightH: cut(block.weightH),
      demandMw: cut(block.demandMw),
      offers: {
        ...offers,
        lowerMw: cut(offers.lowerMw),
        upperMw: cut(offers.upperMw),
        costUsdPerMwh: cut(offers.costUsdPerMwh),
      },
      links: { ...links, forwardMw: cut(links.forwardMw), reverseMw: cut(links.reverseMw) },
      exchange: { ...exchange, leastMw: cut(exchange.leastMw), mostMw: cut(exchange.mostMw) },
      limits: {
        ...limits,
        interfaces: limits.interfaces.map((limit) => ({
          ...limit,
          forwardMw: cut(limit.forwardMw),
          reverseMw: cut(limit.reverseMw),
        })),
      },
      reserve: reserve.heldMw === undefined ? reserve : { ...reserve, heldMw: cut(reserve.heldMw) },
    },
    dispatch: {
      ...dispatch,
      outputMw: cut(dispatch.outputMw),
      linkMw: cut(dispatch.linkMw),
      circularMw: cut(dispatch.circularMw),
      unservedMw: cut(dispatch.unservedMw),
      lossMw: cut(dispatch.lossMw),
      marginalLossUsdPerH: cut(dispatch.marginalLossUsdPerH),
      flowMw: cut(dispatch.flowMw),
      netExportMw: cut(dispatch.netExportMw),
      exportPriceUsdPerMwh: cut(dispatch.exportPriceUsdPerMwh),
      priceUsdPerMwh: cut(dispatch.priceUsdPerMwh),
      reservePriceUsdPerMwh: cut(dispatch.reservePriceUsdPerMwh),
      reserveShortMw: cut(dispatch.reserveShortMw),
      limits: dispatch.limits.filter((limit) => limit.hour === hour).map((limit) => ({ ...limit, hour: 0 })),
      objectiveUsd: ofSums(dispatch.objectiveUsd),
    },
    context: {
      ...context,
      mexico: {
        ...mexico,
        exchange: {
          ...mexico.exchange,
          flowMw: cut(mexico.exchange.flowMw),
          importMw: cut(mexico.exchange.importMw),
          exportMw: cut(mexico.exchange.exportMw),
          mexicoPriceUsdPerMwh: cut(mexico.exchange.mexicoPriceUsdPerMwh),
          regionPriceUsdPerMwh: cut(mexico.exchange.regionPriceUsdPerMwh),
          againstPriceMwh: ofSums(mexico.exchange.againstPriceMwh),
          againstPriceH: ofSums(mexico.exchange.againstPriceH),
          againstPriceUsd: ofSums(mexico.exchange.againstPriceUsd),
          unusedMwh: ofSums(mexico.exchange.unusedMwh),
          lostUsd: ofSums(mexico.exchange.lostUsd),
        },
        auctionUsdPerH: mexico.auctionUsdPerH && cut(mexico.auctionUsdPerH),
        contract: mexico.contract && { ...mexico.contract, powerMw: cut(mexico.contract.powerMw) },
        membershipUsd: ofSums(mexico.membershipUsd),
      },
    },
  };
}
