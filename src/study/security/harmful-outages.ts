import type { ContingencyState } from '../../analysis/contingency.ts';
import { loadingOf, type Monitoring, monitorFrom } from '../../analysis/monitoring.ts';
import { isHarmed } from '../../analysis/security.ts';
import type { CapacityResult, CapacityRow, LimitingPair } from '../capacity/capacity-result.ts';
import { elementAreas } from '../capacity/element-areas.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { AreaPair, LoadingRequest } from '../scenario.ts';
import { traceOf } from '../trace.ts';
import type { HarmfulOutage } from './security-result.ts';

/**
 * Contingencies that overload an element, or add to one that is overloaded already, each with the element it leaves
 * loaded most, and the exchanges that this pair touches. The highest loading first. Cost: contingencies × elements.
 */
export function harmfulOutages(
  grid: PreparedGrid,
  { monitorFromKv, postContingencyRating }: LoadingRequest,
  states: readonly ContingencyState<NamedContingency>[],
  capacity: CapacityResult | undefined,
): HarmfulOutage[] {
  const monitoring = monitorFrom(grid.network, monitorFromKv, postContingencyRating);
  return states
    .flatMap((state) => {
      const harmed = harmedBranches(grid, monitoring, state.flowMw);
      return harmed.length === 0 ? [] : [harmfulOutage(grid, monitoring, state, harmed, capacity)];
    })
    .sort((a, b) => b.loadingAfterPct - a.loadingAfterPct || (a.contingency < b.contingency ? -1 : 1));
}

/** An exchange the other way meets the same pair far below its rating, with the flow turned round. */
function loadsMore({ baseFlowMw, sensitivity }: LimitingPair): boolean {
  return baseFlowMw * sensitivity > 0;
}

function harmedBranches(
  { flow }: PreparedGrid,
  { branches, limitsAfter }: Monitoring,
  afterMw: Float64Array,
): number[] {
  const loading = (k: number, flows: Float64Array) => loadingOf(limitsAfter, k, flows[k]!);
  return branches.filter((k) => isHarmed(loading(k, flow.flowMw), loading(k, afterMw)));
}

function harmfulOutage(
  grid: PreparedGrid,
  { intactLimits, limitsAfter }: Monitoring,
  { contingency, flowMw }: ContingencyState<NamedContingency>,
  harmed: readonly number[],
  capacity: CapacityResult | undefined,
): HarmfulOutage {
  const after = (k: number) => loadingOf(limitsAfter, k, flowMw[k]!);
  const k = harmed.reduce((worst, each) => (after(each) > after(worst) ? each : worst));
  const row = grid.built.branchRows[k]!;
  const flowBeforeMw = grid.flow.flowMw[k]!;
  const isThis = (pair: LimitingPair | undefined) =>
    pair?.element === row.id && pair.contingency === contingency.id && loadsMore(pair);
  const directions = (holds: (row: CapacityRow) => boolean): AreaPair[] =>
    (capacity?.rows ?? []).filter(holds).map(({ fromAreas, toAreas }) => ({ from: fromAreas, to: toAreas }));
  return {
    contingency: contingency.id,
    name: contingency.title,
    kind: contingency.kind,
    element: row.id,
    elementName: row.name,
    areas: elementAreas(grid, k),
    ratingMva: limitsAfter.forwardMw[k]!,
    ratingConfidence: row.ratingConfidence,
    flowBeforeMw,
    flowAfterMw: flowMw[k]!,
    loadingBeforePct: 100 * loadingOf(intactLimits, k, flowBeforeMw),
    loadingAfterPct: 100 * after(k),
    harmed: harmed.length,
    limits: directions(({ pairs }) => isThis(pairs[0])),
    follows: directions(({ pairs }) => pairs.slice(1).some(isThis)),
    setApart: directions(({ setApart }) => setApart.some(isThis)),
    trace: traceOf(row),
  };
}
