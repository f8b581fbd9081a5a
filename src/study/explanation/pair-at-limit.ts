import type { ContingencyState, Transfer } from '../../analysis/contingency.ts';
import type { CapacityRow, LimitingPair } from '../capacity/capacity-result.ts';
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
  readonly transfer: Transfer;
  /** +1 where the exchange loads the branch from → to, −1 the other way. */
  readonly sign: 1 | -1;
  readonly limitMw: number;
  /** Exchange from the base case to the limit. */
  readonly growthMw: number;
}

/** `undefined` where the capacity has no pair of this rank, or its element is no branch. */
export function pairAtLimit(
  grid: PreparedGrid,
  row: CapacityRow,
  transfer: Transfer | undefined,
  rank: number,
  states: readonly ContingencyState<NamedContingency>[],
): PairAtLimit | undefined {
  const pair = row.pairs[rank - 1];
  if (pair?.limitMw === undefined || transfer === undefined) return undefined;
  const branch = grid.built.branchIndex.get(pair.element);
  if (branch === undefined) return undefined;
  return {
    grid,
    fromAreas: row.fromAreas,
    toAreas: row.toAreas,
    pair,
    branch,
    state: states.find(({ contingency }) => contingency.id === pair.contingency),
    transfer,
    sign: pair.sensitivity > 0 ? 1 : -1,
    limitMw: pair.limitMw,
    growthMw: pair.limitMw - row.baseExchangeMw,
  };
}
