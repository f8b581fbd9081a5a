import { type InternalRate, internalRate } from './internal-rate.ts';
import { type Payback, payback } from './payback.ts';
import { annuityFactor, capitalRecoveryFactor, presentValue } from './present-value.ts';

/** A work as an investment, MUSD of one price level. */
export interface Investment {
  readonly investmentMusd: number;
  /** Operation and maintenance a year, as a share of the investment. */
  readonly maintenanceShare: number;
  /** Whole years. */
  readonly lifeYears: number;
  /** Paid at the beginning of its operation; the first year of benefits and maintenance ends a year later. */
  readonly commissioningYear: number;
}

/** How money of different years is compared. */
export interface Valuation {
  /** Per year, real, above −1. */
  readonly discountRate: number;
  /** Present values are told at its beginning. */
  readonly baseYear: number;
}

/** What comes of it; all present values at the base year, over the life. */
export interface ProjectValue {
  /** Level payment over the life that covers investment and maintenance. */
  readonly annualCostMusd: number;
  readonly benefitMusd: number;
  /** Investment and maintenance. */
  readonly costMusd: number;
  readonly netMusd: number;
  /** Benefit over cost; `undefined`: it costs nothing. */
  readonly benefitCostRatio: number | undefined;
  readonly internalRate: InternalRate;
  readonly payback: Payback;
  readonly discountedPayback: Payback;
}

/** Investment × (capital recovery + maintenance share), MUSD a year. */
export function annualCostMusd(investment: Investment, discountRate: number): number {
  const { investmentMusd, maintenanceShare, lifeYears } = investment;
  return investmentMusd * (capitalRecoveryFactor(discountRate, lifeYears) + maintenanceShare);
}

/**
 * Net present value, benefit/cost ratio, internal rate and payback of a work.
 *
 * @param benefitMusd in each year of the life; a number: the same in all
 * Cost: years.
 */
export function appraise(
  investment: Investment,
  benefitMusd: number | ArrayLike<number>,
  { discountRate, baseYear }: Valuation,
): ProjectValue {
  const { investmentMusd, maintenanceShare, lifeYears, commissioningYear } = investment;
  const benefits = Array.from({ length: lifeYears }, (_, y) =>
    typeof benefitMusd === 'number' ? benefitMusd : benefitMusd[y]!,
  );
  const maintenanceMusd = investmentMusd * maintenanceShare;
  const flow = [-investmentMusd, ...benefits.map((benefit) => benefit - maintenanceMusd)];
  const toBaseYear = (1 + discountRate) ** (baseYear - commissioningYear);
  const worthMusd = toBaseYear * presentValue([0, ...benefits], discountRate);
  const costMusd = toBaseYear * (investmentMusd + maintenanceMusd * annuityFactor(discountRate, lifeYears));
  return {
    annualCostMusd: annualCostMusd(investment, discountRate),
    benefitMusd: worthMusd,
    costMusd,
    netMusd: worthMusd - costMusd,
    benefitCostRatio: costMusd === 0 ? undefined : worthMusd / costMusd,
    internalRate: internalRate(flow),
    payback: payback(flow, 0),
    discountedPayback: payback(flow, discountRate),
  };
}
