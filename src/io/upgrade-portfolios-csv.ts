import type {
  CheapestAtBorder,
  GroupResult,
  SequenceStep,
  UpgradesResult,
} from '../study/upgrades/upgrades-result.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, type OutputText } from './csv-text.ts';

/** What is best for a budget, the targets or a border, and the group in every combination. */
export function portfolioCsvFiles(result: UpgradesResult): OutputText[] {
  const { group } = result;
  return [
    { name: 'upgrade_portfolios.csv', text: csvText(PORTFOLIO_COLUMNS, portfolioRows(result)) },
    ...(group === undefined
      ? []
      : [{ name: 'upgrade_group.csv', text: csvText(GROUP_COLUMNS, groupRows(group)) }]),
  ];
}

interface PortfolioRow {
  readonly question: 'budget' | 'targets' | 'border';
  readonly method: 'group' | 'additive' | 'looked-at';
  readonly budgetMusd: number | undefined;
  readonly border: CheapestAtBorder | undefined;
  readonly expectedMw: number | undefined;
  readonly set: number | undefined;
}

function portfolioRows({ group, additive, cheapestByBorder }: UpgradesResult): PortfolioRow[] {
  const nothing = { budgetMusd: undefined, border: undefined, expectedMw: undefined };
  return [
    ...(group?.byBudget ?? []).map(
      ({ budgetMusd, set }): PortfolioRow => ({
        ...nothing,
        question: 'budget',
        method: 'group',
        budgetMusd,
        set,
      }),
    ),
    ...(group === undefined
      ? []
      : [{ ...nothing, question: 'targets', method: 'group', set: group.cheapest } as const]),
    ...additive.map(
      ({ budgetMusd, pick }): PortfolioRow => ({
        ...nothing,
        question: budgetMusd === undefined ? 'targets' : 'budget',
        method: 'additive',
        budgetMusd,
        expectedMw: pick?.expectedMw,
        set: pick?.set,
      }),
    ),
    ...cheapestByBorder.map(
      (border): PortfolioRow => ({
        ...nothing,
        question: 'border',
        method: 'looked-at',
        border,
        set: border.set,
      }),
    ),
  ];
}

/** `set`: the row of upgrade_sets.csv; empty: none does it. */
const PORTFOLIO_COLUMNS: ResultColumns<PortfolioRow> = [
  ['question', ({ question }) => question],
  ['method', ({ method }) => method],
  ['budget_musd', ({ budgetMusd }) => budgetMusd],
  ['from_area', ({ border }) => border?.fromAreas.join(';')],
  ['to_area', ({ border }) => border?.toAreas.join(';')],
  ['set', ({ set }) => set],
  ['expected_mw', ({ expectedMw }) => expectedMw],
];

interface GroupRow {
  readonly option: string;
  readonly mw: number;
  readonly jointMw: number;
  readonly step: SequenceStep | undefined;
  readonly unit: string | undefined;
}

function groupRows({ parts, jointMw, sequence }: GroupResult): GroupRow[] {
  return parts.map(({ option, mw }) => ({
    option,
    mw,
    jointMw,
    step: sequence?.steps.find((step) => step.option === option),
    unit: sequence?.unit,
  }));
}

const GROUP_COLUMNS: ResultColumns<GroupRow> = [
  ['option', ({ option }) => option],
  ['shapley_mw', ({ mw }) => mw],
  ['joint_mw', ({ jointMw }) => jointMw],
  ['build_year', ({ step }) => step?.year],
  ['step_worth', ({ step }) => step?.stepWorth],
  ['waiting_cost', ({ step }) => step?.waitingCost],
  ['unit', ({ unit }) => unit],
];
