import type { SchemeEffect } from '../study/schemes/scheme-study.ts';
import type { ResultColumns } from './column-notes.ts';
import { csvText, idList, type OutputText } from './csv-text.ts';

/** Capacities without and with each supplementary scheme. */
export function schemeCsvFile(effects: readonly SchemeEffect[]): OutputText {
  return { name: 'scheme_effects.csv', text: csvText(COLUMNS, effects) };
}

const COLUMNS: ResultColumns<SchemeEffect> = [
  ['from_area', (e) => idList(e.fromAreas)],
  ['to_area', (e) => idList(e.toAreas)],
  ['scheme', (e) => e.scheme],
  ['without_mw', (e) => e.withoutMw],
  ['with_mw', (e) => e.withMw],
  ['acts_from_mw', (e) => e.actsFromMw],
  ['contingency', (e) => e.contingency],
  ['element', (e) => e.element],
  ['unrelieved', (e) => e.isUnrelieved],
  ['scheme_name', (e) => e.schemeName.en],
  ['source_file', (e) => e.trace?.file],
  ['source_line', (e) => e.trace?.line],
  ['source_ids', (e) => idList(e.trace?.sourceIds ?? [])],
];
