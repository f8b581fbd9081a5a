import { type Text, text } from '../../base/text.ts';
import type { RecordedEvent } from '../../study/recorded-events.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Table } from '../report-model.ts';
import { dateWords } from '../vocabulary.ts';

const DATE = text('Date', 'Fecha');
const WHAT = text('What happened', 'Qué pasó');

const NOTE = text('Dates are as exact as the source tells.', 'Las fechas tienen la exactitud de la fuente.');

/** The way to a market with Mexico, and the dates that are known to come. */
export function timelineTable(events: readonly RecordedEvent[]): Table {
  return {
    id: 'market-timeline',
    title: text('Time line', 'Línea de tiempo'),
    columns: [left(DATE), left(WHAT)],
    rows: events.map(({ date, words, trace }) => ({
      cells: [textCell(dateWords(date), 'strong'), withTraces(textCell(words), [trace])],
    })),
    notes: [textCell(NOTE, 'muted')],
  };
}

/** Disturbances on record that cut the region in parts. */
export function disturbanceTable(events: readonly RecordedEvent[]): Table {
  return {
    id: 'disturbances',
    title: text('Separations on record', 'Separaciones registradas'),
    columns: [
      left(DATE),
      left(text('Countries', 'Países')),
      right(text('Demand lost MW', 'Demanda perdida MW')),
      left(WHAT),
    ],
    rows: events.map(({ date, areas, demandLostMw, words, trace }) => ({
      cells: [
        textCell(dateWords(date), 'strong'),
        textCell(areas.length === 0 ? NO_FIGURE : areas.join(' ')),
        numberCell(demandLostMw, 0),
        withTraces(textCell(words), [trace]),
      ],
    })),
    notes: [textCell(UNSEEN, 'muted'), textCell(NOTE, 'muted')],
  };
}

const UNSEEN: Text = text(
  'Oscillations, low voltage and the order in which protections act played a part in most of them: none of this is in a DC model. The list is what public sources tell, not a register.',
  'En la mayoría intervinieron oscilaciones, baja tensión y el orden en que actúan las protecciones: nada de eso está en un modelo DC. La lista es lo que cuentan fuentes públicas, no un registro.',
);
