import fc from 'fast-check';
import type { Network } from '../../src/grid/network.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { type BranchSpec, type BusSpec, smallNetwork, type UnitSpec } from './small-network.ts';

export interface RandomGridOptions {
  readonly buses: number;
  readonly areas: number;
  readonly seed: number;
  /** Adds phase shifters, taps and a series capacitor. */
  readonly exotic?: boolean;
}

/**
 * A connected grid of several areas in a chain, with spurs, loops and parallel circuits; demand everywhere, units at
 * a third of the buses, output balanced to demand. Reproducible from its seed.
 */
export function randomGrid(options: RandomGridOptions): Network {
  const random = seededRandom(options.seed);
  const { buses: n, areas } = options;
  const uniform = (low: number, high: number) => low + (high - low) * random.next();
  const area = (b: number) => Math.min(areas - 1, Math.floor((b * areas) / n));
  const buses: BusSpec[] = Array.from({ length: n }, (_, b) => ({
    area: area(b),
    demandMw: Math.round(uniform(5, 60)),
    kv: 230,
  }));
  const branches: BranchSpec[] = [];
  const join = (from: number, to: number) => {
    const exotic = options.exotic === true && random.next() < 0.15;
    branches.push({
      from,
      to,
      x: uniform(0.02, 0.3),
      tap: exotic ? uniform(0.9, 1.1) : 1,
      shiftRad: exotic ? uniform(-0.1, 0.1) : 0,
      ratingMva: Math.round(uniform(80, 400)),
    });
  };
  for (let b = 1; b < n; b++) join(random.below(Math.min(b, 4)) + Math.max(0, b - 4), b);
  for (let extra = 0; extra < Math.ceil(n * 0.6); extra++) {
    const from = random.below(n);
    const to = Math.min(n - 1, Math.max(0, from + random.below(9) - 4));
    if (from !== to) join(from, to);
  }
  const units: UnitSpec[] = [];
  for (let b = 0; b < n; b++) {
    if (b % 3 !== 0 && random.next() > 0.1) continue;
    units.push({
      bus: b,
      outputMw: uniform(20, 100),
      participation: random.next() < 0.7 ? uniform(0.1, 2) : 0,
    });
  }
  const demand = buses.reduce((sum, bus) => sum + bus.demandMw!, 0);
  const output = units.reduce((sum, unit) => sum + unit.outputMw!, 0);
  const balanced = units.map((unit) => {
    const outputMw = (unit.outputMw! * demand) / output;
    return { ...unit, outputMw, maxMw: outputMw * uniform(1.05, 2.5) };
  });
  return smallNetwork(buses, branches, balanced);
}

/** Random grids for properties; shrinks towards few buses. */
export function anyGrid(
  limits: { readonly maxBuses?: number; readonly exotic?: boolean } = {},
): fc.Arbitrary<Network> {
  return fc
    .record({
      buses: fc.integer({ min: 6, max: limits.maxBuses ?? 24 }),
      areas: fc.integer({ min: 2, max: 4 }),
      seed: fc.integer({ min: 1, max: 1_000_000_000 }),
    })
    .map((options) => randomGrid({ ...options, exotic: limits.exotic ?? false }));
}

/** Governors everywhere and room to spare, so that a loss is always shared in the same proportions. */
export function roomy(network: Network): Network {
  const { units } = network;
  return {
    ...network,
    units: {
      ...units,
      minMw: units.minMw.map(() => -1e5),
      maxMw: units.maxMw.map((mw) => mw + 1e5),
      participation: units.participation.map((weight) => weight + 0.1),
    },
  };
}
