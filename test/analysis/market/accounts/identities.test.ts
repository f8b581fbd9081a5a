import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountsContext } from '../../../../src/analysis/market/accounts/accounts-context.ts';
import { blockAccounts } from '../../../../src/analysis/market/accounts/block-accounts.ts';
import { accountErrors } from '../../../../src/analysis/market/accounts/identities.ts';
import { totalCostUsd } from '../../../../src/analysis/market/accounts/totals.ts';
import { HALF_EACH, welfare, welfareTotal } from '../../../../src/analysis/market/accounts/welfare.ts';
import { dispatchBlock } from '../../../../src/analysis/market/dispatch-block.ts';
import type { MarketBlock } from '../../../../src/analysis/market/market-block.ts';
import { loadSolver } from '../../../../src/numeric/lp.ts';
import { type RandomBlockOptions, randomBlock } from '../../../support/random-block.ts';

const solver = await loadSolver();

const anyOptions: fc.Arbitrary<RandomBlockOptions> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000_000 }),
  buses: fc.integer({ min: 6, max: 12 }),
  areas: fc.integer({ min: 2, max: 3 }),
  hours: fc.integer({ min: 1, max: 3 }),
  nMinusOne: fc.boolean(),
});

function contextOf({ model }: MarketBlock): AccountsContext {
  return {
    co2TPerMwh: new Float64Array(model.network.units.count).fill(0.7),
    borders: [],
    watched: [],
    water: [],
    ownedLinks: [],
    mexico: undefined,
  };
}

describe('the accounts of random blocks', () => {
  test('close as duality says', () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        const block = randomBlock(options);
        const dispatch = dispatchBlock(block, solver);
        fc.pre(dispatch.kind === 'optimal');
        if (dispatch.kind !== 'optimal') return;
        const accounts = blockAccounts(block, dispatch, contextOf(block));
        const errors = accountErrors(accounts);
        expect(errors.worstHour).toBeLessThan(1e-9);
        expect(errors.settlement).toBeLessThan(1e-9);
        expect(errors.reserve).toBeLessThan(1e-9);
        expect(errors.cost).toBeLessThan(1e-9);
        expect(Math.max(errors.balanceMw, errors.tieMw)).toBeLessThan(1e-6);
        const shares = welfare(accounts, HALF_EACH);
        const worthUsd = block.weightH.reduce((usd, weight, hour) => {
          const demandMw = block.demandMw.subarray(hour * options.buses, (hour + 1) * options.buses);
          return usd + weight * block.vollUsdPerMwh * demandMw.reduce((sum, mw) => sum + mw, 0);
        }, 0);
        const error = welfareTotal(shares) + totalCostUsd(accounts) - worthUsd;
        expect(Math.abs(error) / worthUsd).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });
});
