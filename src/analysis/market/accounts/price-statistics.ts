/** A price and the hours of the year that it holds. */
export interface PriceStep {
  readonly hours: number;
  readonly priceUsdPerMwh: number;
}

export interface PriceSummary {
  readonly timeMeanUsdPerMwh: number;
  /** By demand; by time where there is none. */
  readonly demandMeanUsdPerMwh: number;
  /** Prices that the hours of 10 and 90 % of the year stay at or below. */
  readonly p10UsdPerMwh: number;
  readonly p90UsdPerMwh: number;
  readonly lowestUsdPerMwh: number;
  readonly highestUsdPerMwh: number;
}

/** Prices that differ by less are one step of a duration curve, USD/MWh. */
const STEP_USD_PER_MWH = 0.005;

/**
 * @param priceUsdPerMwh by hour
 * @param weightH hours of the year that each stands for
 * @param demandMw by hour
 */
export function priceSummary(
  priceUsdPerMwh: readonly number[],
  weightH: readonly number[],
  demandMw: readonly number[],
): PriceSummary {
  const timeMeanUsdPerMwh = mean(priceUsdPerMwh, weightH);
  const energyMwh = demandMw.map((mw, hour) => mw * weightH[hour]!);
  const hasDemand = energyMwh.some((mwh) => mwh > 0);
  const curve = durationCurve(priceUsdPerMwh, weightH, 0);
  return {
    timeMeanUsdPerMwh,
    demandMeanUsdPerMwh: hasDemand ? mean(priceUsdPerMwh, energyMwh) : timeMeanUsdPerMwh,
    p10UsdPerMwh: exceededFor(curve, 0.9),
    p90UsdPerMwh: exceededFor(curve, 0.1),
    lowestUsdPerMwh: curve.at(-1)!.priceUsdPerMwh,
    highestUsdPerMwh: curve[0]!.priceUsdPerMwh,
  };
}

/** Prices of the year, dearest first, those of half a cent together at their mean; hours add to those of the year. */
export function durationCurve(
  priceUsdPerMwh: readonly number[],
  weightH: readonly number[],
  stepUsdPerMwh = STEP_USD_PER_MWH,
): PriceStep[] {
  const order = weightH.map((_, hour) => hour).sort((a, b) => priceUsdPerMwh[b]! - priceUsdPerMwh[a]!);
  const steps: PriceStep[] = [];
  let members: number[] = [];
  const close = () => {
    if (members.length === 0) return;
    const hours = members.reduce((sum, hour) => sum + weightH[hour]!, 0);
    const usd = members.reduce((sum, hour) => sum + weightH[hour]! * priceUsdPerMwh[hour]!, 0);
    const first = priceUsdPerMwh[members[0]!]!;
    const areEqual = first === priceUsdPerMwh[members.at(-1)!];
    steps.push({ hours, priceUsdPerMwh: areEqual ? first : usd / hours });
    members = [];
  };
  for (const hour of order) {
    const first = members[0];
    if (first !== undefined && priceUsdPerMwh[first]! - priceUsdPerMwh[hour]! > stepUsdPerMwh) close();
    members.push(hour);
  }
  close();
  return steps;
}

/** The price that is reached or exceeded for a share of the hours. */
function exceededFor(curve: readonly PriceStep[], share: number): number {
  const totalH = curve.reduce((sum, { hours }) => sum + hours, 0);
  let passedH = 0;
  for (const { hours, priceUsdPerMwh } of curve) {
    passedH += hours;
    if (passedH >= share * totalH * (1 - 1e-12)) return priceUsdPerMwh;
  }
  return curve.at(-1)!.priceUsdPerMwh;
}

function mean(values: readonly number[], weight: readonly number[]): number {
  let [sum, total] = [0, 0];
  values.forEach((value, i) => {
    sum += weight[i]! * value;
    total += weight[i]!;
  });
  return sum / total;
}
