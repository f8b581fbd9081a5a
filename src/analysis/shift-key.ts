import type { Network } from '../grid/network.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { flowResponseMw } from './dc-flow.ts';

/** How a transfer is made: who gives more in the exporting areas and who gives less in the importing ones. */
export type ShiftKey = 'output' | 'headroom' | 'demand';

export type TransferResult =
  | {
      readonly kind: 'transfer';
      readonly transfer: Transfer;
      /** How far the units, demands or links of the transfer can go, MW. */
      readonly resourceMw: number;
      /** What runs out first. */
      readonly scarce: 'export' | 'import' | 'link';
    }
  | { readonly kind: 'no-resources'; readonly side: 'export' | 'import' }
  | { readonly kind: 'not-connected' };

interface Key {
  readonly unitMw: Float64Array;
  readonly busMw: Float64Array;
  readonly resourceMw: number;
}

/**
 * A transfer of 1 MW from one set of areas to another, spread by a shift key:
 * - `headroom`: exporters in proportion to what their units can still give, importers to what theirs can give up;
 * - `output`: both in proportion to output; ends when the first unit reaches its limit;
 * - `demand`: demand falls in the exporting and rises in the importing areas, in proportion.
 *
 * Areas that no line joins trade over the controlled links between them, in proportion to the links' capacity.
 * Cost: one solve.
 */
export function areaTransfer(
  base: BaseCase,
  fromAreas: ReadonlySet<number>,
  toAreas: ReadonlySet<number>,
  key: ShiftKey,
): TransferResult {
  const up = shiftKey(base, fromAreas, key, +1);
  if (up === undefined) return { kind: 'no-resources', side: 'export' };
  const down = shiftKey(base, toAreas, key, -1);
  if (down === undefined) return { kind: 'no-resources', side: 'import' };
  const unitMw = combine(up.unitMw, down.unitMw);
  let busMw = combine(up.busMw, down.busMw);
  let links: LinkShare = { linkMw: new Float64Array(base.model.network.dcLinks.count), roomMw: Infinity };
  if (!balancedInEveryIsland(base, busMw)) {
    links = linkShare(base.model.network, fromAreas, toAreas);
    busMw = combine(busMw, linkInjection(base.model.network, links.linkMw));
    if (!balancedInEveryIsland(base, busMw)) return { kind: 'not-connected' };
  }
  const resourceMw = Math.min(up.resourceMw, down.resourceMw, links.roomMw);
  return {
    kind: 'transfer',
    transfer: { unitMw, linkMw: links.linkMw, busMw, flowMw: flowResponseMw(base.model, busMw) },
    resourceMw,
    scarce: resourceMw === links.roomMw ? 'link' : resourceMw === up.resourceMw ? 'export' : 'import',
  };
}

interface LinkShare {
  /** MW per MW of transfer, positive from the link's from end. */
  readonly linkMw: Float64Array;
  /** How far the transfer can grow before a link is full. */
  readonly roomMw: number;
}

function linkShare(
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

function linkInjection(network: Network, linkMw: Float64Array): Float64Array {
  const busMw = new Float64Array(network.buses.count);
  for (let d = 0; d < linkMw.length; d++) {
    busMw[network.dcLinks.from[d]!]! -= linkMw[d]!;
    busMw[network.dcLinks.to[d]!]! += linkMw[d]!;
  }
  return busMw;
}

/** Weights that sum to `direction`, and the MW at which the first participant reaches its limit. */
function shiftKey(
  base: BaseCase,
  areas: ReadonlySet<number>,
  key: ShiftKey,
  direction: 1 | -1,
): Key | undefined {
  const { network } = base.model;
  return key === 'demand'
    ? demandKey(network, areas, direction)
    : unitKey(network, base.outputMw, areas, key, direction);
}

function unitKey(
  network: Network,
  outputMw: Float64Array,
  areas: ReadonlySet<number>,
  key: 'output' | 'headroom',
  direction: 1 | -1,
): Key | undefined {
  const { units, buses } = network;
  const unitMw = new Float64Array(units.count);
  const busMw = new Float64Array(buses.count);
  const roomOf = (u: number) =>
    Math.max(0, direction > 0 ? units.maxMw[u]! - outputMw[u]! : outputMw[u]! - units.minMw[u]!);
  let total = 0;
  for (let u = 0; u < units.count; u++) {
    const bus = units.bus[u]!;
    if (units.inService[u] === 0 || buses.isolated[bus] === 1 || !areas.has(buses.area[bus]!)) continue;
    unitMw[u] = key === 'headroom' ? roomOf(u) : Math.max(0, outputMw[u]!);
    total += unitMw[u]!;
  }
  if (total <= 0) return undefined;
  let resourceMw = Number.POSITIVE_INFINITY;
  for (let u = 0; u < units.count; u++) {
    if (unitMw[u] === 0) continue;
    const share = unitMw[u]! / total;
    resourceMw = Math.min(resourceMw, roomOf(u) / share);
    unitMw[u] = direction * share;
    busMw[units.bus[u]!]! += direction * share;
  }
  return { unitMw, busMw, resourceMw };
}

function demandKey(network: Network, areas: ReadonlySet<number>, direction: 1 | -1): Key | undefined {
  const { units, buses } = network;
  const busMw = new Float64Array(buses.count);
  let total = 0;
  for (let b = 0; b < buses.count; b++) {
    if (buses.isolated[b] === 1 || !areas.has(buses.area[b]!)) continue;
    busMw[b] = Math.max(0, buses.demandMw[b]!);
    total += busMw[b]!;
  }
  if (total <= 0) return undefined;
  for (let b = 0; b < buses.count; b++) busMw[b] = (direction * busMw[b]!) / total;
  const resourceMw = direction > 0 ? total : Number.POSITIVE_INFINITY;
  return { unitMw: new Float64Array(units.count), busMw, resourceMw };
}

function combine(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}

/** A transfer needs a path: its two ends must lie in the same island. */
function balancedInEveryIsland(base: BaseCase, busMw: Float64Array): boolean {
  const { islandOf, islandCount } = base.model;
  const surplus = new Float64Array(islandCount);
  for (let b = 0; b < busMw.length; b++) if (islandOf[b]! >= 0) surplus[islandOf[b]!]! += busMw[b]!;
  return surplus.every((mw) => Math.abs(mw) < 1e-9);
}
