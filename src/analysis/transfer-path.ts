import type { Network } from '../grid/network.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { flowResponseMw, solveDcFlow } from './dc-flow.ts';
import { type KeyStep, keySteps, type ShiftKey } from './key-steps.ts';
import { type LinkShare, linkShare, noLinks } from './link-share.ts';

/** How both sides of a transfer move. */
export interface ShiftKeys {
  /** Where the power comes from. */
  readonly up: ShiftKey;
  /** Where it goes. */
  readonly down: ShiftKey;
}

/**
 * A transfer from one set of areas to another as it grows: a chain of segments, on each of which the same units move in
 * the same proportions. Proportional keys have one segment; in merit order one begins whenever a unit reaches its limit.
 */
export interface TransferPath {
  readonly segments: readonly PathSegment[];
  readonly links: LinkShare;
  /** Where the units, demands or links have nothing left, MW: the end of the last segment. */
  readonly resourceMw: number;
  /** What runs out there. */
  readonly scarce: 'export' | 'import' | 'link';
}

/** A stretch of the path, between two growths of the transfer, MW. */
export interface PathSegment {
  readonly fromMw: number;
  readonly toMw: number;
  readonly up: KeyStep;
  readonly down: KeyStep;
}

export type TransferPathResult = { readonly kind: 'path'; readonly path: TransferPath } | NoTransfer;

export type NoTransfer =
  | { readonly kind: 'no-resources'; readonly side: 'export' | 'import' }
  | { readonly kind: 'not-connected' };

/**
 * The path of a transfer between two sets of areas. Areas that no line joins trade over the controlled links between
 * them, in proportion to the links' capacity. Cost: linear in the units and buses, no solve.
 */
export function transferPath(
  base: BaseCase,
  fromAreas: ReadonlySet<number>,
  toAreas: ReadonlySet<number>,
  keys: ShiftKeys,
): TransferPathResult {
  const { network } = base.model;
  const up = keySteps(base, fromAreas, keys.up, +1);
  if (up.length === 0) return { kind: 'no-resources', side: 'export' };
  const down = keySteps(base, toAreas, keys.down, -1);
  if (down.length === 0) return { kind: 'no-resources', side: 'import' };
  let links = noLinks(network);
  if (!isBalanced(base, up, down, links)) {
    links = linkShare(network, fromAreas, toAreas);
    if (!isBalanced(base, up, down, links)) return { kind: 'not-connected' };
  }
  const [upMw, downMw] = [totalRoom(up), totalRoom(down)];
  const resourceMw = Math.min(upMw, downMw, links.roomMw);
  const scarce = resourceMw === links.roomMw ? 'link' : resourceMw === upMw ? 'export' : 'import';
  return { kind: 'path', path: { segments: segmentsOf(up, down, resourceMw), links, resourceMw, scarce } };
}

/** What moves on one segment and what every branch of the intact grid takes of it. Cost: one solve. */
export function segmentTransfer(
  base: BaseCase,
  { links }: TransferPath,
  { up, down }: PathSegment,
): Transfer {
  const { network } = base.model;
  const busMw = injectionOf(network, up, down, links);
  const unitMw = new Float64Array(network.units.count);
  for (const { position, share } of [...up.units, ...down.units]) unitMw[position]! += share;
  return { unitMw, linkMw: links.linkMw, busMw, flowMw: flowResponseMw(base.model, busMw) };
}

/** The base case with the transfer grown along its path; beyond the end the last segment goes on. Cost: one solve. */
export function baseAlong(base: BaseCase, path: TransferPath, growthMw: number): BaseCase {
  const moved = injectionsAlong(base, path, growthMw);
  return { ...base, ...moved, flowMw: solveDcFlow(moved.model, moved.injectionMw).flowMw };
}

