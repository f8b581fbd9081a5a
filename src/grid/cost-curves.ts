/** A point of a piecewise linear cost curve. */
export interface CostPoint {
  readonly powerMw: number;
  readonly costUsdPerH: number;
}

/**
 * Hourly cost of a unit against its output. Polynomial: coefficients of MW, highest power first, so `[a, b, c]` is
 * a·P² + b·P + c. Piecewise: straight lines through at least two points of rising power; the end lines go on beyond
 * the ends.
 */
export type GenerationCost =
  | { readonly kind: 'polynomial'; readonly coefficients: readonly number[] }
  | { readonly kind: 'piecewise'; readonly points: readonly CostPoint[] };

export const FREE_GENERATION: GenerationCost = { kind: 'polynomial', coefficients: [] };

/** Cost of running at `powerMw`, USD/h. */
export function generationCostUsdPerH(cost: GenerationCost, powerMw: number): number {
  if (cost.kind === 'polynomial') {
    return cost.coefficients.reduce((sum, coefficient) => sum * powerMw + coefficient, 0);
  }
  const [start, end] = segmentAt(cost.points, powerMw);
  return start.costUsdPerH + slopeUsdPerMwh(start, end) * (powerMw - start.powerMw);
}

/** Cost of one more MWh at `powerMw`, USD/MWh; at a kink of a piecewise curve, of the segment above. */
export function marginalCostUsdPerMwh(cost: GenerationCost, powerMw: number): number {
  if (cost.kind === 'piecewise') return slopeUsdPerMwh(...segmentAt(cost.points, powerMw));
  let slope = 0;
  let value = 0;
  for (const coefficient of cost.coefficients) {
    slope = slope * powerMw + value;
    value = value * powerMw + coefficient;
  }
  return slope;
}

function segmentAt(points: readonly CostPoint[], powerMw: number): [CostPoint, CostPoint] {
  let end = 1;
  while (end < points.length - 1 && points[end]!.powerMw <= powerMw) end++;
  return [points[end - 1]!, points[end]!];
}

function slopeUsdPerMwh(start: CostPoint, end: CostPoint): number {
  return (end.costUsdPerH - start.costUsdPerH) / (end.powerMw - start.powerMw);
}
