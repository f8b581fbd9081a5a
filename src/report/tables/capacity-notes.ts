import { type Text, text } from '../../base/text.ts';
import type { CapacityResult, CapacityRow } from '../../study/capacity/capacity-result.ts';
import type { ShiftKeyKind, ShiftKeyPair, ShiftKeyRule } from '../../study/scenario.ts';
import { NO_FIGURE, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Cell } from '../report-model.ts';

/** How to read the tables of a capacity study, and by which thresholds they were made. */
export function capacityNotes(capacity: CapacityResult): Cell[] {
  const threshold = formatNumber(100 * capacity.sensitivityThreshold, 1);
  const { rows } = capacity;
  const notes: Text[] = [
    text(
      `Thermal figures are linear DC results, not the capacity: the lowest of the layers counts. ${NO_FIGURE} means that no operating limit is published for that interface, season and period.`,
      `Las cifras térmicas son resultados lineales del flujo DC, no la capacidad: vale la menor de las capas. ${NO_FIGURE} significa que no hay límite operativo publicado para esa interfaz, época y período.`,
    ),
    text(
      `An element counts as limiting when it takes at least ${threshold} % of the transfer.`,
      `Un elemento limita cuando toma al menos ${threshold} % de la transferencia.`,
    ),
  ];
  notes.push(keyWords(capacity.shiftKey));
  if (rows.some((row) => row.crossed.length > 0)) notes.push(ON_THE_WAY);
  if (rows.some((row) => row.trmMw !== 0)) notes.push(NET);
  if (rows.some((row) => row.committed.mw !== 0)) notes.push(AVAILABLE);
  return [...notes, ...overloadNotes(capacity)].map((words) => textCell(words, 'muted'));
}

/** Who the others are that a country faces in the totals, and who of the areas told of is none of them. */
export function theOthersNote({ rows }: CapacityResult): Cell {
  const areasOf = (isMeant: (row: CapacityRow) => boolean) =>
    rows.filter(isMeant).flatMap(({ fromAreas, toAreas }) => [...fromAreas, ...toAreas]);
  const countries = new Set(areasOf(({ kind }) => kind === 'total-export' || kind === 'total-import'));
  const outside = [...new Set(areasOf(() => true))].filter((area) => !countries.has(area)).join(', ');
  const all = text(
    'The others: all other countries of the region together.',
    'Los demás: todos los otros países de la región juntos.',
  );
  if (outside === '') return textCell(all, 'muted');
  const words = text(
    `${all.en} Outside it, and no part of these exchanges: ${outside}.`,
    `${all.es} Fuera de ella, y sin parte en estos intercambios: ${outside}.`,
  );
  return textCell(words, 'muted');
}

/** By which shift key an exchange grows. */
function keyWords({ up, down }: ShiftKeyPair): Text {
  const [give, take] = [ruleWords(up), ruleWords(down)];
  return give.en === take.en
    ? text(`Shift key: ${give.en}, on both sides.`, `Llave de distribución: ${give.es}, en ambos lados.`)
    : text(
        `Shift key: ${give.en} where the exchange comes from, ${take.en} where it goes.`,
        `Llave de distribución: ${give.es} en el origen, ${take.es} en el destino.`,
      );
}

function ruleWords(rule: ShiftKeyRule): Text {
  if (typeof rule === 'string') return SHIFT_KEY_WORDS[rule];
  const list = rule.weights.map(({ plant, weight }) => `${plant} ${weight}`).join(', ');
  return text(`by weights (${list})`, `por pesos (${list})`);
}

const SHIFT_KEY_WORDS: Readonly<Record<ShiftKeyKind, Text>> = {
  output: text('in proportion to output', 'en proporción a la generación'),
  headroom: text('in proportion to headroom', 'en proporción al margen'),
  demand: text('in proportion to demand', 'en proporción a la demanda'),
  'merit-order': text('in merit order', 'por orden de mérito'),
};

const ON_THE_WAY = text(
  'On the way: the exchange at which the published limit of another interface is full, because part of the exchange passes there.',
  'En el camino: el intercambio con que se llena el límite publicado de otra interfaz, porque una parte pasa por ella.',
);

const NET = text(
  'NTC = TTC − TRM, the reliability margin that the scenario asks for.',
  'NTC = TTC − TRM, el margen de confiabilidad que pide el escenario.',
);

const AVAILABLE = text(
  'ATC = NTC − AAC. AAC is what firm contracts hold of the net capacity, counted from zero exchange: a base exchange that delivers a contract is part of it and not beside it.',
  'ATC = NTC − AAC. AAC es lo que los contratos firmes ocupan de la capacidad neta, contada desde un intercambio nulo: un intercambio base que entrega un contrato es parte de ella y no se suma.',
);

function overloadNotes(capacity: CapacityResult): Text[] {
  const overloads = new Set(
    capacity.rows.flatMap((row) => row.setApart.map((pair) => `${pair.element}|${pair.contingency}`)),
  ).size;
  if (overloads === 0) return [];
  const local = formatNumber(100 * capacity.localOverloadThreshold, 1);
  return [
    text(
      `Overloads already in the base case limit only a transfer that moves them by at least ${local} %. Set apart: ${overloads}, listed in result.json.`,
      `Las sobrecargas ya presentes en el caso base solo limitan una transferencia que las mueva al menos ${local} %. Apartadas: ${overloads}, listadas en result.json.`,
    ),
  ];
}
