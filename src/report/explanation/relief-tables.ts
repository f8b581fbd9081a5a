import { type Text, text } from '../../base/text.ts';
import type { Limit } from '../../study/capacity/capacity-result.ts';
import type { ExplainedMove, ExplainedPair, NextPair } from '../../study/explanation/explanation-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { numberCell, textCell } from '../cells.ts';
import { formatNumber } from '../number-format.ts';
import type { Table, TableRow } from '../report-model.ts';
import { limitCell } from '../tables/limit-cell.ts';
import { EXPLANATION, RELATION_WORDS } from './explanation-words.ts';

/** Plants to raise and to lower, each against others of its own country, so that trade stays as it is. */
export function movesTable({ relief }: ExplainedPair, thermalN1: Limit): Table {
  const moves = [...relief.raise, ...relief.lower];
  const isSolved = moves.some((move) => move.thermalN1 !== undefined);
  const rows = [
    ...relief.raise.map((move) => moveRow(move, EXPLANATION.raise, thermalN1)),
    ...relief.lower.map((move) => moveRow(move, EXPLANATION.lower, thermalN1)),
  ];
  const note = rows.length === 0 ? NO_MOVES : isSolved ? SOLVED_MOVES : FIRST_ORDER_MOVES;
  return {
    id: 'explained-moves',
    title: EXPLANATION.reliefTitle,
    columns: [
      { title: EXPLANATION.plant, align: 'left', dropRank: 0 },
      { title: CATALOGUE.areas, align: 'left', dropRank: 1 },
      { title: EXPLANATION.move, align: 'left', dropRank: 0 },
      { title: EXPLANATION.perMw, align: 'right', dropRank: 0 },
      { title: EXPLANATION.room, align: 'right', dropRank: 2 },
      { title: EXPLANATION.against, align: 'left', dropRank: 3 },
      { title: EXPLANATION.counterRoom, align: 'right', dropRank: 3 },
      { title: EXPLANATION.takesOff, align: 'right', dropRank: 0 },
      { title: EXPLANATION.gain, align: 'right', dropRank: 0 },
      { title: EXPLANATION.cost, align: 'right', dropRank: 0 },
    ],
    rows,
    notes: [textCell(note, 'muted')],
  };
}

const NO_MOVES = text(
  'No country has plants that could relieve the element against others of its own.',
  'Ningún país tiene plantas que alivien el elemento a cambio de otras propias.',
);
const EACH_MOVE = text(
  'Each move stands for itself, from the base case: the plant against the dearest that run or the cheapest with room in its own country, so that trade stays as it is. USD/MWh: cost of each MW moved for an hour.',
  'Cada cambio vale por sí solo, desde el caso base: la planta a cambio de las más caras en marcha o las más baratas con margen de su propio país, sin cambiar el intercambio. USD/MWh: costo de mover cada MW durante una hora.',
);
const SOLVED_MOVES = text(
  `${EACH_MOVE.en} Gain: the thermal N-1 figure with all of it moved, solved again.`,
  `${EACH_MOVE.es} Ganancia: la cifra térmica N-1 con todo el cambio hecho, resuelta de nuevo.`,
);
const FIRST_ORDER_MOVES = text(
  `${EACH_MOVE.en} Gain: what the exchange gains while this pair limits.`,
  `${EACH_MOVE.es} Ganancia: lo que gana el intercambio mientras limite este par.`,
);

function moveRow(move: ExplainedMove, direction: Text, thermalN1: Limit): TableRow {
  return {
    cells: [
      textCell(move.name),
      textCell(move.area, 'muted'),
      textCell(direction),
      numberCell(move.perMw, 3),
      numberCell(move.roomMw, 1),
      textCell(counterWords(move.counterParties), 'muted'),
      numberCell(move.counterRoomMw, 1, 'muted'),
      numberCell(move.reliefMw, 1),
      numberCell(gainMw(move.thermalN1, thermalN1) ?? move.exchangeGainMw, 0, 'strong'),
      numberCell(move.costUsdPerMwh, 1),
    ],
  };
}

/** One by name, several by the first and how many more. */
function counterWords(names: readonly Text[]): Text {
  const [first = text('', ''), ...more] = names;
  if (more.length === 0) return first;
  return text(`${first.en} and ${more.length} more`, `${first.es} y ${more.length} más`);
}

/** More rating, and the works of the catalogue that touch the pair; `thermalN1` is the capacity without them. */
export function worksTable(pair: ExplainedPair, thermalN1: Limit): Table {
  const { upgrades } = pair.relief;
  const isSolved = upgrades.some(({ thermalN1 }) => thermalN1 !== undefined);
  const solvedColumns = [
    { title: EXPLANATION.thermalWith, align: 'right', dropRank: 0 },
    { title: EXPLANATION.gain, align: 'right', dropRank: 0 },
  ] as const;
  return {
    id: 'explained-works',
    title: EXPLANATION.worksTitle,
    columns: [
      { title: EXPLANATION.upgrade, align: 'left', dropRank: 0 },
      { title: EXPLANATION.touches, align: 'left', dropRank: 1 },
      { title: EXPLANATION.costMusd, align: 'right', dropRank: 0 },
      ...(isSolved ? solvedColumns : []),
    ],
    rows: upgrades.map(({ title, relation, costMusd, thermalN1: limit }) => {
      const solved = [
        limit === undefined ? numberCell(undefined, 0) : limitCell(limit),
        numberCell(gainMw(limit, thermalN1), 0, 'strong'),
      ];
      return {
        cells: [
          textCell(title),
          textCell(RELATION_WORDS[relation], 'muted'),
          numberCell(costMusd, 1),
          ...(isSolved ? solved : []),
        ],
      };
    }),
    notes: [textCell(ratingWords(pair), 'muted')],
  };
}

/** What a capacity gains; `undefined` where one of the two has no figure. */
function gainMw(withIt: Limit | undefined, today: Limit): number | undefined {
  return withIt?.kind === 'limited' && today.kind === 'limited' ? withIt.mw - today.mw : undefined;
}

function ratingWords({ limitMw, relief }: ExplainedPair): Text {
  const { exchangePerMva, next } = relief;
  const gain = formatNumber(exchangePerMva, 2);
  const each = text(
    `Each MVA of rating more brings ${gain} MW of exchange`,
    `Cada MVA más de límite trae ${gain} MW de intercambio`,
  );
  if (next === undefined) return text(`${each.en}.`, `${each.es}.`);
  const pair = nextPairWords(next);
  const mw = formatNumber(next.limitMw, 0);
  return next.limitMw - limitMw < SAME_LIMIT_MW
    ? text(
        `${each.en}, once ${pair.en} does not limit at the same exchange.`,
        `${each.es}, cuando ${pair.es} no limite en el mismo intercambio.`,
      )
    : text(
        `${each.en}, up to ${mw} MW: there ${pair.en} limits.`,
        `${each.es}, hasta ${mw} MW: ahí limita ${pair.es}.`,
      );
}

/** Limits nearer than this read as one, MW. */
const SAME_LIMIT_MW = 0.5;

function nextPairWords({ name, contingencyName }: NextPair): Text {
  if (contingencyName === undefined) return text(name, name);
  return text(
    `${name} after loss of ${contingencyName.en}`,
    `${name} ante la pérdida de ${contingencyName.es}`,
  );
}
