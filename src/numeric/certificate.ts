import type { LinearProgram, RowBlock } from './linear-program.ts';

/**
 * How far a claimed optimum is from one, computed from the programme and the claimed vectors alone. The gap is that
 * between the objective and the Lagrangian bound of the multipliers, a lower bound of every feasible objective, so
 * nothing has to be believed of the solver. Boyd, Vandenberghe: Convex Optimization, 2004, §5.1.
 */
export interface Certificate {
  /** Largest violation of a bound or row, relative to the largest term in it (at least 1). */
  readonly primalResidual: number;
  /** Largest reduced cost or multiplier that pushes against a bound that is not there, relative to its terms. */
  readonly dualResidual: number;
  /** Objective minus lower bound, relative to the magnitudes of the objective's terms taken together. */
  readonly relativeGap: number;
}

/** What follows from variables and row multipliers. */
export interface Certified {
  readonly objective: number;
  /** A·x. */
  readonly rowActivity: Float64Array;
  /** Cost of one more unit of each variable at the multipliers: gradient − Aᵀ·y. */
  readonly columnDual: Float64Array;
  readonly certificate: Certificate;
}

/** Below these a claimed optimum is taken for one. */
const PROVEN: Certificate = { primalResidual: 1e-7, dualResidual: 1e-6, relativeGap: 1e-8 };

export function isProven(certificate: Certificate): boolean {
  return (
    certificate.primalResidual <= PROVEN.primalResidual &&
    certificate.dualResidual <= PROVEN.dualResidual &&
    certificate.relativeGap <= PROVEN.relativeGap
  );
}

/**
 * Judges variables `x` and multipliers `y` (derivative of the optimum by a row's bound: positive where the lower bound
 * holds, negative where the upper one does). Cost: the entries of the rows.
 *
 * @param curvature - diagonal of the Hessian; leave out for a linear programme
 */
export function certify(
  program: LinearProgram,
  x: Float64Array,
  y: Float64Array,
  curvature?: Float64Array,
): Certified {
  const { columns, rows } = program;
  const { rowActivity, rowSize } = activities(rows, x);
  const { pull, pullSize } = multiplierPull(rows, y, columns.count);
  const columnDual = new Float64Array(columns.count);
  const worst = { primal: 0, dual: 0 };
  let objective = 0;
  let size = 0;
  let gap = 0;
  for (let j = 0; j < columns.count; j++) {
    const xj = x[j]!;
    const k = curvature === undefined ? 0 : curvature[j]!;
    const cost = columns.cost[j]!;
    const term = cost * xj + 0.5 * k * xj * xj;
    objective += term;
    size += Math.abs(term);
    columnDual[j] = cost + k * xj - pull[j]!;
    worst.primal = worse(worst.primal, violation(xj, columns.lower[j]!, columns.upper[j]!, Math.abs(xj)));
    const best = boxMinimum(cost - pull[j]!, k, columns.lower[j]!, columns.upper[j]!);
    if (best === undefined) {
      worst.dual = worse(worst.dual, Math.abs(columnDual[j]!) / Math.max(1, Math.abs(cost), pullSize[j]!));
    } else {
      // ½k(x² − b²) + d(x − b), written so that nearly equal x and b do not cancel.
      gap += (xj - best) * (cost - pull[j]! + 0.5 * k * (xj + best));
    }
  }
  for (let i = 0; i < rows.count; i++) {
    const a = rowActivity[i]!;
    worst.primal = worse(worst.primal, violation(a, rows.lower[i]!, rows.upper[i]!, rowSize[i]!));
    const yi = y[i]!;
    if (yi === 0) continue;
    const bound = yi > 0 ? rows.lower[i]! : rows.upper[i]!;
    if (Number.isFinite(bound)) gap += yi * (a - bound);
    else worst.dual = worse(worst.dual, Math.abs(yi));
  }
  const scale = size > 0 ? size : 1;
  const certificate = {
    primalResidual: worst.primal,
    dualResidual: worst.dual,
    relativeGap: Number.isFinite(gap) ? Math.abs(gap) / scale : Infinity,
  };
  return { objective, rowActivity, columnDual, certificate };
}

/** Where d·x + ½k·x² is least between the bounds; `undefined` where nothing holds it. */
function boxMinimum(d: number, k: number, lower: number, upper: number): number | undefined {
  if (k > 0) return Math.min(upper, Math.max(lower, -d / k));
  if (d === 0) return Math.min(upper, Math.max(lower, 0));
  const bound = d > 0 ? lower : upper;
  return Number.isFinite(bound) ? bound : undefined;
}

/** The larger one, where no number at all is the largest. */
function worse(a: number, b: number): number {
  return b <= a ? a : Number.isNaN(b) ? Infinity : b;
}

function violation(value: number, lower: number, upper: number, size: number): number {
  if (Number.isNaN(value)) return Infinity;
  return Math.max(0, lower - value, value - upper) / Math.max(1, size);
}

function activities(rows: RowBlock, x: Float64Array) {
  const rowActivity = new Float64Array(rows.count);
  const rowSize = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    let sum = 0;
    let size = 0;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const term = rows.value[p]! * x[rows.column[p]!]!;
      sum += term;
      size = Math.max(size, Math.abs(term));
    }
    rowActivity[i] = sum;
    rowSize[i] = size;
  }
  return { rowActivity, rowSize };
}

/** Aᵀ·y, and the largest term of each entry. */
function multiplierPull(rows: RowBlock, y: Float64Array, columnCount: number) {
  const pull = new Float64Array(columnCount);
  const pullSize = new Float64Array(columnCount);
  for (let i = 0; i < rows.count; i++) {
    const yi = y[i]!;
    if (yi === 0) continue;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) {
      const j = rows.column[p]!;
      const term = rows.value[p]! * yi;
      pull[j]! += term;
      pullSize[j] = Math.max(pullSize[j]!, Math.abs(term));
    }
  }
  return { pull, pullSize };
}
