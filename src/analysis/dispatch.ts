import type { Network } from '../grid/network.ts';

export interface MeritOrderDispatch {
  /** Output of every unit, MW. */
  readonly outputMw: Float64Array;
  /** Demand plus net export of each area that no unit of it could meet, MW. */
  readonly unservedMw: Float64Array;
  /** The dearest unit that runs in each area, −1 where none does. */
  readonly marginalUnit: Int32Array;
}

/**
 * Merit order inside each area: units run from the cheapest until the area's demand plus its scheduled net export is
 * met. Units of equal cost share pro rata to what they can give, so table order never decides. Limits of the network
 * play no part: that is what the load flow is for. Cost: units × log units.
 *
 * @param netExportMw scheduled net export of each area, MW
 */
export function meritOrderDispatch(network: Network, netExportMw: Float64Array): MeritOrderDispatch {
  const { areas, buses, units } = network;
  const outputMw = new Float64Array(units.count);
  const unservedMw = new Float64Array(areas.count);
  const marginalUnit = new Int32Array(areas.count).fill(-1);
  const targetMw = Float64Array.from(netExportMw);
  for (let b = 0; b < buses.count; b++) {
    if (buses.isolated[b] === 0) targetMw[buses.area[b]!]! += buses.demandMw[b]! + buses.shuntMw[b]!;
  }
  for (let a = 0; a < areas.count; a++) {
    const merit = unitsOfArea(network, a).sort((u, v) => units.costUsdPerMwh[u]! - units.costUsdPerMwh[v]!);
    let remaining = Math.max(0, targetMw[a]!);
    for (let start = 0; start < merit.length && remaining > 0; ) {
      let end = start;
      let available = 0;
      while (end < merit.length && units.costUsdPerMwh[merit[end]!] === units.costUsdPerMwh[merit[start]!]) {
        available += units.maxMw[merit[end]!]!;
        end++;
      }
      const share = available > 0 ? Math.min(1, remaining / available) : 0;
      for (let i = start; i < end; i++) {
        const unit = merit[i]!;
        outputMw[unit] = share * units.maxMw[unit]!;
        if (outputMw[unit]! > 0) marginalUnit[a] = unit;
      }
      remaining = available > remaining ? 0 : remaining - available;
      start = end;
    }
    unservedMw[a] = remaining;
  }
  return { outputMw, unservedMw, marginalUnit };
}

function unitsOfArea(network: Network, area: number): number[] {
  const { buses, units } = network;
  const members: number[] = [];
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (buses.area[bus] === area && buses.isolated[bus] === 0 && units.inService[u] === 1) members.push(u);
  }
  return members;
}
