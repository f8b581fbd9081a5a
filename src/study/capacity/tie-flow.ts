import { isTie, type Network } from '../../grid/network.ts';
import type { AreaPair } from '../scenario.ts';

/** The ties and controlled links that join two sides directly; `sign` is 1 where their own direction is from → to. */
export interface TieSet {
  readonly branches: readonly SignedElement[];
  readonly links: readonly SignedElement[];
}

interface SignedElement {
  readonly position: number;
  readonly sign: 1 | -1;
}

export function tiesBetween(network: Network, { from, to }: AreaPair): TieSet {
  const { branches, buses, areas, dcLinks } = network;
  const areaOf = (bus: number) => areas.id[buses.area[bus]!]!;
  const signed = (position: number, fromBus: number, toBus: number): SignedElement[] => {
    const [a, b] = [areaOf(fromBus), areaOf(toBus)];
    if (from.includes(a) && to.includes(b)) return [{ position, sign: 1 }];
    return from.includes(b) && to.includes(a) ? [{ position, sign: -1 }] : [];
  };
  const ties: SignedElement[] = [];
  for (let k = 0; k < branches.count; k++) {
    if (branches.inService[k] === 1 && isTie(network, k))
      ties.push(...signed(k, branches.from[k]!, branches.to[k]!));
  }
  const links = dcLinks.id.flatMap((_, d) => signed(d, dcLinks.from[d]!, dcLinks.to[d]!));
  return { branches: ties, links };
}

/** What flows from one side to the other, of the flows of all branches and links. */
export function tieFlowMw({ branches, links }: TieSet, flowMw: Float64Array, linkMw: Float64Array): number {
  let mw = 0;
  for (const { position, sign } of branches) mw += sign * flowMw[position]!;
  for (const { position, sign } of links) mw += sign * linkMw[position]!;
  return mw;
}
