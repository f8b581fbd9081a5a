import { type Text, text } from '../../base/text.ts';
import type { CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ScenarioResult } from '../../study/result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { left, right } from '../columns.ts';
import { formatNumber } from '../number-format.ts';
import { type Cell, say, type Words } from '../report-model.ts';
import { conditionWords } from '../run-report.ts';
import { bindingWords, isBeyond, rowsOfTable } from '../tables/capacity-table.ts';
import { outageWords } from '../tables/pair-words.ts';
import { interfaceWords } from '../vocabulary.ts';
import type { BriefPart, BriefRow } from './brief-model.ts';

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
    answer: answerOf(all, conditionWords(result.scenario)),
    annex: { result: position, table: TABLE, title: CATALOGUE.capacityTitle },
    columns: [
      left(CATALOGUE.direction),
      right(text('Lowest MW', 'Menor MW')),
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
  `Lowest: what the model finds once every limit counts, the published one too. ${BEYOND}: less than what is scheduled already. Below zero: the limits hold only if that much flows the other way.`,
  `Menor: lo que halla el modelo cuando cuentan todos los límites, también el publicado. ${BEYOND}: menos de lo ya programado. Bajo cero: los límites se cumplen solo si esa cantidad fluye en sentido contrario.`,
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

function answerOf(rows: readonly CapacityRow[], moment: Words): Text {
  const published = rows.filter(({ operating }) => operating !== undefined);
  const below = published.filter(({ operating, ttcMw }) => ttcMw !== undefined && ttcMw < operating!.mw);
  const full = rows.filter(isBeyond).length;
  const [en, es] = [say(moment, 'en'), say(moment, 'es')];
  const most = widest(rows);
  return text(
    `Trade, ${en}: of ${rows.length} directions ${full} have no room beyond what is scheduled; of ${published.length} with a published limit the grid holds ${below.length} below it.${most && ` Most: ${most} MW.`}`,
    `Intercambio, ${es}: de ${rows.length} sentidos ${full} no admiten más de lo programado; de ${published.length} con límite publicado la red deja ${below.length} por debajo.${most && ` El mayor: ${most} MW.`}`,
  );
}

/** The direction that lets most pass, with its figure; empty where none is limited. */
function widest(rows: readonly CapacityRow[]): string {
  const limited = rows.flatMap((row) => (row.ttcMw === undefined ? [] : [{ row, mw: row.ttcMw }]));
  const [most] = limited.toSorted((a, b) => b.mw - a.mw);
  return most === undefined ? '' : `${say(interfaceWords(most.row), 'en')}, ${formatNumber(most.mw, 0)}`;
}
