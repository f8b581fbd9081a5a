/** What something costs and what it brings. */
export interface Trade {
  readonly cost: number;
  readonly gain: number;
}

/**
 * Positions of the trades that no other beats: none costs at most as much and brings more, or costs less and brings at
 * least as much. By cost ascending, equals in their order. Cost: trades × log(trades).
 */
export function paretoFront(trades: readonly Trade[]): number[] {
  const byCost = trades
    .map(({ cost, gain }, position) => ({ cost, gain, position }))
    .sort((a, b) => a.cost - b.cost || b.gain - a.gain || a.position - b.position);
  const front: typeof byCost = [];
  for (const trade of byCost) {
    const last = front.at(-1);
    const isEqual = last !== undefined && last.cost === trade.cost && last.gain === trade.gain;
    if (last === undefined || isEqual || trade.gain > last.gain) front.push(trade);
  }
  return front.map(({ position }) => position);
}
