import type { ActiveSet } from './active-set.ts';
import { HELD_BETWEEN, independentSet } from './independent-set.ts';
import type { QuadraticProgram } from './linear-program.ts';
import { type ExactPoint, type HeldSet, pullOf, stationaryPoint } from './stationary-point.ts';

/** Every step solves a dense system anew: with more rows held, or a longer walk, tangents are the quicker way. */
const MOST_ROWS = 300;
const MOST_STEPS = 300;
/** After so many steps that led nowhere, the lowest index decides: then no choice can come back. */
const MOST_EMPTY_STEPS = 20;
/** Relative size below which a multiplier, a movement or a distance from a bound is rounding. */
const TOLERANCE = 1e-10;

/**
 * The exact optimum of a separable quadratic programme, walked to from a feasible point: one bound is taken in or let go
 * at a time, so that cost never rises and no limit is passed. Slower than changing all at once, and sure where that
 * fails: equal costs, costs without curvature, limits that are reached together or repeat each other. `undefined` when
 * the walk is too long or has no end. The caller judges the result.
 *
 * Letting go the bound with the most wrong multiplier leads along a line; either cost is least on it, or a limit stops
 * the walk and is held from there on. Of limits reached together the one met most steeply is held; when steps of no
 * length repeat, the one of lowest index (Bland's rule).
 *
 * @param guess - which bounds hold at `from`
 * @param from - within bounds and rows, but for rounding
 *
 * Source: Nocedal, Wright: Numerical Optimization, 2nd ed. 2006, algorithm 16.3; Gill, Murray, Saunders, Wright:
 * Inertia-controlling methods for general quadratic programming, SIAM Review 33(1), 1991.
 */
export function walkToOptimum(
  program: QuadraticProgram,
  guess: ActiveSet,
  from: Float64Array,
): ExactPoint | undefined {
  const { columns, rows, curvature } = program;
  if (guess.row.filter((side) => side !== 0).length > MOST_ROWS) return undefined;
  const held = independentSet(program, guess);
  const x = from.map((value, j) => heldValue(held.column[j]!, columns.lower[j]!, columns.upper[j]!, value));
  let emptySteps = 0;
  const advance = (direction: Float64Array, step: number) => {
    emptySteps = step > TOLERANCE ? 0 : emptySteps + 1;
    for (let j = 0; j < x.length; j++) x[j]! += step * direction[j]!;
  };
  const hold = ({ isRow, index, side }: Limit) => {
    if (isRow) held.row[index] = side;
    else {
      held.column[index] = side;
      x[index] = side < 0 ? columns.lower[index]! : columns.upper[index]!;
    }
  };
  for (let step = 0; step < MOST_STEPS; step++) {
    const target = stationaryPoint(program, held, {
      cost: columns.cost,
      column: x,
      row: rows.lower.map((lower, i) => heldValue(held.row[i]!, lower, rows.upper[i]!, 0)),
    });
    if (target === undefined) return undefined;
    const way = target.columnValue.map((value, j) => value - x[j]!);
    const onTheWay = firstLimit(program, held, x, way, 1, emptySteps > MOST_EMPTY_STEPS);
    if (onTheWay !== undefined) {
      advance(way, onTheWay.step);
      hold(onTheWay);
      continue;
    }
    x.set(target.columnValue);
    const wrong = wronglyHeld(program, held, x, target.rowDual, emptySteps > MOST_EMPTY_STEPS);
    if (wrong === undefined) return { columnValue: x, rowDual: target.rowDual };

    const direction = directionOff(program, held, wrong);
    if (direction === undefined) return undefined;
    const bend = direction.reduce((sum, d, j) => sum + curvature[j]! * d * d, 0);
    (wrong.isRow ? held.row : held.column)[wrong.index] = 0;
    const reach = wrong.slope / bend;
    const limit = firstLimit(program, held, x, direction, reach, emptySteps > MOST_EMPTY_STEPS);
    if (limit === undefined && !(reach < Infinity)) return undefined;
    advance(direction, limit?.step ?? reach);
    if (limit !== undefined) hold(limit);
  }
  return undefined;
}

function heldValue(side: number, lower: number, upper: number, otherwise: number): number {
  return side === -1 ? lower : side === 1 ? upper : otherwise;
}

/** Something held whose letting go saves `slope` per unit of movement in direction `sign`. */
interface WronglyHeld {
  readonly isRow: boolean;
  readonly index: number;
  readonly sign: 1 | -1;
  readonly slope: number;
}

