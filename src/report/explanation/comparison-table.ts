import { text } from '../../base/text.ts';
import type { CapacityExplanation, PublishedFigure } from '../../study/explanation/explanation-result.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';
import { directionWords, LAYER_WORDS, PUBLISHED_KIND_WORDS } from '../vocabulary.ts';
import { EXPLANATION, NATURE_WORDS, REASON_WORDS } from './explanation-words.ts';

/** Ours beside every published figure, which layer binds, and why a DC thermal figure differs. */
export function comparisonTable(explanation: CapacityExplanation): Table {
  const { figures, reasons } = explanation.comparison;
  return {
    id: 'explained-comparison',
    title: EXPLANATION.comparisonTitle,
    columns: [
      { title: EXPLANATION.published, align: 'left', dropRank: 0 },
      { title: EXPLANATION.interface, align: 'left', dropRank: 0 },
      { title: EXPLANATION.mw, align: 'right', dropRank: 0 },
      { title: EXPLANATION.fullAt, align: 'right', dropRank: 0 },
      { title: EXPLANATION.oursLess, align: 'right', dropRank: 0 },
      { title: EXPLANATION.share, align: 'right', dropRank: 0 },
      { title: EXPLANATION.about, align: 'left', dropRank: 1 },
    ],
    rows: figures.map(figureRow),
    notes: [
      ...(figures.length === 0 ? [textCell(EXPLANATION.nonePublished, 'muted')] : []),
      bindingNote(explanation),
      ...reasons.map((reason): Cell => {
        const { en, es } = REASON_WORDS[reason];
        return textCell(text(`· ${en}`, `· ${es}`), 'muted');
      }),
    ],
  };
}

function figureRow(figure: PublishedFigure): TableRow {
  const { kind, fromAreas, toAreas, mw, exchangeMw, differenceMw, differencePct, nature, reason, trace } =
    figure;
  return {
    cells: [
      withTraces(textCell(PUBLISHED_KIND_WORDS[kind]), [trace]),
      textCell(directionWords(fromAreas, toAreas)),
      numberCell(mw, 0),
      numberCell(exchangeMw, 0, 'strong'),
      numberCell(differenceMw, 0),
      numberCell(differencePct, 0),
      textCell(NATURE_WORDS[nature], 'muted'),
    ],
    details: reason === undefined ? [] : [textCell(text(`“${reason.en}”`, `«${reason.es}»`), 'muted')],
  };
}

function bindingNote({ thermalN1, lowestMw, bindingLayer }: CapacityExplanation): Cell {
  const layer = LAYER_WORDS[bindingLayer];
  const lowest = lowestMw === undefined ? undefined : formatNumber(lowestMw, 0);
  const thermal = thermalN1.kind === 'limited' ? formatNumber(thermalN1.mw, 0) : undefined;
  const ours =
    thermal === undefined
      ? text('Our thermal N-1 figure has no limit.', 'Nuestra cifra térmica N-1 no tiene límite.')
      : text(`Our thermal N-1 figure is ${thermal} MW.`, `Nuestra cifra térmica N-1 es ${thermal} MW.`);
  if (lowest === undefined) return textCell(ours);
  return textCell(
    text(
      `${ours.en} Of all layers the lowest is ${lowest} MW: ${layer.en}.`,
      `${ours.es} De todas las capas la menor es ${lowest} MW: ${layer.es}.`,
    ),
  );
}
