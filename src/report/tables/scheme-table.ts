import { text } from '../../base/text.ts';
import type { SchemeEffect } from '../../study/schemes/scheme-study.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import type { Column, Table, TableRow } from '../report-model.ts';
import { directionWords } from '../vocabulary.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.scheme, align: 'left', dropRank: 0 },
  { title: CATALOGUE.withoutScheme, align: 'right', dropRank: 0 },
  { title: CATALOGUE.withScheme, align: 'right', dropRank: 0 },
  { title: CATALOGUE.actsFrom, align: 'right', dropRank: 0 },
  { title: CATALOGUE.contingency, align: 'left', dropRank: 1 },
  { title: CATALOGUE.element, align: 'left', dropRank: 2 },
];

/** Thermal capacities without and with each supplementary scheme: those that it changes. */
export function schemeTable(effects: readonly SchemeEffect[]): Table {
  const changed = effects.filter(({ withMw, withoutMw }) => !isSame(withMw, withoutMw));
  const names = new Map(effects.map(({ scheme, schemeName }) => [scheme, schemeName]));
  const noted = new Map(
    effects.flatMap(({ notes: note, scheme }) => (note === undefined ? [] : [[scheme, note] as const])),
  );
  const notes = [
    text(
      `Thermal N-1, MW. Interfaces and schemes looked at: ${effects.length}; changed: ${changed.length}. Up to the exchange from which a scheme acts the limits without it hold, from there on those with it; where they are passed at once, the capacity ends there.`,
      `Térmica N-1, MW. Interfaces y esquemas examinados: ${effects.length}; con cambio: ${changed.length}. Hasta el intercambio desde el que actúa un esquema rigen los límites sin él, desde ahí los límites con él; si se superan en el acto, la capacidad termina ahí.`,
    ),
    ...[...names].map(([id, name]) => text(`${id}: ${name.en}`, `${id}: ${name.es}`)),
    ...[...noted].map(([id, note]) => text(`${id}: ${note.en}`, `${id}: ${note.es}`)),
  ];
  return {
    id: 'schemes',
    title: CATALOGUE.schemeTitle,
    columns: COLUMNS,
    rows: changed.map(schemeRow),
    notes: effects.length === 0 ? [] : notes.map((words) => textCell(words, 'muted')),
  };
}

function schemeRow(effect: SchemeEffect): TableRow {
  const name = textCell(effect.scheme);
  return {
    cells: [
      textCell(directionWords(effect.fromAreas, effect.toAreas), 'strong'),
      effect.trace === undefined ? name : withTraces(name, [effect.trace]),
      numberCell(effect.withoutMw, 0),
      numberCell(effect.withMw, 0, 'strong'),
      numberCell(effect.actsFromMw, 0),
      textCell(effect.contingencyName ?? CATALOGUE.baseCase),
      textCell(effect.elementName ?? NO_FIGURE, 'muted'),
    ],
  };
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Math.abs(a - b) < 1e-6;
}
