import type { CsvValue } from '../base/csv-line.ts';
import { type Text, text } from '../base/text.ts';
import { GRID_NOTES } from './column-notes/grid-notes.ts';
import { MARKET_NOTES } from './column-notes/market-notes.ts';
import { SECURITY_NOTES } from './column-notes/security-notes.ts';
import { STUDY_NOTES } from './column-notes/study-notes.ts';
import { TABLE_NOTES } from './column-notes/table-notes.ts';
import { UPGRADE_NOTES } from './column-notes/upgrade-notes.ts';

/** What the columns of the tables of a run hold; units are in their names. */
export const COLUMN_NOTES = {
  ...GRID_NOTES,
  ...STUDY_NOTES,
  ...SECURITY_NOTES,
  ...MARKET_NOTES,
  ...UPGRADE_NOTES,
};

type NotedColumn = keyof typeof COLUMN_NOTES | AreaSaving;

type AreaSaving = `saved_${string}_musd`;

/** The columns of a table of a run: only what has a note can be one. */
export type ResultColumns<Row> = readonly (readonly [name: NotedColumn, value: (row: Row) => CsvValue])[];

const AREA_SAVING = /^saved_([a-z]+)_musd$/;

/** The note of a column of a table, also of one that each area has; `undefined` for a column of no such table. */
export function columnNote(table: string, name: string): Text | undefined {
  const area = AREA_SAVING.exec(name)?.[1]?.toUpperCase();
  if (area !== undefined)
    return text(`part of the saving that goes to ${area}`, `parte del ahorro que va a ${area}`);
  return TABLE_NOTES[table]?.[name] ?? (COLUMN_NOTES as Readonly<Record<string, Text>>)[name];
}
