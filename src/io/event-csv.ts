import type { RecordedEvent } from '../study/recorded-events.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

/** Events on record by date, in both languages. */
export function eventCsvFile(name: string, events: readonly RecordedEvent[]): OutputText {
  return { name, text: csvText(COLUMNS, events) };
}

const COLUMNS: ResultColumns<RecordedEvent> = [
  ['event', ({ id }) => id],
  ['date', ({ date }) => date],
  ['event_areas', ({ areas }) => idList(areas)],
  ['demand_lost_mw', ({ demandLostMw }) => demandLostMw],
  ['words_en', ({ words }) => words.en],
  ['words_es', ({ words }) => words.es],
  ['confidence', ({ trace }) => trace.confidence],
  ...traceColumns<RecordedEvent>(({ trace }) => trace),
];
