import type { Network } from '../grid/network.ts';
import type { BaseCase, Transfer } from './contingency.ts';
import { flowResponseMw } from './dc-flow.ts';

/** How a transfer is made: who gives more in the exporting areas and who gives less in the importing ones. */
export type ShiftKey = 'output' | 'headroom' | 'demand';

export type TransferResult =
  | {
      readonly kind: 'transfer';
      readonly transfer: Transfer;
      /** How far the units (or demands) of the keys can go, MW. */
      readonly resourceMw: number;
      /** Which side runs out first. */
      readonly scarceSide: 'export' | 'import';
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
  const busMw = combine(up.busMw, down.busMw);
  if (!balancedInEveryIsland(base, busMw)) return { kind: 'not-connected' };
  return {
    kind: 'transfer',
    transfer: { unitMw, busMw, flowMw: flowResponseMw(base.model, busMw) },
    resourceMw: Math.min(up.resourceMw, down.resourceMw),
    scarceSide: up.resourceMw <= down.resourceMw ? 'export' : 'import',
  };
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
