import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/grid/dataset.ts';
import { checkScenario } from '../../src/study/check-scenario.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { CapacityRequest, ShiftKeyPair } from '../../src/study/scenario.ts';
import { chainDataset, publishedLimit } from '../support/chain-dataset.ts';
import { CAPACITY, plant, tinyScenario } from '../support/tiny-dataset.ts';

/** A second plant of 60 MW in B and in C, idle because it costs more; it makes an exporter's choice matter. */
function dataset(): Dataset {
  const chain = chainDataset();
  return {
    ...chain,
    plants: [
      ...chain.plants,
      plant('b-gas', 'B', 'b1-100', 'gas_ocgt', 60, 30),
      plant('c-gas', 'C', 'c1-100', 'gas_ocgt', 60, 30),
    ],
    costs: [...chain.costs, { ...chain.costs[0]!, technology: 'gas_ocgt', costUsdPerMwh: 200 }],
  };
}

function study(shiftKey: ShiftKeyPair, request: Partial<CapacityRequest> = {}) {
  const borders = [{ from: ['B', 'C'], to: ['A'] }];
  return { ...CAPACITY, borders, directions: 'forward' as const, ...request, shiftKey };
}

function rowUnder(shiftKey: ShiftKeyPair, data = dataset()) {
  return runScenario(tinyScenario({ studies: [study(shiftKey)] }), data).capacity!.rows[0]!;
}

const explicit = (weights: Record<string, number>) => ({
  weights: Object.entries(weights).map(([id, weight]) => ({ plant: id, weight })),
});

describe('shift keys, by hand: B and C together sell to A', () => {
  test('explicit weights: a fifth of the sale from C and all over A–B, which is full first at 60 MW', () => {
    const row = rowUnder({ up: explicit({ 'b-oil': 4, 'c-oil': 1 }), down: 'headroom' });
    expect(row.ttcMw).toBeCloseTo(60, 6);
    // b-oil would end at 125 MW, where its 100 MW are used; A has 100 MW to give up.
    expect(row.resources.kind === 'limited' && row.resources.mw).toBeCloseTo(100, 6);
  });

  test('a key whose plants run out binds as such', () => {
    const row = rowUnder({ up: explicit({ 'c-gas': 3, 'b-oil': 1 }), down: 'output' });
    // Three quarters come from C: B–C stands at its 40 MW after an outage at 53.3 MW, c-gas is at 60 MW at 80 MW.
    expect(row.thermalN1.kind === 'limited' && row.thermalN1.mw).toBeCloseTo(40 / 0.75, 6);
    expect(row.resources.kind === 'limited' && row.resources.mw).toBeCloseTo(80, 6);
    const tight = rowUnder({ up: explicit({ 'b-gas': 1 }), down: explicit({ 'a-oil': 1 }) });
    expect(tight).toMatchObject({ bindingLayer: 'thermal-n-1' });
    const small = rowUnder({ up: explicit({ 'b-gas': 9, 'b-oil': 1 }), down: 'output' });
    expect(small.resources.kind === 'limited' && small.resources.mw).toBeCloseTo(60 / 0.9, 6);
  });

  test('different keys up and down, and plants of the other side play no part', () => {
    const asked = { up: explicit({ 'a-oil': 5, 'c-oil': 1 }), down: 'output' as const };
    const row = rowUnder(asked);
    // All of it comes from C: B–C is full first.
    expect(row.ttcMw).toBeCloseTo(40, 6);
  });

  test('a side of which the key names no plant has no resources, and says so', () => {
    const row = rowUnder({ up: explicit({ 'a-oil': 1 }), down: 'headroom' });
    expect(row).toMatchObject({ bindingLayer: 'resources', ttcMw: 0 });
    expect(row.thermalN1).toMatchObject({
      kind: 'unlimited',
      reason: { en: 'no unit of the shift key can give more on the exporting side' },
    });
  });

  test('published limits on the way are shared as the key shares', () => {
    const data = { ...dataset(), transferLimits: [publishedLimit('CB', ['C'], ['B'], 10)] };
    const row = rowUnder({ up: explicit({ 'b-oil': 4, 'c-oil': 1 }), down: 'headroom' }, data);
    expect(row.crossed[0]!.share).toBeCloseTo(0.2, 9);
    expect(row.crossed[0]!.limitMw).toBeCloseTo(50, 6);
    expect(row.bindingLayer).toBe('crossed');
  });
});

