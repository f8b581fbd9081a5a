import type { SecurityFrame } from '../../analysis/capacity/security-frame.ts';
import { monitorFrom } from '../../analysis/monitoring.ts';
import { awardedRights } from '../../analysis/rights/auction-check.ts';
import type { RightBid, TransmissionRight } from '../../analysis/rights/right.ts';
import {
  type AuctionResult as AuctionOutcome,
  type ClearedAuction,
  rightsAuction,
} from '../../analysis/rights/rights-auction.ts';
import { rightsFrame } from '../../analysis/rights/rights-frame.ts';
import {
  type Feasibility,
  type LoadedPair,
  loadedPairs,
  simultaneousFeasibility,
} from '../../analysis/rights/simultaneous-feasibility.ts';
import { type Text, text } from '../../base/text.ts';
import { isSingle } from '../../grid/network.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { RightEntry, RightsRequest } from '../scenario.ts';
import { traceOf } from '../trace.ts';
import { type BorderGate, borderGates } from './border-gates.ts';
import { placeName, rightPath } from './right-places.ts';
import type { AuctionResult, HeldRow, RightsPair, RightsResult } from './rights-result.ts';

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
 * @throws NoAnswerError for a right that has no bus or no way; Error where there are bids and no solver
 */
export function rightsStudy(
  grid: PreparedGrid,
  request: RightsRequest,
  contingencies: readonly NamedContingency[],
  solver: LpSolver | undefined,
): RightsStudy {
  const gates = request.operatingLimits ? borderGates(grid) : [];
  const lost = contingencies.filter(
    (c) =>
      c.branches.length > 0 &&
      request.contingencies !== 'none' &&
      (request.contingencies === 'multiple' || isSingle(c)),
  );
  const monitoring = monitorFrom(
    grid.network,
    request.monitorFromKv,
    request.postContingencyRating,
    gates.map(({ gate }) => gate),
  );
  const frame = rightsFrame(grid.model, lost, monitoring);
  const pathOf = (right: RightEntry) => rightPath(grid, right, request.spread);
  const held = request.held.map(
    (right): TransmissionRight => ({ path: pathOf(right), kind: right.type, mw: right.powerMw }),
  );
  const bids = request.bids.map(
    (bid): RightBid => ({
      path: pathOf(bid),
      kind: bid.type,
      askedMw: bid.powerMw,
      priceUsdPerMw: bid.priceUsdPerMw,
    }),
  );
  const test = simultaneousFeasibility(frame, held);
  const outcome = bids.length === 0 ? undefined : rightsAuction(frame, bids, held, solver!);
  const named: NamedRights = {
    grid,
    gates,
    lost,
    ids: [...request.held, ...request.bids].map(({ id }) => id),
  };
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
      held: request.held.map((right) => ({ ...rightRow(right), powerMw: right.powerMw })),
      test: {
        isFeasible: test.isFeasible,
        violations: test.violations.map((pair) => rightsPair(named, pair)),
        closest: test.closest.slice(0, CLOSEST).map((pair) => rightsPair(named, pair)),
      },
      auction: cleared && auctionRows(named, frame, request, held, bids, cleared),
      noAuction: outcome && whyNone(outcome),
    },
    frame,
    held,
    bids,
    test,
    cleared,
  };
}

/** What positions stand for. */
interface NamedRights {
  readonly grid: PreparedGrid;
  readonly gates: readonly BorderGate[];
  readonly lost: readonly NamedContingency[];
  /** Of the rights held, then of the bids. */
  readonly ids: readonly string[];
}

function rightRow({ id, holder, from, to, type }: RightEntry): Omit<HeldRow, 'powerMw'> {
  return { id, holder, from: placeName(from), to: placeName(to), type };
}

function auctionRows(
  named: NamedRights,
  frame: SecurityFrame,
  request: RightsRequest,
  held: readonly TransmissionRight[],
  bids: readonly RightBid[],
  { awards, binding, valueUsd, revenueUsd }: ClearedAuction,
): AuctionResult {
  const loaded = loadedPairs(frame, [...held, ...awardedRights(bids, awards)], binding);
  return {
    bids: request.bids.map((bid, i) => {
      const { awardedMw, clearingPriceUsdPerMw } = awards[i]!;
      return {
        ...rightRow(bid),
        askedMw: bid.powerMw,
        priceUsdPerMw: bid.priceUsdPerMw,
        awardedMw,
        clearingPriceUsdPerMw,
        paymentUsd: awardedMw * clearingPriceUsdPerMw,
      };
    }),
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

function rightsPair({ grid, gates, lost, ids }: NamedRights, pair: LoadedPair): RightsPair {
  const { element, contingency, direction, flowMw, limitMw, parts } = pair;
  const outage = lost[contingency];
  return {
    ...elementNames(grid, gates, element),
    contingency: outage?.id,
    contingencyName: outage?.title,
    direction: direction === 1 ? 'from-to' : 'to-from',
    flowMw,
    limitMw,
    parts: parts.map(({ right, mw }) => ({ right: ids[right]!, mw })),
  };
}

function elementNames({ built, network }: PreparedGrid, gates: readonly BorderGate[], element: number) {
  const border = gates[element - network.branches.count];
  if (border !== undefined) {
    const name = `${border.from.join('+')} → ${border.to.join('+')}`;
    const { id, trace } = border.limit;
    return { kind: 'border' as const, element: id, elementName: name, trace };
  }
  const row = built.branchRows[element]!;
  return { kind: 'branch' as const, element: row.id, elementName: row.name, trace: traceOf(row) };
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
