import type { DcModel } from '../dc-model.ts';

/** Buses of one country in one island: what balances together. Isolated buses belong to none. */
export interface BalanceGroups {
  readonly count: number;
  /** By bus, −1 for none. */
  readonly groupOf: Int32Array;
  readonly area: Int32Array;
  readonly island: Int32Array;
  /** 1 where the island holds others too, so that power may leave. */
  readonly exchanges: Uint8Array;
}

export function balanceGroups({ network, islandOf, islandCount }: DcModel): BalanceGroups {
  const { buses, areas } = network;
  const numberOf = new Map<number, number>();
  const groupOf = new Int32Array(buses.count).fill(-1);
  const groupsOfIsland = new Int32Array(islandCount);
  const key: number[] = [];
  for (let b = 0; b < buses.count; b++) {
    const island = islandOf[b]!;
    if (island < 0) continue;
    const pair = island * areas.count + buses.area[b]!;
    let group = numberOf.get(pair);
    if (group === undefined) {
      group = key.length;
      numberOf.set(pair, group);
      key.push(pair);
      groupsOfIsland[island]!++;
    }
    groupOf[b] = group;
  }
  const island = Int32Array.from(key, (pair) => Math.floor(pair / areas.count));
  return {
    count: key.length,
    groupOf,
    area: Int32Array.from(key, (pair) => pair % areas.count),
    island,
    exchanges: Uint8Array.from(island, (i) => (groupsOfIsland[i]! > 1 ? 1 : 0)),
  };
}
