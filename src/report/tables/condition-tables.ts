import { type Text, text } from '../../base/text.ts';
import type {
  CapacityRange,
  ConditionFigure,
  ConditionOutcome,
  ConditionsResult,
} from '../../study/conditions/conditions-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell } from '../cells.ts';
import type { Cell, Column, Table, TableRow, Words } from '../report-model.ts';
import { conditionWords, interfaceWords, LAYER_WORDS } from '../vocabulary.ts';
import { pairWords } from './pair-words.ts';

/** The range of every capacity over the conditions, and a second table with the figure of each condition. */
export function conditionTables(result: ConditionsResult): Table[] {
  const words = new Map(result.conditions.map((condition) => [condition.id, wordsOf(condition)]));
  const answered = result.conditions.filter(({ reason }) => reason === undefined);
  return [
    { ...rangeTable(result.rows, (id) => words.get(id)!), notes: rangeNotes(result) },
    figureTable(result.rows, answered),
  ];
}

const RANGE_COLUMNS: readonly Column[] = [
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.minimum, align: 'right', dropRank: 0 },
  { title: CATALOGUE.median, align: 'right', dropRank: 0 },
  { title: CATALOGUE.maximum, align: 'right', dropRank: 0 },
  { title: CATALOGUE.decidingCondition, align: 'left', dropRank: 0 },
  { title: CATALOGUE.binds, align: 'left', dropRank: 0 },
];

/** Least, median and largest capacity of every direction, the condition that decides and what binds in it. */
export function rangeTable(ranges: readonly CapacityRange[], wordsOfCondition: (id: string) => Words): Table {
  return {
    id: 'conditions',
    title: CATALOGUE.conditionsTitle,
    columns: RANGE_COLUMNS,
    rows: ranges.map((range) => rangeRow(range, wordsOfCondition)),
    notes: [],
  };
}

function rangeRow(range: CapacityRange, wordsOfCondition: (id: string) => Words): TableRow {
  const { minimumMw, medianMw, maximumMw, deciding } = range;
  return {
    cells: [
      textCell(interfaceWords(range), 'strong'),
      capacityCell(minimumMw, deciding !== undefined && isCut(deciding) ? 'bad' : 'strong'),
      capacityCell(medianMw),
      capacityCell(maximumMw),
      textCell(deciding === undefined ? NO_FIGURE : wordsOfCondition(deciding.condition)),
      textCell(LAYER_WORDS[deciding?.bindingLayer ?? 'none'], 'accent'),
    ],
    details: deciding === undefined ? [] : decidingDetails(deciding),
  };
}

/** The base exchange is above the capacity already. */
function isCut({ lowestMw, baseExchangeMw }: ConditionFigure): boolean {
  return lowestMw !== undefined && lowestMw < baseExchangeMw;
}

function decidingDetails(figure: ConditionFigure): Cell[] {
  const { limitingElementName, limitingContingencyName } = figure;
  if (limitingElementName === undefined) return [];
  return [textCell(pairWords(limitingElementName, limitingContingencyName), 'muted')];
}

function capacityCell(mw: number | undefined, tone: Cell['tone'] = 'plain'): Cell {
  return mw === undefined ? textCell(CATALOGUE.unlimited, 'muted') : numberCell(mw, 0, tone);
}

/** Columns of a page of 120 characters that always stay; the files hold all. */
const COLUMNS_THAT_STAY = 6;

function figureTable(ranges: readonly CapacityRange[], conditions: readonly ConditionOutcome[]): Table {
  return {
    id: 'condition-figures',
    title: CATALOGUE.conditionFiguresTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      ...conditions.map(
        (condition, i): Column => ({
          title: wordsOf(condition),
          align: 'right',
          dropRank: i < COLUMNS_THAT_STAY ? 0 : i,
        }),
      ),
    ],
    rows: ranges.map((range) => ({
      cells: [
        textCell(interfaceWords(range), 'strong'),
        ...conditions.map(({ id }) => {
          const figure = range.figures.find(({ condition }) => condition === id);
          if (figure === undefined) return textCell(NO_FIGURE, 'muted');
          return capacityCell(figure.lowestMw, figure === range.deciding ? 'strong' : 'plain');
        }),
      ],
    })),
    notes: [],
  };
}

function wordsOf({ id, title, season, month, demand }: ConditionOutcome): Words {
  return title === undefined ? conditionWords(season, month, demand) : id;
}

function rangeNotes({ conditions }: ConditionsResult): Cell[] {
  const explained: Text = text(
    'The lowest of all layers in each condition; the deciding condition is the one with the least. All figures, by layer: conditions.csv.',
    'La menor de todas las capas en cada condición; decide la condición con la menor. Todas las cifras, por capa: conditions.csv.',
  );
  const missing = conditions.flatMap(({ id, reason }) =>
    reason === undefined
      ? []
      : [text(`No answer in ${id}: ${reason.en}`, `Sin respuesta en ${id}: ${reason.es}`)],
  );
  return [textCell(explained, 'muted'), ...missing.map((words) => textCell(words, 'warn'))];
}
