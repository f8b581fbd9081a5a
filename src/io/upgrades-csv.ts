import type {
  BorderFigure,
  Gain,
  OptionResult,
  SetInterface,
  SetResult,
  UpgradesResult,
} from '../study/upgrades/upgrades-result.ts';
import { type Columns, csvText, idList, type OutputText } from './csv-text.ts';

/** The tables of a comparison of works: by option, by set, and by set, interface and condition. */
export function upgradesCsvFiles(result: UpgradesResult): OutputText[] {
  return [
    { name: 'upgrade_options.csv', text: csvText(OPTION_COLUMNS, result.options) },
    { name: 'upgrade_sets.csv', text: csvText(SET_COLUMNS, setRows(result)) },
    { name: 'upgrade_capacities.csv', text: csvText(CAPACITY_COLUMNS, capacityRows(result)) },
  ];
}

const gainColumns = (name: string, gain: (option: OptionResult) => Gain): Columns<OptionResult> => [
  [`${name}_towards_target_mw`, (option) => gain(option).towardsTargetMw],
  [`${name}_all_borders_mw`, (option) => gain(option).capacityMw],
  [`${name}_most_from`, (option) => gain(option).most?.fromAreas.join(';')],
  [`${name}_most_to`, (option) => gain(option).most?.toAreas.join(';')],
  [`${name}_most_mw`, (option) => gain(option).most?.mw],
];

const OPTION_COLUMNS: Columns<OptionResult> = [
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
}

function setRows({ sets, base }: UpgradesResult): SetRow[] {
  return sets.map((row, set) => ({ ...row, set, towardsTargetMw: base.gapMw - row.gapMw }));
}

const SET_COLUMNS: Columns<SetRow> = [
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
];

interface CapacityRow {
  readonly set: number;
  readonly row: SetInterface;
  readonly figure: BorderFigure;
}

function capacityRows({ sets }: UpgradesResult): CapacityRow[] {
  return sets.flatMap(({ interfaces }, set) =>
    interfaces.flatMap((row) => row.figures.map((figure) => ({ set, row, figure }))),
  );
}

const CAPACITY_COLUMNS: Columns<CapacityRow> = [
  ['set', ({ set }) => set],
  ['from_area', ({ row }) => row.fromAreas.join(';')],
  ['to_area', ({ row }) => row.toAreas.join(';')],
  ['kind', ({ row }) => row.kind],
  ['condition', ({ figure }) => figure.condition],
  ['base_exchange_mw', ({ figure }) => figure.baseExchangeMw],
  ['n0_mw', ({ figure }) => figure.thermalNMw],
  ['n1_mw', ({ figure }) => figure.thermalN1Mw],
  ['operating_limit_mw', ({ figure }) => figure.operatingMw],
  ['ttc_mw', ({ figure }) => figure.ttcMw],
  ['ntc_mw', ({ figure }) => figure.ntcMw],
  ['binding_layer', ({ figure }) => figure.bindingLayer],
  ['resources_mw', ({ figure }) => figure.resourcesMw],
  ['moves', ({ figure }) => figure.moves],
  ['limiting_element', ({ figure }) => figure.limiting?.element],
  ['limiting_areas', ({ figure }) => figure.limiting?.areas.join(';')],
  ['limiting_contingency', ({ figure }) => figure.limiting?.contingency],
  ['limiting_element_name', ({ figure }) => figure.limiting?.elementName],
  ['limiting_contingency_name', ({ figure }) => figure.limiting?.contingencyName?.en],
];
