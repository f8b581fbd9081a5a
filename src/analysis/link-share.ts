import type { Network } from '../grid/network.ts';

/** How a transfer between areas that no line joins uses the controlled links between them. */
export interface LinkShare {
  /** MW per MW of transfer, positive from the link's from end. */
  readonly linkMw: Float64Array;
  /** How far the transfer can grow before a link is full, MW. */
  readonly roomMw: number;
}

export function noLinks({ dcLinks }: Network): LinkShare {
  return { linkMw: new Float64Array(dcLinks.count), roomMw: Number.POSITIVE_INFINITY };
}

/** The links between two sets of areas, in proportion to their capacity in the direction of the transfer. */
export function linkShare(
  network: Network,
  fromAreas: ReadonlySet<number>,
  toAreas: ReadonlySet<number>,
): LinkShare {
  const { dcLinks, buses } = network;
  const linkMw = new Float64Array(dcLinks.count);
  let total = 0;
  for (let d = 0; d < dcLinks.count; d++) {
    if (dcLinks.inService[d] === 0) continue;
    const [a, b] = [buses.area[dcLinks.from[d]!]!, buses.area[dcLinks.to[d]!]!];
    if (fromAreas.has(a) && toAreas.has(b)) linkMw[d] = dcLinks.maxMw[d]!;
    else if (fromAreas.has(b) && toAreas.has(a)) linkMw[d] = dcLinks.minMw[d]!;
    total += Math.abs(linkMw[d]!);
  }
  let roomMw = Number.POSITIVE_INFINITY;
  for (let d = 0; d < dcLinks.count; d++) {
    if (linkMw[d] === 0) continue;
    const share = Math.abs(linkMw[d]!) / total;
    const room =
      linkMw[d]! > 0 ? dcLinks.maxMw[d]! - dcLinks.flowMw[d]! : dcLinks.flowMw[d]! - dcLinks.minMw[d]!;
    roomMw = Math.min(roomMw, room / share);
    linkMw[d] = Math.sign(linkMw[d]!) * share;
  }
  return { linkMw, roomMw };
}
