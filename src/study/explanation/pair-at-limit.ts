import type { BaseCase, ContingencyState, Transfer } from '../../analysis/contingency.ts';
import { baseAlong, type TransferPath } from '../../analysis/transfer-path.ts';
import type { LimitingPair } from '../capacity/capacity-result.ts';
import type { SolvedInterface } from '../capacity/capacity-study.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';

/** A limiting pair of a capacity with what the core needs to take it apart. */
export interface PairAtLimit {
  readonly grid: PreparedGrid;
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly pair: LimitingPair;
  readonly branch: number;
  /** `undefined`: nothing out. */
  readonly state: ContingencyState<NamedContingency> | undefined;
  /** What the exchange puts on every branch and link per MW, nothing out: the mean from the base case to the limit. */
  readonly transfer: Pick<Transfer, 'flowMw' | 'linkMw'>;
  /** Whether the units that move change on the way, so that shares are means. */
  readonly isBent: boolean;
  /** +1 where the exchange loads the branch from → to, −1 the other way. */
  readonly sign: 1 | -1;
  readonly limitMw: number;
  /** Exchange from the base case to the limit. */
  readonly growthMw: number;
}

/** `undefined` where the capacity has no pair of this rank, or its element is no branch. */
export function pairAtLimit(
  grid: PreparedGrid,
  { row, transfer, path }: SolvedInterface,
  rank: number,
  states: readonly ContingencyState<NamedContingency>[],
): PairAtLimit | undefined {
  const pair = row.pairs[rank - 1];
  if (pair?.limitMw === undefined || transfer === undefined || path === undefined) return undefined;
  const branch = grid.built.branchIndex.get(pair.element);
  if (branch === undefined) return undefined;
  const growthMw = pair.limitMw - row.baseExchangeMw;
  const isBent = path.segments.length > 1 && growthMw > path.segments[0]!.toMw;
  return {
    grid,
    fromAreas: row.fromAreas,
    toAreas: row.toAreas,
    pair,
    branch,
    state: states.find(({ contingency }) => contingency.id === pair.contingency),
    transfer: isBent ? meanTransfer(grid.base, path, growthMw) : transfer,
    isBent,
    sign: pair.sensitivity > 0 ? 1 : -1,
    limitMw: pair.limitMw,
    growthMw,
  };
}

function meanTransfer(base: BaseCase, path: TransferPath, growthMw: number): PairAtLimit['transfer'] {
  const there = baseAlong(base, path, growthMw).flowMw;
  return { flowMw: there.map((mw, k) => (mw - base.flowMw[k]!) / growthMw), linkMw: path.links.linkMw };
}
