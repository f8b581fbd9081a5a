import { type Text, text } from '../../base/text.ts';
import type {
  BorderFigure,
  CheapestAtBorder,
  LeftOutOption,
  OptionResult,
  SetInterface,
  SetResult,
  UpgradesResult,
} from '../../study/upgrades/upgrades-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow } from '../report-model.ts';
import { directionWords, interfaceWords } from '../vocabulary.ts';
import { costWords } from './cost-words.ts';
import { outageWords } from './pair-words.ts';
import { upgradePortfolioTables } from './upgrade-portfolio-tables.ts';

/** Works side by side, and what every border can carry without any and with all of them. */
export function upgradeTables(result: UpgradesResult): Table[] {
  return [optionTable(result), targetTable(result), ...upgradePortfolioTables(result)];
}

const OPTION_COLUMNS: readonly Column[] = [
  left(CATALOGUE.option),
  right(CATALOGUE.costMusd),
  right(CATALOGUE.annualMusd, 2),
  right(CATALOGUE.aloneMw),
  right(CATALOGUE.lastMw),
  right(CATALOGUE.mwPerMusd),
  right(CATALOGUE.bordersAloneMw, 1),
  right(CATALOGUE.bordersLastMw, 1),
];

function optionTable(result: UpgradesResult): Table {
  return {
    id: 'upgrade-options',
    title: CATALOGUE.upgradeOptionsTitle,
    columns: OPTION_COLUMNS,
    rows: rankedOptions(result).map(optionRow),
    notes: [
      ...optionNotes(result).map((words) => textCell(words, 'muted')),
      ...result.leftOut.map((option) => textCell(leftOutWords(option), 'warn')),
    ],
  };
}

/** What brings most for its cost first. */
export function rankedOptions({ options }: UpgradesResult): OptionResult[] {
  return options.toSorted((a, b) => mwPerMusd(b) - mwPerMusd(a) || (a.id < b.id ? -1 : 1));
}

/** Options without a cost stand last. */
export function mwPerMusd({ costMusd, alone }: OptionResult): number {
  if (costMusd === undefined) return Number.NEGATIVE_INFINITY;
  return alone.towardsTargetMw / costMusd.base;
}

function optionRow(option: OptionResult): TableRow {
  const { title, costMusd, annualCostMusd, alone, last } = option;
  return {
    cells: [
      textCell(title, 'strong'),
      textCell(costMusd === undefined ? NO_FIGURE : costWords(costMusd)),
      numberCell(annualCostMusd?.base, 1),
      numberCell(alone.towardsTargetMw, 0, toneOf(alone.towardsTargetMw)),
      numberCell(last.towardsTargetMw, 0, toneOf(last.towardsTargetMw)),
      numberCell(costMusd && mwPerMusd(option), 1),
      numberCell(alone.capacityMw, 0),
      numberCell(last.capacityMw, 0),
    ],
    details: optionDetails(option),
  };
}

function toneOf(mw: number): Cell['tone'] {
  return mw > 0.5 ? 'good' : mw < -0.5 ? 'bad' : 'plain';
}

function optionDetails({ alone, opens, nextLimit, holds }: OptionResult): Cell[] {
  const details: Cell[] = [];
  if (alone.most !== undefined) {
    const border = directionWords(alone.most.fromAreas, alone.most.toAreas);
    const next = nextLimit?.limiting && limitingWords(nextLimit);
    const gained = formatNumber(alone.most.mw, 0);
    details.push(
      textCell(
        text(
          `${border} gains most, ${gained} MW${next ? `; then ${next.en}` : ''}`,
          `${border} gana más, ${gained} MW${next ? `; luego ${next.es}` : ''}`,
        ),
        'muted',
      ),
    );
  }
  if (opens.length > 0) {
    const carried = opens
      .map((border) => {
        const [least, middle] = [border.minimumMw, border.medianMw].map((mw) =>
          mw === undefined ? NO_FIGURE : formatNumber(mw, 0),
        );
        return `${directionWords(border.fromAreas, border.toAreas)} ${least}, ${middle} MW`;
      })
      .join('; ');
    details.push(
      textCell(text(`opens (minimum, median) ${carried}`, `abre (mínima, mediana) ${carried}`), 'muted'),
    );
  }
  if (holds.length > 0) {
    const ids = holds.join(', ');
    details.push(
      textCell(
        text(`holds ${ids}: its cost is that of all of them`, `contiene ${ids}: su costo es el de todas`),
        'muted',
      ),
    );
  }
  return details;
}

