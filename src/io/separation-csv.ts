import type { SeparatedPart, SeparationEvent, SeparationResult } from '../study/separation-study.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';
import { traceColumns } from './trace-columns.ts';

interface Row {
  readonly event: SeparationEvent;
  readonly part: SeparatedPart;
}

/** Separations, a row per part. */
export function separationCsvFile({ events }: SeparationResult): OutputText {
  const rows = events.flatMap((event) => event.parts.map((part): Row => ({ event, part })));
  return { name: 'separations.csv', text: csvText(COLUMNS, rows) };
}

const COLUMNS: ResultColumns<Row> = [
  ['separation', ({ event }) => event.id],
  ['areas', ({ part }) => idList(part.areas)],
  ['cut_mw', ({ event }) => event.cutMw],
  ['demand_mw', ({ part }) => part.demandMw],
  ['generation_before_mw', ({ part }) => part.generationBeforeMw],
  ['generation_after_mw', ({ part }) => part.generationAfterMw],
  ['shed_mw', ({ part }) => part.shedMw],
  ['tripped_mw', ({ part }) => part.trippedMw],
  ['new_overloads', ({ part }) => part.newOverloads],
  ['pick_up_by_area', ({ part }) => idList(part.pickUp.map(({ area, mw }) => `${area} ${mw}`))],
  ['name', ({ event }) => event.name.en],
  ...traceColumns<Row>(({ event }) => event.trace),
];
