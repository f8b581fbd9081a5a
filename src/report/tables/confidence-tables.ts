import { type Text, text } from '../../base/text.ts';
import type { Confidence } from '../../grid/dataset.ts';
import type { CapacityExplanation } from '../../study/explanation/explanation-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { worstConfidence } from '../../study/trace.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { EXPLANATION } from '../explanation/explanation-words.ts';
import type { Table, TableRow } from '../report-model.ts';
import { CONFIDENCE_WORDS, directionWords, PUBLISHED_KIND_WORDS } from '../vocabulary.ts';

const ORDER: readonly Confidence[] = ['published', 'inferred', 'estimated'];

/** How many of a run's figures rest on what, by sort of figure. */
export function confidenceSummary({ dispatch, loading, capacity }: ScenarioResult): Table {
  const balances = dispatch.map(({ traces }) => worstConfidence(traces.map((trace) => trace.confidence)));
  const elements = (loading?.elements ?? []).map(({ trace }) => trace.confidence);
  const capacities = (capacity?.rows ?? []).map(({ confidence }) => confidence);
  const rows: TableRow[] = [
    countRow(text('Balances of countries', 'Balances de países'), balances),
    countRow(text('Lines and banks watched', 'Líneas y bancos vigilados'), elements),
    countRow(text('Capacities, by what binds', 'Capacidades, por lo que limita'), capacities),
  ];
  return {
    id: 'confidence',
    title: text('What the figures rest on', 'En qué se apoyan las cifras'),
    columns: [
      left(text('Figures', 'Cifras')),
      right(CATALOGUE.total),
      ...ORDER.map((confidence) => right(CONFIDENCE_WORDS[confidence])),
    ],
    rows: rows.filter((row) => row.cells[1]!.words !== '0'),
    notes: [],
  };
}

function countRow(words: Text, confidences: readonly Confidence[]): TableRow {
  const count = (asked: Confidence) => confidences.filter((confidence) => confidence === asked).length;
  return {
    cells: [
      textCell(words, 'strong'),
      numberCell(confidences.length, 0),
      ...ORDER.map((confidence) => numberCell(count(confidence), 0)),
    ],
  };
}

/**
 * Every capacity of a run beside the figures that were published for it, the largest difference first. A limit of
 * another interface, which the exchange may load by a few per cent only, is compared in the account of the capacity.
 */
export function publishedDifferences(explanations: readonly CapacityExplanation[]): Table {
  const compared = explanations.flatMap((explanation) => {
    const direction = directionWords(explanation.fromAreas, explanation.toAreas);
    return explanation.comparison.figures
      .filter(({ fromAreas, toAreas }) => directionWords(fromAreas, toAreas) === direction)
      .map((figure) => ({ explanation, figure }));
  });
  const sorted = compared.toSorted(
    (a, b) => Math.abs(b.figure.differenceMw ?? 0) - Math.abs(a.figure.differenceMw ?? 0),
  );
  return {
    id: 'published-differences',
    title: text('Differences from published figures', 'Diferencias con cifras publicadas'),
    columns: [
      left(CATALOGUE.direction),
      left(EXPLANATION.published),
      right(EXPLANATION.mw),
      right(CATALOGUE.thermalN1),
      right(EXPLANATION.oursLess),
      right(EXPLANATION.share),
    ],
    rows: sorted.map(({ explanation, figure }) => ({
      cells: [
        textCell(directionWords(explanation.fromAreas, explanation.toAreas), 'strong'),
        withTraces(textCell(PUBLISHED_KIND_WORDS[figure.kind]), [figure.trace]),
        numberCell(figure.mw, 0),
        numberCell(
          explanation.thermalN1.kind === 'limited' ? explanation.thermalN1.mw : undefined,
          0,
          'strong',
        ),
        numberCell(figure.differenceMw, 0),
        numberCell(figure.differencePct, 0),
      ],
    })),
    notes: [textCell(OTHER_INTERFACES, 'muted')],
  };
}

const OTHER_INTERFACES = text(
  'Of the same direction only. Limits of other borders that an exchange loads on its way stand in the account of each capacity.',
  'Solo del mismo sentido. Los límites de otras fronteras que un intercambio carga de paso están en la cuenta de cada capacidad.',
);
