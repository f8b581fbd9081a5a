import type { OpfCheck } from '../analysis/opf/opf-result.ts';
import { text } from '../base/text.ts';
import type { SelfCheck } from './result.ts';
import { selfCheck } from './self-check.ts';

/**
 * What a least-cost dispatch verifies about itself: that nothing cheaper exists (the bound of its own prices), that every
 * bus balances, that limits hold, and that payments, receipts and rents agree.
 */
export function optimumChecks(check: OpfCheck): SelfCheck[] {
  return [
    selfCheck(
      'optimality-gap',
      text('Cost less its lower bound, relative', 'Costo menos su cota inferior, relativo'),
      check.certificate.relativeGap,
      1e-8,
      '',
    ),
    selfCheck('balance', text('Balance of every bus', 'Balance de cada barra'), check.residualMw, 1e-6, 'MW'),
    selfCheck(
      'limits',
      text('Largest excess over a limit', 'Mayor exceso sobre un límite'),
      Math.max(check.worstOverloadMw, check.worstUnitExcessMw),
      1e-5,
      'MW',
    ),
    selfCheck(
      'accounts',
      text('Payments, receipts and rents, relative', 'Pagos, ingresos y rentas, relativo'),
      check.accountingGap,
      1e-6,
      '',
    ),
  ];
}
