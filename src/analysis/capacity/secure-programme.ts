import { type ColumnBlock, packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum, LinearOutcome } from '../../numeric/lp-session.ts';
import type { Transfer } from '../contingency.ts';
import type { PairLimit, PairLimits } from './pair-limits.ts';
import { type RedispatchColumns, transferOf } from './redispatch-columns.ts';
import { excessOf, pairKey, type SecurityFrame, statesAfter } from './security-frame.ts';

/** A pair that stands at its limit and holds the objective back. */
export interface BindingPair {
  /** A branch or a flowgate, numbered as in `Monitoring`. */
  readonly element: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  /** Flow after the contingency, MW: what the pair may carry at most, its limit or what is tolerated. */
  readonly flowMw: number;
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
  readonly element: number;
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
    for (const { element, contingency } of found) known.add(pairKey(frame, element, contingency));
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
  const binding = pairs.flatMap(({ element, contingency }, i) => {
    const price = Math.abs(rowDual[firstPair + i]!);
    if (price < NO_PRICE) return [];
    const flowMw = frame.flowMw[contingency + 1]![element]! + rowActivity[firstPair + i]!;
    return [{ element, contingency, flowMw, price }];
  });
  return binding.sort((a, b) => b.price - a.price || a.element - b.element || a.contingency - b.contingency);
}

function pairRow(frame: SecurityFrame, { element, contingency, limit }: Pair): Row {
  const before = frame.flowMw[contingency + 1]![element]!;
  const { lowerMw, upperMw, terms } = limit;
  return { lower: lowerMw - before, upper: upperMw - before, column: terms.column, value: terms.value };
}

interface Violation extends Pair {
  readonly excessMw: number;
}

/** The worst contingency of every element that is beyond what it may carry, the worst excess first. */
function violations(
  frame: SecurityFrame,
  limits: PairLimits,
  change: Transfer,
  known: ReadonlySet<number>,
): Violation[] {
  const worst = new Map<number, Violation>();
  const { elements } = frame.monitoring;
  for (const { contingency, flowMw, responseMw, limits: given } of statesAfter(frame, change)) {
    const { forwardMw, reverseMw } = given;
    for (let i = 0; i < elements.length; i++) {
      const element = elements[i]!;
      const flow = flowMw[element]! + responseMw[element]!;
      // Nearly all pairs end here.
      if (flow <= forwardMw[element]! + TOLERATED_MW && -flow <= reverseMw[element]! + TOLERATED_MW) continue;
      const most = worst.get(element)?.excessMw ?? TOLERATED_MW;
      if (excessOf(given, element, flow) <= most) continue;
      if (known.has(pairKey(frame, element, contingency))) continue;
      const limit = limits.of(element, contingency);
      if (limit === undefined) continue;
      const excessMw = Math.max(flow - limit.upperMw, limit.lowerMw - flow);
      if (excessMw > most) worst.set(element, { element, contingency, limit, excessMw });
    }
  }
  return Array.from(worst.values())
    .sort((a, b) => b.excessMw - a.excessMw || a.element - b.element)
    .slice(0, ROWS_PER_ROUND);
}
