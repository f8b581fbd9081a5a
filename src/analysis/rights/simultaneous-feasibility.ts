import type { SecurityFrame } from '../capacity/security-frame.ts';
import { type LoadDirection, limitIn, loadIn, pathLoads, rightResponse } from './pair-loads.ts';
import { type PathState, pathStates } from './path-states.ts';
import { distinctPaths, type TransmissionRight } from './right.ts';

/** A pair of element and contingency with what the rights put on it. */
export interface LoadedPair {
  /** A branch or a flowgate, numbered as in `Monitoring`. */
  readonly element: number;
  /** Position in the list of contingencies, −1 for nothing out. */
  readonly contingency: number;
  readonly direction: LoadDirection;
  /** In the direction, MW. */
  readonly flowMw: number;
  readonly limitMw: number;
  /** Who puts how much on it, MW; negative: takes off. The largest first; with the flow of the empty grid they sum to it. */
  readonly parts: readonly { readonly right: number; readonly mw: number }[];
}

export interface Feasibility {
  readonly isFeasible: boolean;
  /** Every pair beyond its limit, the largest excess first. */
  readonly violations: readonly LoadedPair[];
  /** Of every element that the rights load, the pair that comes closest to its limit in MW; the closest first. */
  readonly closest: readonly LoadedPair[];
}

/** An excess below this is rounding, MW. */
export const TOLERATED_MW = 1e-6;

/**
 * The simultaneous feasibility test: whether all rights can be used at once, with nothing out and after every
 * contingency, each element within its limit. Options count only where they load an element, pair by pair.
 *
 * What is sold already is tested by putting it among the rights. Every path must be connected (`isConnected`).
 * Cost: pairs × distinct paths, twice.
 *
 * Hogan: Contract networks for electric power transmission, J. Regulatory Economics 4, 1992.
 */
export function simultaneousFeasibility(
  frame: SecurityFrame,
  rights: readonly TransmissionRight[],
): Feasibility {
  const { paths, pathOf } = distinctPaths(rights);
  const loads = pathLoads(paths.length, rights, pathOf);
  const violations: LoadedPair[] = [];
  const closest = new Map<number, LoadedPair>();
  for (const state of pathStates(frame, paths)) {
    for (const element of frame.monitoring.elements) {
      for (const direction of [1, -1] as const) {
        const limitMw = limitIn(state, element, direction);
        const flowMw = loadIn(state, loads, element, direction);
        const excessMw = flowMw - limitMw;
        const known = closest.get(element);
        const isCloser = flowMw > TOLERATED_MW && excessMw > (known ? excessOf(known) : -Infinity);
        if (!isCloser && excessMw <= TOLERATED_MW) continue;
        const pair = loadedPair(state, rights, pathOf, { element, direction, flowMw, limitMw });
        if (isCloser) closest.set(element, pair);
        if (excessMw > TOLERATED_MW) violations.push(pair);
      }
    }
  }
  return {
    isFeasible: violations.length === 0,
    violations: violations.sort(worstFirst),
    closest: [...closest.values()].sort(worstFirst),
  };
}

export function excessOf({ flowMw, limitMw }: Pick<LoadedPair, 'flowMw' | 'limitMw'>): number {
  return flowMw - limitMw;
}

function worstFirst(a: LoadedPair, b: LoadedPair): number {
  return excessOf(b) - excessOf(a) || a.element - b.element || a.contingency - b.contingency;
}

/** What rights put on the pairs given, in their order. Cost: as the feasibility test. */
export function loadedPairs(
  frame: SecurityFrame,
  rights: readonly TransmissionRight[],
  pairs: readonly Pick<LoadedPair, 'element' | 'contingency' | 'direction'>[],
): LoadedPair[] {
  const { paths, pathOf } = distinctPaths(rights);
  const loads = pathLoads(paths.length, rights, pathOf);
  const found = new Array<LoadedPair>(pairs.length);
  for (const state of pathStates(frame, paths)) {
    pairs.forEach(({ element, contingency, direction }, i) => {
      if (contingency !== state.contingency) return;
      const flowMw = loadIn(state, loads, element, direction);
      const limitMw = limitIn(state, element, direction);
      found[i] = loadedPair(state, rights, pathOf, { element, direction, flowMw, limitMw });
    });
  }
  return found;
}

/** Smaller parts are rounding, MW. */
const NO_PART_MW = 1e-9;

function loadedPair(
  { contingency, responseMw }: PathState,
  rights: readonly TransmissionRight[],
  pathOf: readonly number[],
  pair: Omit<LoadedPair, 'contingency' | 'parts'>,
): LoadedPair {
  const { element, direction } = pair;
  const parts = rights
    .map(({ kind, mw }, right) => ({
      right,
      mw: mw * rightResponse(kind, responseMw[pathOf[right]!]![element]!, direction),
    }))
    .filter(({ mw }) => Math.abs(mw) > NO_PART_MW)
    .sort((a, b) => b.mw - a.mw || a.right - b.right);
  return { ...pair, contingency, parts };
}
