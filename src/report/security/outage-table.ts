import { joinedTexts, type Text, text } from '../../base/text.ts';
import { isMultiple } from '../../grid/network.ts';
import type { HarmfulOutage, SecurityResult } from '../../study/security/security-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { loadingCell, NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import type { Cell, Table, TableRow } from '../report-model.ts';
import { CONFIDENCE_WORDS, pairWay } from '../vocabulary.ts';

/** The contingencies that overload most, each with the element that it leaves loaded most and the exchanges it touches. */
export function outageTable({ outages }: SecurityResult, limit: number): Table {
  return {
    id: 'worst-outages',
    title: text('Worst outages by overload', 'Peores contingencias por sobrecarga'),
    columns: [
      left(CATALOGUE.contingency),
      left(CATALOGUE.element),
      left(CATALOGUE.areas),
      right(CATALOGUE.ratingMva),
      left(text('Rating is', 'El límite es')),
      right(text('Before MW', 'Antes MW')),
      right(text('After MW', 'Después MW')),
      right(text('Before %', 'Antes %')),
      right(text('After %', 'Después %')),
      left(text('Exchanges it touches', 'Intercambios que toca')),
    ],
    rows: outages.slice(0, limit).map(outageRow),
    notes: notes(outages.length, limit).map((words) => textCell(words, 'muted')),
  };
}

function notes(count: number, limit: number): Text[] {
  if (count === 0) return [NONE];
  if (count <= limit) return [READING];
  const rest = count - limit;
  return [
    READING,
    text(
      `With lower loadings, in security_outages.csv: ${rest}.`,
      `Con cargas menores, en security_outages.csv: ${rest}.`,
    ),
  ];
}

const NONE = text(
  'No contingency of this run overloads a watched element, or adds to one that is overloaded.',
  'Ninguna contingencia de este cálculo sobrecarga un elemento vigilado, ni suma a uno ya sobrecargado.',
);

const READING = text(
  'Before any more exchange than scheduled. An outage stands with the element that it leaves loaded most of those it overloads, or loads by 1 % of their rating more. Multiple: the loss of several elements, which limits no exchange unless the study asks for it. Set apart: an overload of the base case that the exchange moves too little to count.',
  'Sin más intercambio que el programado. Una contingencia figura con el elemento que deja más cargado de los que sobrecarga, o carga 1 % más de su límite. Múltiple: la pérdida de varios elementos, que no limita intercambios salvo que el estudio lo pida. Apartada: una sobrecarga del caso base que el intercambio mueve muy poco para contar.',
);

function outageRow(outage: HarmfulOutage): TableRow {
  const { name, kind, ratingConfidence } = outage;
  return {
    cells: [
      textCell(isMultiple(kind) ? text(`${name.en} (multiple)`, `${name.es} (múltiple)`) : name),
      withTraces(textCell(outage.elementName), [outage.trace]),
      textCell(outage.areas.join('–')),
      numberCell(outage.ratingMva, 0),
      textCell(CONFIDENCE_WORDS[ratingConfidence], ratingConfidence === 'estimated' ? 'warn' : 'muted'),
      numberCell(outage.flowBeforeMw, 0),
      numberCell(outage.flowAfterMw, 0),
      loadingCell(outage.loadingBeforePct),
      loadingCell(outage.loadingAfterPct),
      touchedCell(outage),
    ],
  };
}

/** Directions that are named; the file holds all of them. */
const MOST_NAMED = 3;

function touchedCell({ limits, follows, setApart }: HarmfulOutage): Cell {
  const parts = [
    ...(limits.length === 0 ? [] : [named(text('limits', 'limita'), limits.map(pairWay))]),
    ...(follows.length === 0 ? [] : [named(text('next in', 'sigue en'), follows.map(pairWay))]),
    ...(setApart.length === 0 ? [] : [named(text('set apart in', 'apartada en'), setApart.map(pairWay))]),
  ];
  if (parts.length === 0) return textCell(NO_FIGURE, 'muted');
  return textCell(joinedTexts(parts, '; '), limits.length > 0 ? 'strong' : 'plain');
}

function named(what: Text, ways: readonly string[]): Text {
  const told = ways.slice(0, MOST_NAMED).join(', ');
  const rest = ways.length - MOST_NAMED;
  return rest <= 0
    ? text(`${what.en} ${told}`, `${what.es} ${told}`)
    : text(`${what.en} ${told} and ${rest} more`, `${what.es} ${told} y ${rest} más`);
}
