import type { Row } from '../../numeric/linear-program.ts';
import type { SecurityFrame } from '../capacity/security-frame.ts';
import type { BidClass } from './bid-classes.ts';
import { type LoadDirection, limitIn, loadIn, type PathLoads, rightResponse } from './pair-loads.ts';
import { pathStates } from './path-states.ts';
import type { RightPath } from './right.ts';
import { TOLERATED_MW } from './simultaneous-feasibility.ts';

/** A pair in one direction as a row of the programme. */
export interface PairRow {
  readonly element: number;
  readonly contingency: number;
  readonly direction: LoadDirection;
  readonly limitMw: number;
  readonly roomMw: number;
  /** By path, from → to. */
  readonly responseMw: Float64Array;
}

/** Rows added in one round, the worst violations first. */
const ROWS_PER_ROUND = 100;

/** Of every element and direction the contingency that is farthest beyond the limit, the worst excess first. */
export function violatedRows(
  frame: SecurityFrame,
  paths: readonly RightPath[],
  heldLoads: PathLoads,
  bidLoads: PathLoads,
  known: ReadonlySet<string>,
): PairRow[] {
  const all = {
    obligationMw: heldLoads.obligationMw.map((mw, p) => mw + bidLoads.obligationMw[p]!),
    optionMw: heldLoads.optionMw.map((mw, p) => mw + bidLoads.optionMw[p]!),
  };
  const worst = new Map<number, PairRow & { readonly excessMw: number }>();
  for (const state of pathStates(frame, paths)) {
    for (const element of frame.monitoring.elements) {
      for (const direction of [1, -1] as const) {
        const limitMw = limitIn(state, element, direction);
        const excessMw = loadIn(state, all, element, direction) - limitMw;
        const key = direction * (element + 1);
        if (!(excessMw > (worst.get(key)?.excessMw ?? TOLERATED_MW))) continue;
        const { contingency } = state;
        if (known.has(rowKey({ element, contingency, direction }))) continue;
        // What is held passed its own test, so less than nothing is left by rounding alone.
        const roomMw = Math.max(0, limitMw - loadIn(state, heldLoads, element, direction));
        const responseMw = Float64Array.from(state.responseMw, (response) => response[element]!);
        worst.set(key, { element, contingency, direction, limitMw, roomMw, responseMw, excessMw });
      }
    }
  }
  return [...worst.values()]
    .sort((a, b) => b.excessMw - a.excessMw || a.element - b.element || b.direction - a.direction)
    .slice(0, ROWS_PER_ROUND);
}

export function rowKey({
  element,
  contingency,
  direction,
}: Pick<PairRow, 'element' | 'contingency' | 'direction'>) {
  return `${element} ${contingency} ${direction}`;
}

/** Smaller responses are rounding. */
const NO_RESPONSE = 1e-12;

export function programRow(row: PairRow, classes: readonly BidClass[]): Row {
  const entries = classes.flatMap((bid, column) => {
    const value = takenOf(row, bid);
    return Math.abs(value) <= NO_RESPONSE ? [] : [{ column, value }];
  });
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: row.roomMw,
    column: entries.map(({ column }) => column),
    value: entries.map(({ value }) => value),
  };
}

/** What 1 MW of a bid takes from a pair. */
export function takenOf(
  { responseMw, direction }: PairRow,
  { path, kind }: Pick<BidClass, 'path' | 'kind'>,
): number {
  return rightResponse(kind, responseMw[path]!, direction);
}
