import { worstCheck } from '../block-hours.ts';
import type { MarketAccounts } from './market-accounts.ts';

/**
 * The accounts of several spans of hours as those of all: hours one behind the other, sums added.
 *
 * @param spans in the order of their hours, of one grid and design; at least one
 */
export function joinAccounts(spans: readonly MarketAccounts[]): MarketAccounts {
  const [first] = spans;
  if (first === undefined) throw new RangeError('no accounts to join');
  const mexico = spans.flatMap((span) => span.mexico ?? []);
  return {
    weightH: spans.flatMap((span) => span.weightH),
    vollUsdPerMwh: first.vollUsdPerMwh,
    areas: joinHours(spans.map((span) => span.areas)),
    borderAreas: first.borderAreas,
    borders: joinHours(spans.map((span) => span.borders)),
    surplus: joinHours(spans.map((span) => span.surplus)),
    limits: sumBy(
      spans.flatMap((span) => span.limits),
      ({ element, outage }) => `${element} ${outage}`,
      ['element', 'outage'],
    ).sort((a, b) => a.element - b.element || a.outage - b.outage),
    rents: sumBy(
      spans.flatMap((span) => span.rents),
      ({ areas }) => areas.join(' '),
      [],
    ).sort((a, b) => a.areas[0] - b.areas[0] || a.areas[1] - b.areas[1]),
    links: sumByPosition(spans.map((span) => span.links)),
    branches: sumByPosition(spans.map((span) => span.branches)).map((use, i) => ({
      ...use,
      highestLoading: Math.max(...spans.map((span) => span.branches[i]!.highestLoading)),
    })),
    technologies: sumBy(
      spans.flatMap((span) => span.technologies),
      ({ area, technology }) => `${area} ${technology}`,
      ['area'],
    ),
    water: sumBy(
      spans.flatMap((span) => span.water),
      ({ id }) => id,
      [],
    ),
    mexico:
      mexico.length === 0
        ? null
        : {
            ...joinHours(mexico),
            sums: addUp(
              mexico.map((span) => span.sums),
              [],
            ),
          },
    penalties: addUp(
      spans.map((span) => span.penalties),
      [],
    ),
    objectiveUsd: spans.reduce((usd, span) => usd + span.objectiveUsd, 0),
    check: worstCheck(spans.map((span) => span.check)),
  };
}

/** Columns one behind the other; what is no column is the same in all. */
function joinHours<T extends object>(tables: readonly T[]): T {
  const joined = Object.entries(tables[0]!).map(([name, value]) => [
    name,
    Array.isArray(value) ? tables.flatMap((table) => table[name as keyof T]) : value,
  ]);
  return Object.fromEntries(joined) as T;
}

function sumByPosition<T extends object>(rows: readonly (readonly T[])[]): T[] {
  return rows[0]!.map((_, i) =>
    addUp(
      rows.map((row) => row[i]!),
      [],
    ),
  );
}

/** Rows of one key as one row, in the order in which keys are first met. */
function sumBy<T extends object>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  kept: readonly (keyof T)[],
): T[] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const same = groups.get(keyOf(row));
    if (same === undefined) groups.set(keyOf(row), [row]);
    else same.push(row);
  }
  return Array.from(groups.values(), (same) => addUp(same, kept));
}

/** Numbers added up, but for those that name the row. */
function addUp<T extends object>(rows: readonly T[], kept: readonly (keyof T)[]): T {
  const sums = Object.entries(rows[0]!).map(([name, value]) => {
    const isSum = typeof value === 'number' && !kept.includes(name as keyof T);
    return [name, isSum ? rows.reduce((sum, row) => sum + (row[name as keyof T] as number), 0) : value];
  });
  return Object.fromEntries(sums) as T;
}
