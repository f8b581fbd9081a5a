/** What the loadability of a line by its length rests on. */
export interface LineParameters {
  readonly nominalKv: number;
  readonly lengthKm: number;
  readonly reactanceOhmPerKm: number;
  readonly susceptanceUsPerKm: number;
  readonly ratingMva: number;
}

export interface LineLoadability {
  /** Surge impedance loading: what the line carries when its charging feeds its own reactance, MW. */
  readonly silMw: number;
  /** What the line can carry, MW: the curve's figure or the rating, whichever is less. */
  readonly loadabilityMw: number;
  /** What sets it: the conductor, the voltage drop along the line, or steady-state stability. */
  readonly regime: 'thermal' | 'voltage' | 'stability';
}

const KM_PER_MILE = 1.609344;

/**
 * The St. Clair curve: load in multiples of the surge impedance loading, by length in miles, as Dunlop, Gutman and
 * Marchenko derived it for 5 % voltage drop and a steady-state stability margin of 30 to 35 % between strong systems.
 * Rounded from two public digitisations of the published figure, which differ by up to 5 %; not read from the papers.
 * St. Clair: Practical Concepts in Capability and Performance of Transmission Lines, AIEE Pacific General Meeting, 1953.
 * Dunlop, Gutman, Marchenko: Analytical Development of Loadability Characteristics for EHV and UHV Transmission Lines,
 * IEEE Trans. Power Apparatus and Systems 98(2), 1979.
 */
const ST_CLAIR_CURVE: readonly (readonly [miles: number, sil: number])[] = [
  [50, 3],
  [100, 2],
  [200, 1.3],
  [300, 1],
  [400, 0.84],
  [500, 0.72],
  [600, 0.64],
];

/** Shorter lines are limited by their conductors alone: the curve begins here. */
const THERMAL_UP_TO_MILES = 50;
/** From here on stability limits before the voltage drop does. */
const VOLTAGE_UP_TO_MILES = 200;

/**
 * Steady-state loadability of a line by its length: an indicator for what a DC model does not see, voltage and
 * stability, and no limit of the study. It takes each line by itself, between stations that hold their voltage; a chain
 * of sections through stations without voltage support behaves like one longer line and carries less.
 * `undefined` where length, reactance or susceptance are not known, and beyond the curve, 600 miles. Cost: constant.
 */
export function lineLoadability(line: LineParameters): LineLoadability | undefined {
  const miles = line.lengthKm / KM_PER_MILE;
  const silMw = surgeImpedanceLoadingMw(line);
  if (silMw === undefined || !(miles > 0) || miles > ST_CLAIR_CURVE.at(-1)![0]) return undefined;
  const curveMw = miles < THERMAL_UP_TO_MILES ? Number.POSITIVE_INFINITY : silMw * curveAt(miles);
  if (line.ratingMva <= curveMw) return { silMw, loadabilityMw: line.ratingMva, regime: 'thermal' };
  return { silMw, loadabilityMw: curveMw, regime: miles <= VOLTAGE_UP_TO_MILES ? 'voltage' : 'stability' };
}

/** kV² / Zc with the surge impedance Zc = √(x/b), ohm: MW. */
function surgeImpedanceLoadingMw(line: LineParameters): number | undefined {
  const { nominalKv, reactanceOhmPerKm, susceptanceUsPerKm } = line;
  if (!(reactanceOhmPerKm > 0 && susceptanceUsPerKm > 0)) return undefined;
  return nominalKv ** 2 * Math.sqrt((susceptanceUsPerKm * 1e-6) / reactanceOhmPerKm);
}

/** Between two points the curve is a power of the length: a straight line on two logarithmic scales. */
function curveAt(miles: number): number {
  const next = ST_CLAIR_CURVE.findIndex(([at], i) => i > 0 && miles <= at);
  const [fromMiles, fromSil] = ST_CLAIR_CURVE[next - 1]!;
  const [toMiles, toSil] = ST_CLAIR_CURVE[next]!;
  const share = Math.log(miles / fromMiles) / Math.log(toMiles / fromMiles);
  return fromSil * (toSil / fromSil) ** share;
}
