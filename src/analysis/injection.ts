import type { Network } from '../grid/network.ts';

/**
 * Net injection of every bus, MW: units' output − demand − shunt, plus what HVDC links deliver.
 * Isolated buses and units out of service give 0. Cost: buses + units + links.
 */
export function busInjectionMw(network: Network): Float64Array {
  const { buses, units, dcLinks } = network;
  const injection = new Float64Array(buses.count);
  for (let b = 0; b < buses.count; b++) {
    if (buses.isolated[b] === 0) injection[b] = -buses.demandMw[b]! - buses.shuntMw[b]!;
  }
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 1 && buses.isolated[bus] === 0) injection[bus]! += units.outputMw[u]!;
  }
  for (let d = 0; d < dcLinks.count; d++) {
    const from = dcLinks.from[d]!;
    const to = dcLinks.to[d]!;
    if (dcLinks.inService[d] === 0 || buses.isolated[from] === 1 || buses.isolated[to] === 1) continue;
    injection[from]! -= dcLinks.flowMw[d]!;
    injection[to]! += dcLinks.flowMw[d]!;
  }
  return injection;
}
