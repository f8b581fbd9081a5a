import { lazilyFor } from '../../base/lazily.ts';
import { type Text, text } from '../../base/text.ts';
import type { Condition } from '../../grid/condition.ts';
import type { Dataset, TransferLimitRow } from '../../grid/dataset.ts';
import type { AreaPair } from '../scenario.ts';
import { traceOf } from '../trace.ts';
import type { OperatingLimit } from './capacity-result.ts';

export interface PublishedLimits {
  /** What the operator allows at this moment: the layer that competes with the thermal ones. */
  readonly operating: OperatingLimit | undefined;
  /** Every other published figure for the same interface, year and moment. */
  readonly others: readonly OperatingLimit[];
}

/**
 * The published limits of an interface at a moment. A limit for the month goes before one for the season, and that
 * before one for the whole year; among equals the lowest counts.
 */
export function publishedLimits(dataset: Dataset, condition: Condition, pair: AreaPair): PublishedLimits {
  const key = interfaceKey(pair);
  const rows = rowsOf(dataset)(condition).filter((row) => rowKey(row) === key);
  const operating = rows.filter((row) => row.kind === 'operating').sort(compareOperating)[0];
  return {
    operating: operating && publishedLimit(dataset, operating),
    others: rows.filter((row) => row !== operating).map((row) => publishedLimit(dataset, row)),
  };
}

/** Every interface for which an operating limit holds at a moment, with that limit; in the order of the table. */
export function operatingLimits(
  dataset: Dataset,
  condition: Condition,
): (AreaPair & { readonly limit: OperatingLimit })[] {
  const found = new Map<string, TransferLimitRow>();
  for (const row of rowsOf(dataset)(condition)) {
    if (row.kind !== 'operating') continue;
    const key = rowKey(row);
    const known = found.get(key);
    if (known === undefined || compareOperating(row, known) < 0) found.set(key, row);
  }
  return [...found.values()].map((row) => ({ ...sidesOf(row), limit: publishedLimit(dataset, row) }));
}

/** A published figure that holds at a moment, with its row; `acts`: it is the operating limit of its interface. */
export interface StandingFigure {
  readonly row: TransferLimitRow;
  readonly limit: OperatingLimit;
  readonly acts: boolean;
}

/** Every published figure that holds at a moment, whether a study asks for its interface or not; in the order of the table. */
export function standingFigures(dataset: Dataset, condition: Condition): StandingFigure[] {
  const acting = new Set(operatingLimits(dataset, condition).map(({ limit }) => limit.id));
  return rowsOf(dataset)(condition).map((row) => ({
    row,
    limit: publishedLimit(dataset, row),
    acts: acting.has(row.id),
  }));
}

/** Contracts that hold at a moment, of every interface. */
export function contractsAt(
  dataset: Dataset,
  condition: Condition,
): (AreaPair & { readonly contract: OperatingLimit })[] {
  return rowsOf(dataset)(condition)
    .filter((row) => row.kind === 'contract')
    .map((row) => ({ ...sidesOf(row), contract: publishedLimit(dataset, row) }));
}

/** The same for the same two sets of areas in the same direction, in whatever order they are written. */
export function interfaceKey({ from, to }: AreaPair): string {
  return `${[...from].sort().join('+')} > ${[...to].sort().join('+')}`;
}

const rowKey = lazilyFor((row: TransferLimitRow) => interfaceKey(sidesOf(row)));

function sidesOf(row: TransferLimitRow): AreaPair {
  return { from: row.fromAreas, to: row.toAreas };
}

const rowsOf = lazilyFor((dataset: Dataset) =>
  lazilyFor(({ year, season, month, demandPeriod }: Condition): readonly TransferLimitRow[] =>
    dataset.transferLimits.filter(
      (row) =>
        row.yearFrom <= year &&
        year <= row.yearTo &&
        (row.season ?? season) === season &&
        (row.month ?? month) === month &&
        (row.demandPeriod ?? demandPeriod) === demandPeriod,
    ),
  ),
);

function compareOperating(a: TransferLimitRow, b: TransferLimitRow): number {
  return precision(b) - precision(a) || a.limitMw - b.limitMw;
}

function precision(row: TransferLimitRow): number {
  return (row.month ? 4 : 0) + (row.season ? 2 : 0) + (row.demandPeriod ? 1 : 0);
}

function publishedLimit(dataset: Dataset, row: TransferLimitRow): OperatingLimit {
  return publishedLimitsOf(dataset)(row);
}

const publishedLimitsOf = lazilyFor((dataset: Dataset) =>
  lazilyFor((row: TransferLimitRow): OperatingLimit => {
    const { id, kind, limitMw } = row;
    return { id, kind, mw: limitMw, reason: wholeReason(dataset, row), trace: traceOf(row) };
  }),
);

/**
 * The reason of a row with what it refers to: one that begins with "same" means the last row above that gives a reason
 * for the same interface at the same time, else the last of any.
 */
function wholeReason({ transferLimits }: Dataset, row: TransferLimitRow): Text | undefined {
  const own = reasonOf(row);
  if (own === undefined || !refersBack(row)) return own;
  const above = transferLimits
    .slice(0, transferLimits.indexOf(row))
    .filter((other) => other.reason !== undefined && !refersBack(other));
  const referred = above.findLast((other) => isBeside(other, row)) ?? above.at(-1);
  const meant = referred && reasonOf(referred);
  return meant === undefined ? own : text(`${own.en} (${meant.en})`, `${own.es} (${meant.es})`);
}

function reasonOf({ reason, reasonEs }: TransferLimitRow): Text | undefined {
  return reason === undefined ? undefined : text(reason, reasonEs ?? reason);
}

function refersBack({ reason }: TransferLimitRow): boolean {
  return reason?.startsWith('same') ?? false;
}

/** Of the same interface, and years that touch. */
function isBeside(a: TransferLimitRow, b: TransferLimitRow): boolean {
  return rowKey(a) === rowKey(b) && a.yearFrom <= b.yearTo && b.yearFrom <= a.yearTo;
}
