import { type Text, text } from '../../base/text.ts';
import type {
  AdditivePortfolio,
  GroupResult,
  OddsResult,
  OptionResult,
  SetResult,
  SetValue,
  UpgradesResult,
} from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow, Words } from '../report-model.ts';
import { costWords } from './cost-words.ts';

/** What sets of works bring together: the group, portfolios, the front, the odds and what they are worth. */
export function upgradePortfolioTables(result: UpgradesResult): Table[] {
  const { group, odds } = result;
  return [
    ...(group === undefined ? [] : [groupTable(result, group)]),
    portfolioTable(result),
    frontTable(result),
    ...(odds === undefined ? [] : [oddsTable(result, odds)]),
    valueTable(result),
  ];
}

function right(...titles: Words[]): Column[] {
  return titles.map((title) => ({ title, align: 'right', dropRank: 0 }));
}

function left(...titles: Words[]): Column[] {
  return titles.map((title) => ({ title, align: 'left', dropRank: 0 }));
}

function groupTable(result: UpgradesResult, group: GroupResult): Table {
  const steps = new Map(group.sequence?.steps.map((step) => [step.option, step]));
  const ranked = group.parts.toSorted((a, b) => b.mw - a.mw || (a.option < b.option ? -1 : 1));
  const timing = [CATALOGUE.buildYear, CATALOGUE.stepWorth, CATALOGUE.waitingCost];
  return {
    id: 'upgrade-group',
    title: CATALOGUE.upgradeGroupTitle,
    columns: [
      ...left(CATALOGUE.option),
      ...right(CATALOGUE.costMusd, CATALOGUE.partMw, CATALOGUE.partPct, CATALOGUE.partPerMusd),
      ...(group.sequence === undefined ? [] : right(...timing)),
    ],
    rows: ranked.map(({ option, mw }): TableRow => {
      const { title, costMusd } = optionOf(result, option);
      const step = steps.get(option);
      return {
        cells: [
          textCell(title, 'strong'),
          textCell(costMusd === undefined ? NO_FIGURE : costWords(costMusd)),
          numberCell(mw, 0),
          numberCell(group.jointMw === 0 ? undefined : (100 * mw) / group.jointMw, 0),
          numberCell(costMusd && costMusd.base > 0 ? mw / costMusd.base : undefined, 1),
          ...(group.sequence === undefined
            ? []
            : [
                step === undefined ? textCell(NO_FIGURE, 'muted') : textCell(String(step.year)),
                numberCell(step?.stepWorth, 0),
                numberCell(step?.waitingCost, 0),
              ]),
        ],
      };
    }),
    notes: groupNotes(result, group).map((words) => textCell(words, 'muted')),
  };
}

function groupNotes({ valuation }: UpgradesResult, { jointMw, sequence }: GroupResult): Text[] {
  const joint = formatNumber(jointMw, 0);
  const shares = text(
    `All together ${joint} MW towards the targets; the part of each is the mean of what it adds over all orders of building them (Shapley).`,
    `Todas juntas ${joint} MW hacia las metas; la parte de cada una es la media de lo que agrega según todos los órdenes de construcción (Shapley).`,
  );
  if (sequence === undefined) return [shares];
  const unit =
    sequence.unit === 'musd'
      ? text('MUSD of benefit less yearly cost', 'MUSD de beneficio menos costo anual')
      : text('MW-years towards the targets', 'MW-años hacia las metas');
  const rate = formatNumber(100 * valuation.discountRate, 1);
  const years = `${sequence.fromYear}–${sequence.untilYear}`;
  return [
    shares,
    text(
      `Built in the order that is worth most over ${years}, in ${unit.en} at ${rate} %. Worth: what the best order loses without the work; waiting: what it loses when the work comes a year later. A work without a year is not built by then.`,
      `Construidas en el orden de mayor valor en ${years}, en ${unit.es} al ${rate} %. Valor: lo que pierde el mejor orden sin la obra; esperar: lo que pierde si la obra llega un año después. Una obra sin año no se construye hasta entonces.`,
    ),
  ];
}