/** What limits, with the country that holds it. */
function limitingWords({ limiting, bindingLayer }: BorderFigure): Text {
  if (bindingLayer === 'operating' || bindingLayer === 'crossed' || limiting === undefined) {
    return text('an operating limit', 'un límite operativo');
  }
  const { en, es } = outageWords(limiting.contingencyName);
  const where = `${limiting.elementName} (${limiting.areas.join('–')})`;
  return text(`${where}, ${en}`, `${where}, ${es}`);
}

function optionNotes({ statistic, valuation, conditions }: UpgradesResult): Text[] {
  const rate = formatNumber(100 * valuation.discountRate, 1);
  const upkeep = formatNumber(100 * valuation.maintenanceShare, 1);
  const figure = {
    median: text('median', 'mediana'),
    minimum: text('least', 'menor'),
  }[statistic];
  return [
    text(
      `MW towards the targets: what all borders, each way, come nearer to theirs, by the ${figure.en} of ${conditions.length} conditions; alone against the grid as it is, last against all works together without this one. All borders: the sum of the median changes, whatever the targets.`,
      `MW hacia las metas: lo que todas las fronteras, en cada sentido, se acercan a la suya, según la ${figure.es} de ${conditions.length} condiciones; sola frente a la red actual, al final frente a todas las obras juntas sin esta. Todas las fronteras: la suma de los cambios medianos, sean cuales sean las metas.`,
    ),
    text(
      `Cost: investment, base (low–high); a year: capital at ${rate} % over the life, and ${upkeep} % for upkeep. A published sum may cover several works and says nothing of each; works that two options have in common are paid once.`,
      `Costo: inversión, base (bajo–alto); anual: capital al ${rate} % durante la vida, y ${upkeep} % de mantenimiento. Una suma publicada puede cubrir varias obras y no dice nada de cada una; las obras comunes a dos opciones se pagan una vez.`,
    ),
    text(
      'What limits is the grid: what plants can give does not count, nor operating limits found for the grid as it stands, but those that an option moves. A gain below zero: the work draws flow onto a weaker element, or brings one that was overloaded and set apart back under its rating, where it limits again.',
      'Limita la red: no cuenta lo que las plantas pueden dar, ni los límites operativos hallados para la red actual, salvo los que una opción cambia. Una ganancia negativa: la obra atrae flujo a un elemento más débil, o devuelve bajo su límite a uno sobrecargado que se había apartado, y este vuelve a limitar.',
    ),
  ];
}

function leftOutWords({ id, costMusd, reason }: LeftOutOption): Text {
  const cost = costMusd === undefined ? '' : `, ${costWords(costMusd)} MUSD`;
  return text(`Left out: ${id}${cost}: ${reason.en}.`, `Queda fuera: ${id}${cost}: ${reason.es}.`);
}

const TARGET_COLUMNS: readonly Column[] = [
  left(CATALOGUE.direction),
  ...[CATALOGUE.minimum, CATALOGUE.median, CATALOGUE.lacks].map((title) => right(title)),
  left(CATALOGUE.heldBy),
  ...[CATALOGUE.minimumWithAll, CATALOGUE.medianWithAll, CATALOGUE.lacksWithAll].map((title) => right(title)),
  left(CATALOGUE.heldBy),
];

