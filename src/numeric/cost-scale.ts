import type { LinearProgram } from './linear-program.ts';

/**
 * The largest cost that the solver is shown, 2⁷: with costs beyond some 10⁵ it has ended without a verdict, or with a
 * wrong objective.
 */
const LARGEST_COST_LOG2 = 7;

/** What to multiply costs by before the solver sees them: a power of two, so that nothing is rounded. */
export function costScaleOf(cost: Float64Array): number {
  const largest = cost.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
  return largest === 0 ? 1 : 2 ** (LARGEST_COST_LOG2 - Math.ceil(Math.log2(largest)));
}

export function withScaledCosts(program: LinearProgram, scale: number): LinearProgram {
  const { columns } = program;
  return { ...program, columns: { ...columns, cost: columns.cost.map((c) => c * scale) } };
}
