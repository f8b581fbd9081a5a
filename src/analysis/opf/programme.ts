import type { Certificate } from '../../numeric/certificate.ts';
import type { Attempt } from '../../numeric/lp-ladder.ts';

/** What either formulation brings back. */
export type ProgrammeResult =
  | {
      readonly kind: 'optimal';
      /** Per dispatch column, MW. */
      readonly value: Float64Array;
      /** Per bus, USD/MWh. */
      readonly priceUsdPerMwh: Float64Array;
      /** Per branch, USD/MWh; positive where the limit from→to holds. */
      readonly limitPriceUsdPerMwh: Float64Array;
      readonly certificate: Certificate;
      readonly constrainedBranches: readonly number[];
    }
  | { readonly kind: 'infeasible' | 'unbounded' | 'failed'; readonly attempts: readonly Attempt[] }
  | { readonly kind: 'too-many-rows' };
