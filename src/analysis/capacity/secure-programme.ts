import { type ColumnBlock, packRows, type Row } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum, LinearOutcome } from '../../numeric/lp-session.ts';
import type { Transfer } from '../contingency.ts';
import type { PairLimits } from './pair-limits.ts';
import type { PairTerms } from './pair-row.ts';
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
  /** Holds pairs by other lines too than those the frame gives them. */
  hold(lines: readonly PairLine[]): void;
  /** Pairs given to the solver so far. */
  pairCount(): number;
  /** Must be called, once. */
  dispose(): void;
}

/** Rows added in one round, the worst violations first. */
const ROWS_PER_ROUND = 100;
/** An excess below this is rounding of the solver, MW. */
const TOLERATED_MW = 1e-6;

/** The flow of a pair as a straight line in the columns, and between which flows it must stay, MW. */
export interface PairLine {
  readonly element: number;
  readonly contingency: number;
  /** With all columns at zero. */
  readonly flowMw: number;
  readonly terms: PairTerms;
  readonly lowerMw: number;
  readonly upperMw: number;
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
  const lines: PairLine[] = [];
  const known = new Set<number>();
  const session = solver.open({ columns: block, rows: packRows(balances) });
  const separate = (value: Float64Array) => {
    const found = violations(frame, limits, transferOf(frame.base, columns, value), known);
    if (found.length === 0) return undefined;
    lines.push(...found);
    for (const { element, contingency } of found) known.add(pairKey(frame, element, contingency));
    return packRows(found.map(rowOf));
  };
  let lower = block.lower;
  return {
    maximise: (weight, newLower) => {
      lower = newLower ?? lower;
      const asked: ColumnBlock = { ...block, lower, cost: weight.map((w) => 0 - w) };
      session.changeColumns(asked);
      return pointOf(frame, columns, lines, balances.length, session.solve(separate));
    },
    hold: (more) => {
      lines.push(...more);
      session.addRows(packRows(more.map(rowOf)));
    },
    pairCount: () => lines.length,
    dispose: () => session.dispose(),
  };
}

function pointOf(
  frame: SecurityFrame,
  columns: RedispatchColumns,
  lines: readonly PairLine[],
  firstLine: number,
  outcome: LinearOutcome,
): SecureOutcome {
  if (outcome.kind !== 'optimal') return { kind: outcome.kind };
  return {
    kind: 'optimal',
    value: outcome.columnValue,
    transfer: transferOf(frame.base, columns, outcome.columnValue),
    binding: bindingPairs(lines, firstLine, outcome),
  };
}

/** Prices below this are rounding of the solver. */
const NO_PRICE = 1e-7;

function bindingPairs(
  lines: readonly PairLine[],
  firstLine: number,
  { rowDual, rowActivity }: LinearOptimum,
): BindingPair[] {
  const binding = lines.flatMap(({ element, contingency, flowMw }, i) => {
    const price = Math.abs(rowDual[firstLine + i]!);
    if (price < NO_PRICE) return [];
    return [{ element, contingency, flowMw: flowMw + rowActivity[firstLine + i]!, price }];
  });
  return binding.sort((a, b) => b.price - a.price || a.element - b.element || a.contingency - b.contingency);
}

function rowOf({ flowMw, lowerMw, upperMw, terms }: PairLine): Row {
  return { lower: lowerMw - flowMw, upper: upperMw - flowMw, column: terms.column, value: terms.value };
}

interface Violation extends PairLine {
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
      if (excessMw <= most) continue;
      worst.set(element, { element, contingency, flowMw: flowMw[element]!, ...limit, excessMw });
    }
  }
  return Array.from(worst.values())
    .sort((a, b) => b.excessMw - a.excessMw || a.element - b.element)
    .slice(0, ROWS_PER_ROUND);
}
