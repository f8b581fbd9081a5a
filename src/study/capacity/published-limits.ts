import type { Dataset, TransferLimitRow } from '../../grid/dataset.ts';
import type { Condition } from '../../grid/operating-point.ts';
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
export function publishedLimits(
  dataset: Dataset,
  condition: Condition,
  fromAreas: readonly string[],
  toAreas: readonly string[],
): PublishedLimits {
  const rows = dataset.transferLimits.filter(
    (row) => sameSet(row.fromAreas, fromAreas) && sameSet(row.toAreas, toAreas) && holdsAt(row, condition),
  );
  const byRank = rows.filter((row) => row.kind === 'operating').sort(compareOperating);
  const operating = byRank[0];
  return {
    operating: operating && publishedLimit(operating),
    others: rows.filter((row) => row !== operating).map(publishedLimit),
  };
}

/** Interfaces of several areas for which an operating limit holds at this moment. */
export function publishedInterfaces(
  dataset: Dataset,
  condition: Condition,
): { readonly from: readonly string[]; readonly to: readonly string[] }[] {
  const found = new Map<string, { from: readonly string[]; to: readonly string[] }>();
  for (const row of dataset.transferLimits) {
    if (row.kind !== 'operating' || row.fromAreas.length + row.toAreas.length < 3) continue;
    if (!holdsAt(row, condition)) continue;
    const key = `${setKey(row.fromAreas)} > ${setKey(row.toAreas)}`;
    if (!found.has(key)) found.set(key, { from: row.fromAreas, to: row.toAreas });
  }
  return [...found.values()];
}

function holdsAt(row: TransferLimitRow, condition: Condition): boolean {
  const { year, season, month, demandPeriod } = condition;
  return (
    row.yearFrom <= year &&
    year <= row.yearTo &&
    (row.season ?? season) === season &&
    (row.month ?? month) === month &&
    (row.demandPeriod ?? demandPeriod) === demandPeriod
  );
}

function compareOperating(a: TransferLimitRow, b: TransferLimitRow): number {
  return precision(b) - precision(a) || a.limitMw - b.limitMw;
}

function precision(row: TransferLimitRow): number {
  return (row.month ? 4 : 0) + (row.season ? 2 : 0) + (row.demandPeriod ? 1 : 0);
}

function publishedLimit(row: TransferLimitRow): OperatingLimit {
  return { id: row.id, kind: row.kind, mw: row.limitMw, reason: row.reason, trace: traceOf(row) };
}

function setKey(areas: readonly string[]): string {
  return [...areas].sort().join('+');
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return setKey(a) === setKey(b);
}
