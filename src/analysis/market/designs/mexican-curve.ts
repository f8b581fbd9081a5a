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

/** By hour, what may leave Mexico: least ≤ 0 ≤ most. */
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

/** The curve as offers and bids at a bus, anywhere within the range. */
export function curveOffers(
  curve: MexicanCurve,
  bus: number,
  range: ExchangeRange,
  spins: boolean,
): OfferTable {
  return stepTable(curve, bus, range, spins, (step) => step);
}

/** The same curve where what leaves Mexico is given by hour, filled step by step: it costs what Mexico's side costs. */
export function fixedOffers(curve: MexicanCurve, bus: number, flowMw: Float64Array): OfferTable {
  const range = { leastMw: flowMw.map((mw) => Math.min(0, mw)), mostMw: flowMw.map((mw) => Math.max(0, mw)) };
  return stepTable(curve, bus, range, false, ([least, most], hour) => {
    const mw = flowMw[hour]! > 0 ? most : least;
    return [mw, mw];
  });
}

type Bounds = readonly [least: number, most: number];

function stepTable(
  curve: MexicanCurve,
  bus: number,
  range: ExchangeRange,
  spins: boolean,
  choose: (bounds: Bounds, hour: number) => Bounds,
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
      const within = overlap(step, range.leastMw[hour]!, range.mostMw[hour]!);
      [lowerMw[at], upperMw[at]] = choose(within, hour) as [number, number];
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

/** The part of a step that lies in a range, as an offer that starts from no exchange. */
function overlap({ fromMw, toMw }: Step, leastMw: number, mostMw: number): Bounds {
  const from = Math.min(Math.max(fromMw, leastMw), mostMw);
  const to = Math.min(Math.max(toMw, leastMw), mostMw);
  if (from >= 0) return [0, to - from];
  return to <= 0 ? [from - to, 0] : [from, to];
}
