import type {
  Gain,
  OptionResult,
  SetResult,
  SetValue,
  UpgradesResult,
} from '../study/upgrades/upgrades-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { capacitiesCsvFile } from './upgrade-figures.ts';
import { oddsCsvFiles } from './upgrade-odds-csv.ts';
import { portfolioCsvFiles } from './upgrade-portfolios-csv.ts';
import { savingsCsvFiles } from './upgrade-savings-csv.ts';

/** The tables of a comparison of works. */
export function upgradesCsvFiles(result: UpgradesResult): OutputText[] {
  return [
    { name: 'upgrade_options.csv', text: csvText(OPTION_COLUMNS, result.options) },
    { name: 'upgrade_sets.csv', text: csvText(SET_COLUMNS, setRows(result)) },
    capacitiesCsvFile(result),
    ...portfolioCsvFiles(result),
    ...savingsCsvFiles(result),
    ...(result.odds === undefined ? [] : oddsCsvFiles(result.odds)),
  ];
}

const gainColumns = (
  name: 'alone' | 'last',
  gain: (option: OptionResult) => Gain,
): ResultColumns<OptionResult> => [
  [`${name}_towards_target_mw`, (option) => gain(option).towardsTargetMw],
  [`${name}_all_borders_mw`, (option) => gain(option).capacityMw],
  [`${name}_most_from`, (option) => gain(option).most?.fromAreas.join(';')],
  [`${name}_most_to`, (option) => gain(option).most?.toAreas.join(';')],
  [`${name}_most_mw`, (option) => gain(option).most?.mw],
];

const OPTION_COLUMNS: ResultColumns<OptionResult> = [
  ['option', ({ id }) => id],
  ['cost_low_musd', ({ costMusd }) => costMusd?.low],
  ['cost_musd', ({ costMusd }) => costMusd?.base],
  ['cost_high_musd', ({ costMusd }) => costMusd?.high],
  ['annual_cost_low_musd', ({ annualCostMusd }) => annualCostMusd?.low],
  ['annual_cost_musd', ({ annualCostMusd }) => annualCostMusd?.base],
  ['annual_cost_high_musd', ({ annualCostMusd }) => annualCostMusd?.high],
  ['earliest_year', ({ earliestYear }) => earliestYear],
  ['life_years', ({ lifeYears }) => lifeYears],
  ...gainColumns('alone', ({ alone }) => alone),
  ...gainColumns('last', ({ last }) => last),
  [
    'mw_per_musd',
    ({ alone, costMusd }) =>
      costMusd && costMusd.base > 0 ? alone.towardsTargetMw / costMusd.base : undefined,
  ],
  ['next_condition', ({ nextLimit }) => nextLimit?.condition],
  ['next_element', ({ nextLimit }) => nextLimit?.limiting?.element],
  ['next_contingency', ({ nextLimit }) => nextLimit?.limiting?.contingency],
  [
    'opens',
    ({ opens }) =>
      idList(opens.map(({ fromAreas, toAreas }) => `${fromAreas.join('+')}>${toAreas.join('+')}`)),
  ],
  ['holds', ({ holds }) => idList(holds)],
  ['excludes', ({ excludes }) => idList(excludes)],
  ['shares_works_with', ({ sharesWith }) => idList(sharesWith)],
  ['areas', ({ areas }) => idList(areas)],
  ['title', ({ title }) => title.en],
];

interface SetRow extends SetResult {
  /** Position among the sets. */
  readonly set: number;
  readonly towardsTargetMw: number;
  readonly isOnFront: boolean;
  readonly isOnBenefitFront: boolean;
}

function setRows({ sets, front, benefitFront }: UpgradesResult): SetRow[] {
  const without = sets[0]!.gapMw;
  return sets.map((row, set) => ({
    ...row,
    set,
    towardsTargetMw: without - row.gapMw,
    isOnFront: front.includes(set),
    isOnBenefitFront: benefitFront.includes(set),
  }));
}

const SET_COLUMNS: ResultColumns<SetRow> = [
  ['set', ({ set }) => set],
  ['options', ({ options }) => idList(options)],
  ['cost_low_musd', ({ costMusd }) => costMusd?.low],
  ['cost_musd', ({ costMusd }) => costMusd?.base],
  ['cost_high_musd', ({ costMusd }) => costMusd?.high],
  ['gap_mw', ({ gapMw }) => gapMw],
  ['towards_target_mw', ({ towardsTargetMw }) => towardsTargetMw],
  ['unpriced', ({ unpriced }) => idList(unpriced)],
  ['shared_works', ({ sharedWorks }) => idList(sharedWorks)],
  ['unanswered', ({ unanswered }) => idList(unanswered.map(({ condition }) => condition))],
  ['on_front', ({ isOnFront }) => isOnFront],
  ['on_benefit_front', ({ isOnBenefitFront }) => isOnBenefitFront],
  ['benefit_musd_per_year', ({ value }) => value?.benefitMusdPerYear],
  ['npv_low_cost_musd', ({ value }) => value?.low.netMusd],
  ['npv_musd', ({ value }) => value?.base.netMusd],
  ['npv_high_cost_musd', ({ value }) => value?.high.netMusd],
  ['benefit_cost_ratio', ({ value }) => value?.base.benefitCostRatio],
  ['internal_rates', ({ value }) => value && idList(ratesOf(value.base.internalRate).map(String))],
  ['payback_years', ({ value }) => value && yearsOf(value.base.payback)],
  ['discounted_payback_years', ({ value }) => value && yearsOf(value.base.discountedPayback)],
  ['paid_by', ({ value }) => value && idList(value.paidBy.map(({ area, musd }) => `${area} ${musd}`))],
];

function ratesOf(rate: SetValue['base']['internalRate']): readonly number[] {
  if (rate.kind === 'one') return [rate.rate];
  return rate.kind === 'several' ? rate.rates : [];
}

/** No figure where it is never paid back. */
function yearsOf(payback: SetValue['base']['payback']): number | undefined {
  if (payback.kind === 'never') return undefined;
  return payback.kind === 'after' ? payback.years : 0;
}
