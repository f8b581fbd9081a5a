import { type Language, type Text, text } from '../../base/text.ts';
import type { CapacityResult, CapacityRow, LimitingPair } from '../../study/capacity/capacity-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell, Column, Table, TableRow, Words } from '../report-model.ts';
import { CONFIDENCE_WORDS, directionWords, LAYER_WORDS, PUBLISHED_KIND_WORDS } from '../vocabulary.ts';
import { limitCell } from './limit-cell.ts';

const COLUMNS: readonly Column[] = [
  { title: CATALOGUE.direction, align: 'left', dropRank: 0 },
  { title: CATALOGUE.baseExchange, align: 'right', dropRank: 0 },
  { title: CATALOGUE.thermalN, align: 'right', dropRank: 0 },
  { title: CATALOGUE.thermalN1, align: 'right', dropRank: 0 },
  { title: CATALOGUE.operatingLimit, align: 'right', dropRank: 0 },
  { title: CATALOGUE.lowest, align: 'right', dropRank: 0 },
  { title: CATALOGUE.binds, align: 'left', dropRank: 0 },
  { title: CATALOGUE.confidence, align: 'left', dropRank: 1 },
];

const MARGIN_COLUMN: Column = { title: CATALOGUE.margin, align: 'right', dropRank: 0 };

/** Capacity of every border and direction: three layers side by side, the lowest, and what sets it. */
export function capacityTable(capacity: CapacityResult): Table {
  const hasMargin = capacity.rows.some((row) => row.trmMw !== 0);
  const columns = hasMargin ? [...COLUMNS.slice(0, 6), MARGIN_COLUMN, ...COLUMNS.slice(6)] : COLUMNS;
  return {
    id: 'capacity',
    title: CATALOGUE.capacityTitle,
    columns,
    rows: capacity.rows.map((row) => capacityRow(row, hasMargin)),
    notes: capacityNotes(capacity),
  };
}

function capacityRow(row: CapacityRow, hasMargin: boolean): TableRow {
  const margin = hasMargin ? [numberCell(row.ntcMw, 0, 'strong')] : [];
  const lowestTone = row.ttcMw !== undefined && row.ttcMw < row.baseExchangeMw ? 'bad' : 'strong';
  const operating = numberCell(row.operating?.mw, 0);
  return {
    cells: [
      textCell(directionWords(row.fromAreas, row.toAreas), 'strong'),
      numberCell(row.baseExchangeMw, 0),
      limitCell(row.thermalN),
      limitCell(row.thermalN1),
      row.operating === undefined ? operating : withTraces(operating, [row.operating.trace]),
      numberCell(row.ttcMw, 0, lowestTone),
      ...margin,
      textCell(LAYER_WORDS[row.bindingLayer], 'accent'),
      textCell(CONFIDENCE_WORDS[row.confidence], row.confidence === 'estimated' ? 'warn' : 'muted'),
    ],
    details: capacityDetails(row),
  };
}

function capacityDetails(row: CapacityRow): Cell[] {
  const details: Cell[] = [];
  const limiting = row.pairs[0];
  if (limiting !== undefined) {
    details.push(withTraces(textCell(pairWords(limiting), 'muted'), [limiting.trace]));
  }
  if (limiting === undefined && row.thermalN1.kind === 'unlimited') {
    details.push(textCell(row.thermalN1.reason, 'muted'));
  } else if (row.bindingLayer === 'resources' && row.resources.kind === 'limited') {
    const mw = formatNumber(row.resources.mw, 0);
    details.push(
      textCell(
        text(
          `The plants that shift reach their limits at ${mw} MW, before any element does.`,
          `Las plantas que se desplazan llegan a su límite en ${mw} MW, antes que cualquier elemento.`,
        ),
        'muted',
      ),
    );
  }
  if (row.otherPublished.length > 0) {
    const { otherPublished } = row;
    details.push(
      withTraces(
        textCell(otherWords(otherPublished), 'muted'),
        otherPublished.map((limit) => limit.trace),
      ),
    );
  }
  const strict = strictWords(row);
  if (strict !== undefined) details.push(textCell(strict, 'warn'));
  if (row.ttcMw !== undefined && row.ttcMw < row.baseExchangeMw) {
    details.push(textCell(cutWords(row.baseExchangeMw - row.ttcMw), 'bad'));
  }
  return details;
}

