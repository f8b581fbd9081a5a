import { buildDcModel } from '../../src/analysis/dc-model.ts';
import type { MarketBlock, MarketInterface } from '../../src/analysis/market/market-block.ts';
import { isTie } from '../../src/grid/network.ts';
import { seededRandom } from '../../src/numeric/random.ts';
import { randomGrid } from './random-grid.ts';

export interface RandomBlockOptions {
  readonly seed: number;
  readonly buses: number;
  readonly areas: number;
  readonly hours: number;
  readonly nMinusOne: boolean;
}

/** Some hours of a small market with everything in it: steps of offers, bids, fixed outputs, budgets, a link, limits. */
export function randomBlock({ seed, buses, areas, hours, nMinusOne }: RandomBlockOptions): MarketBlock {
  const network = randomGrid({ buses, areas, seed, exotic: seed % 2 === 0 });
  const lossy = { ...network.branches, resistancePu: network.branches.reactancePu.map((x) => x / 8) };
  const model = buildDcModel({ ...network, branches: lossy });
  const random = seededRandom(seed + 1);
  const uniform = (low: number, high: number) => low + (high - low) * random.next();
  const { units, branches } = network;
  const table: { bus: number; unit: number; widthMw: number; cost: number; spins: number; kind: string }[] =
    [];
  for (let u = 0; u < units.count; u++) {
    const unit = { bus: units.bus[u]!, unit: u };
    const widthMw = units.maxMw[u]! * uniform(0.3, 0.8);
    for (const step of [0, 1]) {
      const kind = random.next() < 0.15 ? 'fixed' : 'free';
      table.push({
        ...unit,
        widthMw,
        cost: Math.round(uniform(10, 60)) + 20 * step,
        spins: random.below(2),
        kind,
      });
    }
  }
  for (let i = 0; i < 2; i++) {
    const bid = { widthMw: uniform(5, 40), cost: uniform(15, 60), spins: 0, kind: 'bid' };
    table.push({ bus: random.below(buses), unit: -1, ...bid });
  }
  const byHour = (columns: number, value: (hour: number, column: number) => number) =>
    Float64Array.from({ length: hours * columns }, (_, at) => value(Math.floor(at / columns), at % columns));
  const availability = byHour(table.length, () => uniform(0.5, 1));
  const upper = (hour: number, o: number) =>
    table[o]!.kind === 'bid' ? 0 : table[o]!.widthMw * availability[hour * table.length + o]!;
  const watched = Array.from({ length: branches.count }, (_, k) => k).filter(() => random.next() < 0.8);
  const ratingMw = branches.ratingMva.map((mva) => mva * uniform(0.1, 0.9));
  const ties = watched.filter((k) => isTie(network, k) && network.buses.area[branches.from[k]!]! === 0);
  const border: MarketInterface = {
    id: 'border',
    branches: ties.map((branch) => ({
      branch,
      factor: network.buses.area[branches.from[branch]!] === 0 ? 1 : -1,
    })),
    links: [{ link: 0, factor: 1 }],
    forwardMw: byHour(1, () => uniform(5, 80)),
    reverseMw: byHour(1, () => uniform(5, 80)),
  };
  const stored = table.map((_, o) => o).filter(() => random.next() < 0.3);
  return {
    model,
    weightH: byHour(1, () => Math.round(uniform(1, 25))),
    demandMw: byHour(buses, (_, b) => network.buses.demandMw[b]! * uniform(0.6, 1.1)),
    offers: {
      count: table.length,
      bus: Int32Array.from(table, (o) => o.bus),
      unit: Int32Array.from(table, (o) => o.unit),
      lowerMw: byHour(table.length, (hour, o) => {
        if (table[o]!.kind === 'fixed') return upper(hour, o);
        return table[o]!.kind === 'bid' ? -table[o]!.widthMw : 0;
      }),
      upperMw: byHour(table.length, upper),
      costUsdPerMwh: byHour(table.length, (_, o) => table[o]!.cost),
      spins: Uint8Array.from(table, (o) => o.spins),
    },
    links: {
      count: 1,
      from: Int32Array.of(0),
      to: Int32Array.of(buses - 1),
      forwardMw: byHour(1, () => uniform(0, 40)),
      reverseMw: byHour(1, () => uniform(0, 40)),
      lossShare: Float64Array.of(0.03),
      costUsdPerMwh: Float64Array.of(0.5),
    },
    budgets: [
      { id: 'lake', offers: stored, energyMwh: uniform(100, 4000) },
      { id: 'pond', offers: stored.slice(0, 1), energyMwh: uniform(10, 800) },
    ],
    exchange: {
      chargeUsdPerMwh: random.next() < 0.3 ? 0 : uniform(0.01, 3),
      leastMw: byHour(areas, (_, a) => (a === 1 ? -uniform(10, 60) : -Infinity)),
      mostMw: byHour(areas, (_, a) => (a === 1 ? uniform(0, 60) : Infinity)),
    },
    limits: {
      branches: watched,
      ratingMw,
      interfaces: [border],
      outages: nMinusOne ? watched.filter(() => random.next() < 0.7) : [],
      ratingAfterMw: ratingMw.map((mw) => mw * 1.1),
      overloadUsdPerMwh: 300,
    },
    reserve: {
      poolOfArea: Int32Array.from({ length: areas }, (_, a) => (a === 0 ? 0 : a === areas - 1 ? -1 : 1)),
      share: 0.05,
      shortageUsdPerMwh: 150,
      ...(seed % 3 === 0 ? {} : { heldMw: byHour(areas > 2 ? 2 : 1, () => uniform(0, 5)) }),
    },
    vollUsdPerMwh: 1000,
    losses: 'none',
  };
}