/** The same without flows. Cost: buses and units. */
export function injectionsAlong(
  base: BaseCase,
  path: TransferPath,
  growthMw: number,
): Omit<BaseCase, 'flowMw'> {
  const { network } = base.model;
  const outputMw = base.outputMw.slice();
  const injectionMw = base.injectionMw.slice();
  const demandMw = network.buses.demandMw.slice();
  for (const { segment, movedMw } of stretchesTo(path, growthMw)) {
    for (const { units, buses } of [segment.up, segment.down]) {
      for (const { position, share } of units) {
        outputMw[position]! += movedMw * share;
        injectionMw[network.units.bus[position]!]! += movedMw * share;
      }
      for (const { position, share } of buses) {
        demandMw[position]! -= movedMw * share;
        injectionMw[position]! += movedMw * share;
      }
    }
  }
  addLinks(network, path.links, growthMw, injectionMw);
  const linkMw = network.dcLinks.flowMw.map((mw, d) => mw + growthMw * path.links.linkMw[d]!);
  const moved: Network = {
    ...network,
    buses: { ...network.buses, demandMw },
    dcLinks: { ...network.dcLinks, flowMw: linkMw },
  };
  return { ...base, model: { ...base.model, network: moved }, outputMw, injectionMw };
}

/** How far each segment has been gone at a growth; backwards from the base case along the first. */
function stretchesTo(
  { segments }: TransferPath,
  growthMw: number,
): { segment: PathSegment; movedMw: number }[] {
  return segments.flatMap((segment, i) => {
    const endMw = i === segments.length - 1 ? growthMw : Math.min(growthMw, segment.toMw);
    const movedMw = i === 0 ? endMw : Math.max(0, endMw - segment.fromMw);
    return movedMw === 0 ? [] : [{ segment, movedMw }];
  });
}

function totalRoom(steps: readonly KeyStep[]): number {
  return steps.reduce((sum, step) => sum + step.roomMw, 0);
}

/** Segments end where a step of either side does. */
function segmentsOf(up: readonly KeyStep[], down: readonly KeyStep[], resourceMw: number): PathSegment[] {
  const segments: PathSegment[] = [];
  let [u, d] = [0, 0];
  let [upEnd, downEnd] = [up[0]!.roomMw, down[0]!.roomMw];
  let fromMw = 0;
  for (;;) {
    const toMw = Math.min(upEnd, downEnd, resourceMw);
    if (toMw > fromMw || segments.length === 0) {
      segments.push({ fromMw, toMw, up: up[u]!, down: down[d]! });
      fromMw = toMw;
    }
    if (toMw === resourceMw) return segments;
    if (upEnd === toMw) upEnd += up[++u]?.roomMw ?? Number.POSITIVE_INFINITY;
    if (downEnd === toMw) downEnd += down[++d]?.roomMw ?? Number.POSITIVE_INFINITY;
  }
}

/** Injection of every bus per MW of transfer. */
function injectionOf(network: Network, up: KeyStep, down: KeyStep, links: LinkShare): Float64Array {
  const { units, buses } = network;
  const busMw = new Float64Array(buses.count);
  for (const { position, share } of [...up.units, ...down.units]) busMw[units.bus[position]!]! += share;
  for (const { position, share } of [...up.buses, ...down.buses]) busMw[position]! += share;
  addLinks(network, links, 1, busMw);
  return busMw;
}

function addLinks({ dcLinks }: Network, { linkMw }: LinkShare, mw: number, busMw: Float64Array): void {
  for (let d = 0; d < dcLinks.count; d++) {
    busMw[dcLinks.from[d]!]! -= mw * linkMw[d]!;
    busMw[dcLinks.to[d]!]! += mw * linkMw[d]!;
  }
}

/** A transfer needs a way: every step must balance with every other in every island. */
function isBalanced(
  base: BaseCase,
  up: readonly KeyStep[],
  down: readonly KeyStep[],
  links: LinkShare,
): boolean {
  const { islandOf, islandCount, network } = base.model;
  const pairs = [
    ...up.map((step) => [step, down[0]!] as const),
    ...down.map((step) => [up[0]!, step] as const),
  ];
  return pairs.every(([upStep, downStep]) => {
    const busMw = injectionOf(network, upStep, downStep, links);
    const surplus = new Float64Array(islandCount);
    for (let b = 0; b < busMw.length; b++) if (islandOf[b]! >= 0) surplus[islandOf[b]!]! += busMw[b]!;
    return surplus.every((mw) => Math.abs(mw) < 1e-9);
  });
}
