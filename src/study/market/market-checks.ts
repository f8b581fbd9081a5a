import { text } from '../../base/text.ts';
import type { SelfCheck } from '../result.ts';
import { selfCheck } from '../self-check.ts';
import type { MarketResult } from './market-result.ts';
import type { MarketWater } from './market-water.ts';

/** What a market study verifies about itself: of each check the worst of all designs, and the plans of the water. */
export function marketChecks({ designs }: Pick<MarketResult, 'designs'>, water: MarketWater): SelfCheck[] {
  const worst = new Map<string, SelfCheck>();
  for (const check of designs.flatMap((design) => design.checks)) {
    const known = worst.get(check.id);
    if (known === undefined || check.value > known.value) worst.set(check.id, check);
  }
  return [
    selfCheck(
      'market-plan-optimality',
      text(
        'Plan of the water against the bound of its prices',
        'Plan del agua contra la cota de sus precios',
      ),
      water.relativeGap,
      1e-6,
      'p.u.',
    ),
    selfCheck(
      'market-plan-balance',
      text('Balance of countries in the plan of the water', 'Balance de los países en el plan del agua'),
      water.balanceMw,
      1e-4,
      'MW',
    ),
    selfCheck(
      'market-plan-water',
      text('Balance of reservoirs in the plan of the water', 'Balance de los embalses en el plan del agua'),
      water.waterMwh,
      1e-2,
      'MWh',
    ),
    ...worst.values(),
  ];
}
