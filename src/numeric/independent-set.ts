import type { QuadraticProgram } from './linear-program.ts';
import type { HeldSet } from './stationary-point.ts';

/** A column held where it stands, between its bounds. */
export const HELD_BETWEEN = 2;
/** An entry this small against the largest of its row counts as zero. */
const ZERO_ENTRY = 1e-9;

/**
 * The part of a guess that the equations of a stationary point have exactly one solution for: rows that repeat others are
 * let go, and so many free columns without curvature are held where they stand that the rows determine the rest. Units
 * of equal cost and limits that bind together leave both kinds behind. Cost: rows² × columns.
 *
 * Source: Gill, Murray, Saunders, Wright: Inertia-controlling methods for general quadratic programming, SIAM Review
 * 33(1), 1991, §4.
 */
export function independentSet(program: QuadraticProgram, guess: HeldSet): HeldSet {
  const { columns, rows, curvature } = program;
  const column = guess.column.slice();
  const row = new Int8Array(rows.count);
  const free = Array.from(column.keys()).filter((j) => column[j] === 0);
  const straight = free.filter((j) => curvature[j] === 0);
  const curved = free.filter((j) => curvature[j] !== 0);
  const pivots: { readonly column: number; readonly entries: Float64Array }[] = [];
  for (let i = 0; i < rows.count; i++) {
    if (guess.row[i] === 0) continue;
    const entries = new Float64Array(columns.count);
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) entries[rows.column[p]!] = rows.value[p]!;
    const size = free.reduce((most, j) => Math.max(most, Math.abs(entries[j]!)), 0);
    for (const pivot of pivots) {
      const share = entries[pivot.column]! / pivot.entries[pivot.column]!;
      if (share === 0) continue;
      for (const j of free) entries[j]! -= share * pivot.entries[j]!;
      entries[pivot.column] = 0;
    }
    const isEntry = (j: number) => Math.abs(entries[j]!) > ZERO_ENTRY * size;
    // Columns without curvature first: only they can be left undetermined.
    const pivot = largest(straight.filter(isEntry), entries) ?? largest(curved.filter(isEntry), entries);
    if (pivot === undefined) continue;
    row[i] = guess.row[i]!;
    pivots.push({ column: pivot, entries });
  }
  const determined = new Set(pivots.map((pivot) => pivot.column));
  for (const j of straight) if (!determined.has(j)) column[j] = HELD_BETWEEN;
  return { column, row };
}

function largest(candidates: readonly number[], entries: Float64Array): number | undefined {
  let best: number | undefined;
  for (const j of candidates) {
    if (best === undefined || Math.abs(entries[j]!) > Math.abs(entries[best]!)) best = j;
  }
  return best;
}
