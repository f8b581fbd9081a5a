import { type ColumnBlock, packRows } from '../../numeric/linear-program.ts';
import type { LpSolver } from '../../numeric/lp.ts';
import type { LinearOptimum, LinearSession } from '../../numeric/lp-session.ts';
import type { SecurityFrame } from '../capacity/security-frame.ts';
import { type PairRow, programRow, rowKey, takenOf, violatedRows } from './auction-rows.ts';
import { type BidClass, bidClasses } from './bid-classes.ts';
import { type LoadDirection, pathLoads } from './pair-loads.ts';
import { distinctPaths, type RightBid, type TransmissionRight } from './right.ts';
import { type Feasibility, simultaneousFeasibility } from './simultaneous-feasibility.ts';

export interface Award {
  readonly awardedMw: number;
  /** What every MW of this path and kind costs, awarded or not. */
  readonly clearingPriceUsdPerMw: number;
}

/** A pair that the awards fill, and what one more MW of it would be worth to the bidders. */
export interface PricedPair {
  readonly element: number;
  readonly contingency: number;
  readonly direction: LoadDirection;
  readonly limitMw: number;
  /** What is left for bids: the limit less the flow of the empty grid and of what is held already. */
  readonly roomMw: number;
  /** What the awards use of it. */
  readonly usedMw: number;
  readonly priceUsdPerMw: number;
}

export interface ClearedAuction {
  readonly kind: 'cleared';
  /** By bid. */
  readonly awards: readonly Award[];
  /** What the awards are worth at the bids' own prices: the most that is feasible. */
  readonly valueUsd: number;
  /** What the awards pay at clearing prices. */
  readonly revenueUsd: number;
  /** Highest price first. */
  readonly binding: readonly PricedPair[];
  /** Pairs, each in one direction, that were given to the solver. */
  readonly rowCount: number;
}

export type AuctionResult =
  | ClearedAuction
  /** What is held already does not fit: there is nothing to sell. */
  | { readonly kind: 'held-infeasible'; readonly held: Feasibility }
  | { readonly kind: 'failed' };

/**
 * The auction of rights: the awards of highest value at the bids' prices that pass the simultaneous feasibility test
 * beside what is held already. Pairs are given to the solver only once a point violates them. The clearing price of a
 * path is what its MW would take from the pairs that bind, at the pairs' prices: the same for all bids of one path and
 * kind. Bids of one path, kind and price are awarded in proportion to what they ask.
 *
 * Every path must be connected (`isConnected`). Cost: per round, pairs × distinct paths, and a solve from where the last
 * ended.
 */
export function rightsAuction(
  frame: SecurityFrame,
  bids: readonly RightBid[],
  held: readonly TransmissionRight[],
  solver: LpSolver,
): AuctionResult {
  const heldTest = simultaneousFeasibility(frame, held);
  if (!heldTest.isFeasible) return { kind: 'held-infeasible', held: heldTest };
  const { paths, pathOf } = distinctPaths([...bids, ...held]);
  const { classes, classOf } = bidClasses(bids, pathOf);
  const heldLoads = pathLoads(paths.length, held, pathOf.slice(bids.length));
  const classPaths = classes.map(({ path }) => path);
  const rows: PairRow[] = [];
  const known = new Set<string>();
  const separate = (value: Float64Array) => {
    const awarded = classes.map(({ kind }, j) => ({ kind, mw: value[j]! }));
    const bidLoads = pathLoads(paths.length, awarded, classPaths);
    const found = violatedRows(frame, paths, heldLoads, bidLoads, known);
    if (found.length === 0) return undefined;
    rows.push(...found);
    for (const row of found) known.add(rowKey(row));
    return packRows(found.map((row) => programRow(row, classes)));
  };
  const session = solver.open({ columns: columnsOf(classes), rows: packRows([]) });
  const outcome = solveAndDispose(session, separate);
  if (outcome.kind !== 'optimal') return { kind: 'failed' };
  return cleared(bids, classes, classOf, rows, outcome);
}

function solveAndDispose(session: LinearSession, separate: Parameters<LinearSession['solve']>[0]) {
  try {
    return session.solve(separate);
  } finally {
    session.dispose();
  }
}

function columnsOf(classes: readonly BidClass[]): ColumnBlock {
  return {
    count: classes.length,
    cost: Float64Array.from(classes, ({ priceUsdPerMw }) => 0 - priceUsdPerMw),
    lower: new Float64Array(classes.length),
    upper: Float64Array.from(classes, ({ askedMw }) => askedMw),
  };
}

/** Prices below this are rounding of the solver, USD/MW. */
const NO_PRICE = 1e-7;

function cleared(
  bids: readonly RightBid[],
  classes: readonly BidClass[],
  classOf: readonly number[],
  rows: readonly PairRow[],
  { columnValue, rowDual, rowActivity }: LinearOptimum,
): ClearedAuction {
  const priceOf = rows.map((_, r) => Math.max(0, -rowDual[r]!));
  const clearing = classes.map((bid) =>
    rows.reduce((sum, row, r) => sum + priceOf[r]! * takenOf(row, bid), 0),
  );
  const awards = bids.map(({ askedMw }, i): Award => {
    const own = classOf[i]!;
    const total = classes[own]!.askedMw;
    return {
      awardedMw: total === 0 ? 0 : (Math.max(0, columnValue[own]!) * askedMw) / total,
      clearingPriceUsdPerMw: clearing[own]!,
    };
  });
  const sum = (usd: (award: Award, i: number) => number) =>
    awards.reduce((total, award, i) => total + usd(award, i), 0);
  return {
    kind: 'cleared',
    awards,
    valueUsd: sum(({ awardedMw }, i) => awardedMw * bids[i]!.priceUsdPerMw),
    revenueUsd: sum(({ awardedMw, clearingPriceUsdPerMw }) => awardedMw * clearingPriceUsdPerMw),
    binding: pricedPairs(rows, priceOf, rowActivity),
    rowCount: rows.length,
  };
}

function pricedPairs(
  rows: readonly PairRow[],
  priceOf: readonly number[],
  rowActivity: Float64Array,
): PricedPair[] {
  return rows
    .map(({ element, contingency, direction, limitMw, roomMw }, r) => {
      const [usedMw, priceUsdPerMw] = [rowActivity[r]!, priceOf[r]!];
      return { element, contingency, direction, limitMw, roomMw, usedMw, priceUsdPerMw };
    })
    .filter(({ priceUsdPerMw }) => priceUsdPerMw > NO_PRICE)
    .sort(
      (a, b) => b.priceUsdPerMw - a.priceUsdPerMw || a.element - b.element || a.contingency - b.contingency,
    );
}