/** What saves most when it is let go, or the first that saves anything; `undefined` at the optimum. */
function wronglyHeld(
  program: QuadraticProgram,
  held: HeldSet,
  x: Float64Array,
  rowDual: Float64Array,
  takesFirst: boolean,
): WronglyHeld | undefined {
  const { columns, rows, curvature } = program;
  const pull = pullOf(program, rowDual);
  let best: WronglyHeld | undefined;
  /** `price`: cost of moving up by one. */
  const consider = (isRow: boolean, index: number, side: number, price: number, size: number) => {
    if (side === 0 || Math.abs(price) <= TOLERANCE * size) return;
    if (side !== HELD_BETWEEN && Math.sign(price) !== side) return;
    if (best !== undefined && (takesFirst || Math.abs(price) <= best.slope)) return;
    best = { isRow, index, sign: price > 0 ? -1 : 1, slope: Math.abs(price) };
  };
  for (let j = 0; j < columns.count; j++) {
    if (columns.lower[j] === columns.upper[j]) continue;
    const gradient = columns.cost[j]! + curvature[j]! * x[j]!;
    const size = Math.max(Math.abs(gradient), Math.abs(pull[j]!));
    consider(false, j, held.column[j]!, gradient - pull[j]!, size);
  }
  const largestDual = rowDual.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  for (let i = 0; i < rows.count; i++) {
    if (rows.lower[i] === rows.upper[i]) continue;
    consider(true, i, held.row[i]!, rowDual[i]!, largestDual);
  }
  return best;
}

/** How all columns move when what is let go moves by one, everything else held. */
function directionOff(
  { columns, rows, ...rest }: QuadraticProgram,
  held: HeldSet,
  { isRow, index, sign }: WronglyHeld,
): Float64Array | undefined {
  const column = new Float64Array(columns.count);
  const row = new Float64Array(rows.count);
  (isRow ? row : column)[index] = sign;
  const cost = new Float64Array(columns.count);
  return stationaryPoint({ columns, rows, ...rest }, held, { cost, column, row })?.columnValue;
}

/** A bound of a column or row that stops a movement, and after which share of it. */
interface Limit {
  readonly isRow: boolean;
  readonly index: number;
  readonly side: 1 | -1;
  readonly step: number;
  readonly rate: number;
}

/** The limit that is reached first on the way from `x` along `direction`; `undefined` when none is within `reach`. */
function firstLimit(
  { columns, rows }: QuadraticProgram,
  held: HeldSet,
  x: Float64Array,
  direction: Float64Array,
  reach: number,
  takesFirst: boolean,
): Limit | undefined {
  const met: Limit[] = [];
  const consider = (isRow: boolean, index: number, room: number, side: 1 | -1, rate: number) => {
    const step = Math.max(0, room) / rate;
    if (step < reach) met.push({ isRow, index, side, step, rate });
  };
  /** Movements that rounding makes. */
  const isNothing = (rate: number, size: number) =>
    Math.abs(rate) * Math.min(1, reach) <= TOLERANCE * Math.max(1, size);
  for (let j = 0; j < columns.count; j++) {
    const rate = direction[j]!;
    if (held.column[j] !== 0 || isNothing(rate, Math.abs(x[j]!))) continue;
    if (rate > 0) consider(false, j, columns.upper[j]! - x[j]!, 1, rate);
    else if (rate < 0) consider(false, j, x[j]! - columns.lower[j]!, -1, -rate);
  }
  for (let i = 0; i < rows.count; i++) {
    if (held.row[i] !== 0) continue;
    let activity = 0;
    let rate = 0;
    let size = 0;
    let rateSize = 0;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const a = rows.value[p]!;
      const j = rows.column[p]!;
      activity += a * x[j]!;
      rate += a * direction[j]!;
      size = Math.max(size, Math.abs(a * x[j]!));
      rateSize = Math.max(rateSize, Math.abs(a * direction[j]!));
    }
    if (Math.abs(rate) <= TOLERANCE * rateSize || isNothing(rate, size)) continue;
    if (rate > 0) consider(true, i, rows.upper[i]! - activity, 1, rate);
    else consider(true, i, activity - rows.lower[i]!, -1, -rate);
  }
  const least = met.reduce((step, limit) => Math.min(step, limit.step), Infinity);
  let first: Limit | undefined;
  for (const limit of met) {
    if (limit.step * limit.rate > least * limit.rate + TOLERANCE) continue;
    if (first === undefined || (!takesFirst && limit.rate > first.rate)) first = limit;
  }
  return first === undefined ? undefined : { ...first, step: least };
}
