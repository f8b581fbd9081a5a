import { type ColumnBlock, packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum, LinearOutcome } from '../../numeric/lp-session.ts';
import type { Transfer } from '../contingency.ts';
import type { PairLimit, PairLimits } from './pair-limits.ts';
import { type RedispatchColumns, transferOf } from './redispatch-columns.ts';
import { pairKey, type SecurityFrame, statesAfter } from './security-frame.ts';

/** A pair that stands at its limit and holds the objective back. */
export interface BindingPair {
  readonly branch: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Flow after the contingency, MW, as the programme has it. */
  readonly flowMw: number;
  /** What the pair may carry, MW: its rating, or what is tolerated. */
  readonly limitMw: number;
  /** What the objective gains per MW that the pair may carry more. */
  readonly price: number;
}

export interface SecurePoint {
  readonly kind: 'optimal';
  readonly value: Float64Array;
  readonly transfer: Transfer;
  /** Highest price first. */
  readonly binding: readonly BindingPair[];
}

export type SecureOutcome = SecurePoint | { readonly kind: 'infeasible' | 'unbounded' | 'failed' };

/** A secure redispatch kept in the solver, asked for one objective after another. */
export interface SecureProgramme {
  /** @param lower - lower bounds that take the place of the columns' own, from now on */
  maximise(weight: Float64Array, lower?: Float64Array): SecureOutcome;
  /** Pairs given to the solver so far. */
  pairCount(): number;
  /** Must be called, once. */
  dispose(): void;
}

/** Rows added in one round, the worst violations first. */
const ROWS_PER_ROUND = 100;
/** An excess below this is rounding of the solver, MW. */
const TOLERATED_MW = 1e-6;

interface Pair {
  readonly branch: number;
  readonly contingency: number;
  readonly limit: PairLimit;
}

/**
 * Redispatch within unit limits, every balance and every pair of monitored element and contingency. Pairs are given
 * to the solver only once a point violates them: of a hundred thousand, a few dozen ever are.
 *
 * Branches without impedance have no row, so they are not held.
 */
export function openSecureProgramme(
  frame: SecurityFrame,
  columns: RedispatchColumns,
  limits: PairLimits,
  solver: LpSolver,
): SecureProgramme {
  const { block, balances } = columns;
  const pairs: Pair[] = [];
  const known = new Set<number>();
  const session = solver.open({ columns: block, rows: packRows(balances) });
  const separate = (value: Float64Array) => {
    const found = violations(frame, limits, transferOf(frame.base, columns, value), known);
    if (found.length === 0) return undefined;
    pairs.push(...found);
    for (const { branch, contingency } of found) known.add(pairKey(frame, branch, contingency));
    return packRows(found.map((pair) => pairRow(frame, pair)));
  };
  let lower = block.lower;
  return {
    maximise: (weight, newLower) => {
      lower = newLower ?? lower;
      const asked: ColumnBlock = { ...block, lower, cost: weight.map((w) => 0 - w) };
      session.changeColumns(asked);
      return pointOf(frame, columns, pairs, balances.length, session.solve(separate));
    },
    pairCount: () => pairs.length,
    dispose: () => session.dispose(),
  };
}

function pointOf(
  frame: SecurityFrame,
  columns: RedispatchColumns,
  pairs: readonly Pair[],
  firstPair: number,
  outcome: LinearOutcome,
): SecureOutcome {
  if (outcome.kind !== 'optimal') return { kind: outcome.kind };
  return {
    kind: 'optimal',
    value: outcome.columnValue,
    transfer: transferOf(frame.base, columns, outcome.columnValue),
    binding: bindingPairs(frame, pairs, firstPair, outcome),
  };
}

/** Prices below this are rounding of the solver. */
const NO_PRICE = 1e-7;

function bindingPairs(
  frame: SecurityFrame,
  pairs: readonly Pair[],
  firstPair: number,
  { rowDual, rowActivity }: LinearOptimum,
): BindingPair[] {
  const binding = pairs.flatMap(({ branch, contingency }, i) => {
    const price = Math.abs(rowDual[firstPair + i]!);
    if (price < NO_PRICE) return [];
    const flowMw = flowBefore(frame, branch, contingency) + rowActivity[firstPair + i]!;
    return [{ branch, contingency, flowMw, limitMw: Math.abs(flowMw), price }];
  });
  return binding.sort((a, b) => b.price - a.price || a.branch - b.branch || a.contingency - b.contingency);
}

function flowBefore({ base, carriers }: SecurityFrame, branch: number, contingency: number): number {
  return (contingency < 0 ? base.flowMw : carriers[contingency]!.state.flowMw)[branch]!;
}

function pairRow(frame: SecurityFrame, { branch, contingency, limit }: Pair): Row {
  const before = flowBefore(frame, branch, contingency);
  const { lowerMw, upperMw, terms } = limit;
  return { lower: lowerMw - before, upper: upperMw - before, column: terms.column, value: terms.value };
}

interface Violation extends Pair {
  readonly excessMw: number;
}

/** The worst contingency of every branch that is beyond what it may carry, the worst excess first. */
function violations(
  frame: SecurityFrame,
  limits: PairLimits,
  change: Transfer,
  known: ReadonlySet<number>,
): Violation[] {
  const worst = new Map<number, Violation>();
  for (const { contingency, flowMw, responseMw, limitMw } of statesAfter(frame, change)) {
    const { model } = contingency < 0 ? frame.base : frame.carriers[contingency]!.state.change;
    for (const branch of frame.monitoring.branches) {
      const flow = flowMw[branch]! + responseMw[branch]!;
      const beyondMw = Math.abs(flow) - limitMw[branch]!;
      if (beyondMw <= (worst.get(branch)?.excessMw ?? TOLERATED_MW)) continue;
      if (model.susceptancePu[branch] === 0 || known.has(pairKey(frame, branch, contingency))) continue;
      const limit = limits.of(branch, contingency);
      if (limit === undefined) continue;
      const excessMw = Math.max(flow - limit.upperMw, limit.lowerMw - flow);
      if (excessMw > (worst.get(branch)?.excessMw ?? TOLERATED_MW)) {
        worst.set(branch, { branch, contingency, limit, excessMw });
      }
    }
  }
  return Array.from(worst.values())
    .sort((a, b) => b.excessMw - a.excessMw || a.branch - b.branch)
    .slice(0, ROWS_PER_ROUND);
}