/** Every border without works and with all that can stand together. */
function targetTable({ sets, fullSet, cheapestByBorder }: UpgradesResult): Table {
  const [base, full] = [sets[0]!, sets[fullSet]!];
  const borders = full.interfaces.filter(({ kind }) => kind === 'border');
  return {
    id: 'upgrade-targets',
    title: CATALOGUE.upgradeTargetsTitle,
    columns: TARGET_COLUMNS,
    rows: borders.map((border): TableRow => {
      const before = base.interfaces.find((row) => isSameBorder(row, border));
      return {
        cells: [textCell(interfaceWords(border), 'strong'), ...levelCells(before), ...levelCells(border)],
        details: [
          ...limitDetails(before, border),
          ...cheapestDetails(
            sets,
            cheapestByBorder.find((row) => isSameBorder(row, border)),
          ),
        ],
      };
    }),
    notes: [textCell(fullWords(base, full), 'muted'), textCell(LEAST, 'muted'), ...unansweredWords(full)],
  };
}

/** The cheapest way to the target of one border, of all sets looked at. */
function cheapestDetails(sets: readonly SetResult[], cheapest: CheapestAtBorder | undefined): Cell[] {
  if (cheapest === undefined) return [];
  if (cheapest.set === undefined) {
    return [
      textCell(
        text('no set looked at reaches the target here', 'ningún conjunto evaluado alcanza aquí la meta'),
        'warn',
      ),
    ];
  }
  const { options, costMusd } = sets[cheapest.set]!;
  const words = `${options.join(', ')} (${costWords(costMusd!)} MUSD)`;
  return [
    textCell(
      text(`target reached at least cost with ${words}`, `meta alcanzada al menor costo con ${words}`),
      'good',
    ),
  ];
}

function isSameBorder(a: Sides, b: Sides): boolean {
  return a.fromAreas.join() === b.fromAreas.join() && a.toAreas.join() === b.toAreas.join();
}

type Sides = Pick<SetInterface, 'fromAreas' | 'toAreas'>;

function levelCells(row: SetInterface | undefined): Cell[] {
  if (row === undefined) return ['', '', '', ''].map(() => textCell(NO_FIGURE, 'muted'));
  const { gapMw, deciding } = row;
  return [
    numberCell(row.minimumMw, 0),
    numberCell(row.medianMw, 0),
    numberCell(gapMw, 0, gapMw !== undefined && gapMw > 0.5 ? 'bad' : 'plain'),
    textCell(deciding?.limiting?.areas.join('–') ?? NO_FIGURE),
  ];
}

function limitDetails(before: SetInterface | undefined, after: SetInterface): Cell[] {
  const lines = [before?.deciding, after.deciding].map((figure) => figure && limitingWords(figure));
  const [was, is] = lines;
  if (is === undefined) return [];
  if (was === undefined || was.en === is.en) return [textCell(is, 'muted')];
  return [
    textCell(text(`${was.en}; with all works ${is.en}`, `${was.es}; con todas las obras ${is.es}`), 'muted'),
  ];
}

/** What all works that can stand together leave lacking, and what they cost. */
export function fullWords(base: SetResult, full: SetResult): Text {
  const [without, left] = [base, full].map(({ gapMw }) => formatNumber(gapMw, 0));
  const cost = full.costMusd === undefined ? '' : `, ${costWords(full.costMusd)} MUSD`;
  const unpriced = full.unpriced.length === 0 ? undefined : full.unpriced.join(', ');
  return text(
    `Without works all borders lack ${without} MW of their targets, with all ${full.options.length} that can stand together${cost}${unpriced ? ` (without the cost of ${unpriced})` : ''} ${left} MW.`,
    `Sin obras a todas las fronteras les faltan ${without} MW de sus metas, con las ${full.options.length} que pueden construirse juntas${cost}${unpriced ? ` (sin el costo de ${unpriced})` : ''} ${left} MW.`,
  );
}

const LEAST = text(
  'Minimum and held by: the condition with the least capacity.',
  'Mínima y quién limita: la condición con la menor capacidad.',
);

function unansweredWords({ unanswered }: SetResult): Cell[] {
  return unanswered.map(({ condition, reason }) =>
    textCell(
      text(
        `With all works ${condition} has no answer: ${reason.en}`,
        `Con todas las obras ${condition} no tiene respuesta: ${reason.es}`,
      ),
      'warn',
    ),
  );
}
