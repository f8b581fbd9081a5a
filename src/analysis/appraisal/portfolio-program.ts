import type { IntegerProgram, Row } from '../../numeric/linear-program.ts';
import { packRows } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';

/** Options whose costs and gains add up. */
export interface AdditiveOptions {
  readonly cost: ArrayLike<number>;
  /** Of each measure (a border, a benefit), what each option adds. */
  readonly gains: readonly ArrayLike<number>[];
  /** Groups of which at most one option is built. */
  readonly exclusive: readonly (readonly number[])[];
}

export type PortfolioQuestion =
  /** The most of the weighted measures that a budget buys. */
  | { readonly kind: 'budget'; readonly budget: number; readonly weight: ArrayLike<number> }
  /** The least cost at which every measure gains this much. */
  | { readonly kind: 'targets'; readonly least: ArrayLike<number> };

export type PortfolioAnswer =
  /** Positions of the options built, ascending. */
  | { readonly kind: 'found'; readonly chosen: readonly number[]; readonly cost: number }
  | { readonly kind: 'impossible' }
  /** The solver gave no proof. */
  | { readonly kind: 'failed' };

/**
 * The best portfolio of additive options, as a mixed-integer programme; of equal answers to a budget the cheapest.
 * Cost: one programme, two for a budget.
 */
export function bestPortfolio(
  solver: LpSolver,
  options: AdditiveOptions,
  question: PortfolioQuestion,
): PortfolioAnswer {
  const rows = exclusiveRows(options);
  if (question.kind === 'targets') {
    options.gains.forEach((gain, m) => {
      rows.push(rowOf(gain, question.least[m]!, Number.POSITIVE_INFINITY));
    });
    return answerOf(solver, options, rows, options.cost);
  }
  const { budget, weight } = question;
  const worth = Float64Array.from(options.cost, (_, o) =>
    options.gains.reduce((sum, gain, m) => sum + weight[m]! * gain[o]!, 0),
  );
  rows.push(rowOf(options.cost, Number.NEGATIVE_INFINITY, budget));
  const most = answerOf(
    solver,
    options,
    rows,
    worth.map((w) => -w),
  );
  if (most.kind !== 'found') return most;
  const reached = most.chosen.reduce((sum, o) => sum + worth[o]!, 0);
  rows.push(rowOf(worth, reached - ROUNDING * Math.max(1, Math.abs(reached)), Number.POSITIVE_INFINITY));
  return answerOf(solver, options, rows, options.cost);
}

const ROUNDING = 1e-9;

function exclusiveRows({ exclusive }: AdditiveOptions): Row[] {
  return exclusive.map((group) => ({
    lower: Number.NEGATIVE_INFINITY,
    upper: 1,
    column: group,
    value: group.map(() => 1),
  }));
}

function rowOf(value: ArrayLike<number>, lower: number, upper: number): Row {
  return { lower, upper, column: Array.from(value, (_, o) => o), value };
}

/** Builds or not each option at the least price within the rows. */
function answerOf(
  solver: LpSolver,
  { cost }: AdditiveOptions,
  rows: readonly Row[],
  price: ArrayLike<number>,
): PortfolioAnswer {
  const count = cost.length;
  const program: IntegerProgram = {
    columns: {
      count,
      cost: Float64Array.from(price),
      lower: new Float64Array(count),
      upper: new Float64Array(count).fill(1),
    },
    rows: packRows(rows),
    integer: new Uint8Array(count).fill(1),
  };
  const outcome = solver.solveInteger(program);
  if (outcome.kind === 'infeasible') return { kind: 'impossible' };
  if (outcome.kind !== 'optimal') return { kind: 'failed' };
  const built = outcome.optimum.columnValue;
  const chosen = Array.from(cost, (_, o) => o).filter((o) => built[o]! > 0.5);
  return { kind: 'found', chosen, cost: chosen.reduce((sum, o) => sum + cost[o]!, 0) };
}
