import type { Network } from '../../grid/network.ts';
import type { Transfer } from '../contingency.ts';

/** A tie or link over which a transfer leaves its exporting areas. */
export interface ExportPath {
  readonly kind: 'branch' | 'link';
  /** Position among the branches or links. */
  readonly index: number;
  /** MW out of the exporting areas per MW of transfer, nothing out; negative: it comes back in here. */
  readonly share: number;
}

/**
 * The way of a transfer out of its exporting areas, the largest share first. Shares add up to 1: all of it must leave
 * over some tie or link, also over those that lead to third areas. Cost: branches.
 */
export function exportPaths(
  network: Network,
  transfer: Pick<Transfer, 'flowMw' | 'linkMw'>,
  fromAreas: ReadonlySet<number>,
): ExportPath[] {
  const { branches, dcLinks, buses } = network;
  const sideOf = (bus: number) => (fromAreas.has(buses.area[bus]!) ? 1 : 0);
  const out = (from: number, to: number) => sideOf(from) - sideOf(to);
  const paths: ExportPath[] = [];
  for (let k = 0; k < branches.count; k++) {
    const direction = out(branches.from[k]!, branches.to[k]!);
    if (direction !== 0 && branches.inService[k] === 1) {
      paths.push({ kind: 'branch', index: k, share: direction * transfer.flowMw[k]! });
    }
  }
  for (let d = 0; d < dcLinks.count; d++) {
    const direction = out(dcLinks.from[d]!, dcLinks.to[d]!);
    if (direction !== 0 && dcLinks.inService[d] === 1) {
      paths.push({ kind: 'link', index: d, share: direction * transfer.linkMw[d]! });
    }
  }
  return paths.sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}
