import { type Text, text } from '../base/text.ts';
import type { Dataset, EventRow } from '../grid/dataset.ts';
import type { ElementTrace } from './result.ts';
import { traceOf } from './trace.ts';

/** An event of the data in words. */
export interface RecordedEvent {
  readonly id: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
  /** None: the region. */
  readonly areas: readonly string[];
  readonly demandLostMw: number | undefined;
  readonly words: Text;
  readonly trace: ElementTrace;
}

/** The events of a kind that the data tell of, by date; a year before its months. */
export function recordedEvents({ events }: Pick<Dataset, 'events'>, kind: EventRow['kind']): RecordedEvent[] {
  return events
    .filter((row) => row.kind === kind)
    .map((row) => ({
      id: row.id,
      date: row.date,
      areas: row.areas,
      demandLostMw: row.demandLostMw,
      words: text(row.wordsEn, row.wordsEs),
      trace: traceOf(row),
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
