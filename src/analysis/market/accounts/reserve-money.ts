import type { BlockDispatch, MarketBlock } from '../market-block.ts';
import type { OpenAreaAccounts } from './area-accounts.ts';

/**
 * Spinning reserve at its price: demand pays for its share of what its pool holds, and whoever keeps headroom is paid for
 * it. Reserve that is missing is paid by nobody. Headroom of machines with a fixed schedule is not known by area where
 * areas share a pool; it is credited by demand there.
 */
export function addReserveMoney(
  accounts: OpenAreaAccounts,
  block: MarketBlock,
  dispatch: BlockDispatch,
): void {
  const { reserve, offers, weightH, model, demandMw } = block;
  const { buses } = model.network;
  const pools = dispatch.reservePriceUsdPerMwh.length / weightH.length;
  for (let hour = 0; hour < weightH.length; hour++) {
    const poolMw = new Float64Array(pools);
    const areaMw = new Float64Array(accounts.count);
    for (let b = 0; b < buses.count; b++) {
      const mw = demandMw[hour * buses.count + b]!;
      areaMw[buses.area[b]!]! += mw;
      const pool = reserve.poolOfArea[buses.area[b]!]!;
      if (pool >= 0 && pool < pools) poolMw[pool]! += mw;
    }
    for (let a = 0; a < accounts.count; a++) {
      const pool = reserve.poolOfArea[a]!;
      if (pool < 0 || pool >= pools || areaMw[a] === 0) continue;
      const at = hour * pools + pool;
      const priceUsd = dispatch.reservePriceUsdPerMwh[at]!;
      const part = areaMw[a]! / poolMw[pool]!;
      const askedMw = reserve.share * areaMw[a]!;
      accounts.reservePaymentsUsd[hour * accounts.count + a] =
        priceUsd * (askedMw - part * dispatch.reserveShortMw[at]!);
      accounts.reserveReceiptsUsd[hour * accounts.count + a]! +=
        priceUsd * part * (reserve.heldMw?.[at] ?? 0);
    }
    for (let o = 0; o < offers.count; o++) {
      const area = buses.area[offers.bus[o]!]!;
      const pool = reserve.poolOfArea[area]!;
      if (offers.spins[o] === 0 || pool < 0 || pool >= pools) continue;
      const at = hour * offers.count + o;
      const headroomMw = offers.upperMw[at]! - dispatch.outputMw[at]!;
      accounts.reserveReceiptsUsd[hour * accounts.count + area]! +=
        dispatch.reservePriceUsdPerMwh[hour * pools + pool]! * headroomMw;
    }
  }
}
