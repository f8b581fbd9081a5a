import { lazily } from '../../../base/lazily.ts';
import type { MexicanOption } from '../market-design.ts';
import { type Nominations, nominate } from './capacity-auction.ts';
import { cutHours } from './cut-hours.ts';
import type { DesignInputs, MexicanTerms } from './design-inputs.ts';
import type { MexicanLink } from './market-grid.ts';
import type { ExchangeRange, MexicanCurve } from './mexican-curve.ts';

/** The Mexican side of a block: its terms in the hours of the block. */
export interface MexicanSide {
  readonly link: MexicanLink;
  readonly terms: MexicanTerms;
  readonly curve: MexicanCurve;
  /** Of the link, counted out of Mexico. */
  readonly capacity: ExchangeRange;
  /** Contracts as they are delivered: all that is contracted, or what the link can bring. */
  readonly contractMw: Float64Array;
  readonly nominations: () => Nominations;
}

/** `undefined` where there is no Mexico to trade with. */
export function mexicanSide({ year, grid, mexico, block }: DesignInputs): MexicanSide | undefined {
  if (grid.link === undefined || mexico === undefined) return undefined;
  const mostMw = cutHours(mexico.importMw, 1, block);
  return {
    link: grid.link,
    terms: mexico,
    curve: {
      priceUsdPerMwh: cutHours(mexico.priceUsdPerMwh, 1, block),
      slopeUsdPerMwhPerMw: mexico.slopeUsdPerMwhPerMw,
    },
    capacity: { leastMw: cutHours(mexico.exportMw, 1, block).map((mw) => 0 - mw), mostMw },
    contractMw: mostMw.map((mw) => Math.min(mw, mexico.contract.powerMw)),
    nominations: lazily(() => nominate(mexico, year, block)),
  };
}

/** MW out of Mexico by hour that are settled before countries dispatch themselves; `undefined` where nothing is. */
export function settledBefore(side: MexicanSide, option: MexicanOption): Float64Array | undefined {
  if (option === 'contracts') return side.contractMw;
  return option === 'explicit-auction' ? side.nominations().flowMw : undefined;
}
