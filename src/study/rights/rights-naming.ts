import type { LoadedPair } from '../../analysis/rights/simultaneous-feasibility.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { traceOf } from '../trace.ts';
import type { BorderGate } from './border-gates.ts';
import type { RightsPair } from './rights-result.ts';

/** What the positions of the core stand for. */
export interface NamedRights {
  readonly grid: PreparedGrid;
  readonly gates: readonly BorderGate[];
  /** In the order of the frame's. */
  readonly contingencies: readonly NamedContingency[];
  /** Ids of the rights held, then of the bids. */
  readonly ids: readonly string[];
}

export function rightsPair(named: NamedRights, pair: LoadedPair): RightsPair {
  const { element, contingency, direction, flowMw, limitMw, parts } = pair;
  const outage = named.contingencies[contingency];
  return {
    ...elementNames(named, element),
    contingency: outage?.id,
    contingencyName: outage?.title,
    direction: direction === 1 ? 'from-to' : 'to-from',
    flowMw,
    limitMw,
    parts: parts.map(({ right, mw }) => ({ right: named.ids[right]!, mw })),
  };
}

function elementNames({ grid, gates }: NamedRights, element: number) {
  const { built, network } = grid;
  const border = gates[element - network.branches.count];
  if (border !== undefined) {
    const { id, trace } = border.limit;
    const elementName = `${border.from.join('+')} → ${border.to.join('+')}`;
    return { kind: 'border' as const, element: id, elementName, trace };
  }
  const row = built.branchRows[element]!;
  return { kind: 'branch' as const, element: row.id, elementName: row.name, trace: traceOf(row) };
}
