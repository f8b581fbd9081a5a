import type { Transfer } from '../../analysis/contingency.ts';
import { lineLoadability } from '../../analysis/loadability.ts';
import { isLine } from '../../grid/build-network.ts';
import { isTie } from '../../grid/network.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { traceOf } from '../trace.ts';
import type { TieLoadability } from './capacity-result.ts';
import { type Interface, scheduleBetween } from './interfaces.ts';

/**
 * The exchange at which the first tie that takes part in it reaches what its length lets it carry (St. Clair curve),
 * nothing out. An indicator for voltage and stability, never a limit; `undefined` where no tie with the data takes part.
 */
export function tieLoadability(
  grid: PreparedGrid,
  boundary: Interface,
  transfer: Transfer,
  sensitivityThreshold: number,
): TieLoadability | undefined {
  const { branches, buses } = grid.network;
  const baseExchangeMw = scheduleBetween(grid, boundary);
  let first: TieLoadability | undefined;
  for (let k = 0; k < branches.count; k++) {
    const row = grid.built.branchRows[k]!;
    if (branches.inService[k] === 0 || !isTie(grid.network, k) || !isLine(row)) continue;
    const slope = transfer.flowMw[k]!;
    if (Math.abs(slope) < Math.max(sensitivityThreshold, Number.MIN_VALUE)) continue;
    const found = lineLoadability({ ...row, nominalKv: buses.nominalKv[branches.from[k]!]! });
    if (found === undefined) continue;
    const { loadabilityMw, regime } = found;
    const mw = baseExchangeMw + (loadabilityMw - Math.sign(slope) * grid.flow.flowMw[k]!) / Math.abs(slope);
    if (first !== undefined && first.mw <= mw) continue;
    first = { mw, element: row.id, elementName: row.name, loadabilityMw, regime, trace: traceOf(row) };
  }
  return first;
}
