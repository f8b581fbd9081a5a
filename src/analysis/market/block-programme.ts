import type { BalanceGroups } from './balance-groups.ts';
import type { BlockColumns } from './block-columns.ts';
import type { LossTangents } from './block-losses.ts';
import type { BlockRows } from './block-rows.ts';
import type { LimitRows } from './limit-rows.ts';
import type { LimitSearch } from './limit-search.ts';
import type { MarketBlock } from './market-block.ts';

/** A block's programme with all limits that it needed. */
export interface BlockProgramme {
  readonly block: MarketBlock;
  readonly groups: BalanceGroups;
  readonly columns: BlockColumns;
  readonly rows: BlockRows;
  readonly limits: LimitRows;
  readonly losses: LossTangents;
  readonly search: LimitSearch;
}

/** Multiplier of a row of an hour, per MWh of that hour, whatever it weighs. */
export type PerHour = (row: number, hour: number) => number;
