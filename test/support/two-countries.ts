import type { DesignInputs } from '../../src/analysis/market/designs/design-inputs.ts';
import { marketGrid } from '../../src/analysis/market/designs/market-grid.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { smallNetwork } from './small-network.ts';

/** Positions in the market of `test/cases/market-two-countries`, where it is worked out. */
export const BUS = { m: 0, a1: 1, a2: 2, b: 3 };
export const UNIT = { A1: 0, AD: 1, R: 2, B1: 3, BD: 4 };

const network = smallNetwork(
  [{ area: 2 }, { area: 0, reference: true }, { area: 0, reference: true }, { area: 1, reference: true }],
  [
    { from: BUS.m, to: BUS.a1, x: 0.1 },
    { from: BUS.a1, to: BUS.a2, x: 0.1, ratingMva: 85 },
    { from: BUS.a2, to: BUS.b, x: 0.1 },
  ],
  [
    { bus: BUS.a1, maxMw: 60 },
    { bus: BUS.a2, maxMw: 100 },
    { bus: BUS.a2, maxMw: 40 },
    { bus: BUS.b, maxMw: 115 },
    { bus: BUS.b, maxMw: 100 },
  ],
);

const eachHour = (...values: number[]) => Float64Array.from([...values, ...values]);

export const twoCountries: DesignInputs = {
  year: {
    hours: [
      { month: 1, season: 'dry', dayType: 'weekday', hour: 2, day: undefined, weightH: 2 },
      { month: 1, season: 'dry', dayType: 'weekday', hour: 19, day: undefined, weightH: 1 },
    ],
    blocks: [{ from: 0, to: 2, month: 1, day: undefined }],
    // Mexico's own demand is no part of the market.
    demandMw: Float64Array.of(250, 0, 50, 165, 250, 0, 120, 30),
    availableMw: eachHour(60, 100, 40, 115, 100),
    costUsdPerMwh: eachHour(50, 90, 2, 60, 100),
    co2TPerMwh: new Float64Array(5),
    reservoirs: [
      {
        id: 'R',
        units: [UNIT.R],
        area: 0,
        crossesMonths: false,
        storageMwh: 0,
        inflowMwh: new Float64Array(12).fill(30),
      },
    ],
  },
  block: { from: 0, to: 2, month: 1, day: undefined },
  grid: marketGrid(network, 2),
  spins: new Uint8Array(5),
  limits: {
    branches: [1],
    ratingMw: Float64Array.of(Infinity, 85, Infinity),
    interfaces: [
      {
        id: 'border',
        branches: [{ branch: 2, factor: 1 }],
        links: [],
        forwardMw: eachHour(40),
        reverseMw: eachHour(85),
      },
    ],
    outages: [],
    ratingAfterMw: Float64Array.of(Infinity, 85, Infinity),
    overloadUsdPerMwh: 500,
  },
  rules: {
    exchangeChargeUsdPerMwh: 1,
    vollUsdPerMwh: 1000,
    reserveShare: 0,
    reserveShortageUsdPerMwh: 300,
    losses: 'none',
  },
  mexico: {
    priceUsdPerMwh: eachHour(70),
    slopeUsdPerMwhPerMw: 0,
    importMw: eachHour(50),
    exportMw: eachHour(20),
    contract: { powerMw: 20, priceUsdPerMwh: 65 },
    auction: { yearlyShare: 0.5, expectedPriceUsdPerMwh: Float64Array.of(66, 90) },
    ownersLink: { capacityMw: 20, lossShare: 0.2 },
    membershipUsd: 87_600,
  },
  waterMwh: () => Float64Array.of(30),
};

/**
 * The same two countries in four hours with demand, offers, water and prices of Mexico at random: at times one is short
 * of power, the border or the link is full, or water is left over. A can always take what may come from Mexico.
 */
export function variedTwoCountries(seed: number, change: Partial<DesignInputs> = {}): DesignInputs {
  const random = seededRandom(seed);
  const hours = 4;
  const uniform = (low: number, high: number) => Math.round((low + (high - low) * random.next()) * 10) / 10;
  const each = (columns: number, value: (column: number) => number) =>
    Float64Array.from({ length: hours * columns }, (_, at) => value(at % columns));
  const demandMw = each(4, (bus) => [250, 0, uniform(65, 160), uniform(30, 220)][bus]!);
  const border = twoCountries.limits.interfaces[0]!;
  const { year, limits } = twoCountries;
  return {
    ...twoCountries,
    year: {
      ...year,
      hours: Array.from({ length: hours }, (_, hour) => ({
        ...year.hours[0]!,
        hour,
        weightH: 1 + random.below(3),
      })),
      demandMw,
      availableMw: each(5, (unit) => uniform(0.3, 1) * network.units.maxMw[unit]!),
      costUsdPerMwh: each(5, (unit) => [50, 90, 2, 60, 100][unit]! + uniform(0, 9)),
    },
    block: { from: 0, to: hours, month: 1, day: undefined },
    spins: Uint8Array.of(1, 0, 1, 1, 0),
    limits: {
      ...limits,
      overloadUsdPerMwh: Infinity,
      interfaces: [
        { ...border, forwardMw: each(1, () => uniform(0, 60)), reverseMw: each(1, () => uniform(0, 80)) },
      ],
    },
    rules: { ...twoCountries.rules, exchangeChargeUsdPerMwh: uniform(0.1, 3), reserveShare: uniform(0, 0.1) },
    mexico: {
      ...twoCountries.mexico!,
      priceUsdPerMwh: each(1, () => uniform(40, 110)),
      slopeUsdPerMwhPerMw: random.next() < 0.5 ? 0 : 0.2,
      importMw: each(1, () => uniform(20, 60)),
      exportMw: each(1, () => uniform(0, 30)),
      auction: { yearlyShare: random.next(), expectedPriceUsdPerMwh: each(1, () => uniform(40, 110)) },
    },
    waterMwh: () => Float64Array.of(seed % 5 === 0 ? 400 : 20 + (seed % 7) * 15),
    ...change,
  };
}
