import type { PathState } from './path-states.ts';
import type { RightKind } from './right.ts';

/** The direction in which a pair is loaded, as a sign: 1 is from → to. */
export type LoadDirection = 1 | -1;

/** What all rights together have of every path, MW. */
export interface PathLoads {
  readonly obligationMw: Float64Array;
  readonly optionMw: Float64Array;
}

export function pathLoads(
  pathCount: number,
  rights: readonly { readonly kind: RightKind; readonly mw: number }[],
  pathOf: readonly number[],
): PathLoads {
  const obligationMw = new Float64Array(pathCount);
  const optionMw = new Float64Array(pathCount);
  rights.forEach(({ kind, mw }, i) => {
    (kind === 'option' ? optionMw : obligationMw)[pathOf[i]!]! += mw;
  });
  return { obligationMw, optionMw };
}

/** What 1 MW of a right puts on an element in a direction, given its response from → to; an option never takes off. */
export function rightResponse(kind: RightKind, responseMw: number, direction: LoadDirection): number {
  const mw = direction * responseMw;
  return kind === 'option' ? Math.max(0, mw) : mw;
}

/** MW on an element in a direction with all rights used that load it, and the obligations that relieve it. */
export function loadIn(
  { baseMw, responseMw }: PathState,
  { obligationMw, optionMw }: PathLoads,
  element: number,
  direction: LoadDirection,
): number {
  let mw = direction * baseMw[element]!;
  for (let p = 0; p < responseMw.length; p++) {
    const response = direction * responseMw[p]![element]!;
    mw += response * obligationMw[p]!;
    if (response > 0) mw += response * optionMw[p]!;
  }
  return mw;
}

/** What an element may carry in a direction, MW. */
export function limitIn({ limits }: PathState, element: number, direction: LoadDirection): number {
  return (direction === 1 ? limits.forwardMw : limits.reverseMw)[element]!;
}
