/** One demand period of a day, for one country. */
export interface ReservoirPeriod {
  readonly hours: number;
  /** Demand left when everything that cannot wait (river, wind, sun, steam fields, bagasse) has run, MW. */
  readonly residualMw: number;
}

/**
 * The residual demand above which reservoirs run, MW: they shave the peaks of the day down to this level with the
 * water of one day, each hour as far as their machines can. With water for more than that the level falls below the
 * lowest residual. Exact: the energy is piecewise linear in the level, so the level is found by walking its corners.
 *
 * @param capacityMw what the reservoirs' machines can give together
 * @param energyMwh water of the day
 */
export function shavingLevelMw(
  periods: readonly ReservoirPeriod[],
  capacityMw: number,
  energyMwh: number,
): number {
  const used = (level: number) =>
    periods.reduce((sum, p) => sum + p.hours * clamp(p.residualMw - level, capacityMw), 0);
  const corners = periods.flatMap((p) => [p.residualMw, p.residualMw - capacityMw]).sort((a, b) => b - a);
  let above = corners[0] ?? 0;
  for (const corner of corners) {
    if (used(corner) >= energyMwh) {
      const [low, high] = [used(above), used(corner)];
      return high === low ? corner : above - ((energyMwh - low) / (high - low)) * (above - corner);
    }
    above = corner;
  }
  return above;
}

/** Output of the reservoirs, MW, at a residual demand. */
export function reservoirOutputMw(residualMw: number, levelMw: number, capacityMw: number): number {
  return clamp(residualMw - levelMw, capacityMw);
}

function clamp(value: number, top: number): number {
  return Math.min(top, Math.max(0, value));
}
