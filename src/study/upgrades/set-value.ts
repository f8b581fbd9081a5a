import { shareByGain } from '../../analysis/appraisal/cost-sharing.ts';
import { appraise } from '../../analysis/appraisal/project.ts';
import { membersOf, type OptionSet } from '../../analysis/appraisal/subsets.ts';
import type { SetBenefit, UpgradeOptionsRequest } from '../scenario.ts';
import type { SetCost } from './set-cost.ts';
import { type OptionField, setOfIds } from './studied-options.ts';
import type { SetSaving, SetValue } from './upgrades-result.ts';

/**
 * A set as one investment: it stands once its last option can, and as long as the option with the shortest life.
 *
 * @returns `undefined` where no benefit is given for the set, or not all costs are known
 */
export function setValue(
  request: UpgradeOptionsRequest,
  field: OptionField,
  set: OptionSet,
  { costMusd, unpriced }: SetCost,
  saving: SetSaving | undefined,
): SetValue | undefined {
  const benefit = benefitOf(request, field, set, saving);
  if (benefit === undefined || costMusd === undefined || unpriced.length > 0 || set === 0) return undefined;
  const { valuation } = request;
  const members = membersOf(set).map((i) => field.options[i]!);
  const valued = (investmentMusd: number) =>
    appraise(
      {
        investmentMusd,
        maintenanceShare: valuation.maintenanceShare,
        lifeYears: Math.min(...members.map(({ lifeYears }) => lifeYears)),
        commissioningYear: Math.max(...members.map((option) => option.earliestYear ?? valuation.baseYear)),
      },
      benefit.musdPerYear,
      valuation,
    );
  return {
    benefitMusdPerYear: benefit.musdPerYear,
    low: valued(costMusd.low),
    base: valued(costMusd.base),
    high: valued(costMusd.high),
    paidBy: paidBy(benefit, costMusd.base),
  };
}

/** What a set saves a year: as the scenario says, else as the market year does. */
export function benefitOf(
  { benefits }: UpgradeOptionsRequest,
  field: OptionField,
  set: OptionSet,
  saving: SetSaving | undefined,
): SetBenefit | undefined {
  const written = benefits.find(({ options }) => setOfIds(field, options) === set);
  if (written !== undefined || saving === undefined) return written;
  return {
    options: membersOf(set).map((i) => field.options[i]!.id),
    musdPerYear: saving.savedMusd,
    byArea: saving.byArea.map(({ area, musd }) => ({ area, musdPerYear: musd })),
  };
}

function paidBy({ byArea }: SetBenefit, costMusd: number): SetValue['paidBy'] {
  const shares = shareByGain(
    costMusd,
    byArea.map(({ musdPerYear }) => musdPerYear),
  );
  if (shares.kind === 'nobody-gains') return [];
  return byArea.map(({ area }, a) => ({ area, musd: shares.paid[a]! }));
}
