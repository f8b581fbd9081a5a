import { groupBy } from '../../base/group-by.ts';
import type { ElementLoading } from '../../study/result.ts';
import { routeOf } from './line-geometry.ts';
import type { Point } from './projection.ts';

/** Between the banks of a substation, and from its dot up to them. */
const BANK_GAP = 5.4;
const RISE = 6.5;

/** Side of the square of a lightly loaded bank. */
export const BANK_SIDE = 3.6;

/** A transformer, by the middle of its mark. */
export interface DrawnTransformer {
  readonly element: ElementLoading;
  readonly at: Point;
}

/** Transformers in the order of their ids: the banks of a place in a row above it, the same whatever they carry. */
export function drawnTransformers(
  elements: readonly ElementLoading[],
  points: ReadonlyMap<string, Point>,
): DrawnTransformer[] {
  const transformers = elements
    .filter(({ kind }) => kind === 'transformer')
    .sort((a, b) => (a.element < b.element ? -1 : 1));
  return [...groupBy(transformers, routeOf).values()].flatMap((banks) =>
    banks.flatMap((element, i) => {
      const from = points.get(element.fromSubstation);
      const to = points.get(element.toSubstation);
      if (from === undefined || to === undefined) return [];
      const x = (from.x + to.x) / 2 + (i - (banks.length - 1) / 2) * BANK_GAP;
      return [{ element, at: { x, y: (from.y + to.y) / 2 - RISE } }];
    }),
  );
}
