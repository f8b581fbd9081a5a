import { buildDcModel } from '../src/analysis/dc-model.ts';
import { dispatchBlock } from '../src/analysis/market/dispatch-block.ts';
import type { MarketBlock } from '../src/analysis/market/market-block.ts';
import { monitorFrom } from '../src/analysis/monitoring.ts';
import { marketYear } from '../src/grid/market/typical-year.ts';
import { loadSolver } from '../src/numeric/lp.ts';
import { type Measurement, measure } from './measure.ts';
import { type SiepacGrid, siepacGrid } from './siepac-grid.ts';

/** A month of the market year, 48 hours dispatched together on the whole grid, with its reservoirs and all ties closed. */
export async function measureBlocks(): Promise<{ name: string; times: Record<string, Measurement> }> {
  const solver = await loadSolver();
  const block = marchOf(await siepacGrid('scenarios/2017-matrix.yaml'));
  const intact: MarketBlock = { ...block, limits: { ...block.limits, outages: [] } };
  return {
    name: 'SIEPAC 2017, market blocks',
    times: {
      'block of 48 hours, N': measure(() => void dispatchBlock(intact, solver)),
      'block of 48 hours, N-1': measure(() => void dispatchBlock(block, solver)),
    },
  };
}

function marchOf({ dataset, grid: { built, network } }: SiepacGrid): MarketBlock {
  const { buses, branches, units, areas } = network;
  const options = { year: 2017, hydrology: 'average', demandFactor: 1, costUsdPerMwh: new Map() } as const;
  const year = marketYear(built, dataset, options);
  const { from, to, month } = year.blocks[2]!;
  const hours = to - from;
  const cut = (values: Float64Array, columns: number) => values.slice(from * columns, to * columns);
  const watched = monitorFrom(network, 230, 'continuous').branches;
  const none = { from: new Int32Array(0), to: new Int32Array(0), lossShare: new Float64Array(0) };
  return {
    model: buildDcModel(network),
    weightH: Float64Array.from(year.hours.slice(from, to), (hour) => hour.weightH),
    demandMw: cut(year.demandMw, buses.count),
    offers: {
      count: units.count,
      bus: units.bus,
      unit: Int32Array.from(units.bus.keys()),
      lowerMw: new Float64Array(hours * units.count),
      upperMw: cut(year.availableMw, units.count),
      costUsdPerMwh: cut(year.costUsdPerMwh, units.count),
      spins: new Uint8Array(units.count).fill(1),
    },
    links: {
      count: 0,
      ...none,
      forwardMw: none.lossShare,
      reverseMw: none.lossShare,
      costUsdPerMwh: none.lossShare,
    },
    budgets: year.reservoirs.map(({ id, units: offers, inflowMwh }) => ({
      id,
      offers,
      energyMwh: inflowMwh[month - 1]!,
    })),
    exchange: {
      chargeUsdPerMwh: 0.01,
      leastMw: new Float64Array(hours * areas.count).fill(-Infinity),
      mostMw: new Float64Array(hours * areas.count).fill(Infinity),
    },
    limits: {
      branches: watched,
      ratingMw: branches.ratingMva,
      interfaces: [],
      outages: watched,
      ratingAfterMw: branches.ratingMva,
      overloadUsdPerMwh: 500,
    },
    reserve: {
      poolOfArea: Int32Array.from(areas.id, (id, a) => (id === 'MX' ? -1 : a)),
      share: 0.05,
      shortageUsdPerMwh: 300,
    },
    vollUsdPerMwh: 1000,
    losses: 'none',
  };
}
