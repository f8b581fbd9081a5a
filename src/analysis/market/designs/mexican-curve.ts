import type { OfferTable } from '../market-block.ts';

/**
 * Mexico's net curve: what a megawatt-hour is worth there, by the MW that leave it. One price serves both ways: what
 * the next MWh sold costs, and what the next one bought saves. Where the price moves with the exchange, the curve is cut
 * in steps of 20 MW, one of them around zero, each at the price of its middle.
 */
export interface MexicanCurve {
  /** By hour, where none crosses. */
  readonly priceUsdPerMwh: Float64Array;
  readonly slopeUsdPerMwhPerMw: number;
}

/** By hour, what may leave Mexico. */
export interface ExchangeRange {
  readonly leastMw: Float64Array;
  readonly mostMw: Float64Array;
}

const STEP_MW = 20;

/** Price of the curve in an hour when `mw` leave Mexico. */
export function curvePrice(curve: MexicanCurve, hour: number, mw: number): number {
  return curve.priceUsdPerMwh[hour]! + curve.slopeUsdPerMwhPerMw * mw;
}

/** What the price of a step is off at its ends, USD/MWh. */
export function stepErrorUsdPerMwh({ slopeUsdPerMwhPerMw }: MexicanCurve): number {
  return (slopeUsdPerMwhPerMw * STEP_MW) / 2;
}

/** The curve as offers and bids at a bus, anywhere within the range; where it leaves no choice, as a fixed schedule. */
export function curveOffers(
  curve: MexicanCurve,
  bus: number,
  range: ExchangeRange,
  spins: boolean,
): OfferTable {
  const hours = curve.priceUsdPerMwh.length;
  const steps = stepsOf(curve, Math.min(0, ...range.leastMw), Math.max(0, ...range.mostMw));
  const count = steps.length;
  const lowerMw = new Float64Array(hours * count);
  const upperMw = new Float64Array(hours * count);
  const costUsdPerMwh = new Float64Array(hours * count);
  for (let hour = 0; hour < hours; hour++) {
    steps.forEach((step, s) => {
      const at = hour * count + s;
      lowerMw[at] = partOf(step, range.leastMw[hour]!);
      upperMw[at] = partOf(step, range.mostMw[hour]!);
      costUsdPerMwh[at] = curvePrice(curve, hour, step.middleMw);
    });
  }
  return {
    count,
    bus: new Int32Array(count).fill(bus),
    unit: new Int32Array(count).fill(-1),
    lowerMw,
    upperMw,
    costUsdPerMwh,
    spins: new Uint8Array(count).fill(spins ? 1 : 0),
  };
}

interface Step {
  readonly fromMw: number;
  readonly toMw: number;
  readonly middleMw: number;
}

/** Steps that cover a range: odd multiples of half a step are their bounds. One for all where the price is flat. */
function stepsOf({ slopeUsdPerMwhPerMw }: MexicanCurve, leastMw: number, mostMw: number): Step[] {
  if (leastMw === mostMw) return [];
  if (slopeUsdPerMwhPerMw === 0) return [{ fromMw: leastMw, toMw: mostMw, middleMw: 0 }];
  const first = Math.round(leastMw / STEP_MW);
  const last = Math.round(mostMw / STEP_MW);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const middleMw = (first + i) * STEP_MW;
    return { fromMw: middleMw - STEP_MW / 2, toMw: middleMw + STEP_MW / 2, middleMw };
  });
}

/** What a step gives (or takes, negative) when `mw` leave Mexico: steps are used from no exchange outwards. */
function partOf({ fromMw, toMw }: Step, mw: number): number {
  const nearest = Math.min(Math.max(0, fromMw), toMw);
  return Math.min(Math.max(mw, fromMw), toMw) - nearest;
}
