import type { Basis, LinearProgram, QuadraticProgram, RowBlock } from './linear-program.ts';

/**
 * A separable quadratic programme seen from below as a linear one: each quadratic cost is replaced by the highest of
 * some of its tangents, so its column becomes a sum of pieces of its range, one for each tangent, which convexity fills
 * in order. The linear optimum is a lower bound of the quadratic one, and rises as tangents are added.
 */
export interface CostPieces {
  /** Where the tangents touch, ascending, per column; empty for a column without curvature, which is its own piece. */
  readonly tangentAt: readonly (readonly number[])[];
  /** First piece of each column, and one more entry at the end. */
  readonly firstPiece: Int32Array;
  /** Value of a column when all its pieces are empty; 0 for a column without curvature. */
  readonly origin: Float64Array;
  /** The linear programme over the pieces. */
  readonly linear: LinearProgram;
}

/** Tangents that a column starts with. */
const FIRST_TANGENTS = 5;
/** Stands for an infinite bound of a column with curvature. */
const FAR = 1e7;
/** Tangents that touch nearer to each other than this, relative to where, tell nothing new. */
const DISTINCT = 1e-9;

export function firstPieces(program: QuadraticProgram): CostPieces {
  const { columns, curvature } = program;
  const tangentAt = Array.from(curvature, (k, j) => {
    if (k === 0) return [];
    const [from, to] = rangeOf(program, j);
    const step = (to - from) / (FIRST_TANGENTS - 1);
    return Array.from({ length: step > 0 ? FIRST_TANGENTS : 1 }, (_, i) => from + i * step);
  });
  const origin = columns.lower.map((_, j) => (curvature[j]! > 0 ? rangeOf(program, j)[0] : 0));
  return layOut(program, tangentAt, origin);
}

/**
 * The same with tangents added where the columns stand and where each would best stand at the multipliers.
 *
 * @param reducedCost - gradient of each column's Lagrangian at `columnValue`
 */
export function withTangentsAt(
  pieces: CostPieces,
  program: QuadraticProgram,
  columnValue: Float64Array,
  reducedCost: Float64Array,
): CostPieces {
  const tangentAt = pieces.tangentAt.map((known, j) => {
    if (known.length === 0) return known;
    const [from, to] = rangeOf(program, j);
    const x = columnValue[j]!;
    const best = Math.min(to, Math.max(from, x - reducedCost[j]! / program.curvature[j]!));
    return distinct([...known, x, best]);
  });
  return layOut(program, tangentAt, pieces.origin);
}

/** Rows over columns as rows over pieces. */
export function rowsOverPieces(
  { firstPiece, origin }: Pick<CostPieces, 'firstPiece' | 'origin'>,
  rows: RowBlock,
): RowBlock {
  const start = new Int32Array(rows.count + 1);
  const lower = rows.lower.slice();
  const upper = rows.upper.slice();
  const column: number[] = [];
  const value: number[] = [];
  for (let i = 0; i < rows.count; i++) {
    let fixed = 0;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const j = rows.column[p]!;
      fixed += rows.value[p]! * origin[j]!;
      for (let piece = firstPiece[j]!; piece < firstPiece[j + 1]!; piece++) {
        column.push(piece);
        value.push(rows.value[p]!);
      }
    }
    lower[i]! -= fixed;
    upper[i]! -= fixed;
    start[i + 1] = column.length;
  }
  const count = rows.count;
  return { count, lower, upper, start, column: Int32Array.from(column), value: Float64Array.from(value) };
}

/** Values of the columns from those of their pieces. */
export function columnValues({ firstPiece, origin }: CostPieces, pieceValue: Float64Array): Float64Array {
  return origin.map((from, j) => {
    let value = from;
    for (let piece = firstPiece[j]!; piece < firstPiece[j + 1]!; piece++) value += pieceValue[piece]!;
    return value;
  });
}

/** Statuses in a basis. */
const [AT_LOWER, BASIC, AT_UPPER] = [0, 1, 2];

/**
 * The basis of one set of pieces as a basis of a finer one of the same columns, for the solver to start from. Where a
 * column hung between two pieces it is moved to the nearest new joint, so the start is near, not at, the old optimum.
 */
export function carriedBasis(
  pieces: CostPieces,
  finer: CostPieces,
  basis: Basis | undefined,
  columnValue: Float64Array,
): Basis | undefined {
  if (basis === undefined) return undefined;
  const column = new Int32Array(finer.linear.columns.count);
  for (let j = 0; j < columnValue.length; j++) {
    const old = basis.column.subarray(pieces.firstPiece[j]!, pieces.firstPiece[j + 1]!);
    const [from, to] = [finer.firstPiece[j]!, finer.firstPiece[j + 1]!];
    if (finer.tangentAt[j]!.length === 0) {
      column[from] = old[0]!;
      continue;
    }
    let end = finer.origin[j]!;
    let basicLeft = old.filter((status) => status === BASIC).length;
    for (let piece = from; piece < to; piece++) {
      const start = end;
      end += finer.linear.columns.upper[piece]!;
      const isWithin = columnValue[j]! <= end || to - piece <= basicLeft;
      if (basicLeft > 0 && isWithin) {
        column[piece] = BASIC;
        basicLeft--;
      } else column[piece] = columnValue[j]! >= (start + end) / 2 ? AT_UPPER : AT_LOWER;
    }
  }
  return { column, row: basis.row };
}

function rangeOf({ columns }: QuadraticProgram, j: number): [number, number] {
  const from = Math.max(columns.lower[j]!, Math.min(-FAR, columns.upper[j]!));
  return [from, Math.min(columns.upper[j]!, Math.max(FAR, from))];
}

function distinct(points: number[]): number[] {
  const sorted = points.sort((a, b) => a - b);
  const near = (a: number, b: number) => b - a <= DISTINCT * Math.max(1, Math.abs(a));
  return sorted.filter((point, i) => i === 0 || !near(sorted[i - 1]!, point));
}

function layOut(
  program: QuadraticProgram,
  tangentAt: readonly (readonly number[])[],
  origin: Float64Array,
): CostPieces {
  const { columns, curvature } = program;
  const firstPiece = new Int32Array(columns.count + 1);
  tangentAt.forEach((touches, j) => {
    firstPiece[j + 1] = firstPiece[j]! + Math.max(1, touches.length);
  });
  const count = firstPiece[columns.count]!;
  const cost = new Float64Array(count);
  const lower = new Float64Array(count);
  const upper = new Float64Array(count);
  tangentAt.forEach((touches, j) => {
    const first = firstPiece[j]!;
    if (touches.length === 0) {
      cost[first] = columns.cost[j]!;
      lower[first] = columns.lower[j]!;
      upper[first] = columns.upper[j]!;
      return;
    }
    const [from, to] = rangeOf(program, j);
    let start = from;
    touches.forEach((touch, i) => {
      // Tangents of a parabola meet halfway between the points where they touch.
      const end = i + 1 < touches.length ? (touch + touches[i + 1]!) / 2 : to;
      cost[first + i] = columns.cost[j]! + curvature[j]! * touch;
      upper[first + i] = Math.max(0, end - start);
      start = end;
    });
  });
  const rows = rowsOverPieces({ firstPiece, origin }, program.rows);
  return { tangentAt, firstPiece, origin, linear: { columns: { count, cost, lower, upper }, rows } };
}
