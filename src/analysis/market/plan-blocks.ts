import type { MarketYear } from '../../grid/market/market-year.ts';
import type { Network } from '../../grid/network.ts';

/** What a country can make at one price. */
export interface MeritBlock {
  readonly area: number;
  readonly costUsdPerMwh: number;
  readonly upperMw: number;
}

/** All that is no reservoir in an hour, plants of one cost in a country together. */
export function meritBlocks(year: MarketYear, network: Network, hour: number): readonly MeritBlock[] {
  const units = network.units.count;
  const stored = new Set(year.reservoirs.flatMap((reservoir) => reservoir.units));
  const upperMw = new Map<string, MeritBlock>();
  for (let u = 0; u < units; u++) {
    const mw = year.availableMw[hour * units + u]!;
    if (stored.has(u) || !(mw > 0)) continue;
    const area = network.buses.area[network.units.bus[u]!]!;
    const costUsdPerMwh = year.costUsdPerMwh[hour * units + u]!;
    const key = `${area} ${costUsdPerMwh}`;
    upperMw.set(key, { area, costUsdPerMwh, upperMw: (upperMw.get(key)?.upperMw ?? 0) + mw });
  }
  return [...upperMw.values()];
}

/** Hours × areas. */
export function areaDemandMw(year: MarketYear, network: Network): Float64Array {
  const { buses, areas } = network;
  const demandMw = new Float64Array(year.hours.length * areas.count);
  year.demandMw.forEach((mw, at) => {
    const bus = at % buses.count;
    demandMw[((at - bus) / buses.count) * areas.count + buses.area[bus]!]! += mw;
  });
  return demandMw;
}
