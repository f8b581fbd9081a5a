import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../src/grid/dataset.ts';
import type { AssumptionId, CapacityRow } from '../../src/study/capacity/capacity-result.ts';
import { runScenario } from '../../src/study/run-scenario.ts';
import type { CapacityRequest } from '../../src/study/scenario.ts';
import { chainDataset, publishedLimit } from '../support/chain-dataset.ts';
import { SIEPAC_CAPACITY, siepacDataset, siepacScenario } from '../support/siepac-data.ts';
import { always, CAPACITY, row as dataRow, tinyScenario } from '../support/tiny-dataset.ts';

function rowsOf(dataset: Dataset, request: Partial<CapacityRequest>): readonly CapacityRow[] {
  const studies = [{ ...CAPACITY, assumptions: 'all' as const, ...request }];
  return runScenario(tinyScenario({ studies }), dataset).capacity!.rows;
}

function figure(row: CapacityRow, id: AssumptionId): number {
  return row.assumptions.find(({ assumption }) => assumption === id)!.ttcMw!;
}

const A_TO_B = [{ from: ['A'], to: ['B'] }];

describe('one rule changed at a time, by hand', () => {
  const chain = chainDataset();

  test('emergency rating: the tie that is left carries 80 MVA for a while instead of 60', () => {
    const lines = chain.lines.map((line) => ({ ...line, emergencyRatingMva: line.ratingMva + 20 }));
    const [row] = rowsOf({ ...chain, lines }, { borders: A_TO_B });
    expect(row!.ttcMw).toBeCloseTo(60, 6);
    expect(figure(row!, 'post-contingency-rating')).toBeCloseTo(80, 6);
    const [asked] = rowsOf({ ...chain, lines }, { borders: A_TO_B, postContingencyRating: 'emergency' });
    expect(asked!.ttcMw).toBeCloseTo(80, 6);
    expect(figure(asked!, 'post-contingency-rating')).toBeCloseTo(60, 6);
  });

  test('losses of several elements: of three ties two go at once, and the third takes it all', () => {
    const third = { ...chain.lines[1]!, id: 'a-b-3', name: 'a-b-3', ratingMva: 50 };
    const contingencies = [
      {
        ...dataRow('contingencies.csv'),
        id: 'tower',
        nameEn: 'tower',
        nameEs: 'torre',
        kind: 'common-tower' as const,
        elements: ['a-b-1', 'a-b-2'],
        ...always,
      },
    ];
    const [row] = rowsOf({ ...chain, lines: [...chain.lines, third], contingencies }, { borders: A_TO_B });
    // With one tie out two equal ones are left, and the weaker is full at 2 × 50 MW.
    expect(row!.thermalN1).toMatchObject({ kind: 'limited' });
    expect(row!.ttcMw).toBeCloseTo(100, 6);
    expect(figure(row!, 'multiple-losses')).toBeCloseTo(50, 6);
  });

  test('machine outages: without them the tie to the outsider is free to its rating', () => {
    const lines = chain.lines.map((line) => (line.id.startsWith('a-b') ? { ...line, ratingMva: 300 } : line));
    const [row] = rowsOf({ ...chain, lines }, { borders: [{ from: ['X'], to: ['A'] }] });
    const { thermalN1, assumptions } = row!;
    // A lost machine of B or C (25 MW) is made up for by 150 MW of headroom in X of 425 MW in all.
    expect(thermalN1.kind === 'limited' && thermalN1.mw).toBeCloseTo(200 - (25 * 150) / 425, 6);
    const without = assumptions.find(({ assumption }) => assumption === 'machine-outages')!.thermalN1;
    expect(without.kind === 'limited' && without.mw).toBeCloseTo(200, 6);
  });

  test('watched voltage: nothing of 100 kV but ties limits when only the backbone counts', () => {
    const [row] = rowsOf(chain, { borders: A_TO_B });
    expect(figure(row!, 'monitored-voltage')).toBeCloseTo(60, 6);
  });

  test('thresholds alone are told when no more is asked for', () => {
    const [row] = rowsOf(chain, { borders: A_TO_B, assumptions: 'thresholds' });
    expect(row!.assumptions.map(({ assumption }) => assumption)).toEqual([
      'sensitivity-threshold',
      'local-overloads',
    ]);
  });
});

describe('relief, by hand', () => {
  test('tie after tie, then the next border, until another layer binds', () => {
    const dataset = { ...chainDataset(), transferLimits: [publishedLimit('AC', ['A'], ['C'], 90)] };
    const [row] = rowsOf(dataset, { borders: [{ from: ['A'], to: ['C'] }], directions: 'forward' });
    // Each border is lost tie by tie: the other tie limits. B–C is full at 40 MW, A–B at 60 MW.
    expect(
      row!.relief.map(({ rank, relieved, ttcMw, bindingLayer, next }) => [
        rank,
        relieved.element,
        Math.round(ttcMw * 1e6) / 1e6,
        bindingLayer,
        next.element,
      ]),
    ).toEqual([
      [1, 'b-c-1', 40, 'thermal-n-1', 'b-c-2'],
      [2, 'b-c-2', 60, 'thermal-n-1', 'a-b-1'],
      [3, 'a-b-1', 60, 'thermal-n-1', 'a-b-2'],
      [4, 'a-b-2', 90, 'operating', 'x-a'],
    ]);
  });
});

describe('on the data of the region', () => {
  const dataset = siepacDataset();
  const { capacity } = runScenario(
    siepacScenario({
      season: 'wet',
      demand: 'maximum',
      studies: [{ ...SIEPAC_CAPACITY, assumptions: 'all' }],
    }),
    dataset,
  );

  test.each([
    ['sensitivity-threshold', 'no higher', (changed: number, asked: number) => changed <= asked + 1e-6],
    ['local-overloads', 'no higher', (changed: number, asked: number) => changed <= asked + 1e-6],
    ['multiple-losses', 'no higher', (changed: number, asked: number) => changed <= asked + 1e-6],
    ['post-contingency-rating', 'no lower', (changed: number, asked: number) => changed >= asked - 1e-6],
    ['machine-outages', 'no lower', (changed: number, asked: number) => changed >= asked - 1e-6],
    ['monitored-voltage', 'no lower', (changed: number, asked: number) => changed >= asked - 1e-6],
  ] as const)('%s changed gives %s capacity in every direction', (id, _, holds) => {
    for (const row of capacity!.rows) expect(holds(figure(row, id), row.ttcMw!)).toBe(true);
  });

  test('what is told is what a study asked with the changed rule finds', () => {
    const request = { ...SIEPAC_CAPACITY, sensitivityThreshold: 0.01, contingencies: 'n-1' as const };
    const again = runScenario(
      siepacScenario({ season: 'wet', demand: 'maximum', studies: [request] }),
      dataset,
    ).capacity!.rows;
    capacity!.rows.forEach((row, i) => {
      const told = row.assumptions.find(
        ({ assumption }) => assumption === 'sensitivity-threshold',
      )!.thermalN1;
      expect(told).toEqual(again[i]!.thermalN1);
    });
  });
});
