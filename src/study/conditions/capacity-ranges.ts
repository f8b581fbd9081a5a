import { quantile } from '../../numeric/quantile.ts';
import type { CapacityRow, Limit } from '../capacity/capacity-result.ts';
import type { CapacityRange, ConditionFigure } from './conditions-result.ts';

/** The capacities found under one condition. */
export interface ConditionCapacities {
  readonly condition: string;
  readonly rows: readonly CapacityRow[];
}

/**
 * The range of every interface's capacity over the conditions: least, median, largest, and the condition that decides.
 * Where nothing limits, the capacity counts as larger than any figure. Interfaces stand in the order in which the
 * conditions bring them. Cost: conditions × interfaces.
 */
export function capacityRanges(conditions: readonly ConditionCapacities[]): CapacityRange[] {
  const byInterface = new Map<string, { readonly row: CapacityRow; readonly figures: ConditionFigure[] }>();
  for (const { condition, rows } of conditions) {
    for (const row of rows) {
      const key = `${row.kind} ${row.fromAreas.join('+')}>${row.toAreas.join('+')}`;
      const known = byInterface.get(key) ?? { row, figures: [] };
      known.figures.push(figureOf(condition, row));
      byInterface.set(key, known);
    }
  }
  return [...byInterface.values()].map(({ row: { kind, fromAreas, toAreas }, figures }) => {
    const sorted = Float64Array.from(figures, (figure) => figure.lowestMw ?? Number.POSITIVE_INFINITY).sort();
    return {
      kind,
      fromAreas,
      toAreas,
      figures,
      minimumMw: finite(quantile(sorted, 0)),
      medianMw: finite(quantile(sorted, 0.5)),
      maximumMw: finite(quantile(sorted, 1)),
      deciding: figures.find((figure) => figure.lowestMw === sorted[0]),
    };
  });
}

function figureOf(condition: string, row: CapacityRow): ConditionFigure {
  const pair = row.pairs[0];
  return {
    condition,
    baseExchangeMw: row.baseExchangeMw,
    thermalNMw: limitMw(row.thermalN),
    thermalN1Mw: limitMw(row.thermalN1),
    operatingMw: row.operating?.mw,
    lowestMw: row.ttcMw,
    bindingLayer: row.bindingLayer,
    limitingElement: pair?.element,
    limitingElementName: pair?.elementName,
    limitingContingency: pair?.contingency,
    limitingContingencyName: pair?.contingencyName,
    confidence: row.confidence,
  };
}

function limitMw(limit: Limit): number | undefined {
  return limit.kind === 'limited' ? limit.mw : undefined;
}

function finite(mw: number): number | undefined {
  return Number.isFinite(mw) ? mw : undefined;
}
