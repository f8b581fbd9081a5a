import type { ContingencyState } from '../../analysis/contingency.ts';
import type { TransferPair } from '../../analysis/pair-order.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import { traceOf } from '../trace.ts';
import type { LimitingPair } from './capacity-result.ts';
import { elementAreas } from './element-areas.ts';

/** Pairs of the core, in names; the exchange at the limit counts from the base exchange. */
export function limitingPairs(
  grid: PreparedGrid,
  states: readonly ContingencyState<NamedContingency>[],
  pairs: readonly TransferPair[],
  baseExchangeMw: number,
): LimitingPair[] {
  return pairs.map((pair, i) => {
    const row = grid.built.branchRows[pair.element]!;
    const contingency = pair.contingency < 0 ? undefined : states[pair.contingency]!.contingency;
    return {
      rank: i + 1,
      element: row.id,
      elementName: row.name,
      areas: elementAreas(grid, pair.element),
      contingency: contingency?.id,
      contingencyName: contingency?.title,
      baseFlowMw: pair.flowMw,
      sensitivity: pair.sensitivity,
      ratingMva: pair.limitMw,
      limitMw: Number.isFinite(pair.growthMw) ? baseExchangeMw + pair.growthMw : undefined,
      trace: traceOf(row),
    };
  });
}