function portfolioTable(result: UpgradesResult): Table {
  return {
    id: 'upgrade-portfolios',
    title: CATALOGUE.portfoliosTitle,
    columns: [
      ...left(CATALOGUE.portfolio),
      ...right(CATALOGUE.budgetMusd, CATALOGUE.costMusd, CATALOGUE.expectedMw, CATALOGUE.towardsTargetMw),
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

function frontTable(result: UpgradesResult): Table {
  const { sets, front } = result;
  return {
    id: 'upgrade-front',
    title: CATALOGUE.frontTitle,
    columns: [...right(CATALOGUE.costMusd, CATALOGUE.towardsTargetMw), ...left(CATALOGUE.portfolio)],
    rows: front.map((position): TableRow => {
      const set = sets[position]!;
      return {
        cells: [
          textCell(costWords(set.costMusd!)),
          numberCell(broughtMw(result, set), 0),
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

/** Options and portfolios by their median gain, each against the next. */
function oddsTable(result: UpgradesResult, odds: OddsResult): Table {
  const rows = odds.rows.flatMap((row) =>
    row.gain !== undefined && row.set !== 0 ? [{ ...row, gain: row.gain }] : [],
  );
  const ranked = rows.toSorted((a, b) => b.gain.p50Mw - a.gain.p50Mw || a.set - b.set);
  return {
    id: 'upgrade-odds',
    title: CATALOGUE.oddsTitle,
    columns: [
      ...left(CATALOGUE.portfolio),
      ...right(CATALOGUE.p10, CATALOGUE.p50, CATALOGUE.p90, CATALOGUE.gainsPct),
      ...right(CATALOGUE.beatsNextPct, CATALOGUE.moreForMoneyPct),
    ],
    rows: ranked.map(({ set, gain, gainsShare }, k): TableRow => {
      const next = ranked[k + 1]?.set;
      const pair = odds.pairs.find((each) => each.set === set && each.against === next);
      return {
        cells: [
          textCell(setTitle(result, result.sets[set]!), 'strong'),
          ...[gain.p10Mw, gain.p50Mw, gain.p90Mw].map((mw) => numberCell(mw, 0)),
          numberCell(100 * gainsShare, 0),
          numberCell(pair && 100 * pair.moreShare, 0),
          numberCell(pair?.moreForMoneyShare && 100 * pair.moreForMoneyShare, 0),
        ],
      };
    }),
    notes: [
      textCell(
        text(
          `MW towards the targets at the scenario's own moment, over ${odds.samples} samples of what the data do not know for sure, all sets under the same random numbers; costs drawn from their ranges. All pairs: upgrade_odds.csv.`,
          `MW hacia las metas en el momento del propio escenario, sobre ${odds.samples} muestras de lo que los datos no saben con certeza, todos los conjuntos bajo los mismos números aleatorios; costos sorteados de sus rangos. Todos los pares: upgrade_odds.csv.`,
        ),
        'muted',
      ),
    ],
  };
}

function setTitle(result: UpgradesResult, set: SetResult): Words {
  const [only, ...others] = set.options;
  if (only !== undefined && others.length === 0) return optionOf(result, only).title;
  if (set === result.sets[result.fullSet])
    return text('all that can stand together', 'todas las compatibles');
  return optionWords(set);
}

function valueTable({ sets }: UpgradesResult): Table {
  const valued = sets.flatMap((set) => (set.value === undefined ? [] : [{ ...set, value: set.value }]));
  return {
    id: 'upgrade-value',
    title: CATALOGUE.valueTitle,
    columns: [
      ...left(CATALOGUE.portfolio),
      ...right(CATALOGUE.costMusd, CATALOGUE.benefitMusd, CATALOGUE.netMusd),
      ...right(CATALOGUE.benefitCost, CATALOGUE.internalRate, CATALOGUE.paybackYears),
    ],
    rows: valued.map(({ value, ...set }): TableRow => {
      const { base, benefitMusdPerYear } = value;
      return {
        cells: [
          textCell(optionWords(set), 'strong'),
          textCell(set.costMusd === undefined ? NO_FIGURE : costWords(set.costMusd)),
          numberCell(benefitMusdPerYear, 1),
          numberCell(base.netMusd, 1, base.netMusd < 0 ? 'bad' : 'good'),
          numberCell(base.benefitCostRatio, 2),
          rateCell(value),
          base.payback.kind === 'never'
            ? textCell(text('never', 'nunca'), 'bad')
            : numberCell(base.payback.kind === 'after' ? base.payback.years : 0, 1),
        ],
        details: valueDetails(value),
      };
    }),
    notes: [],
  };
}

function rateCell({ base: { internalRate } }: SetValue): Cell {
  switch (internalRate.kind) {
    case 'one':
      return numberCell(100 * internalRate.rate, 1);
    case 'several':
      return textCell(internalRate.rates.map((rate) => formatNumber(100 * rate, 1)).join(' / '), 'warn');
    default:
      return textCell(NO_FIGURE, 'muted');
  }
}

function valueDetails({ low, high, paidBy }: SetValue): Cell[] {
  const [best, worst] = [low, high].map(({ netMusd }) => formatNumber(netMusd, 1));
  const paid = paidBy.map(({ area, musd }) => `${area} ${formatNumber(musd, 1)}`).join(', ');
  return [
    textCell(
      text(
        `NPV at the low and high cost: ${best}, ${worst}${paid && `; paid by benefit: ${paid} MUSD`}`,
        `VPN con el costo bajo y alto: ${best}, ${worst}${paid && `; pago según beneficio: ${paid} MUSD`}`,
      ),
      'muted',
    ),
  ];
}

function optionOf({ options }: UpgradesResult, id: string): OptionResult {
  return options.find((option) => option.id === id)!;
}

function optionWords({ options }: Pick<SetResult, 'options'>): Words {
  return options.length === 0 ? text('nothing', 'nada') : options.join(', ');
}

function broughtMw({ sets }: UpgradesResult, set: SetResult): number {
  return sets[0]!.gapMw - set.gapMw;
}
