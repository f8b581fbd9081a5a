import type { MexicanOption } from '../market-design.ts';
import type { CouplingResult, MexicanOutcome, SolvedBlock } from './design-result.ts';
import { curvePrice } from './mexican-curve.ts';
import { mexicanExchange, soldMw } from './mexican-exchange.ts';
import type { MexicanPart } from './mexican-part.ts';
import type { MexicanSide } from './mexican-side.ts';

const HOURS_OF_A_YEAR = 8760;

export function mexicanOutcome(
  option: MexicanOption,
  { block, dispatch }: SolvedBlock,
  side: MexicanSide,
  part: MexicanPart,
  coupling: CouplingResult | undefined,
): MexicanOutcome {
  const { contract, membershipUsd } = side.terms;
  const { weightH } = block;
  const exchange = mexicanExchange(block, dispatch, side, part);
  const hours = weightH.reduce((sum, h) => sum + h, 0);
  return {
    exchange,
    contract:
      option === 'contracts'
        ? {
            scheduleMw: side.contractMw,
            paidUsd: contract.priceUsdPerMwh * energyMwh(weightH, side.contractMw),
          }
        : undefined,
    auction: option === 'explicit-auction' ? side.nominations() : undefined,
    coupling,
    ownerUsd: option === 'scheduled-link' ? exchange.earnedUsd : undefined,
    membershipUsd: option === 'full-member' ? (membershipUsd * hours) / HOURS_OF_A_YEAR : 0,
  };
}

/** What a dispatch of countries says of the exchange with Mexico. */
export function couplingResult(curves: SolvedBlock, side: MexicanSide, part: MexicanPart): CouplingResult {
  const { block, dispatch } = curves;
  const { areas } = block.model.network;
  const flowMw = soldMw(block, dispatch, part);
  const mexicoPriceUsdPerMwh = flowMw.map((mw, hour) => curvePrice(side.curve, hour, mw));
  const regionPriceUsdPerMwh = flowMw.map(
    (_, hour) => dispatch.priceUsdPerMwh[hour * areas.count + side.link.regionArea]!,
  );
  const gap = regionPriceUsdPerMwh.map((usd, hour) => usd - mexicoPriceUsdPerMwh[hour]!);
  const charge = block.exchange.chargeUsdPerMwh;
  const rentUsd = flowMw.reduce((sum, mw, hour) => {
    return sum + block.weightH[hour]! * (mw * gap[hour]! - Math.abs(mw) * charge);
  }, 0);
  return { ...curves, flowMw, mexicoPriceUsdPerMwh, regionPriceUsdPerMwh, rentUsd };
}

function energyMwh(weightH: Float64Array, powerMw: Float64Array): number {
  return powerMw.reduce((sum, mw, hour) => sum + weightH[hour]! * mw, 0);
}
