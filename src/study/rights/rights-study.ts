import type { SecurityFrame } from '../../analysis/capacity/security-frame.ts';
import { monitorFrom } from '../../analysis/monitoring.ts';
import { awardedRights } from '../../analysis/rights/auction-check.ts';
import type { RightBid, TransmissionRight } from '../../analysis/rights/right.ts';
import {
  type AuctionResult as AuctionOutcome,
  type Award,
  type ClearedAuction,
  rightsAuction,
} from '../../analysis/rights/rights-auction.ts';
import { rightsFrame } from '../../analysis/rights/rights-frame.ts';
import {
  type Feasibility,
  loadedPairs,
  simultaneousFeasibility,
} from '../../analysis/rights/simultaneous-feasibility.ts';
import { type Text, text } from '../../base/text.ts';
import { isSingle } from '../../grid/network.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { BidEntry, RightEntry, RightsRequest } from '../scenario.ts';
import { borderGates } from './border-gates.ts';
import { placeName, rightPath } from './right-places.ts';
import { type NamedRights, rightsPair } from './rights-naming.ts';
import type { AuctionResult, BidRow, HeldRow, RightsResult, RightsTest } from './rights-result.ts';

export interface RightsStudy {
  readonly result: RightsResult;
  /** What the core was asked and found, for the self-checks. */
  readonly frame: SecurityFrame;
  readonly held: readonly TransmissionRight[];
  readonly bids: readonly RightBid[];
  readonly test: Feasibility;
  readonly cleared: ClearedAuction | undefined;
}

/** Pairs that are told of where all rights fit. */
const CLOSEST = 10;

/**
 * Whether all rights held can be used at once on the scenario's grid, empty otherwise, and the auction of more beside
 * them.
 *
 * @param solver - must be there where there are bids
 * @throws NoAnswerError for a right that has no bus or no way
 */
export function rightsStudy(
  grid: PreparedGrid,
  request: RightsRequest,
  contingencies: readonly NamedContingency[],
  solver: LpSolver | undefined,
): RightsStudy {
  const { frame, named } = tested(grid, request, contingencies);
  const pathOf = (right: RightEntry) => rightPath(grid, right, request.spread);
  const held = request.held.map(
    (right): TransmissionRight => ({ path: pathOf(right), kind: right.type, mw: right.powerMw }),
  );
  const bids = request.bids.map((bid): RightBid => {
    const { type, powerMw, priceUsdPerMw } = bid;
    return { path: pathOf(bid), kind: type, askedMw: powerMw, priceUsdPerMw };
  });
  const test = simultaneousFeasibility(frame, held);
  const outcome = bids.length === 0 ? undefined : rightsAuction(frame, bids, held, solver!);
  const cleared = outcome?.kind === 'cleared' ? outcome : undefined;
  const { period, operatingLimits, spread, monitorFromKv, postContingencyRating } = request;
  return {
    result: {
      period,
      contingencies: request.contingencies,
      operatingLimits,
      spread,
      monitorFromKv,
      postContingencyRating,
      held: request.held.map(heldRow),
      bids: request.bids.map((bid, i) => bidRow(bid, cleared?.awards[i])),
      test: testRows(named, test),
      auction: cleared && auctionRows(named, { frame, held, bids }, cleared),
      noAuction: outcome && whyNone(outcome),
    },
    frame,
    held,
    bids,
    test,
    cleared,
  };
}

/** The grid as the request has it: what is watched, what is lost, and what all of it is called. */
function tested(
  grid: PreparedGrid,
  request: RightsRequest,
  contingencies: readonly NamedContingency[],
): { readonly frame: SecurityFrame; readonly named: NamedRights } {
  const gates = request.operatingLimits ? borderGates(grid) : [];
  const watched = gates.map(({ gate }) => gate);
  const { monitorFromKv, postContingencyRating } = request;
  const monitoring = monitorFrom(grid.network, monitorFromKv, postContingencyRating, watched);
  const counted = contingencies.filter((contingency) => isCounted(contingency, request));
  const ids = [...request.held, ...request.bids].map(({ id }) => id);
  return {
    frame: rightsFrame(grid.model, counted, monitoring),
    named: { grid, gates, contingencies: counted, ids },
  };
}

/** On a grid without machines only losses of lines and banks change anything. */
function isCounted(contingency: NamedContingency, { contingencies }: RightsRequest): boolean {
  if (contingency.branches.length === 0 || contingencies === 'none') return false;
  return contingencies === 'multiple' || isSingle(contingency);
}

function testRows(named: NamedRights, { isFeasible, violations, closest }: Feasibility): RightsTest {
  return {
    isFeasible,
    violations: violations.map((pair) => rightsPair(named, pair)),
    closest: closest.slice(0, CLOSEST).map((pair) => rightsPair(named, pair)),
  };
}

function heldRow({ id, holder, from, to, type, powerMw }: RightEntry): HeldRow {
  return { id, holder, from: placeName(from), to: placeName(to), type, powerMw };
}

function bidRow(bid: BidEntry, award: Award | undefined): BidRow {
  const { priceUsdPerMw } = bid;
  if (award === undefined) return { ...heldRow(bid), priceUsdPerMw, award };
  const paymentUsd = award.awardedMw * award.clearingPriceUsdPerMw;
  return { ...heldRow(bid), priceUsdPerMw, award: { ...award, paymentUsd } };
}

function auctionRows(
  named: NamedRights,
  { frame, held, bids }: Pick<RightsStudy, 'frame' | 'held' | 'bids'>,
  { awards, binding, valueUsd, revenueUsd }: ClearedAuction,
): AuctionResult {
  const loaded = loadedPairs(frame, [...held, ...awardedRights(bids, awards)], binding);
  return {
    valueUsd,
    revenueUsd,
    awardedMw: awards.reduce((sum, { awardedMw }) => sum + awardedMw, 0),
    limits: binding.map(({ usedMw, priceUsdPerMw }, i) => ({
      ...rightsPair(named, loaded[i]!),
      usedMw,
      priceUsdPerMw,
    })),
  };
}

function whyNone({ kind }: AuctionOutcome): Text | undefined {
  switch (kind) {
    case 'cleared':
      return undefined;
    case 'held-infeasible':
      return text(
        'no auction: what is held already does not fit, so that there is nothing to sell',
        'sin subasta: lo ya asignado no cabe, así que no hay nada que vender',
      );
    case 'failed':
      return text(
        'no auction: the solver proved no optimum',
        'sin subasta: el optimizador no demostró ningún óptimo',
      );
  }
}
