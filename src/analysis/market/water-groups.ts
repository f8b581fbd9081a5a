import type { MarketYear, Reservoir } from '../../grid/market/market-year.ts';

/**
 * Reservoirs that a plan of countries cannot tell apart, as one: of one area and cost, with water and machines in one
 * proportion. Each has its share of all that they do.
 */
export interface WaterGroup {
  /** Positions in the list of reservoirs, and the share of each. */
  readonly members: readonly number[];
  readonly share: readonly number[];
  readonly area: number;
  readonly crossesMonths: boolean;
  readonly storageMwh: number;
  /** By month (12). */
  readonly inflowMwh: Float64Array;
  /** By hour, what all their machines can give. */
  readonly upperMw: Float64Array;
  /** By hour: the mean over the machines that are available. */
  readonly costUsdPerMwh: Float64Array;
}

export function waterGroups(year: MarketYear): readonly WaterGroup[] {
  const groups: WaterGroup[] = [];
  year.reservoirs.forEach((reservoir, r) => {
    const own = ownGroup(year, reservoir, r);
    const known = groups.findIndex((group) => isAlike(group, own));
    if (known < 0) groups.push(own);
    else groups[known] = joined(groups[known]!, own);
  });
  return groups;
}

function ownGroup(year: MarketYear, reservoir: Reservoir, r: number): WaterGroup {
  const units = year.co2TPerMwh.length;
  const upperMw = new Float64Array(year.hours.length);
  const costUsdPerMwh = new Float64Array(year.hours.length);
  for (let h = 0; h < year.hours.length; h++) {
    let usd = 0;
    for (const u of reservoir.units) {
      upperMw[h]! += year.availableMw[h * units + u]!;
      usd += year.availableMw[h * units + u]! * year.costUsdPerMwh[h * units + u]!;
    }
    costUsdPerMwh[h] = upperMw[h]! > 0 ? usd / upperMw[h]! : 0;
  }
  return { ...reservoir, members: [r], share: [1], upperMw, costUsdPerMwh };
}

/** Relative difference up to which two proportions are one. */
const SAME = 1e-9;

function isAlike(a: WaterGroup, b: WaterGroup): boolean {
  if (a.area !== b.area || a.crossesMonths || b.crossesMonths) return false;
  const ratio = total(b.inflowMwh) / total(a.inflowMwh);
  const inProportion = (of: Float64Array, to: Float64Array) =>
    to.every((value, i) => Math.abs(value - ratio * of[i]!) <= SAME * Math.abs(value));
  return (
    inProportion(a.inflowMwh, b.inflowMwh) &&
    inProportion(a.upperMw, b.upperMw) &&
    b.costUsdPerMwh.every((cost, h) => Math.abs(cost - a.costUsdPerMwh[h]!) <= SAME * Math.abs(cost))
  );
}

function joined(a: WaterGroup, b: WaterGroup): WaterGroup {
  const plus = (x: Float64Array, y: Float64Array) => x.map((value, i) => value + y[i]!);
  const inflowMwh = plus(a.inflowMwh, b.inflowMwh);
  const part = total(b.inflowMwh) / total(inflowMwh);
  return {
    ...a,
    members: [...a.members, ...b.members],
    share: [...a.share.map((share) => share * (1 - part)), part],
    inflowMwh,
    upperMw: plus(a.upperMw, b.upperMw),
  };
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
