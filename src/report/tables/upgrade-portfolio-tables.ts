import { type Text, text } from '../../base/text.ts';
import type { AdditivePortfolio, SetResult, UpgradesResult } from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow, Words } from '../report-model.ts';
import { costWords } from './cost-words.ts';
import { groupTable } from './upgrade-group-table.ts';
import { oddsTable } from './upgrade-odds-table.ts';
import { savingsTable } from './upgrade-savings-table.ts';
import { broughtMw, optionWords } from './upgrade-set-words.ts';
import { valueTable } from './upgrade-value-table.ts';

/** What sets of works bring together: the group, portfolios, the front, the odds and what they are worth. */
export function upgradePortfolioTables(result: UpgradesResult): Table[] {
  const { group, odds } = result;
  return [
    ...(group === undefined ? [] : [groupTable(result, group)]),
    portfolioTable(result),
    frontTable(result),
    ...benefitFrontTables(result),
    ...(odds === undefined ? [] : [oddsTable(result, odds)]),
    ...(result.savings === undefined ? [] : [savingsTable(result)]),
    valueTable(result),
  ];
}

function portfolioTable(result: UpgradesResult): Table {
  return {
    id: 'upgrade-portfolios',
    title: CATALOGUE.portfoliosTitle,
    columns: [
      left(CATALOGUE.portfolio),
      right(CATALOGUE.budgetMusd),
      right(CATALOGUE.costMusd),
      right(CATALOGUE.expectedMw),
      right(CATALOGUE.towardsTargetMw),
    ],
    rows: [
      ...(result.group?.byBudget ?? []).map(({ budgetMusd, set }) =>
        portfolioRow(
          result,
          text('best of the group', 'el mejor del grupo'),
          formatNumber(budgetMusd, 0),
          set,
          undefined,
        ),
      ),
      ...result.additive.map((portfolio) => additiveRow(result, portfolio)),
      ...cheapestRow(result),
    ],
    notes: [
      textCell(
        text(
          'Best of the group: exact, every combination was looked at. Additive: of all options with a cost, by an integer programme that takes the gain of a set for the sum of what its options add alone; the last column is what it truly brings.',
          'El mejor del grupo: exacto, se evaluó toda combinación. Aditivo: de todas las opciones con costo, por un programa entero que toma la ganancia de un conjunto como la suma de lo que cada opción agrega sola; la última columna es lo que aporta en verdad.',
        ),
        'muted',
      ),
    ],
  };
}

function portfolioRow(
  result: UpgradesResult,
  kind: Text,
  budget: Words,
  position: number,
  expectedMw: number | undefined,
): TableRow {
  const set = result.sets[position]!;
  return {
    cells: [
      textCell(kind, 'strong'),
      textCell(budget),
      textCell(set.costMusd === undefined ? NO_FIGURE : costWords(set.costMusd)),
      numberCell(expectedMw, 0),
      numberCell(broughtMw(result, set), 0),
    ],
    details: [textCell(optionWords(set), 'muted')],
  };
}

function additiveRow(result: UpgradesResult, { budgetMusd, pick }: AdditivePortfolio): TableRow {
  const kind = text('additive', 'aditivo');
  const budget = budgetMusd === undefined ? ALL_TARGETS : formatNumber(budgetMusd, 0);
  if (pick !== undefined) return portfolioRow(result, kind, budget, pick.set, pick.expectedMw);
  return {
    cells: [textCell(kind, 'strong'), textCell(budget), ...[1, 2, 3].map(() => textCell(NO_FIGURE, 'muted'))],
    details: [textCell(text('no sum of options does it', 'ninguna suma de opciones lo logra'), 'warn')],
  };
}

const ALL_TARGETS = text('all targets', 'todas las metas');

function cheapestRow(result: UpgradesResult): TableRow[] {
  const { group, sets, front } = result;
  const reaching = front.find((position) => sets[position]!.gapMw < 0.05);
  if (reaching !== undefined) {
    return [
      portfolioRow(result, text('cheapest found', 'el más barato hallado'), ALL_TARGETS, reaching, undefined),
    ];
  }
  const least = sets.reduce((best, set) => (set.gapMw < best.gapMw ? set : best));
  const lacks = formatNumber(least.gapMw, 0);
  const scope =
    group === undefined
      ? text(`none of the ${sets.length} sets looked at`, `ninguno de los ${sets.length} conjuntos evaluados`)
      : text(
          `none of the ${sets.length} sets looked at, all of the group among them,`,
          `ninguno de los ${sets.length} conjuntos evaluados, todos los del grupo entre ellos,`,
        );
  return [
    {
      cells: [
        textCell(text('nearest', 'el más cercano'), 'strong'),
        textCell(ALL_TARGETS),
        textCell(least.costMusd === undefined ? NO_FIGURE : costWords(least.costMusd)),
        textCell(NO_FIGURE, 'muted'),
        numberCell(broughtMw(result, least), 0),
      ],
      details: [
        textCell(optionWords(least), 'muted'),
        textCell(
          text(
            `${scope.en} reaches all targets; this one lacks ${lacks} MW`,
            `${scope.es} alcanza todas las metas; a este le faltan ${lacks} MW`,
          ),
          'warn',
        ),
      ],
    },
  ];
}

/** By cost: what comes nearest to the targets. */
function frontTable(result: UpgradesResult): Table {
  return {
    id: 'upgrade-front',
    title: CATALOGUE.frontTitle,
    ...frontRows(result, result.front, CATALOGUE.towardsTargetMw, (set) =>
      numberCell(broughtMw(result, set), 0),
    ),
  };
}

/** By cost: what saves most a year; none where no benefit is known. */
function benefitFrontTables(result: UpgradesResult): Table[] {
  const { benefitFront } = result;
  if (benefitFront.length === 0) return [];
  const saved = ({ value }: SetResult) => numberCell(value!.benefitMusdPerYear, 1);
  return [
    {
      id: 'upgrade-benefit-front',
      title: CATALOGUE.benefitFrontTitle,
      ...frontRows(result, benefitFront, CATALOGUE.benefitMusd, saved),
    },
  ];
}

/** Numbered as in the picture. */
function frontRows(
  { sets }: UpgradesResult,
  front: readonly number[],
  gainTitle: Words,
  gainCell: (set: SetResult) => Cell,
): Pick<Table, 'columns' | 'rows' | 'notes'> {
  return {
    columns: [right('#'), right(CATALOGUE.costMusd), right(gainTitle), left(CATALOGUE.portfolio)],
    rows: front.map((position, k): TableRow => {
      const set = sets[position]!;
      return {
        cells: [
          textCell(String(k + 1), 'muted'),
          textCell(costWords(set.costMusd!)),
          gainCell(set),
          textCell(optionWords(set)),
        ],
      };
    }),
    notes: [
      textCell(
        text(
          `Of the ${sets.length} sets looked at, those that no cheaper one beats.`,
          `De los ${sets.length} conjuntos evaluados, los que ninguno más barato supera.`,
        ),
        'muted',
      ),
    ],
  };
}
