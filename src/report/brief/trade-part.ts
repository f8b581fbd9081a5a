import { type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Words } from '../report-model.ts';
import { bindingWords, isBeyond, rowsOfTable } from '../tables/capacity-table.ts';
import { outageWords } from '../tables/pair-words.ts';
import { interfaceWords } from '../vocabulary.ts';
import type { BriefPart, BriefRow } from './brief-model.ts';
import { tradeAnswer } from './trade-answer.ts';

const TABLE = 'capacity';

/** More would not leave room for the rest on one sheet. */
const MOST_ROWS = 16;

/** What every border lets pass each way, beside the operator's limit, and what holds it. */
export function tradePart(result: ScenarioResult, position: number): BriefPart | undefined {
  const all = result.capacity === undefined ? [] : rowsOfTable(result.capacity, TABLE);
  if (all.length === 0) return undefined;
  const rows = all.slice(0, MOST_ROWS);
  return {
    id: 'brief-trade',
    title: text('What can be traded, and what limits it', 'Qué se puede intercambiar y qué lo limita'),
    answer: tradeAnswer(all, result),
    annex: { result: position, table: TABLE, title: CATALOGUE.capacityTitle },
    columns: [
      left(CATALOGUE.direction),
      right(text('Capacity MW', 'Capacidad MW')),
      right(text("Operator's limit MW", 'Límite del operador MW')),
      left(CATALOGUE.binds),
      left(text('Country and element', 'País y elemento')),
    ],
    rows: rows.map(tradeRow),
    notes: [READING, ...leftOut(all.length - rows.length)],
  };
}

function leftOut(count: number): Text[] {
  if (count === 0) return [];
  return [text(`${count} more directions in the annex.`, `${count} sentidos más en el anexo.`)];
}

function tradeRow(row: CapacityRow): BriefRow {
  return {
    cells: [
      textCell(interfaceWords(row), 'strong'),
      lowestCell(row),
      numberCell(row.operating?.mw, 0),
      textCell(bindingWords(row), 'accent'),
      textCell(limitWords(row)),
    ],
    confidence: row.confidence,
  };
}

/** With a star where it is less than what is scheduled: colour does not outlive a grey print. */
function lowestCell(row: CapacityRow): Cell {
  if (row.ttcMw === undefined || !isBeyond(row)) return numberCell(row.ttcMw, 0, 'strong');
  return textCell(`${BEYOND} ${formatNumber(row.ttcMw, 0)}`, 'bad');
}

const BEYOND = '*';

const READING = text(
  `Capacity: what may be traded in all once every limit counts, the published one too. ${BEYOND}: less than what is scheduled already. Below zero: nothing can be traded; the limits hold only if that much is traded the other way.`,
  `Capacidad: lo que puede intercambiarse en total cuando cuentan todos los límites, también el publicado. ${BEYOND}: menos de lo ya programado. Bajo cero: nada puede intercambiarse; los límites se cumplen solo si esa cantidad se intercambia en sentido contrario.`,
);

/** Who holds it: the country with the element, or the rule. */
function limitWords({ bindingLayer, pairs }: CapacityRow): Words {
  const pair = pairs[0];
  switch (bindingLayer) {
    case 'thermal-n':
    case 'thermal-n-1': {
      if (pair === undefined) return '';
      const where = `${pair.areas.join('–')}: ${pair.elementName}`;
      const { en, es } = outageWords(pair.contingencyName);
      return text(`${where}, ${en}`, `${where}, ${es}`);
    }
    case 'operating':
    case 'crossed':
      return text('as published by the operator', 'publicado por el operador');
    case 'resources':
      return text('plants that can move run out', 'se agotan las plantas que pueden moverse');
    default:
      return text('no limit found', 'sin límite hallado');
  }
}