function pairWords(pair: LimitingPair): Words {
  if (pair.contingency === undefined) {
    return text(`thermal: ${pair.elementName}, nothing out`, `térmica: ${pair.elementName}, red completa`);
  }
  const outage = pair.contingencyName ?? text(pair.contingency, pair.contingency);
  return text(
    `thermal: ${pair.elementName}, after loss of ${outage.en}`,
    `térmica: ${pair.elementName}, ante la pérdida de ${outage.es}`,
  );
}

/** Figures of another kind that were published for the same interface: for comparison, they do not count. */
function otherWords(others: CapacityRow['otherPublished']): Text {
  const inWords = (language: Language) =>
    others
      .map((limit) => `${PUBLISHED_KIND_WORDS[limit.kind][language]} ${formatNumber(limit.mw, 0)}`)
      .join(', ');
  return text(`also published: ${inWords('en')} MW`, `también publicado: ${inWords('es')} MW`);
}

/** What the figure would be if overloads of the base case that the transfer hardly moves limited it too. */
function strictWords({ thermalN1, thermalN1Strict, setApart }: CapacityRow): Text | undefined {
  if (thermalN1Strict.kind === 'unlimited') return undefined;
  const isSame = thermalN1.kind === 'limited' && Math.abs(thermalN1.mw - thermalN1Strict.mw) < 0.5;
  const worst = setApart[0];
  if (isSame || worst === undefined) return undefined;
  const mw = formatNumber(thermalN1Strict.mw, 0);
  return text(
    `thermal N-1 would be ${mw} MW if overloads already there counted, such as ${worst.elementName}`,
    `la térmica N-1 sería ${mw} MW si contaran sobrecargas ya presentes, como ${worst.elementName}`,
  );
}

function cutWords(mw: number): Text {
  const figure = formatNumber(mw, 0);
  return text(
    `The base exchange is already above this limit: it would have to fall by ${figure} MW.`,
    `El intercambio base ya supera este límite: tendría que bajar ${figure} MW.`,
  );
}

function capacityNotes(capacity: CapacityResult): Cell[] {
  const threshold = formatNumber(100 * capacity.sensitivityThreshold, 1);
  const local = formatNumber(100 * capacity.localOverloadThreshold, 1);
  const overloads = new Set(
    capacity.rows.flatMap((row) => row.setApart.map((pair) => `${pair.element}|${pair.contingency}`)),
  ).size;
  const notes: Text[] = [
    text(
      `Thermal figures are linear DC results, not the capacity: the lowest of the three layers counts. ${NO_FIGURE} means that no operating limit is published for that border, season and period.`,
      `Las cifras térmicas son resultados lineales del flujo DC, no la capacidad: vale la menor de las tres capas. ${NO_FIGURE} significa que no hay límite operativo publicado para esa frontera, época y período.`,
    ),
    text(
      `An element counts as limiting when it takes at least ${threshold} % of the transfer.`,
      `Un elemento limita cuando toma al menos ${threshold} % de la transferencia.`,
    ),
  ];
  if (overloads > 0) {
    notes.push(
      text(
        `Overloads already in the base case limit only a transfer that moves them by at least ${local} %. Set apart: ${overloads}, listed in result.json.`,
        `Las sobrecargas ya presentes en el caso base solo limitan una transferencia que las mueva al menos ${local} %. Apartadas: ${overloads}, listadas en result.json.`,
      ),
    );
  }
  return notes.map((words) => textCell(words, 'muted'));
}
