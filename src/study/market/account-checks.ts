import { accountErrors } from '../../analysis/market/accounts/identities.ts';
import type { MarketAccounts } from '../../analysis/market/accounts/market-accounts.ts';
import { totalCostUsd } from '../../analysis/market/accounts/totals.ts';
import { type Welfare, welfareTotal } from '../../analysis/market/accounts/welfare.ts';
import { text } from '../../base/text.ts';
import type { SelfCheck } from '../result.ts';
import { selfCheck } from '../self-check.ts';

/** Money closes to this, relative. */
const CLOSED = 1e-6;
const BALANCED_MW = 1e-4;

/** What a design's year verifies about itself. */
export function accountChecks(accounts: MarketAccounts): SelfCheck[] {
  const errors = accountErrors(accounts);
  const { check } = accounts;
  return [
    selfCheck(
      'market-settlement',
      text(
        'Payments less receipts against rents, charges and losses',
        'Pagos menos ingresos contra rentas, cargos y pérdidas',
      ),
      errors.settlement,
      CLOSED,
      'p.u.',
    ),
    selfCheck(
      'market-settlement-hour',
      text('The same in the worst hour', 'Lo mismo en la peor hora'),
      errors.worstHour,
      CLOSED,
      'p.u.',
    ),
    selfCheck(
      'market-reserve',
      text('Payments for reserve against receipts', 'Pagos por reserva contra ingresos'),
      errors.reserve,
      CLOSED,
      'p.u.',
    ),
    selfCheck(
      'market-cost',
      text('Cost by account against the dispatch', 'Costo según las cuentas contra el despacho'),
      errors.cost,
      CLOSED,
      'p.u.',
    ),
    selfCheck(
      'market-balance',
      text('Balance of every country in every hour', 'Balance de cada país en cada hora'),
      errors.balanceMw,
      BALANCED_MW,
      'MW',
    ),
    selfCheck(
      'market-ties',
      text(
        'Net exports against the flows over the ties',
        'Exportaciones netas contra los flujos de los enlaces',
      ),
      errors.tieMw,
      BALANCED_MW,
      'MW',
    ),
    selfCheck(
      'market-optimality',
      text('Dispatch against the bound of its prices', 'Despacho contra la cota de sus precios'),
      check.relativeGap,
      CLOSED,
      'p.u.',
    ),
    selfCheck(
      'market-limits',
      text('Excess over limits that is not priced', 'Exceso sobre límites sin precio'),
      check.excessMw,
      1e-3,
      'MW',
    ),
    selfCheck(
      'market-water',
      text('Energy beyond the water of a reservoir', 'Energía más allá del agua de un embalse'),
      check.budgetExcessMwh,
      1e-2,
      'MWh',
    ),
  ];
}

/** What all gain together against what the year costs less. */
export function changeCheck(
  now: { readonly accounts: MarketAccounts; readonly welfare: Welfare },
  base: { readonly accounts: MarketAccounts; readonly welfare: Welfare },
): SelfCheck {
  const [costUsd, baseCostUsd] = [totalCostUsd(now.accounts), totalCostUsd(base.accounts)];
  const gainUsd = welfareTotal(now.welfare) - welfareTotal(base.welfare);
  const error = gainUsd + (costUsd - baseCostUsd);
  return selfCheck(
    'market-change',
    text(
      'Changes of surplus and rent against the change of cost',
      'Cambios de excedente y renta contra el cambio de costo',
    ),
    error === 0 ? 0 : Math.abs(error) / (Math.abs(costUsd) + Math.abs(baseCostUsd)),
    CLOSED,
    'p.u.',
  );
}
