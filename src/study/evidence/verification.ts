import type { FigureComparison } from './compare-figures.ts';
import type { InputChange } from './compare-inputs.ts';

/** What computing a page or a result again has shown. */
export interface Verification {
  readonly scenarios: readonly ScenarioVerification[];
  /** Of all that was written, not only of the headlines. */
  readonly whole: WholeComparison;
  /** Version that wrote the file; `undefined`: this one. */
  readonly otherEngine: string | undefined;
}

export interface ScenarioVerification {
  readonly id: string;
  readonly changes: readonly InputChange[];
  readonly figures: readonly FigureComparison[];
}

/** The file beside what is written now: where they first differ, in both. */
export type WholeComparison =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'differs';
      readonly place: string;
      readonly recorded: string;
      readonly computed: string;
    };

/**
 * Whether the file stands: every headline figure comes out again, and the rest of it too where the same version wrote
 * it. Another version may word and round differently, so its figures alone decide.
 */
export function isVerified({ scenarios, whole, otherEngine }: Verification): boolean {
  const figuresMatch = scenarios.every(({ figures }) => figures.every(({ matches }) => matches));
  return figuresMatch && (whole.kind === 'same' || otherEngine !== undefined);
}
