import type { HeadlineFigure } from './evidence.ts';

/** Figures of another machine may differ in their last bits. */
const RELATIVE_TOLERANCE = 1e-9;

export interface FigureComparison {
  readonly figure: HeadlineFigure;
  /** `undefined`: there is none. */
  readonly recomputed: HeadlineFigure['value'];
  readonly matches: boolean;
}

/** Recorded figures beside those computed now, in the order of the record; figures that only one side has differ. */
export function compareFigures(
  recorded: readonly HeadlineFigure[],
  computed: readonly HeadlineFigure[],
): FigureComparison[] {
  const now = new Map(computed.map((figure) => [figure.id, figure]));
  const known = new Set(recorded.map(({ id }) => id));
  return [
    ...recorded.map((figure) => {
      const found = now.get(figure.id);
      const matches = found !== undefined && sameValue(figure.value, found.value);
      return { figure, recomputed: found?.value, matches };
    }),
    ...computed
      .filter(({ id }) => !known.has(id))
      .map((figure) => ({
        figure: { ...figure, value: undefined },
        recomputed: figure.value,
        matches: false,
      })),
  ];
}

/** Equal up to rounding of the arithmetic; texts and missing values must be the same. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
}
