import { auctionCheck } from '../../analysis/rights/auction-check.ts';
import { resolvedGapMw } from '../../analysis/rights/resolve-rights.ts';
import { text } from '../../base/text.ts';
import type { SelfCheck } from '../result.ts';
import { selfCheck } from '../self-check.ts';
import type { RightsStudy } from './rights-study.ts';

/** Pairs of each list that are solved anew. */
const RESOLVED = 10;

/** The flows of the test solved anew; of an auction also that its prices and awards fit together and nothing better exists. */
export function rightsChecks({ frame, held, bids, test, cleared }: RightsStudy): SelfCheck[] {
  const pairs = [...test.violations.slice(0, RESOLVED), ...test.closest.slice(0, RESOLVED)];
  const testCheck = selfCheck(
    'rights-resolve',
    text(
      'Flows of the simultaneous feasibility test, grid built anew',
      'Flujos de la prueba de factibilidad simultánea, red armada de nuevo',
    ),
    resolvedGapMw(frame, held, pairs),
    1e-6,
    'MW',
  );
  if (cleared === undefined) return [testCheck];
  const check = auctionCheck(frame, bids, held, cleared);
  return [
    testCheck,
    selfCheck(
      'rights-feasible',
      text(
        'Excess over a limit with all rights awarded',
        'Exceso sobre un límite con todos los derechos adjudicados',
      ),
      check.excessMw,
      1e-5,
      'MW',
    ),
    selfCheck(
      'rights-limits',
      text(
        'Flow on what binds off its limit, grid built anew',
        'Flujo en lo que limita respecto de su límite, red armada de nuevo',
      ),
      check.resolvedGapMw,
      1e-5,
      'MW',
    ),
    selfCheck(
      'rights-prices',
      text(
        'Awards against their price: bids and clearing prices, relative',
        'Adjudicaciones contra su precio: ofertas y precios de cierre, relativo',
      ),
      check.priceGap,
      1e-6,
      '',
    ),
    selfCheck(
      'rights-slackness',
      text(
        'Price × what a limit leaves unused, relative',
        'Precio × lo que un límite deja sin usar, relativo',
      ),
      check.slack,
      1e-6,
      '',
    ),
    selfCheck(
      'rights-revenue',
      text(
        'Revenue less Σ price × limit used, relative',
        'Recaudación menos Σ precio × límite usado, relativo',
      ),
      check.revenueGap,
      1e-6,
      '',
    ),
    selfCheck(
      'rights-optimality',
      text(
        'Value of the awards less its upper bound, relative',
        'Valor adjudicado menos su cota superior, relativo',
      ),
      check.optimalityGap,
      1e-6,
      '',
    ),
  ];
}
