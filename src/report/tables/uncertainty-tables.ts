import { type Language, type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { UncertainQuantity } from '../../study/scenario.ts';
import type {
  ComparedCapacities,
  PairFrequency,
  UncertainCapacity,
  UncertaintyResult,
} from '../../study/uncertainty/uncertainty-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { right } from '../columns.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';
import { CONFIDENCE_WORDS, interfaceWords, LAYER_WORDS } from '../vocabulary.ts';
import { pairWords } from './pair-words.ts';
import { absenceNotes, absenceWords, outsideNotes, percent } from './uncertainty-notes.ts';

/** Pairs under each row; the files hold all. */
const PAIRS_SHOWN = 2;

/** P10, P50 and P90 of every capacity and what limits most often; against another scenario, which of them allows more. */
export function uncertaintyTables(result: UncertaintyResult, points: readonly CapacityRow[]): Table[] {
  return [sampledTable(result, points), ...(result.against ? [comparisonTable(result.against)] : [])];
}

function sampledTable(result: UncertaintyResult, points: readonly CapacityRow[]): Table {
  return {
    id: 'uncertainty',
    title: CATALOGUE.uncertaintyTitle,
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      right(CATALOGUE.lowestP10),
      right(CATALOGUE.p50),
      right(CATALOGUE.p90),
      right(CATALOGUE.securedP10, 1),
      right(CATALOGUE.p50, 2),
      right(CATALOGUE.p90, 3),
      { title: CATALOGUE.bindsMost, align: 'left', dropRank: 0 },
    ],
    rows: result.capacities.rows.map(sampledRow),
    notes: [
      ...sampledNotes(result).map((words) => textCell(words, 'muted')),
      ...absenceNotes(result.capacities.rows).map((words) => textCell(words, 'muted')),
      ...outsideNotes(result.capacities.rows, points).map((words) => textCell(words, 'warn')),
    ],
  };
}

function sampledRow(row: UncertainCapacity): TableRow {
  const { lowest, thermalN1, layers, pairs } = row;
  const first = layers[0]!;
  const words = LAYER_WORDS[first.layer];
  const share = percent(first.share);
  return {
    cells: [
      textCell(interfaceWords(row), 'strong'),
      capacityCell(row, lowest.p10Mw),
      capacityCell(row, lowest.p50Mw, 'strong'),
      capacityCell(row, lowest.p90Mw),
      capacityCell(row, thermalN1.p10Mw),
      capacityCell(row, thermalN1.p50Mw),
      capacityCell(row, thermalN1.p90Mw),
      textCell(text(`${words.en} ${share}`, `${words.es} ${share}`), 'accent'),
    ],
    details: pairs.slice(0, PAIRS_SHOWN).map(pairDetail),
  };
}

function pairDetail({ elementName, contingencyName, share }: PairFrequency): Cell {
  const words = pairWords(elementName, contingencyName);
  return textCell(text(`${percent(share)} ${words.en}`, `${percent(share)} ${words.es}`), 'muted');
}

function capacityCell(row: UncertainCapacity, mw: number | undefined, tone: Cell['tone'] = 'plain'): Cell {
  return mw === undefined ? textCell(absenceWords(row), 'muted') : numberCell(mw, 0, tone);
}

const QUANTITY_WORDS: Readonly<Record<UncertainQuantity, Text>> = {
  reactance: text('reactance', 'reactancia'),
  rating: text('rating', 'límite'),
  demand: text('demand', 'demanda'),
  availability: text('availability', 'disponibilidad'),
  cost: text('cost', 'costo'),
};

function sampledNotes(result: UncertaintyResult): Text[] {
  const { samples, seed, ranges, byConfidence, common, hydrologyYears, capacities } = result;
  const listed = <Key extends string>(
    values: Readonly<Record<Key, number>>,
    words: Readonly<Record<Key, Text>>,
    language: Language,
    sign = '',
  ) =>
    (Object.keys(values) as Key[])
      .map((key) => `${words[key][language]} ${sign}${percent(values[key])}`)
      .join(', ');
  const years = `${hydrologyYears[0]}–${hydrologyYears.at(-1)}`;
  const drawn =
    hydrologyYears.length === 0
      ? text('Hydrology at its mean.', 'Hidrología media.')
      : text(
          `Hydrology of a year of ${years}, the same for all countries.`,
          `Hidrología de un año de ${years}, el mismo para todos los países.`,
        );
  return [
    text(
      `${samples} samples, seed ${seed}. In 10 % of the samples the capacity is at most P10. Lowest of all layers, then thermal N-1.`,
      `${samples} muestras, semilla ${seed}. En el 10 % de las muestras la capacidad no pasa de P10. Menor de todas las capas, luego térmica N-1.`,
    ),
    text(
      `Ranges: ${listed(ranges, QUANTITY_WORDS, 'en', '±')}; of which ${listed(byConfidence, CONFIDENCE_WORDS, 'en')}. ${percent(common)} of an error is shared by values of one kind. ${drawn.en}`,
      `Rangos: ${listed(ranges, QUANTITY_WORDS, 'es', '±')}; de ellos ${listed(byConfidence, CONFIDENCE_WORDS, 'es')}. El ${percent(common)} de un error es común a los valores de un mismo tipo. ${drawn.es}`,
    ),
    ...capacities.unanswered.map(({ reason, samples: count }) =>
      text(
        `Without an answer, and left out: ${count} samples: ${reason.en}`,
        `Sin respuesta, y excluidas: ${count} muestras: ${reason.es}`,
      ),
    ),
  ];
}

function comparisonTable({ id, title, compared, rows }: ComparedCapacities): Table {
  return {
    id: 'uncertainty-comparison',
    title: text(`Odds against ${id}`, `Probabilidad frente a ${id}`),
    columns: [
      { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
      right(CATALOGUE.allowsMore),
      right(CATALOGUE.allowsLess),
      right(CATALOGUE.differenceP10),
      right(CATALOGUE.p50),
      right(CATALOGUE.p90),
    ],
    rows: rows.map((row) => ({
      cells: [
        textCell(interfaceWords(row), 'strong'),
        numberCell(100 * row.moreShare, 1, 'strong'),
        numberCell(100 * row.lessShare, 1),
        numberCell(row.difference.p10Mw, 0),
        numberCell(row.difference.p50Mw, 0),
        numberCell(row.difference.p90Mw, 0),
      ],
    })),
    notes: [
      textCell(
        text(
          `The lowest of all layers, sample by sample, against “${title.en}” with the same random numbers: ${compared} samples with an answer in both. The rest to 100 % are equal.`,
          `La menor de todas las capas, muestra por muestra, frente a «${title.es}» con los mismos números aleatorios: ${compared} muestras con respuesta en ambos. Lo que falta para 100 % es igual.`,
        ),
        'muted',
      ),
    ],
  };
}
