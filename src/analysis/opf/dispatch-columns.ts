import type { CostPoint, GenerationCost } from '../../grid/cost-curves.ts';
import { generationCostUsdPerH } from '../../grid/cost-curves.ts';
import type { DcModel } from '../dc-model.ts';

/**
 * The units that can be dispatched, as variables of a programme: one per unit, or one per segment of a piecewise linear
 * cost. A unit's output is the sum of its variables.
 */
export interface DispatchColumns {
  readonly count: number;
  readonly unit: Int32Array;
  readonly bus: Int32Array;
  /** USD/MWh at zero. */
  readonly cost: Float64Array;
  /** USD/MWh per MW. */
  readonly curvature: Float64Array;
  readonly lowerMw: Float64Array;
  readonly upperMw: Float64Array;
  /** What does not depend on the dispatch, USD/h. */
  readonly constantUsdPerH: number;
}

export interface UnusableCost {
  readonly kind: 'unusable-cost';
  readonly unit: number;
  /** `degree`: a polynomial beyond the square; `not-convex`: more output gets cheaper by the MWh. */
  readonly reason: 'degree' | 'not-convex' | 'not-finite';
}

interface Column {
  readonly cost: number;
  readonly curvature: number;
  readonly lowerMw: number;
  readonly upperMw: number;
}

interface UnitCurve {
  readonly columns: readonly Column[];
  readonly constantUsdPerH: number;
}

/** Slopes that differ by less than this, relatively, are the same: points of a file are rounded. */
const SAME_SLOPE = 1e-9;

/** @param costs - cost curve of every unit; only those that take part are looked at */
export function dispatchColumns(
  model: DcModel,
  costs: readonly GenerationCost[],
): DispatchColumns | UnusableCost {
  const { units } = model.network;
  const owner: number[] = [];
  const all: Column[] = [];
  let constantUsdPerH = 0;
  for (let u = 0; u < units.count; u++) {
    if (!unitTakesPart(model, u)) continue;
    const curve = unitCurve(costs[u]!, units.minMw[u]!, units.maxMw[u]!);
    if (typeof curve === 'string') return { kind: 'unusable-cost', unit: u, reason: curve };
    constantUsdPerH += curve.constantUsdPerH;
    for (const column of curve.columns) {
      owner.push(u);
      all.push(column);
    }
  }
  return {
    count: all.length,
    unit: Int32Array.from(owner),
    bus: Int32Array.from(owner, (u) => units.bus[u]!),
    cost: Float64Array.from(all, (c) => c.cost),
    curvature: Float64Array.from(all, (c) => c.curvature),
    lowerMw: Float64Array.from(all, (c) => c.lowerMw),
    upperMw: Float64Array.from(all, (c) => c.upperMw),
    constantUsdPerH,
  };
}

/** True for units in service at a bus that is not isolated. */
export function unitTakesPart({ network, islandOf }: DcModel, u: number): boolean {
  return network.units.inService[u] === 1 && islandOf[network.units.bus[u]!]! >= 0;
}

/** Output of every unit from the values of the columns, MW. */
export function unitOutputMw(columns: DispatchColumns, value: Float64Array, unitCount: number): Float64Array {
  const outputMw = new Float64Array(unitCount);
  for (let j = 0; j < columns.count; j++) outputMw[columns.unit[j]!]! += value[j]!;
  return outputMw;
}

function unitCurve(cost: GenerationCost, minMw: number, maxMw: number): UnitCurve | UnusableCost['reason'] {
  if (minMw === maxMw) {
    const constantUsdPerH = generationCostUsdPerH(cost, minMw);
    if (!Number.isFinite(constantUsdPerH)) return 'not-finite';
    return {
      columns: [{ cost: 0, curvature: 0, lowerMw: minMw, upperMw: maxMw }],
      constantUsdPerH,
    };
  }
  return cost.kind === 'polynomial'
    ? polynomialCurve(cost.coefficients, minMw, maxMw)
    : piecewiseCurve(cost.points, minMw, maxMw);
}

function polynomialCurve(
  coefficients: readonly number[],
  lowerMw: number,
  upperMw: number,
): UnitCurve | UnusableCost['reason'] {
  if (coefficients.some((c) => !Number.isFinite(c))) return 'not-finite';
  const [constant = 0, linear = 0, square = 0, ...higher] = [...coefficients].reverse();
  if (higher.some((c) => c !== 0)) return 'degree';
  if (square < 0) return 'not-convex';
  return {
    columns: [{ cost: linear, curvature: 2 * square, lowerMw, upperMw }],
    constantUsdPerH: constant,
  };
}

/**
 * The first segment carries the output itself, those above it what is added; the end segments have no end. Segments
 * outside the unit's limits play no part.
 */
function piecewiseCurve(
  points: readonly CostPoint[],
  minMw: number,
  maxMw: number,
): UnitCurve | UnusableCost['reason'] {
  const columns: Column[] = [];
  let constantUsdPerH = 0;
  for (let s = 0; s + 1 < points.length; s++) {
    const [start, end] = [points[s]!, points[s + 1]!];
    const isFirst = columns.length === 0;
    const isLast = s + 2 === points.length;
    const endMw = isLast ? maxMw : Math.min(end.powerMw, maxMw);
    if (isFirst ? endMw < minMw && !isLast : endMw <= start.powerMw) continue;
    const slope = (end.costUsdPerH - start.costUsdPerH) / (end.powerMw - start.powerMw);
    if (!Number.isFinite(slope)) return 'not-finite';
    const below = columns.at(-1)?.cost ?? slope;
    if (slope < below - SAME_SLOPE * Math.max(1, Math.abs(below))) return 'not-convex';
    const cost = Math.max(slope, below);
    if (isFirst) {
      constantUsdPerH = start.costUsdPerH - cost * start.powerMw;
      columns.push({ cost, curvature: 0, lowerMw: minMw, upperMw: endMw });
    } else columns.push({ cost, curvature: 0, lowerMw: 0, upperMw: endMw - start.powerMw });
  }
  return { columns, constantUsdPerH };
}
