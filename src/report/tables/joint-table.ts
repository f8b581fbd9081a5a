import { type Language, type Text, text } from '../../base/text.ts';
import type { JointEdge, JointRegion, JointResult, JointVertex } from '../../study/optimum/optimum-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell, withTraces } from '../cells.ts';
import type { Cell, Table, TableRow, Words } from '../report-model.ts';
import { directionWords } from '../vocabulary.ts';
import { outageWords, pairWords } from './pair-words.ts';
import { GRID_ALONE } from './redispatch-words.ts';

/** The corners of the region of two exchanges, and what binds from each to the next. */
export function jointTable(joint: JointResult): Table {
  const [first, second] = exchangeWords(joint);
  return {
    id: 'joint',
    title: CATALOGUE.jointTitle,
    columns: [
      { title: CATALOGUE.corner, align: 'left', dropRank: 0 },
      { title: first, align: 'right', dropRank: 0 },
      { title: second, align: 'right', dropRank: 0 },
      { title: CATALOGUE.bindsToNext, align: 'left', dropRank: 0 },
    ],
    rows: [
      ...cornerRows(joint, joint.linear, cornerName),
      ...(joint.redispatch === undefined ? [] : cornerRows(joint, joint.redispatch, redispatchCornerName)),
    ],
    notes: [
      ...regionNotes(joint.linear, LINEAR),
      ...regionNotes(joint.redispatch, REDISPATCH),
      textCell(HOW, 'muted'),
      textCell(GRID_ALONE, 'muted'),
    ],
  };
}

export const LINEAR = text('Along the shift keys', 'Por las llaves de distribución');
export const REDISPATCH = text('With redispatch', 'Con redespacho');
const HOW = text(
  'A, B, …: along the shift keys of both exchanges; a, b, …: with redispatch of the plants of all sides. Everything inside is N-1 secure, the base dispatch of the other countries unchanged.',
  'A, B, …: por las llaves de distribución de ambos intercambios; a, b, …: con redespacho de las plantas de todos los lados. Todo lo de adentro es seguro en N-1, sin cambiar el despacho base de los demás países.',
);

export function exchangeWords({ exchanges }: JointResult): readonly [string, string] {
  const [first, second] = exchanges;
  return [directionWords(first.fromAreas, first.toAreas), directionWords(second.fromAreas, second.toAreas)];
}

/** `A`, `B`, …, and after `Z` with a figure. */
export function cornerName(position: number): string {
  const round = Math.floor(position / 26);
  return String.fromCharCode(65 + (position % 26)) + (round > 0 ? round : '');
}

export function redispatchCornerName(position: number): string {
  return cornerName(position).toLowerCase();
}

function cornerRows(
  joint: JointResult,
  region: JointRegion,
  nameOf: (position: number) => string,
): TableRow[] {
  if (region.kind !== 'polygon') return [];
  return region.vertices.map((vertex, i) => ({
    cells: [
      textCell(nameOf(i), 'strong'),
      numberCell(vertex.firstMw, 1),
      numberCell(vertex.secondMw, 1),
      edgeCell(joint, vertex),
    ],
  }));
}

function edgeCell(joint: JointResult, { edge }: JointVertex): Cell {
  const cell = textCell(edgeWords(joint, edge));
  return edge.kind === 'limits'
    ? withTraces(
        cell,
        edge.limits.slice(0, 1).map(({ trace }) => trace),
      )
    : cell;
}

/** What bounds the region along an edge. */
export function edgeWords(joint: JointResult, edge: JointEdge): Words {
  switch (edge.kind) {
    case 'limits': {
      const [limit] = edge.limits;
      const outage = outageWords(limit!.contingencyName);
      const more = edge.limits.length - 1;
      const rest =
        more > 0
          ? text(`, and ${more} more that bind there`, `, y ${more} más que limitan ahí`)
          : text('', '');
      return text(
        `${limit!.elementName}, ${outage.en}${rest.en}`,
        `${limit!.elementName}, ${outage.es}${rest.es}`,
      );
    }
    case 'units': {
      const namesIn = (language: Language) => edge.units.map(({ name }) => name[language]).join(', ');
      return edge.units.length === 0
        ? text('plants at their limits', 'plantas en su límite')
        : text(`plant at its limit: ${namesIn('en')}`, `planta en su límite: ${namesIn('es')}`);
    }
    case 'no-exchange': {
      const words = exchangeWords(joint)[edge.exchange];
      return text(`no exchange ${words}`, `sin intercambio ${words}`);
    }
    case 'unbounded':
      return text('nothing', 'nada');
  }
}

function regionNotes(region: JointRegion | undefined, name: Text): Cell[] {
  if (region?.kind !== 'none') return [];
  const { reason, by } = region;
  const because = by && pairWords(by.elementName, by.contingencyName);
  return [
    textCell(
      text(
        `${name.en}: ${reason.en}${because ? ` (${because.en})` : ''}.`,
        `${name.es}: ${reason.es}${because ? ` (${because.es})` : ''}.`,
      ),
      'warn',
    ),
  ];
}
