import { describe, expect, test } from 'vitest';
import { type BaseCase, solveContingency } from '../../src/analysis/contingency.ts';
import { solveDcFlow } from '../../src/analysis/dc-flow.ts';
import { injectionsAlong } from '../../src/analysis/transfer-path.ts';
import { capacityStudy } from '../../src/study/capacity/capacity-study.ts';
import { explainCapacity } from '../../src/study/explanation/explain-capacity.ts';
import { explainScenario } from '../../src/study/explanation/explain-scenario.ts';
import type { CapacityExplanation } from '../../src/study/explanation/explanation-result.ts';
import { outagesFor } from '../../src/study/outages.ts';
import { type PreparedGrid, prepareGrid } from '../../src/study/prepare-grid.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { CAPACITY, tinyDataset, tinyScenario } from '../support/tiny-dataset.ts';

const dataset = siepacDataset();
const RANKS = [1, 2, 3, 4, 5];

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

describe.each([
  ['wet', 'minimum'],
  ['dry', 'maximum'],
] as const)('2017, %s season, %s demand: five pairs of every border', (season, demand) => {
  const scenario = siepacScenario({ season, demand });
  const grid = prepareGrid(scenario, dataset);
  const { states } = outagesFor(grid, scenario.studies);
  const { solved } = capacityStudy(grid, SIEPAC_CAPACITY, states);
  const explained = solved.flatMap((border) =>
    RANKS.map((rank) => ({ border, explanation: explainCapacity(grid, border, states, { rank }) })),
  );

  test('the sum ends at the rating, and the limit is that of the capacity', () => {
    for (const { border, explanation } of explained) {
      const pair = explanation.pair!;
      expect(pair.sum.closingErrorMw).toBeLessThan(1e-9);
      expect(pair.limitMw).toBe(border.row.pairs[explanation.rank - 1]!.limitMw);
      const effects = [...pair.sum.pickups, ...pair.sum.lostBranches].map((part) => part.effectMw);
      const after = pair.sum.baseFlowMw + sumOf(effects) + pair.sum.rebuiltMw;
      expect(Math.abs(after - pair.sum.afterMw)).toBeLessThan(1e-9);
    }
  });

  test('the parts by country make the flow after the contingency, with nothing left over', () => {
    for (const { explanation } of explained) {
      const { loading, sum } = explanation.pair!;
      const parts = loading.areas.map((part) => part.internalMw + part.exchangeMw);
      expect(Math.abs(sumOf(parts) - sum.afterMw)).toBeLessThan(1e-9);
      expect(Math.abs(loading.restMw)).toBeLessThan(1e-9);
    }
  });

  test('the exchange leaves its exporter whole, and the element takes its share of it', () => {
    for (const { border, explanation } of explained) {
      const { paths, sum, element } = explanation.pair!;
      expect(sumOf(paths.map((path) => path.share))).toBeCloseTo(1, 9);
      const branch = grid.built.branchIndex.get(element.id)!;
      expect(Math.abs(sum.intactSensitivity)).toBeCloseTo(Math.abs(border.transfer!.flowMw[branch]!), 12);
    }
  });

  test('moving a plant by 1 MW against its counter-party and solving again gives the relief that is told', () => {
    let checked = 0;
    for (const { explanation } of explained.filter((entry) => entry.explanation.rank === 1)) {
      const pair = explanation.pair!;
      const branch = grid.built.branchIndex.get(pair.element.id)!;
      const contingency = states.find((state) => state.contingency.id === pair.contingency?.id)?.contingency;
      const flowAt = (base: BaseCase) =>
        Math.abs((contingency ? solveContingency(base, contingency) : base).flowMw[branch]!);
      const moves = [
        ...pair.relief.raise.map((move) => ({ move, way: 1 })),
        ...pair.relief.lower.map((move) => ({ move, way: -1 })),
      ];
      for (const { move, way } of moves) {
        const step = Math.min(1, move.roomMw, move.counterRoomMw) / 2;
        const base = movedByHand(grid, moveByHand(grid, move, way), step);
        expect(Math.abs((flowAt(base) - flowAt(grid.base)) / step - move.perMw)).toBeLessThan(1e-6);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(50);
  });
});

type Move = NonNullable<CapacityExplanation['pair']>['relief']['raise'][number];

/** MW per MW of every unit, from what the explanation says in names and numbers. */
function moveByHand(grid: PreparedGrid, move: Move, way: number): number[] {
  const { units } = grid.network;
  const { outputMw } = grid.base;
  const others = move.counterParties.map(({ en: name }) =>
    units.name.findIndex((known, u) => known === name && grid.built.plantRows[u]!.area === move.area),
  );
  const room = (u: number) => (way > 0 ? outputMw[u]! - units.minMw[u]! : units.maxMw[u]! - outputMw[u]!);
  const total = sumOf(others.map(room));
  expect(total).toBeCloseTo(move.counterRoomMw, 6);
  return units.id.map((id, u) =>
    id === move.unit ? way : others.includes(u) ? (-way * room(u)) / total : 0,
  );
}

/** The base case with units moved, solved again. */
function movedByHand(grid: PreparedGrid, unitMw: readonly number[], mw: number): BaseCase {
  const outputMw = grid.base.outputMw.map((output, u) => output + mw * unitMw[u]!);
  const injectionMw = grid.base.injectionMw.slice();
  unitMw.forEach((share, u) => {
    injectionMw[grid.network.units.bus[u]!]! += mw * share;
  });
  return { ...grid.base, outputMw, injectionMw, flowMw: solveDcFlow(grid.model, injectionMw).flowMw };
}

test('two countries by hand: one tie carries what both did, the published limit stands beside it', () => {
  const tiny = tinyDataset();
  const limit = {
    ...tiny.areas[0]!,
    id: 'L1',
    fromAreas: ['A'],
    toAreas: ['B'],
    yearFrom: 2010,
    yearTo: 2020,
    season: undefined,
    month: undefined,
    demandPeriod: undefined,
    limitMw: 40,
    toleranceMw: undefined,
    kind: 'operating' as const,
    reason: 'undamped oscillations',
    reasonEs: undefined,
  };
  const { explanation, pairCount } = explainScenario(
    tinyScenario(),
    { ...tiny, transferLimits: [limit] },
    CAPACITY,
    { from: ['A'], to: ['B'] },
    1,
  );
  // Nothing is scheduled: both ties are empty, and after the loss of one the other takes all, 60 MVA.
  expect(pairCount).toBeGreaterThan(1);
  expect(explanation.pair).toMatchObject({ element: { id: 'tie-1' }, contingency: { id: 'tie-2' } });
  const { sum, paths } = explanation.pair!;
  expect(sum.sensitivity).toBeCloseTo(1, 9);
  expect(sum.intactSensitivity).toBeCloseTo(0.5, 9);
  expect(sum.growthMw).toBeCloseTo(60, 9);
  expect(paths.map(({ share }) => share)).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
  expect(explanation.comparison.figures[0]).toMatchObject({ mw: 40, nature: 'non-thermal' });
  expect(explanation.comparison.figures[0]!.differenceMw).toBeCloseTo(20, 9);
  expect(explanation.comparison.figures[0]!.differencePct).toBeCloseTo(50, 9);
  expect(explanation.comparison.reasons).toEqual(['non-thermal', 'all-periods', 'other-base-case']);
});

test('an upgrade that touches the pair is solved with it; one elsewhere is not named', () => {
  const { explanation } = explainScenario(
    siepacScenario({}),
    dataset,
    SIEPAC_CAPACITY,
    { from: ['GT'], to: ['SV'] },
    1,
  );
  const { upgrades } = explanation.pair!.relief;
  const second = upgrades.find(({ id }) => id === 'gt-aguacapa-la-vega-ii')!;
  expect(second.relation).toBe('corridor');
  const upgraded = siepacScenario({ upgrades: [{ kind: 'catalogue', id: second.id }] });
  const grid = prepareGrid(upgraded, dataset);
  const { states } = outagesFor(grid, upgraded.studies);
  const row = capacityStudy(grid, SIEPAC_CAPACITY, states).result.rows.find(
    ({ fromAreas, toAreas }) => fromAreas.join() === 'GT' && toAreas.join() === 'SV',
  )!;
  expect(second.thermalN1).toEqual(row.thermalN1);
  expect(upgrades.map(({ id }) => id)).not.toContain('second-circuit-cr-pa');
});

test('the gain of a move is the capacity of the grid with all of it moved', () => {
  const scenario = siepacScenario({});
  const request = {
    ...SIEPAC_CAPACITY,
    borders: [{ from: ['GT'], to: ['SV'] }],
    directions: 'forward',
  } as const;
  const { explanation } = explainScenario(scenario, dataset, request, { from: ['GT'], to: ['SV'] }, 1);
  const move = explanation.pair!.relief.lower[0]!;
  expect(move.unit).toBe('jaguar-energy');
  const grid = prepareGrid(scenario, dataset);
  const base = movedByHand(grid, moveByHand(grid, move, -1), Math.min(move.roomMw, move.counterRoomMw));
  const moved = { ...grid, base, flow: { ...grid.flow, flowMw: base.flowMw } };
  const { states } = outagesFor(moved, scenario.studies);
  const thermal = capacityStudy(moved, request, states).result.rows[0]!.thermalN1;
  expect(thermal.kind === 'limited' && move.thermalN1?.kind === 'limited').toBe(true);
  if (thermal.kind !== 'limited' || move.thermalN1?.kind !== 'limited') return;
  expect(move.thermalN1.mw).toBeCloseTo(thermal.mw, 6);
  // The pair itself would allow more: another one limits before.
  expect(thermal.mw - explanation.pair!.limitMw).toBeLessThan(move.exchangeGainMw);
});

test('a reason that says "same" is that of the row above for the same interface', () => {
  const grid = prepareGrid(siepacScenario({}), dataset);
  const request = {
    ...SIEPAC_CAPACITY,
    borders: [{ from: ['HN'], to: ['NI'] }],
    directions: 'forward',
  } as const;
  const [solved] = capacityStudy(grid, request, []).solved;
  const { figures } = explainCapacity(grid, solved!, []).comparison;
  const study = figures.find(({ id }) => id === 'TC-P07')!;
  expect(study.reason?.en).toBe('same (weak southern Honduras and western Nicaragua networks)');
  expect(study.nature).toBe('thermal');
});

test('where plants move in merit order the sum closes too, with shares that are means on the way', () => {
  const scenario = siepacScenario({});
  const grid = prepareGrid(scenario, dataset);
  const { states } = outagesFor(grid, scenario.studies);
  const request = { ...SIEPAC_CAPACITY, shiftKey: { up: 'merit-order', down: 'merit-order' } } as const;
  const bent = capacityStudy(grid, request, states).solved.flatMap((border) => {
    const { pair } = explainCapacity(grid, border, states);
    return pair?.sum.isMeanShare ? [{ border, pair }] : [];
  });
  expect(bent.length).toBeGreaterThan(2);
  for (const { border, pair } of bent) {
    const { sum, paths, element } = pair;
    expect(sum.closingErrorMw).toBeLessThan(1e-9);
    expect(sumOf(paths.map(({ share }) => share))).toBeCloseTo(1, 9);
    const there = injectionsAlong(grid.base, border.path!, sum.growthMw).injectionMw;
    const branch = grid.built.branchIndex.get(element.id)!;
    const addedMw = solveDcFlow(grid.model, there).flowMw[branch]! - grid.base.flowMw[branch]!;
    expect(Math.abs(sum.intactSensitivity * sum.growthMw)).toBeCloseTo(Math.abs(addedMw), 6);
  }
});
