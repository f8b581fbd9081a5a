import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaPair, CapacityRequest } from '../scenario.ts';
import type { Committed } from './capacity-result.ts';
import { contractsAt, interfaceKey } from './published-limits.ts';

/**
 * What is promised already on an interface in its direction (AAC): the scenario's commitments between areas of the two
 * sides; where it has none for the interface, the contracts of the data that hold at the moment. Of several contracts
 * over the same border the largest counts and not their sum: the table holds sums of contracts beside the contracts.
 * Commitments the other way are not netted: a promise need not be used.
 */
export function committedOn(grid: PreparedGrid, request: CapacityRequest, pair: AreaPair): Committed {
  const written = request.committed.filter((entry) => liesWithin(entry, pair));
  if (written.length > 0) {
    return { mw: written.reduce((sum, entry) => sum + entry.powerMw, 0), source: 'scenario', contracts: [] };
  }
  const largest = new Map<string, ReturnType<typeof contractsAt>[number]>();
  for (const entry of contractsAt(grid.dataset, grid.condition)) {
    if (!liesWithin(entry, pair)) continue;
    const known = largest.get(interfaceKey(entry));
    if (known === undefined || entry.contract.mw > known.contract.mw) largest.set(interfaceKey(entry), entry);
  }
  const contracts = [...largest.values()].map(({ contract }) => contract);
  if (contracts.length === 0) return { mw: 0, source: 'none', contracts };
  return { mw: contracts.reduce((sum, contract) => sum + contract.mw, 0), source: 'contracts', contracts };
}

function liesWithin(inner: AreaPair, outer: AreaPair): boolean {
  return (
    inner.from.every((area) => outer.from.includes(area)) && inner.to.every((area) => outer.to.includes(area))
  );
}