describe('merit order, by hand: the cheapest first up, the dearest first down', () => {
  /** b-oil and c-oil with costs and sizes of their own, and what each tie of a border carries. */
  function costed(costB: number, sizeB: number, sizeC: number, tieBc: number, tieAb = 60): Dataset {
    const chain = chainDataset();
    const cost = (area: string, costUsdPerMwh: number) => ({ ...chain.costs[0]!, area, costUsdPerMwh });
    const size: Record<string, number> = { 'b-oil': sizeB, 'c-oil': sizeC };
    return {
      ...chain,
      costs: [cost('*', 80), cost('B', costB)],
      plants: chain.plants.map((row) => ({ ...row, capacityMw: size[row.id] ?? row.capacityMw })),
      lines: chain.lines.map((row) => {
        const ratingMva = row.id.startsWith('b-c') ? tieBc : row.id.startsWith('a-b') ? tieAb : row.ratingMva;
        return { ...row, ratingMva };
      }),
    };
  }
  const order: ShiftKeyPair = { up: 'merit-order', down: 'merit-order' };

  test('C is cheaper: it sells first, and B–C is full at 20 MW', () => {
    expect(rowUnder(order, costed(90, 200, 200, 20)).ttcMw).toBeCloseTo(20, 6);
  });

  test('B is cheaper: nothing crosses B–C, and A–B is full at 60 MW', () => {
    expect(rowUnder(order, costed(70, 200, 200, 20)).ttcMw).toBeCloseTo(60, 6);
  });

  test('B sells its 10 MW first, then C: B–C is full at 30 MW, its published limit of 15 MW at 25', () => {
    const data = costed(70, 110, 200, 20);
    const free = rowUnder(order, data);
    expect(free.ttcMw).toBeCloseTo(30, 6);
    expect(free.tieFlowAtLimitMw).toBeCloseTo(30, 6);
    const row = rowUnder(order, { ...data, transferLimits: [publishedLimit('CB', ['C'], ['B'], 15)] });
    expect(row).toMatchObject({ bindingLayer: 'crossed' });
    expect(row.ttcMw).toBeCloseTo(25, 6);
    // Of 25 MW 15 passed there: the mean on the way.
    expect(row.crossed[0]!.share).toBeCloseTo(15 / 25, 9);
  });

  test('a published limit that the plants behind it cannot fill does not limit', () => {
    const data = { ...costed(90, 200, 130, 200), transferLimits: [publishedLimit('CB', ['C'], ['B'], 35)] };
    expect(rowUnder(order, data).crossed).toEqual([]);
  });

  test('where all plants give what they have before an element limits, resources bind and the row says so', () => {
    const row = rowUnder(order, costed(90, 110, 130, 200, 200));
    expect(row).toMatchObject({ bindingLayer: 'resources', thermalN1: { kind: 'unlimited' } });
    expect(row.ttcMw).toBeCloseTo(40, 6);
  });

  test('merit order up, headroom down', () => {
    const row = rowUnder({ up: 'merit-order', down: 'headroom' }, costed(90, 200, 200, 20));
    expect(row.ttcMw).toBeCloseTo(20, 6);
  });
});

describe('checks of explicit keys', () => {
  const key = 'studies.0.capacity.shiftKey';
  const spans = new Map(
    [
      'studies.0.capacity',
      `${key}.explicit.b-oli`,
      `${key}.up.explicit.a-oil`,
      `${key}.down.explicit.c-oil`,
    ].map((path, i) => [path, { file: 'tiny.yaml', line: 19 + i, column: 5 }]),
  );
  const findings = (shiftKey: ShiftKeyPair, data = dataset(), borders = [{ from: ['A'], to: ['B'] }]) =>
    checkScenario(tinyScenario({ studies: [study(shiftKey, { borders })], spans }), data).map(
      ({ code, line, hint }) => [code, line, hint?.en],
    );

  test('an unknown plant, once where it is written once for both sides', () => {
    const both = explicit({ 'b-oli': 1 });
    expect(findings({ up: both, down: both })).toEqual([['UNKNOWN_PLANT', 20, 'did you mean `b-oil`?']]);
  });

  test('a plant that is not in service in the year', () => {
    const plants = dataset().plants.map((row) =>
      row.id === 'a-oil' ? { ...row, inServiceYear: 2020 } : row,
    );
    const found = findings({ up: explicit({ 'a-oil': 1 }), down: 'headroom' }, { ...dataset(), plants });
    expect(found).toContainEqual(['PLANT_NOT_IN_SERVICE', 21, undefined]);
  });

  test('a plant of an area that takes no part', () => {
    expect(findings({ up: 'headroom', down: explicit({ 'c-oil': 1 }) })).toEqual([
      ['PLANT_ELSEWHERE', 22, 'they have A, B'],
    ]);
  });

  test('plants of any area where all are asked', () => {
    const studies = [
      {
        ...CAPACITY,
        borders: 'matrix' as const,
        shiftKey: { up: explicit({ 'c-oil': 1 }), down: 'headroom' as const },
      },
    ];
    expect(checkScenario(tinyScenario({ studies }), dataset())).toEqual([]);
  });
});
