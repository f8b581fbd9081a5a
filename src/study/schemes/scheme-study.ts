import { monitorFrom } from '../../analysis/monitoring.ts';
import { type SchemeLimit, schemeCapacity } from '../../analysis/scheme-capacity.ts';
import type { Text } from '../../base/text.ts';
import { isSingle } from '../../grid/network.ts';
import type { SolvedInterface } from '../capacity/capacity-study.ts';
import type { NamedContingency } from '../contingency-list.ts';
import type { PreparedGrid } from '../prepare-grid.ts';
import type { ElementTrace } from '../result.ts';
import type { CapacityRequest } from '../scenario.ts';
import { traceOf } from '../trace.ts';
import { type NamedScheme, schemeNotes, schemesOf } from './scheme-rules.ts';

/** What a supplementary scheme does to the thermal capacity of one interface. */
export interface SchemeEffect {
  readonly fromAreas: readonly string[];
  readonly toAreas: readonly string[];
  readonly scheme: string;
  readonly schemeName: Text;
  /** Thermal N-1 without any scheme, and with this one; `undefined`: nothing limits. */
  readonly withoutMw: number | undefined;
  readonly withMw: number | undefined;
  /** The exchange from which it acts after what limits with it; `undefined`: it does not act before the limit. */
  readonly actsFromMw: number | undefined;
  /** Contingency after which it is limited, with the scheme; `undefined`: nothing out. */
  readonly contingency: string | undefined;
  readonly contingencyName: Text | undefined;
  readonly element: string | undefined;
  readonly elementName: string | undefined;
  /** It acts, and the flow on its trigger is still above its level. */
  readonly isUnrelieved: boolean;
  /** Of the data's row; `undefined` for a scheme written out. */
  readonly trace: ElementTrace | undefined;
  readonly notes: Text | undefined;
}

/**
 * Every scheme of the scenario on every interface of its capacity study that has one proportional transfer. Merit-order
 * paths of several segments are left out: the core follows schemes along one.
 * Cost: interfaces × schemes × contingencies × elements.
 */
export function schemeEffects(
  grid: PreparedGrid,
  request: CapacityRequest,
  solved: readonly SolvedInterface[],
  contingencies: readonly NamedContingency[],
): SchemeEffect[] {
  const schemes = schemesOf(grid);
  if (schemes.length === 0) return [];
  const monitoring = monitorFrom(grid.network, request.monitorFromKv, request.postContingencyRating);
  const limiting = contingencies.filter((each) => request.contingencies === 'multiple' || isSingle(each));
  const { sensitivityThreshold, localOverloadThreshold } = request;
  const rule = { sensitivityThreshold, localOverloadThreshold, pairCount: 1 };
  return solved.flatMap(({ row, transfer, path }) => {
    if (transfer === undefined || path?.segments.length !== 1) return [];
    const limitWith = (chosen: readonly NamedScheme[]) =>
      schemeCapacity(grid.base, limiting, monitoring, transfer, rule, chosen);
    const without = limitWith([]);
    return schemes.map((scheme): SchemeEffect => {
      const withIt = limitWith([scheme]);
      const contingency = limiting[withIt.contingency];
      const branch = withIt.pair && grid.built.branchRows[withIt.pair.element];
      const exchange = (growthMw: number | undefined) =>
        growthMw === undefined || !Number.isFinite(growthMw) ? undefined : row.baseExchangeMw + growthMw;
      return {
        fromAreas: row.fromAreas,
        toAreas: row.toAreas,
        scheme: scheme.id,
        schemeName: scheme.title,
        withoutMw: exchange(without.growthMw),
        withMw: exchange(withIt.growthMw),
        actsFromMw: exchange(actsAt(withIt)),
        contingency: contingency?.id,
        contingencyName: contingency?.title,
        element: branch?.id,
        elementName: branch?.name,
        isUnrelieved: withIt.unrelieved.length > 0,
        trace: scheme.row && traceOf(scheme.row),
        notes: scheme.row && schemeNotes(scheme.row),
      };
    });
  });
}

function actsAt({ acted }: SchemeLimit): number | undefined {
  return acted[0]?.growthMw;
}
