import { inverse, Matrix } from 'ml-matrix';
import type { ColumnBlock, LinearProgram, QuadraticProgram, Row } from '../../src/numeric/linear-program.ts';
import { packRows } from '../../src/numeric/linear-program.ts';
import { seededRandom } from '../../src/numeric/random.ts';

export function columnsOf(
  cost: readonly number[],
  lower: readonly number[],
  upper: readonly number[],
): ColumnBlock {
  return {
    count: cost.length,
    cost: Float64Array.from(cost),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
  };
}

export function rowOf(coefficients: readonly number[], lower: number, upper: number): Row {
  const column = coefficients.flatMap((a, j) => (a === 0 ? [] : [j]));
  return { lower, upper, column, value: column.map((j) => coefficients[j]!) };
}

/** A programme with boxed columns and a few ranged or equal rows that a random point satisfies. */
export function randomProgram(seed: number, columnCount: number, rowCount: number): QuadraticProgram {
  const random = seededRandom(seed);
  const cost = Array.from({ length: columnCount }, () => Math.round(random.normal() * 20));
  const lower = cost.map(() => Math.round(random.normal() * 5));
  const upper = lower.map((l) => l + random.below(12));
  const point = lower.map((l, j) => l + random.next() * (upper[j]! - l));
  const rows = Array.from({ length: rowCount }, (_, i) => {
    const a = cost.map(() => (random.next() < 0.75 ? Math.round(random.normal() * 4) : 0));
    const at = a.reduce((sum, v, j) => sum + v * point[j]!, 0);
    return i === 0 ? rowOf(a, at, at) : rowOf(a, at - 10 * random.next(), at + 10 * random.next());
  });
  return {
    columns: columnsOf(cost, lower, upper),
    rows: packRows(rows),
    curvature: Float64Array.from(cost, () => (random.next() < 0.6 ? 1 + random.below(8) : 0)),
  };
}

/**
 * A dispatch full of ties: units of one to three kinds, equal in cost, curvature (often none) and limits; a demand that
 * may take all of them to a limit; and rows with few different coefficients that a point reaches together.
 */
export function tiedProgram(seed: number, columnCount: number, rowCount: number): QuadraticProgram {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random.below(values.length)]!;
  const kinds = Array.from({ length: 1 + random.below(3) }, () => {
    const lower = pick([0, 0, 10]);
    return {
      cost: pick([10, 10, 10, 20]),
      curvature: pick([0, 0, 0.1, 0.1, 1]),
      lower,
      upper: Math.max(lower, pick([10, 50, 100, 100])),
    };
  });
  const units = Array.from({ length: columnCount }, () => pick(kinds));
  const least = units.reduce((sum, unit) => sum + unit.lower, 0);
  const most = units.reduce((sum, unit) => sum + unit.upper, 0);
  const demand = least + (most - least) * pick([0, 1, 0.5, random.next()]);
  const share = most > least ? (demand - least) / (most - least) : 0;
  const rows = [
    rowOf(
      units.map(() => 1),
      demand,
      demand,
    ),
  ];
  for (let i = 0; i < rowCount; i++) {
    const a = units.map(() => pick([0, 0.5, 1 / 3, -1 / 3, 1, -0.5]));
    const at = units.reduce((sum, { lower, upper }, j) => sum + a[j]! * (lower + share * (upper - lower)), 0);
    const [low, high] = pick([
      [at - 40, at],
      [at, at + 20],
      [at - 5, at + 5],
      [-30, 30],
    ]) as [number, number];
    rows.push(rowOf(a, low, high));
  }
  return {
    columns: columnsOf(
      units.map((unit) => unit.cost),
      units.map((unit) => unit.lower),
      units.map((unit) => unit.upper),
    ),
    rows: packRows(rows),
    curvature: Float64Array.from(units, (unit) => unit.curvature),
  };
}

/**
 * The optimum by trying every choice of which bounds of columns and rows hold, each by a dense solve: nothing but the
 * first-order conditions. For a handful of columns and rows.
 */
export function enumeratedOptimum(program: LinearProgram, curvature?: Float64Array): number | undefined {
  const { columns, rows } = program;
  const a = Matrix.zeros(rows.count, columns.count);
  for (let i = 0; i < rows.count; i++) {
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) a.set(i, rows.column[p]!, rows.value[p]!);
  }
  let best: number | undefined;
  const side = new Array<number>(columns.count + rows.count).fill(0);
  const visit = (k: number): void => {
    if (k < side.length) {
      for (const s of sidesOf(program, k)) {
        side[k] = s;
        visit(k + 1);
      }
      return;
    }
    const x = stationary(program, a, side, curvature);
    if (x === undefined || !feasible(program, a, x)) return;
    const value = x.reduce(
      (sum, v, j) => sum + columns.cost[j]! * v + ((curvature?.[j] ?? 0) * v * v) / 2,
      0,
    );
    if (best === undefined || value < best) best = value;
  };
  visit(0);
  return best;
}

/**
 * What can hold of a column or row: no bound, the lower, the upper. A column without room always stands at its bound; a
 * row without room is held, or follows from columns that are.
 */
function sidesOf({ columns, rows }: LinearProgram, k: number): readonly number[] {
  const isColumn = k < columns.count;
  const [block, at] = isColumn ? [columns, k] : [rows, k - columns.count];
  const [lower, upper] = [block.lower[at]!, block.upper[at]!];
  if (lower === upper) return isColumn ? [1] : [0, 1];
  return [0, -1, 1].filter((s) => Number.isFinite(s < 0 ? lower : s > 0 ? upper : 0));
}

function stationary(
  { columns, rows }: LinearProgram,
  a: Matrix,
  side: readonly number[],
  curvature: Float64Array | undefined,
): number[] | undefined {
  const free = side.flatMap((s, k) => (k < columns.count && s === 0 ? [k] : []));
  const active = side.flatMap((s, k) => (k >= columns.count && s !== 0 ? [k - columns.count] : []));
  const bound = (k: number) => (side[k]! < 0 ? columns.lower[k]! : columns.upper[k]!);
  const x = Array.from({ length: columns.count }, (_, k) => (side[k] === 0 ? 0 : bound(k)));
  const order = free.length + active.length;
  if (order === 0) return x;
  const system = Matrix.zeros(order, order);
  const right = Matrix.zeros(order, 1);
  free.forEach((j, r) => {
    system.set(r, r, curvature?.[j] ?? 0);
    right.set(r, 0, -columns.cost[j]!);
    active.forEach((i, c) => {
      system.set(r, free.length + c, -a.get(i, j));
      system.set(free.length + c, r, a.get(i, j));
    });
  });
  active.forEach((i, c) => {
    const at = side[columns.count + i]! < 0 ? rows.lower[i]! : rows.upper[i]!;
    right.set(free.length + c, 0, at - x.reduce((sum, v, j) => sum + a.get(i, j) * v, 0));
  });
  try {
    const solution = inverse(system).mmul(right);
    free.forEach((j, r) => {
      x[j] = solution.get(r, 0);
    });
  } catch {
    return undefined;
  }
  return x;
}

function feasible({ columns, rows }: LinearProgram, a: Matrix, x: readonly number[]): boolean {
  const within = (v: number, low: number, high: number) => v >= low - 1e-7 && v <= high + 1e-7;
  return (
    x.every((v, j) => within(v, columns.lower[j]!, columns.upper[j]!)) &&
    Array.from({ length: rows.count }, (_, i) => i).every((i) =>
      within(
        x.reduce((sum, v, j) => sum + a.get(i, j) * v, 0),
        rows.lower[i]!,
        rows.upper[i]!,
      ),
    )
  );
}
