import type { SecurityFrame } from '../capacity/security-frame.ts';
import { flowResponseMw } from '../dc-flow.ts';
import { buildDcModel } from '../dc-model.ts';
import { elementFlows } from '../monitoring.ts';
import { rightResponse } from './pair-loads.ts';
import { keptInjection, type RightBid, type TransmissionRight } from './right.ts';
import type { ClearedAuction, PricedPair } from './rights-auction.ts';
import { excessOf, simultaneousFeasibility } from './simultaneous-feasibility.ts';

/** What an auction must keep to; all are zero but for rounding. */
export interface AuctionCheck {
  /** By how much a bid that won anything lies below its clearing price, or one that lacks anything above it, USD/MW. */
  readonly priceGapUsdPerMw: number;
  /** Price × what is left unused, the largest of all pairs that bind, USD. */
  readonly slackUsd: number;
  /** Revenue less Σ price × limit used, USD. */
  readonly revenueGapUsd: number;
  /** The least that the pairs' prices allow any awards to be worth, less what these are worth, as a share of it. */
  readonly optimalityGap: number;
  /** Largest excess over a limit with all awards and all that is held in use, MW. */
  readonly excessMw: number;
  /** Flow on the pairs that bind less their limits, the grid built and solved anew without what is lost, MW. */
  readonly resolvedGapMw: number;
}

/** Awards below this are rounding, MW. */
const NO_AWARD_MW = 1e-6;

/** Cost: a feasibility test, and a grid built for every contingency that binds. */
export function auctionCheck(
  frame: SecurityFrame,
  bids: readonly RightBid[],
  held: readonly TransmissionRight[],
  { awards, binding, valueUsd, revenueUsd }: ClearedAuction,
): AuctionCheck {
  const surplus = bids.map((bid, i) => bid.priceUsdPerMw - awards[i]!.clearingPriceUsdPerMw);
  const priceGaps = bids.flatMap(({ askedMw }, i) => {
    const { awardedMw } = awards[i]!;
    return [
      ...(awardedMw > NO_AWARD_MW ? [-surplus[i]!] : []),
      ...(awardedMw < askedMw - NO_AWARD_MW ? [surplus[i]!] : []),
    ];
  });
  const worth = (mwOf: (pair: PricedPair) => number) =>
    binding.reduce((sum, pair) => sum + pair.priceUsdPerMw * mwOf(pair), 0);
  const boundUsd =
    worth(({ roomMw }) => roomMw) +
    bids.reduce((sum, { askedMw }, i) => sum + askedMw * Math.max(0, surplus[i]!), 0);
  const all = [...held, ...awardedRights(bids, awards)];
  const [worst] = simultaneousFeasibility(frame, all).violations;
  return {
    priceGapUsdPerMw: Math.max(0, ...priceGaps),
    slackUsd: Math.max(
      0,
      ...binding.map(({ priceUsdPerMw, roomMw, usedMw }) => priceUsdPerMw * Math.abs(roomMw - usedMw)),
    ),
    revenueGapUsd: Math.abs(revenueUsd - worth(({ usedMw }) => usedMw)),
    optimalityGap: Math.abs(boundUsd - valueUsd) / Math.max(1, Math.abs(boundUsd)),
    excessMw: worst === undefined ? 0 : Math.max(0, excessOf(worst)),
    resolvedGapMw: resolvedGapMw(frame, all, binding),
  };
}

/** What an auction sold, as rights. */
export function awardedRights(
  bids: readonly RightBid[],
  awards: ClearedAuction['awards'],
): TransmissionRight[] {
  return bids.map(({ path, kind }, i) => ({ path, kind, mw: awards[i]!.awardedMw }));
}

function resolvedGapMw(
  frame: SecurityFrame,
  rights: readonly TransmissionRight[],
  binding: readonly PricedPair[],
): number {
  const contingencies = [...new Set(binding.map(({ contingency }) => contingency))];
  return contingencies.reduce((worst, contingency) => {
    const pairs = binding.filter((pair) => pair.contingency === contingency);
    const flowOf = resolvedFlows(frame, contingency, rights);
    return Math.max(worst, ...pairs.map((pair) => Math.abs(flowOf(pair) - pair.limitMw)));
  }, 0);
}

/** Flow on any element after a contingency with all rights in use, from a model of the grid without what is lost. */
function resolvedFlows(
  { base, carriers, monitoring, flowMw }: SecurityFrame,
  contingency: number,
  rights: readonly TransmissionRight[],
): (pair: Pick<PricedPair, 'element' | 'direction'>) => number {
  const { network } = base.model;
  const inService = network.branches.inService.slice();
  for (const k of carriers[contingency]?.state.contingency.branches ?? []) inService[k] = 0;
  const model = buildDcModel({ ...network, branches: { ...network.branches, inService } });
  const noLinkMw = new Float64Array(network.dcLinks.count);
  const responses = rights.map(({ path }) =>
    elementFlows(
      monitoring,
      flowResponseMw(model, keptInjection(path, model.islandOf, model.islandCount)),
      noLinkMw,
    ),
  );
  return ({ element, direction }) =>
    rights.reduce(
      (sum, { kind, mw }, i) => sum + mw * rightResponse(kind, responses[i]![element]!, direction),
      direction * flowMw[contingency + 1]![element]!,
    );
}
