import { lineLoadability } from '../../analysis/loadability.ts';
import { isLine } from '../../grid/build-network.ts';
import { isTie } from '../../grid/network.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { traceOf } from '../trace.ts';
import type { TieLoadability } from './capacity-result.ts';
import type { InterfaceFrame } from './interface-frame.ts';
import type { SteppedTransfer } from './made-transfer.ts';
import type { PathFlows } from './path-flows.ts';
import type { TieSet } from './tie-flow.ts';

/** A tie with what its length lets it carry, in each direction. */
export interface LoadableTie {
  readonly known: Omit<TieLoadability, 'mw'>;
  readonly directions: readonly TieSet[];
}

/** All ties in service whose loadability is known. */
export function loadableTies({ network, built }: PreparedGrid): LoadableTie[] {
  const { branches, buses } = network;
  return built.branchRows.flatMap((row, k): LoadableTie[] => {
    if (branches.inService[k] === 0 || !isTie(network, k) || !isLine(row)) return [];
    const found = lineLoadability({ ...row, nominalKv: buses.nominalKv[branches.from[k]!]! });
    if (found === undefined) return [];
    const { loadabilityMw, regime } = found;
    const signs = [1, -1] as const;
    return [
      {
        known: { element: row.id, elementName: row.name, loadabilityMw, regime, trace: traceOf(row) },
        directions: signs.map((sign) => ({ branches: [{ position: k, sign }], links: [] })),
      },
    ];
  });
}

/**
 * The exchange at which the first tie that takes part in it reaches what its length lets it carry (St. Clair curve),
 * nothing out. An indicator for voltage and stability, never a limit; `undefined` where no tie with the data takes part.
 */
export function tieLoadability(
  flows: PathFlows,
  ties: readonly LoadableTie[],
  { baseExchangeMw }: InterfaceFrame,
  made: SteppedTransfer,
  sensitivityThreshold: number,
): TieLoadability | undefined {
  const reached = ties.flatMap(({ known, directions }) =>
    directions.flatMap((tie): TieLoadability[] => {
      const reach = flows.growthTo(tie, known.loadabilityMw, made, sensitivityThreshold);
      return reach === undefined ? [] : [{ mw: baseExchangeMw + reach.growthMw, ...known }];
    }),
  );
  return reached.sort((a, b) => a.mw - b.mw)[0];
}
