import { groupBy } from '../../base/group-by.ts';
import { type Text, text } from '../../base/text.ts';
import type { SecurityResult, StandingLimit } from '../../study/security/security-result.ts';
import { CATALOGUE } from '../catalogue.ts';
import { NO_FIGURE, numberCell, textCell, withTraces } from '../cells.ts';
import { left, right } from '../columns.ts';
import { NATURE_WORDS } from '../explanation/explanation-words.ts';
import { formatNumber } from '../number-format.ts';
import { type Cell, joined, say, type Table, type TableRow, type Words } from '../report-model.ts';
import { limitCell } from '../tables/limit-cell.ts';
import {
  demandWords,
  directionWords,
  monthWords,
  PUBLISHED_KIND_WORDS,
  pairWay,
  SEASON_WORDS,
} from '../vocabulary.ts';

/** The operating limits that act at the moment of the run, each beside what the model finds and what it then decides. */
export function operatingLimitTable({ limits }: SecurityResult): Table {
  const acting = limits.filter(({ acts }) => acts);
  const shared = sharedReason(acting);
  return {
    id: 'security-limits',
    title: text('Operating limits entered by hand, MW', 'Límites operativos ingresados a mano, MW'),
    columns: [
      left(CATALOGUE.direction),
      right(text('Limit MW', 'Límite MW')),
      left(text('Holds for', 'Rige en')),
      right(CATALOGUE.thermalN),
      right(CATALOGUE.thermalN1),
      right(text('N-1 less limit', 'N-1 menos límite')),
      left(text('About', 'Trata de')),
      left(text('Decides', 'Decide')),
    ],
    rows: acting.map((limit) => limitRow(limit, shared)),
    notes: (shared === undefined ? [NOTE] : [sharedWords(shared), NOTE]).map((words) =>
      textCell(words, 'muted'),
    ),
  };
}

/** With as many rows of the same reason it stands once, under the table. */
const LEAST_SHARED = 3;

/** The reason that most limits have, where it is that of several. */
function sharedReason(limits: readonly StandingLimit[]): Text | undefined {
  const reasons = limits.flatMap(({ reason }) => reason ?? []);
  const groups = groupBy(reasons, ({ en }) => en);
  const [most] = [...groups.values()].sort((a, b) => b.length - a.length);
  return most !== undefined && most.length >= LEAST_SHARED ? most[0] : undefined;
}

function sharedWords({ en, es }: Text): Text {
  return text(
    `Reason of every limit under which none stands: ${en}.`,
    `Razón de cada límite que no lleva otra debajo: ${es}.`,
  );
}

const NOTE = text(
  `N-1 less limit: what the limit holds back of our thermal figure; below zero our own figure is the lower one. Decides: the directions whose capacity this limit sets. ${NO_FIGURE}: the study has no such interface or no figure for it.`,
  `N-1 menos límite: lo que el límite retiene de nuestra cifra térmica; si es negativo, la nuestra es la menor. Decide: los sentidos cuya capacidad fija este límite. ${NO_FIGURE}: el estudio no tiene esa interfaz o no hay cifra.`,
);

function limitRow(limit: StandingLimit, shared: Text | undefined): TableRow {
  const { reason, beyondMw } = limit;
  const why = reason ?? text('no reason given', 'sin razón indicada');
  return {
    cells: [
      withTraces(textCell(directionWords(limit.fromAreas, limit.toAreas), 'strong'), [limit.trace]),
      toleranceCell(limit),
      textCell(holdsWords(limit)),
      limit.thermalN === undefined ? textCell(NO_FIGURE, 'muted') : limitCell(limit.thermalN),
      limit.thermalN1 === undefined ? textCell(NO_FIGURE, 'muted') : limitCell(limit.thermalN1),
      numberCell(beyondMw, 0, beyondMw !== undefined && beyondMw > 0 ? 'warn' : 'plain'),
      textCell(NATURE_WORDS[limit.nature]),
      textCell(limit.binds.length === 0 ? NO_FIGURE : limit.binds.map(pairWay).join(', '), 'accent'),
    ],
    details: why.en === shared?.en ? [] : [textCell(text(`reason: ${why.en}`, `razón: ${why.es}`), 'muted')],
  };
}

function toleranceCell({ mw, toleranceMw }: StandingLimit): Cell {
  const value = formatNumber(mw, 0);
  const spread = toleranceMw === undefined ? '' : ` ± ${formatNumber(toleranceMw, 0)}`;
  return textCell(value + spread, 'strong');
}

/** `2026–2027, April, medium demand`: what the row says, and no more. */
function holdsWords({ holds }: StandingLimit): Words {
  const { yearFrom, yearTo, season, month, demandPeriod } = holds;
  const years = yearFrom === yearTo ? `${yearFrom}` : `${yearFrom}–${yearTo}`;
  const parts = [
    years,
    ...(month === undefined ? [] : [monthWords(month)]),
    ...(season === undefined ? [] : [SEASON_WORDS[season]]),
    ...(demandPeriod === undefined ? [] : [demandWords(demandPeriod)]),
  ];
  return joined(parts, ', ');
}

/** The published figures that stand beside the limits, a row for each figure with all its directions. */
export function standingFigureTable({ limits }: SecurityResult): Table {
  const groups = groupBy(
    limits.filter(({ acts }) => !acts),
    (limit) => [limit.kind, limit.mw, limit.reason?.en, say(holdsWords(limit), 'en')].join('|'),
  );
  return {
    id: 'security-figures',
    title: text('Published figures that limit nothing here', 'Cifras publicadas que aquí no limitan'),
    columns: [
      left(text('Sort', 'Tipo')),
      right(text('MW', 'MW')),
      left(text('Directions', 'Sentidos')),
      left(text('Holds for', 'Rige en')),
      left(text('Reason', 'Razón')),
    ],
    rows: [...groups.values()].map(figureRow),
    notes: [],
  };
}

function figureRow(figures: readonly StandingLimit[]): TableRow {
  const [first] = figures as [StandingLimit];
  const ways = figures.map(({ fromAreas, toAreas }) => directionWords(fromAreas, toAreas)).join(', ');
  return {
    cells: [
      withTraces(
        textCell(PUBLISHED_KIND_WORDS[first.kind], 'strong'),
        figures.map(({ trace }) => trace),
      ),
      numberCell(first.mw, 0),
      textCell(ways),
      textCell(holdsWords(first)),
      textCell(first.reason ?? NO_FIGURE, 'muted'),
    ],
  };
}
