import { describe, expect, test } from 'vitest';
import { buildDcModel } from '../../../src/analysis/dc-model.ts';
import { busInjectionMw } from '../../../src/analysis/injection.ts';
import { dispatchBlock } from '../../../src/analysis/market/dispatch-block.ts';
import type { MarketBlock } from '../../../src/analysis/market/market-block.ts';
import { dispatchColumns } from '../../../src/analysis/opf/dispatch-columns.ts';
import { readMatpower } from '../../../src/io/matpower/read-matpower.ts';
import { loadSolver } from '../../../src/numeric/lp.ts';
import { ownCases, referenceCases, type StoredCase } from '../../stored-cases.ts';

const solver = await loadSolver();

/** A reference case as a block of one hour; `undefined` where its costs are curved, or it has no expected dispatch. */
function hourOf(stored: StoredCase): { block: MarketBlock; constantUsd: number } | undefined {
  if (stored.expected('dcopf.csv') === undefined) return undefined;
  const { value } = readMatpower({ file: stored.name, text: stored.source() });
  const { network, costs } = value!;
  const model = buildDcModel(network);
  const columns = dispatchColumns(model, costs!);
  if ('kind' in columns || columns.curvature.some((k) => k !== 0)) return undefined;
  const { buses, branches, areas, units } = network;
  const unitsOff = { ...units, outputMw: new Float64Array(units.count) };
  const block: MarketBlock = {
    model,
    weightH: Float64Array.of(1),
    demandMw: busInjectionMw({ ...network, units: unitsOff }).map((mw) => -mw),
    offers: {
      count: columns.count,
      bus: columns.bus,
      unit: columns.unit,
      lowerMw: columns.lowerMw,
      upperMw: columns.upperMw,
      costUsdPerMwh: columns.cost,
      spins: new Uint8Array(columns.count),
    },
    links: {
      count: 0,
      from: new Int32Array(0),
      to: new Int32Array(0),
      forwardMw: new Float64Array(0),
      reverseMw: new Float64Array(0),
      lossShare: new Float64Array(0),
      costUsdPerMwh: new Float64Array(0),
    },
    budgets: [],
    exchange: {
      chargeUsdPerMwh: 0,
      leastMw: new Float64Array(areas.count).fill(-Infinity),
      mostMw: new Float64Array(areas.count).fill(Infinity),
    },
    limits: {
      branches: [...branches.id.keys()].filter((k) => model.takesPart[k] === 1),
      ratingMw: branches.ratingMva,
      interfaces: [],
      outages: [],
      ratingAfterMw: branches.ratingMva,
      overloadUsdPerMwh: Infinity,
    },
    reserve: { poolOfArea: new Int32Array(areas.count).fill(-1), share: 0, shortageUsdPerMwh: 0 },
    vollUsdPerMwh: 1e5,
    losses: 'none',
  };
  return buses.count > 0 ? { block, constantUsd: columns.constantUsdPerH } : undefined;
}

const own = new Set(ownCases.map((stored) => stored.name));
const hours = [...ownCases, ...referenceCases.filter((stored) => !own.has(stored.name))].flatMap((stored) => {
  const hour = hourOf(stored);
  return hour === undefined ? [] : [[stored.name, stored, hour] as const];
});

test.skipIf(referenceCases.length === 0)('some reference cases have costs without curvature', () => {
  expect(hours.length).toBeGreaterThan(0);
});

describe.each(hours)('%s', (_, stored, { block, constantUsd }) => {
  test('least cost, and prices where they are unique', () => {
    const result = dispatchBlock(block, solver);
    if (result.kind !== 'optimal') throw new Error(result.kind);
    const [, ...lines] = stored.expected('dcopf.csv')!.trim().split('\n');
    for (const line of lines) {
      const [quantity = '', row, , text] = line.split(',');
      const value = Number(text);
      const closeness = 1e-6 * Math.max(1, Math.abs(value));
      if (quantity === 'objective') {
        expect(Math.abs(result.objectiveUsd + constantUsd - value)).toBeLessThan(closeness);
      }
      if (quantity === 'lmp') {
        expect(Math.abs(result.priceUsdPerMwh[Number(row) - 1]! - value)).toBeLessThan(closeness);
      }
    }
  });
});
